import { type NdArray, ndarray, sizeOf, zeros } from "../../src/array/index.ts";
import type { Engine, EngineInfo, Session, SessionOptions, TensorSignature } from "../../src/engine/index.ts";
import { fail } from "../../src/errors/index.ts";

export type Network = (inputs: readonly NdArray[]) => NdArray[] | Promise<NdArray[]>;

export interface FakeSession extends Session {
  /** Shapes of the tiles that were run, in order of submission. */
  readonly ran: (readonly number[])[];
  /** Most tiles that ran at the same time. */
  readonly mostAtOnce: number;
  readonly released: number;
}

export interface FakeOptions {
  readonly parallel?: number;
  readonly inputs?: readonly TensorSignature[];
  readonly outputs?: readonly TensorSignature[];
  /** Milliseconds that tile number n takes; lets tiles come back out of order. */
  readonly delayMs?: (n: number) => number;
  readonly estimateBytes?: (elements: number) => number | null;
}

/** A session around a JavaScript function, with as many "workers" as asked for. */
export function fakeSession(network: Network, options: FakeOptions = {}): FakeSession {
  const ran: (readonly number[])[] = [];
  const counters = { atOnce: 0, most: 0, released: 0 };
  const signature: TensorSignature = { name: "x", dtype: "float32", shape: [] };
  const info: EngineInfo = {
    runtime: "fake",
    version: "1",
    provider: "cpu",
    workers: options.parallel ?? 1,
    device: "none",
    notes: [],
  };
  return {
    ran,
    get mostAtOnce() {
      return counters.most;
    },
    get released() {
      return counters.released;
    },
    info,
    inputs: options.inputs ?? [signature],
    outputs: options.outputs ?? [signature],
    parallel: options.parallel ?? 1,
    async run(inputs, signal) {
      const n = ran.length;
      ran.push(inputs[0]?.shape ?? []);
      counters.atOnce++;
      counters.most = Math.max(counters.most, counters.atOnce);
      try {
        await new Promise((resolve) => setTimeout(resolve, options.delayMs?.(n) ?? 0));
        if (signal?.aborted) throw fail("aborted", { what: "The tile" });
        return await network(inputs);
      } finally {
        counters.atOnce--;
      }
    },
    memory: () => ({ nowBytes: 1000, peakBytes: 2000 }),
    estimateBytes: options.estimateBytes ?? ((elements) => elements * 100),
    release() {
      counters.released++;
    },
    dispose: async () => undefined,
  };
}

export interface FakeEngine extends Engine {
  readonly opened: { readonly key: string; readonly options: SessionOptions }[];
}

/** An engine that gives the same session to everybody, after reading the weights of a new key. */
export function fakeEngine(session: Session): FakeEngine {
  const opened: { key: string; options: SessionOptions }[] = [];
  const warm = new Set<string>();
  return {
    opened,
    async open(key, weights, options) {
      opened.push({ key, options });
      if (!warm.has(key)) await weights();
      warm.add(key);
      return session;
    },
    dispose: async () => undefined,
  };
}

export const identity: Network = (inputs) => inputs.map((array) => ({ ...array, axes: null }));

/** 3 × 3 mean over the last two dimensions, zeros outside (what a convolution with padding 1 does). */
export const smooth: Network = ([array]) => {
  if (!array) return [];
  const out = zeros("float32", array.shape);
  const [h = 1, w = 1] = array.shape.slice(-2);
  const data = array.data as Float32Array;
  for (let p = 0; p < sizeOf(array.shape.slice(0, -2)); p++) {
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        let sum = 0;
        for (let dy = -1; dy <= 1; dy++) {
          for (let dx = -1; dx <= 1; dx++) {
            const yy = y + dy;
            const xx = x + dx;
            if (yy >= 0 && yy < h && xx >= 0 && xx < w) sum += data[p * h * w + yy * w + xx]!;
          }
        }
        out.data[p * h * w + y * w + x] = sum / 9;
      }
    }
  }
  return [out];
};

/** float32 0, 1, 2 … of that shape. */
export function ramp(shape: readonly number[], axes: readonly string[] | null = null): NdArray<"float32"> {
  return ndarray(
    "float32",
    shape,
    Float32Array.from({ length: sizeOf(shape) }, (_, i) => i),
    axes,
  );
}
