import { fail } from "../errors/index.ts";
import { startWorker, type Task, type WorkerLine, webWorkerHandle } from "../worker/index.ts";
import type { DeepImageJ } from "./contract.ts";
import { coreTasks } from "./core-request.ts";
import { type Hooks, takeHooks } from "./hooks.ts";
import { isPlain } from "./request.ts";

/** How often a caller's `isCancelled` is asked, ms. */
const ASK_EVERY_MS = 200;

export interface ClientOptions {
  /** Folder of our own files, ends in "/". */
  readonly siteUrl: string;
  /** Buffers in arguments move to the worker instead of being copied: right where the arguments are ours, as after a
   * message from another page; wrong where the caller goes on using them. */
  readonly ownsArguments: boolean;
  /** Called after a call with the caller's remote objects, which it keeps until we say so. */
  readonly dispose?: (remote: object) => Promise<void>;
}

/** The service as functions on the page thread; all work happens in the core worker, started on the first call and
 * started anew if it died. A plain object: imjoy-rpc exports it as it is. */
export function createClient(options: ClientOptions): DeepImageJ {
  let line: Promise<WorkerLine> | null = null;
  const core = (): Promise<WorkerLine> => {
    line ??= startCore(options.siteUrl, () => {
      line = null;
    }).catch((error: unknown) => {
      line = null;
      throw error;
    });
    return line;
  };

  async function call<Input, Output, Note>(
    token: Task<Input, Output, Note>,
    given: readonly unknown[],
    inputOf: (args: readonly unknown[]) => Input,
  ): Promise<Output> {
    const { args, hooks } = takeHooks(given);
    const controller = new AbortController();
    const stopAsking = watch(hooks, controller);
    try {
      const input = inputOf(args.map(portable));
      const worker = await core();
      const transfer = options.ownsArguments ? buffersIn(input) : [];
      return await worker.call(token, input, {
        transfer,
        signal: controller.signal,
        onNote: (note) => hooks.onProgress(note as Parameters<Hooks["onProgress"]>[0]), // the only notes are progress
      });
    } catch (error) {
      if (error instanceof DOMException && error.name === "DataCloneError") {
        throw fail("service/wire", { what: token.name, reason: error.message }, error);
      }
      throw error;
    } finally {
      stopAsking();
      for (const remote of hooks.remote) await options.dispose?.(remote).catch(() => {});
    }
  }

  return {
    describe: (...args) => call(coreTasks.describe, args, ([model]) => ({ model })),
    run: (...args) => call(coreTasks.run, args, (plain) => ({ args: plain })),
    test: (...args) => call(coreTasks.test, args, (plain) => ({ args: plain })),
    validate: (...args) => call(coreTasks.validate, args, (plain) => ({ args: plain })),
    build: (...args) => call(coreTasks.build, args, (plain) => ({ args: plain })),
    macro: (...args) => call(coreTasks.macro, args, (plain) => ({ args: plain })),
    submit: (...args) => call(coreTasks.submit, args, (plain) => ({ args: plain })),
    status: (id) => call(coreTasks.status, [], () => ({ id })),
    cancel: (id) => call(coreTasks.cancel, [], () => ({ id })),
    output: (id, name, start, length) => call(coreTasks.output, [], () => ({ id, name, start, length })),
  };
}

async function startCore(siteUrl: string, onLost: () => void): Promise<WorkerLine> {
  const line = await startWorker(
    () => webWorkerHandle(new Worker(new URL("./core.worker.ts", import.meta.url), { type: "module" })),
    { name: "core" },
  );
  line.onLost(onLost);
  await line.call(coreTasks.start, { siteUrl });
  return line;
}

/** Ask the caller from time to time whether it wants to stop. */
function watch(hooks: Hooks, controller: AbortController): () => void {
  const { isCancelled } = hooks;
  if (!isCancelled) return () => {};
  let timer: ReturnType<typeof setTimeout>;
  let over = false;
  const ask = async () => {
    // A caller that cannot be asked any more has not cancelled.
    const cancelled = await isCancelled().catch(() => false);
    if (over) return;
    if (cancelled) controller.abort();
    else timer = setTimeout(ask, ASK_EVERY_MS);
  };
  void ask();
  return () => {
    over = true;
    clearTimeout(timer);
  };
}

/** File keeps its folder path only on this thread: give it along as `{path, content}`. */
function portable(value: unknown): unknown {
  if (Array.isArray(value) && value.length > 0 && value.every((v) => v instanceof File)) {
    return value.map((file) => ({ path: pathOf(file), content: file }));
  }
  if (isPlain(value) && !("_rtype" in value) && Array.isArray(value.model)) {
    return { ...value, model: portable(value.model) };
  }
  return value;
}

/** imjoy-rpc restores the path as `_path`. */
function pathOf(file: File & { readonly _path?: string }): string {
  return file._path || file.webkitRelativePath || file.name;
}

/** All ArrayBuffers in plain objects, lists, views and maps, once each. */
function buffersIn(value: unknown, found = new Set<ArrayBuffer>(), depth = 0): ArrayBuffer[] {
  if (value instanceof ArrayBuffer) found.add(value);
  else if (ArrayBuffer.isView(value)) buffersIn(value.buffer, found, depth + 1);
  else if (depth < 8 && Array.isArray(value)) for (const item of value) buffersIn(item, found, depth + 1);
  else if (depth < 8 && isPlain(value)) {
    for (const item of Object.values(value)) buffersIn(item, found, depth + 1);
  }
  return [...found];
}
