import type { NdArray } from "../array/index.ts";
import type { TensorSignature } from "./engine-types.ts";

/** One loaded network inside a worker: what every runtime looks like from outside. */
export interface Runner {
  /** "onnxruntime-web" | "tfjs" */
  readonly runtime: string;
  readonly version: string;
  /** What must be said about the network as it was loaded, such as dropout left in it. */
  readonly notes: readonly string[];
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
  /** Inputs by position, in the dtypes they have; the runner converts. Outputs by position, axes null, each with a
   * buffer of its own. `note` receives what the record should say about this run.
   * @throws engine/run, engine/out-of-memory */
  run(inputs: readonly NdArray[], note: (text: string) => void): Promise<NdArray[]>;
  /** Bytes held now: heap of the runtime, and buffers on the GPU. */
  memoryBytes(): number;
  dispose(): Promise<void>;
}
