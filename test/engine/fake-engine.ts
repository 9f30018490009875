import { cast, ndarray } from "../../src/array/index.ts";
import { type CreateRunner, engineHandlers } from "../../src/engine/handlers.ts";
import { createEngine, type EngineOptions, type EnginePlatform } from "../../src/engine/index.ts";
import type { LoadInput } from "../../src/engine/requests.ts";
import type { Runner } from "../../src/engine/runner.ts";
import { fail } from "../../src/errors/index.ts";
import { messagePort, serve, type WorkerHandle } from "../../src/worker/index.ts";

/** A worker in this thread, whose death can be staged. */
export interface FakeWorker {
  terminated: boolean;
  die(reason: string): void;
}

export interface FakePlatform extends EnginePlatform {
  readonly workers: FakeWorker[];
  readonly alive: number;
}

/** Platform whose workers live in this thread and run what `createRunner` makes. */
export function fakePlatform(createRunner: CreateRunner, given: Partial<EnginePlatform> = {}): FakePlatform {
  const workers: FakeWorker[] = [];
  const spawn = (): WorkerHandle => {
    const { port1, port2 } = new MessageChannel();
    const worker: FakeWorker = { terminated: false, die: () => {} };
    workers.push(worker);
    const handle: WorkerHandle = {
      ...messagePort(port1),
      onEnd: (listener) => {
        worker.die = (reason) => {
          port1.close();
          listener(reason);
        };
      },
      terminate: async () => {
        worker.terminated = true;
        port1.close();
        port2.close();
      },
      keepAlive: () => {},
    };
    queueMicrotask(() => serve(messagePort(port2), engineHandlers(createRunner)));
    return handle;
  };
  return {
    spawn,
    cores: 4,
    memoryBytes: null,
    gpu: async () => ({ adapter: null, jspi: false, webgl: null }),
    compile: async () => new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])),
    assetBase: null,
    ...given,
    workers,
    get alive() {
      return workers.filter((worker) => !worker.terminated).length;
    },
  };
}

export interface FakeRun {
  readonly input: LoadInput;
  readonly elements: number;
}

export interface FakeHooks {
  /** Called for each load and each run; what they throw is thrown, what they await is awaited. */
  readonly onLoad?: (input: LoadInput) => unknown;
  readonly onRun?: (run: FakeRun) => unknown;
  /** Heap of a worker, given the largest tile it ran. Default 1000 + 10 per element. */
  readonly heap?: (largest: number) => number;
}

/** Runner of y = 2x + 1 over float32 matrices; weights of other content than "affine" are malformed. */
export function fakeRunners(hooks: FakeHooks = {}): CreateRunner {
  return async (input, files): Promise<Runner> => {
    await hooks.onLoad?.(input);
    const text = new TextDecoder().decode(files.get(input.main));
    if (text !== "affine")
      throw fail("engine/malformed-weights", { file: input.main, reason: "not the fake" });
    const heap = hooks.heap ?? ((largest) => 1000 + 10 * largest);
    let largest = 0;
    const signature = { dtype: "float32", shape: [null, null] };
    return {
      runtime: "fake",
      version: "1.0",
      notes: [],
      inputs: [{ name: "x", ...signature }],
      outputs: [{ name: "y", ...signature }],
      memoryBytes: () => heap(largest),
      dispose: async () => {},
      async run([x], note) {
        if (!x) throw fail("engine/run", { engine: "fake", reason: "no input" });
        await hooks.onRun?.({ input, elements: x.data.length });
        if (x.dtype !== "float32") note(`Input x was converted from ${x.dtype} to float32.`);
        largest = Math.max(largest, x.data.length);
        const y = cast(x, "float32").data.map((v) => 2 * v + 1);
        return [ndarray("float32", x.shape, y)];
      },
    };
  };
}

export const fakeWeights = {
  format: "onnx",
  main: "fake.onnx",
  files: { "fake.onnx": new TextEncoder().encode("affine") },
} as const;

export function fakeEngine(
  hooks: FakeHooks = {},
  given: Partial<EnginePlatform> = {},
  options?: EngineOptions,
) {
  const platform = fakePlatform(fakeRunners(hooks), given);
  return { engine: createEngine(platform, options), platform };
}
