import type { NdArray } from "../array/index.ts";
import type { WeightsFormat } from "../rdf/index.ts";

/** Weights with all the files they need, ready to cross to a worker once. */
export interface WeightsFiles {
  readonly format: WeightsFormat;
  /** Key of the main file in `files` (the .onnx, the model.json, the zip). */
  readonly main: string;
  readonly files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
}

export type EngineChoice = "auto" | "wasm" | "webgpu";

export interface SessionOptions {
  readonly engine: EngineChoice;
  /** Upper bound for engine workers; the engine picks the number (cores, memory, tiles). */
  readonly workers: number;
  /** Budget in bytes for all engine workers together; null = from the machine. */
  readonly memoryBytes: number | null;
  readonly signal?: AbortSignal;
}

/** What ran, said in records and progress. */
export interface EngineInfo {
  /** "onnxruntime-web" | "tfjs" */
  readonly runtime: string;
  readonly version: string;
  /** "wasm" | "webgpu" | "cpu" | "webgl" */
  readonly provider: string;
  readonly workers: number;
  /** Human readable: adapter name, or "CPU, 2 workers". */
  readonly device: string;
  /** Why this provider; fallbacks and dropout left in a graph are said here. */
  readonly notes: readonly string[];
}

export interface TensorSignature {
  readonly name: string;
  readonly dtype: string;
  /** null = free dimension */
  readonly shape: readonly (number | null)[];
}

export interface MemoryUse {
  readonly nowBytes: number;
  readonly peakBytes: number;
}

/** One network loaded on a pool of workers. Tiles may be submitted concurrently; each goes to an idle worker. */
export interface Session {
  readonly info: EngineInfo;
  /** The network's own inputs and outputs, by position. */
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
  /** How many tiles run at the same time. */
  readonly parallel: number;
  /** Run one tile. Inputs by position, C order; their buffers are transferred (detached) when they cover their whole buffer.
   * Outputs by position, axes null.
   * @throws engine/run, worker/lost, aborted */
  run(inputs: readonly NdArray[], signal?: AbortSignal): Promise<readonly NdArray[]>;
  memory(): MemoryUse;
  /** Estimated bytes one worker needs for a tile with that many input elements, fitted from what was measured; null = not yet known. */
  estimateBytes(inputElements: number): number | null;
  /** Give the session back to the pool (kept warm) … */
  release(): void;
  /** … or end its workers, which returns the memory. */
  dispose(): Promise<void>;
}

/** Owner of workers and warm sessions. */
export interface Engine {
  /** Warm session for the same weights (by key) and choice, or a new one. */
  open(key: string, weights: () => Promise<WeightsFiles>, options: SessionOptions): Promise<Session>;
  /** End all workers. */
  dispose(): Promise<void>;
}
