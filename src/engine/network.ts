import type { NdArray } from "../array/index.ts";
import { type Failure, fail, isFailure, throwIfAborted } from "../errors/index.ts";
import { checkInputs } from "./check-inputs.ts";
import type { EngineInfo, MemoryUse, WeightsFiles } from "./engine-types.ts";
import { type EngineWorker, startEngineWorker } from "./engine-worker.ts";
import { MemoryModel } from "./memory-model.ts";
import { defaultBudget, type EnginePlatform } from "./platform.ts";
import type { Backend, Loaded } from "./requests.ts";
import { WorkerPool } from "./worker-pool.ts";

export interface NetworkLimits {
  readonly workers: number;
  readonly memoryBytes: number | null;
}

/** A network on a pool of workers, with what else could run it when the first choice fails. Shared by all sessions
 * opened under one key. */
export class Network {
  limits: NetworkLimits = { workers: 1, memoryBytes: null };
  readonly #files: Readonly<Record<string, Blob>>;
  readonly #notes: Set<string>;
  /** Index of the backend in use. */
  #current = 0;
  /** A tile has come out of the current backend. */
  #proven = false;
  #pool: WorkerPool;
  #memory = new MemoryModel();
  #peakBytes = 0;
  #loaded: Loaded | null = null;

  /** @param compile - that of the platform, remembered
   * @param backends - in order of preference, at least one
   * @param notes - why the first was chosen */
  constructor(
    private readonly platform: EnginePlatform,
    private readonly compile: EnginePlatform["compile"],
    private readonly weights: Omit<WeightsFiles, "files">,
    files: WeightsFiles["files"],
    private readonly backends: readonly Backend[],
    notes: readonly string[],
  ) {
    // Blobs are handed to any number of workers without copying here, and may rest on disk.
    this.#files = Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, new Blob([bytes])]));
    this.#notes = new Set(notes);
    this.#pool = this.#createPool();
  }

  /** Start the first worker on the first backend that takes the network.
   * @throws engine/malformed-weights, worker/start, … of the only backend; engine/none-worked of several */
  async load(): Promise<void> {
    const tried: { engine: string; reason: string }[] = [];
    for (;;) {
      try {
        this.#loaded = (await this.#pool.warm()).loaded;
        return;
      } catch (error) {
        if (this.backends.length === 1 || isFailure(error, "engine/malformed-weights")) throw error;
        tried.push({ engine: this.#label(), reason: reasonOf(error) });
        if (!this.#canFallBack()) throw fail("engine/none-worked", { tried }, error);
        await this.#fallBack(error);
      }
    }
  }

  get signature(): Pick<Loaded, "inputs" | "outputs"> {
    return this.#known();
  }

  get info(): EngineInfo {
    const { runtime, version } = this.#known();
    const { provider, device } = this.#backend();
    const workers = Math.max(1, this.#pool.workers);
    return {
      runtime,
      version,
      provider,
      workers,
      device: device === "CPU" ? `CPU, ${workers} worker${workers > 1 ? "s" : ""}` : device,
      notes: [...this.#notes],
    };
  }

  /** How many workers there may be: as asked, not more than cores, one on a GPU, and no more than fit the budget
   * at the largest size one of them was seen to reach. */
  get parallel(): number {
    const { provider } = this.#backend();
    if (provider === "webgpu" || provider === "webgl") return 1;
    const fitting = this.#fitting(this.#memory.largestBytes);
    return Math.max(1, Math.min(Math.floor(this.limits.workers), this.platform.cores, fitting));
  }

  /** How many tiles of that size may run at once: one until the need of such a tile is known. */
  #concurrent(elements: number): number {
    const bytes = this.#memory.estimate(elements);
    return bytes === null ? 1 : Math.max(1, this.#fitting(bytes));
  }

  #fitting(bytesEach: number): number {
    const budget = this.limits.memoryBytes ?? defaultBudget(this.platform.memoryBytes);
    return Math.floor(budget / Math.max(1, bytesEach));
  }

  get memory(): MemoryUse {
    return { nowBytes: this.#pool.memoryBytes, peakBytes: this.#peakBytes };
  }

  estimateBytes(elements: number): number | null {
    return this.#memory.estimate(elements);
  }

  /** @throws engine/run, engine/out-of-memory, engine/closed, worker/start, worker/lost, aborted */
  async run(inputs: readonly NdArray[], signal?: AbortSignal): Promise<readonly NdArray[]> {
    throwIfAborted(signal, "a tile");
    checkInputs(this.#label(), this.#known().inputs, inputs);
    const backend = this.#current;
    try {
      return await this.#runOnCurrent(inputs, signal);
    } catch (error) {
      // Another tile may have caused the change of backend while this one waited.
      const switched = this.#current !== backend;
      const closed = isFailure(error, "engine/closed") && !switched;
      if (closed || isFailure(error, "aborted") || (!switched && !this.#canFallBack())) throw error;
      if (!switched) await this.#fallBack(error);
      return this.#runAgain(inputs, signal, backend);
    }
  }

  end(): Promise<void> {
    return this.#pool.end();
  }

  async #runOnCurrent(inputs: readonly NdArray[], signal?: AbortSignal): Promise<readonly NdArray[]> {
    const elements = inputs.reduce((sum, array) => sum + array.data.length, 0);
    const backend = this.#current;
    const result = await this.#pool.run(inputs, elements, signal);
    for (const text of result.notes) this.#notes.add(text);
    if (backend === this.#current) this.#proven = true;
    return result.outputs;
  }

  /** After a change of backend. When the tile fails there too, the tile is to blame and the first choice is restored. */
  async #runAgain(inputs: readonly NdArray[], signal: AbortSignal | undefined, before: number) {
    try {
      return await this.#runOnCurrent(inputs, signal);
    } catch (error) {
      const innocent = this.#proven || isFailure(error, "engine/closed") || isFailure(error, "aborted");
      if (!innocent && this.#current !== before) await this.#switchTo(before);
      throw error;
    }
  }

  #canFallBack(): boolean {
    return this.#current + 1 < this.backends.length;
  }

  async #fallBack(cause: unknown): Promise<void> {
    const failed = this.#label();
    await this.#switchTo(this.#current + 1);
    this.#notes.add(`${failed} failed, continued on ${this.#label()}: ${reasonOf(cause)}`);
  }

  async #switchTo(index: number): Promise<void> {
    const old = this.#pool;
    this.#current = index;
    this.#proven = false;
    this.#memory = new MemoryModel();
    this.#pool = this.#createPool();
    await old.end();
  }

  #createPool(): WorkerPool {
    const backend = this.#backend();
    const { format, main } = this.weights;
    const { assetBase } = this.platform;
    const memory = this.#memory;
    const input = { format, main, files: this.#files, backend, assetBase };
    const start = async (signal: AbortSignal) => {
      const wasm = backend.runtime === "onnxruntime-web" ? await this.compile(backend.bundle) : null;
      const name = `engine (${main})`;
      return startEngineWorker(this.platform.spawn, name, { ...input, wasm }, signal);
    };
    return new WorkerPool({
      start,
      limit: () => this.parallel,
      concurrent: (elements) => this.#concurrent(elements),
      keepInputs: this.#canFallBack(),
      onAnswer: (worker, elements) => this.#observe(memory, worker, elements),
      note: (text) => this.#notes.add(text),
    });
  }

  #observe(memory: MemoryModel, worker: EngineWorker, elements: number): void {
    for (const text of worker.loaded.notes) this.#notes.add(text);
    if (elements >= worker.largestElements) memory.observe(elements, worker.memoryBytes);
    this.#peakBytes = Math.max(this.#peakBytes, this.#pool.memoryBytes);
  }

  #backend(): Backend {
    const backend = this.backends[this.#current];
    if (!backend) throw new Error("a network needs a backend");
    return backend;
  }

  #label(): string {
    const { runtime, provider } = this.#backend();
    return `${runtime} (${provider})`;
  }

  #known(): Loaded {
    if (!this.#loaded)
      throw fail("engine/closed", { what: `The network ${this.weights.main}, not yet loaded,` });
    return this.#loaded;
  }
}

function reasonOf(error: unknown): string {
  if (isFailure(error, "engine/run") || isFailure(error, "engine/out-of-memory")) {
    return (error as Failure<"engine/run">).details.reason;
  }
  return error instanceof Error ? error.message : String(error);
}
