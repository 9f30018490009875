import { type Failure, fail, fromFailureRecord } from "../errors/index.ts";
import { type FromWorker, type ToWorker, unwrap, wrap } from "./messages.ts";
import type { SpawnWorker, WorkerHandle } from "./port.ts";
import type { Task } from "./task.ts";

export interface CallOptions<Note> {
  /** Buffers that move to the worker and are detached here. */
  readonly transfer?: readonly Transferable[];
  /** Aborting rejects the call with `aborted` at once and tells the handler. A handler deep in arithmetic does not
   * hear it; whoever needs the thread back must `terminate` the line. */
  readonly signal?: AbortSignal;
  readonly onNote?: (value: Note) => void;
}

/** A running worker, seen from the thread that started it. */
export interface WorkerLine {
  readonly name: string;
  /** Why the line ended; null while it works. */
  readonly lost: Failure<"worker/lost"> | null;
  /** @throws what the handler threw, with its code; `aborted`; `worker/lost`; `worker/unknown-task`. */
  call<Input, Output, Note>(
    token: Task<Input, Output, Note>,
    input: Input,
    options?: CallOptions<Note>,
  ): Promise<Output>;
  /** End the thread; open calls reject with `worker/lost`, onLost listeners are not told. Safe to repeat. */
  terminate(): Promise<void>;
  /** Told once if the thread dies by itself. Returns the way to stop listening. */
  onLost(listener: (failure: Failure<"worker/lost">) => void): () => void;
}

export interface StartOptions {
  /** For messages. */
  readonly name: string;
  /** How long the script may take to load and say hello. Default 60 000: a cold cache on a slow link is not a fault. */
  readonly timeoutMs?: number;
}

const START_TIMEOUT_MS = 60_000;

interface OpenCall {
  resolve(value: unknown): void;
  reject(error: unknown): void;
  onNote(value: unknown): void;
  /** Stop listening to the caller's signal. */
  unwatch(): void;
}

/** Start a worker and wait for its hello.
 * @throws worker/start when the script is missing, throws while loading, or says nothing in time; the thread is ended then. */
export function startWorker(spawn: SpawnWorker, options: StartOptions): Promise<WorkerLine> {
  const { name, timeoutMs = START_TIMEOUT_MS } = options;
  return new Promise((resolve, reject) => {
    let handle: WorkerHandle;
    try {
      handle = spawn();
    } catch (error) {
      reject(fail("worker/start", { name, reason: String(error) }, error));
      return;
    }
    let line: Line | null = null;
    let settled = false;
    const give = (reason: string) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      void handle.terminate();
      reject(fail("worker/start", { name, reason }));
    };
    const timer = setTimeout(() => give(`it gave no sign of life within ${timeoutMs} ms`), timeoutMs);
    handle.onEnd((reason) => (line ? line.end(reason) : give(reason)));
    handle.listen((data) => {
      const message = unwrap<FromWorker>(data);
      if (!message) return;
      if (message.kind !== "hello") line?.receive(message);
      else if (!settled) {
        settled = true;
        clearTimeout(timer);
        handle.keepAlive(false);
        line = new Line(name, handle);
        resolve(line);
      }
    });
  });
}

class Line implements WorkerLine {
  lost: Failure<"worker/lost"> | null = null;
  readonly #open = new Map<number, OpenCall>();
  readonly #listeners = new Set<(failure: Failure<"worker/lost">) => void>();
  #nextId = 1;

  constructor(
    readonly name: string,
    readonly handle: WorkerHandle,
  ) {}

  call<Input, Output, Note>(
    token: Task<Input, Output, Note>,
    input: Input,
    options: CallOptions<Note> = {},
  ): Promise<Output> {
    const { signal, transfer = [], onNote } = options;
    if (this.lost) return Promise.reject(this.lost);
    if (signal?.aborted) return Promise.reject(fail("aborted", { what: token.name }));
    const id = this.#nextId++;
    return new Promise<Output>((resolve, reject) => {
      const onAbort = () => {
        this.#post({ kind: "cancel", id });
        this.#close(id)?.reject(fail("aborted", { what: token.name }));
      };
      this.#open.set(id, {
        // The handler is tied to the same token, so values under this id have the token's types.
        resolve: (value) => resolve(value as Output),
        reject,
        onNote: (value) => onNote?.(value as Note),
        unwatch: () => signal?.removeEventListener("abort", onAbort),
      });
      signal?.addEventListener("abort", onAbort, { once: true });
      if (this.#open.size === 1) this.handle.keepAlive(true);
      try {
        this.#post({ kind: "call", id, task: token.name, input }, transfer);
      } catch (error) {
        this.#close(id)?.reject(error);
      }
    });
  }

  receive(message: Exclude<FromWorker, { kind: "hello" }>): void {
    if (message.kind === "note") this.#open.get(message.id)?.onNote(message.value);
    else if (message.kind === "done") this.#close(message.id)?.resolve(message.value);
    else this.#close(message.id)?.reject(fromFailureRecord(message.failure));
  }

  /** The thread ended by itself. */
  end(reason: string): void {
    if (this.lost) return;
    const failure = this.#loseAll(reason);
    void this.handle.terminate();
    for (const listener of [...this.#listeners]) listener(failure);
    this.#listeners.clear();
  }

  async terminate(): Promise<void> {
    if (!this.lost) this.#loseAll("it was ended by its owner");
    this.#listeners.clear();
    await this.handle.terminate();
  }

  onLost(listener: (failure: Failure<"worker/lost">) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #loseAll(reason: string): Failure<"worker/lost"> {
    const failure = fail("worker/lost", { name: this.name, reason });
    this.lost = failure;
    for (const id of [...this.#open.keys()]) this.#close(id)?.reject(failure);
    return failure;
  }

  #close(id: number): OpenCall | undefined {
    const call = this.#open.get(id);
    this.#open.delete(id);
    call?.unwatch();
    if (call && this.#open.size === 0) this.handle.keepAlive(false);
    return call;
  }

  #post(message: ToWorker, transfer: readonly Transferable[] = []): void {
    this.handle.post(wrap(message), transfer);
  }
}
