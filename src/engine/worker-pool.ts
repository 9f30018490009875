import type { NdArray } from "../array/index.ts";
import { fail, isFailure } from "../errors/index.ts";
import type { EngineWorker } from "./engine-worker.ts";
import type { TileResult } from "./requests.ts";

/** A tile waiting or running. */
export interface Job {
  readonly inputs: readonly NdArray[];
  readonly elements: number;
  readonly signal: AbortSignal | undefined;
  resolve(result: TileResult): void;
  reject(error: unknown): void;
}

export interface PoolOptions {
  /** A worker with the network loaded; given up when the signal fires. */
  readonly start: (signal: AbortSignal) => Promise<EngineWorker>;
  /** How many workers there may be at this moment, at least 1. */
  readonly limit: () => number;
  /** How many tiles with that many elements may run at the same time, at least 1. */
  readonly concurrent: (elements: number) => number;
  readonly keepInputs: boolean;
  /** After each load and run. */
  readonly onAnswer: (worker: EngineWorker, elements: number) => void;
  readonly note: (text: string) => void;
}

interface Slot {
  state: "starting" | "idle" | "busy";
  worker: EngineWorker | null;
}

/** Workers that each hold the same network. A tile goes to an idle worker, one at a time each, as far as memory allows;
 * a further worker is started only while tiles wait. A worker whose tile failed or was cancelled is ended, so that the next one meets a sound heap. */
export class WorkerPool {
  readonly #queue: Job[] = [];
  readonly #slots = new Set<Slot>();
  /** Lowered when a further worker could not be started. */
  #ceiling = Number.POSITIVE_INFINITY;
  readonly #end = new AbortController();

  constructor(private readonly options: PoolOptions) {}

  get workers(): number {
    return this.#slots.size;
  }

  get memoryBytes(): number {
    let sum = 0;
    for (const { worker } of this.#slots) sum += worker?.memoryBytes ?? 0;
    return sum;
  }

  /** Start the first worker, if there is none.
   * @throws what starting throws */
  async warm(): Promise<EngineWorker> {
    for (const { worker } of this.#slots) if (worker) return worker;
    return this.#startSlot();
  }

  run(inputs: readonly NdArray[], elements: number, signal?: AbortSignal): Promise<TileResult> {
    if (this.#end.signal.aborted) return Promise.reject(closed());
    return new Promise((resolve, reject) => {
      const job: Job = { inputs, elements, signal, resolve, reject };
      const drop = () => {
        const at = this.#queue.indexOf(job);
        if (at < 0) return; // running: the worker's line answers
        this.#queue.splice(at, 1);
        reject(fail("aborted", { what: "a waiting tile" }));
      };
      signal?.addEventListener("abort", drop, { once: true });
      job.resolve = (result) => {
        signal?.removeEventListener("abort", drop);
        resolve(result);
      };
      job.reject = (error) => {
        signal?.removeEventListener("abort", drop);
        reject(error);
      };
      this.#queue.push(job);
      this.#pump();
    });
  }

  /** End all workers; waiting and running tiles reject with engine/closed. */
  async end(): Promise<void> {
    this.#end.abort();
    for (const job of this.#queue.splice(0)) job.reject(closed());
    const lines = [...this.#slots].map(({ worker }) => worker?.line.terminate());
    this.#slots.clear();
    await Promise.all(lines);
  }

  #pump(): void {
    if (this.#end.signal.aborted) return;
    for (const slot of this.#slots) {
      if (slot.state !== "idle") continue;
      if (this.#slots.size > this.#limit()) this.#endSlot(slot);
      else if (this.#mayDispatch()) {
        const job = this.#queue.shift();
        if (job) void this.#dispatch(slot, job);
      }
    }
    const waiting = this.#queue.length - this.#count("idle");
    while (waiting > this.#count("starting") && this.#slots.size < this.#limit()) {
      this.#startSlot().catch((error) => this.#startFailed(error));
    }
  }

  #mayDispatch(): boolean {
    const next = this.#queue[0];
    const busy = this.#count("busy");
    return next !== undefined && (busy === 0 || busy < this.options.concurrent(next.elements));
  }

  #limit(): number {
    return Math.max(1, Math.min(this.#ceiling, this.options.limit()));
  }

  #count(state: Slot["state"]): number {
    return [...this.#slots].filter((slot) => slot.state === state).length;
  }

  async #startSlot(): Promise<EngineWorker> {
    const slot: Slot = { state: "starting", worker: null };
    this.#slots.add(slot);
    let worker: EngineWorker;
    try {
      worker = await this.options.start(this.#end.signal);
    } catch (error) {
      this.#slots.delete(slot);
      throw this.#end.signal.aborted ? closed() : error;
    }
    if (this.#end.signal.aborted) {
      void worker.line.terminate();
      throw closed();
    }
    slot.worker = worker;
    slot.state = "idle";
    worker.line.onLost(() => this.#slots.delete(slot));
    this.options.onAnswer(worker, 0);
    this.#pump();
    return worker;
  }

  /** With other workers at hand the work goes on without the new one; with none, waiting tiles learn why. */
  #startFailed(error: unknown): void {
    if (this.#slots.size > 0) {
      this.#ceiling = this.#slots.size;
      const reason = error instanceof Error ? error.message : String(error);
      this.options.note(
        `A further worker could not be started, going on with ${this.#slots.size}: ${reason}`,
      );
      this.#pump();
    } else for (const job of this.#queue.splice(0)) job.reject(error);
  }

  async #dispatch(slot: Slot, job: Job): Promise<void> {
    const { worker } = slot;
    if (!worker) return;
    slot.state = "busy";
    const { signal, elements } = job;
    try {
      const { keepInputs } = this.options;
      const result = await worker.run(job.inputs, { keepInputs, ...(signal ? { signal } : {}) });
      slot.state = "idle";
      worker.largestElements = Math.max(worker.largestElements, elements);
      this.options.onAnswer(worker, elements);
      job.resolve(result);
    } catch (error) {
      this.#endSlot(slot);
      job.reject(this.#end.signal.aborted && !isFailure(error, "aborted") ? closed() : error);
    }
    this.#pump();
  }

  #endSlot(slot: Slot): void {
    this.#slots.delete(slot);
    void slot.worker?.line.terminate();
  }
}

function closed(): Error {
  return fail("engine/closed", { what: "The session" });
}
