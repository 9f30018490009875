import { fail, isFailure, throwIfAborted } from "../errors/index.ts";
import { chooseProvider, chooseTfjsBackend, type GpuFacts, type OrtBundle } from "./choose-provider.ts";
import type { Engine, EngineChoice, Session, SessionOptions, WeightsFiles } from "./engine-types.ts";
import { Network } from "./network.ts";
import { defaultBudget, type EnginePlatform } from "./platform.ts";
import type { Backend } from "./requests.ts";
import { createSession } from "./session.ts";

export interface EngineOptions {
  /** Networks kept warm that no session uses, the latest first. Default 2. */
  readonly keepWarm?: number;
  /** A warm network unused for this long gives its memory back. Default five minutes. */
  readonly idleMs?: number;
}

const KEEP_WARM = 2;
const IDLE_MS = 5 * 60_000;

/** A network, loading or loaded, and how many sessions use it. */
interface Entry {
  readonly loading: Promise<Network>;
  network: Network | null;
  users: number;
  idle: ReturnType<typeof setTimeout> | null;
  ended: boolean;
}

/** Engine over the given platform; `createNodeEngine` and `createBrowserEngine` supply one.
 * Errors of `open`: engine/unsupported-format, engine/malformed-weights, engine/none-worked, engine/run,
 * engine/out-of-memory, worker/start, aborted, engine/closed after `dispose`. */
export function createEngine(platform: EnginePlatform, options: EngineOptions = {}): Engine {
  return new WarmEngine(platform, options);
}

class WarmEngine implements Engine {
  /** In order of last use. */
  readonly #entries = new Map<string, Entry>();
  #gpu: Promise<GpuFacts> | null = null;
  readonly #compiled = new Map<OrtBundle, Promise<WebAssembly.Module>>();
  #disposed = false;

  constructor(
    private readonly platform: EnginePlatform,
    private readonly options: EngineOptions,
  ) {}

  async open(
    key: string,
    weights: () => Promise<WeightsFiles>,
    { engine, signal, workers, memoryBytes }: SessionOptions,
  ): Promise<Session> {
    throwIfAborted(signal, "opening the network");
    if (this.#disposed) throw fail("engine/closed", { what: "The engine" });
    const id = `${engine} ${key}`;
    const entry = this.#entries.get(id) ?? this.#createEntry(weights, engine);
    this.#makeRoom(memoryBytes ?? defaultBudget(this.platform.memoryBytes), entry);
    this.#use(id, entry);
    let network: Network;
    try {
      network = await unlessAborted(entry.loading, signal);
    } catch (error) {
      entry.users--;
      // Given up by the last one who waited, or failed: then the next call tries afresh.
      if (entry.users === 0) await this.#end(id, entry);
      else if (!isFailure(error, "aborted")) this.#forget(id, entry);
      throw error;
    }
    network.limits = { workers, memoryBytes };
    return createSession(network, {
      release: () => this.#unuse(id, entry),
      dispose: () => {
        this.#unuse(id, entry);
        return entry.users === 0 ? this.#end(id, entry) : Promise.resolve();
      },
    });
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#compiled.clear();
    await Promise.all([...this.#entries].map(([id, entry]) => this.#end(id, entry)));
  }

  #createEntry(weights: () => Promise<WeightsFiles>, engine: EngineChoice): Entry {
    const load = async () => {
      const [files, gpu] = await Promise.all([weights(), this.#askGpu()]);
      const { backends, notes } = backendsFor(files, engine, gpu);
      const { format, main } = files;
      const compile = (bundle: OrtBundle) => this.#compile(bundle);
      const network = new Network(this.platform, compile, { format, main }, files.files, backends, notes);
      entry.network = network;
      if (entry.ended) throw fail("engine/closed", { what: "The engine" });
      await network.load();
      return network;
    };
    const entry: Entry = {
      loading: Promise.resolve().then(load),
      network: null,
      users: 0,
      idle: null,
      ended: false,
    };
    entry.loading.catch(() => {}); // all who wait may have given up
    return entry;
  }

  #compile(bundle: OrtBundle): Promise<WebAssembly.Module> {
    const known = this.#compiled.get(bundle);
    if (known) return known;
    const compiling = this.platform.compile(bundle);
    this.#compiled.set(bundle, compiling);
    compiling.catch(() => this.#compiled.delete(bundle)); // the next call may find the server again
    return compiling;
  }

  #askGpu(): Promise<GpuFacts> {
    this.#gpu ??= this.platform.gpu();
    return this.#gpu;
  }

  #use(id: string, entry: Entry): void {
    this.#entries.delete(id);
    this.#entries.set(id, entry); // last in order
    entry.users++;
    if (entry.idle !== null) clearTimeout(entry.idle);
    entry.idle = null;
  }

  #unuse(id: string, entry: Entry): void {
    entry.users--;
    if (entry.users > 0 || entry.ended) return;
    entry.idle = setTimeout(() => void this.#end(id, entry), this.options.idleMs ?? IDLE_MS);
    if (typeof entry.idle === "object") entry.idle.unref(); // Node: a warm network keeps no process running
    const warm = [...this.#entries].filter(([, other]) => other.users === 0);
    const surplus = Math.max(0, warm.length - (this.options.keepWarm ?? KEEP_WARM));
    for (const [oldId, old] of warm.slice(0, surplus)) void this.#end(oldId, old);
  }

  /** What nobody uses must not take more than half of the budget of what is opened now; the oldest goes first. */
  #makeRoom(budget: number, wanted: Entry): void {
    const unused = [...this.#entries].filter(([, entry]) => entry.users === 0 && entry !== wanted);
    let held = unused.reduce((sum, [, { network }]) => sum + (network?.memory.nowBytes ?? 0), 0);
    for (const [id, entry] of unused) {
      if (held <= budget / 2) return;
      held -= entry.network?.memory.nowBytes ?? 0;
      void this.#end(id, entry);
    }
  }

  #forget(id: string, entry: Entry): void {
    if (this.#entries.get(id) === entry) this.#entries.delete(id);
  }

  async #end(id: string, entry: Entry): Promise<void> {
    this.#forget(id, entry);
    entry.ended = true;
    if (entry.idle !== null) clearTimeout(entry.idle);
    await entry.network?.end();
  }
}

/** What can run those weights, in order of preference.
 * @throws engine/unsupported-format */
function backendsFor(
  { format }: WeightsFiles,
  asked: EngineChoice,
  gpu: GpuFacts,
): { backends: Backend[]; notes: readonly string[] } {
  if (format === "onnx") {
    const { bundle, provider, device, notes } = chooseProvider(asked, gpu);
    const runtime = "onnxruntime-web";
    const first: Backend = { runtime, provider, bundle, device };
    const cpu: Backend = { runtime, provider: "wasm", bundle: "wasm", device: "CPU" };
    return { backends: provider === "wasm" ? [first] : [first, cpu], notes };
  }
  if (format === "tensorflow_js") {
    const { backend, device, notes } = chooseTfjsBackend(asked, gpu.webgl);
    const first: Backend = { runtime: "tfjs", provider: backend, device };
    const cpu: Backend = { runtime: "tfjs", provider: "cpu", device: "CPU" };
    return { backends: backend === "cpu" ? [first] : [first, cpu], notes };
  }
  throw fail("engine/unsupported-format", { format, supported: "onnx, tensorflow_js" });
}

/** The promise, or `aborted` as soon as the signal fires. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(fail("aborted", { what: "opening the network" }));
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
