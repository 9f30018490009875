import type { NdArray } from "../array/index.ts";
import type { WeightsFormat } from "../rdf/index.ts";
import { task } from "../worker/index.ts";
import type { OrtBundle } from "./choose-provider.ts";
import type { TensorSignature } from "./engine-types.ts";

/** What runs a network: a runtime and where it computes. */
export type Backend =
  | {
      readonly runtime: "onnxruntime-web";
      readonly provider: "wasm" | "webgpu";
      readonly bundle: OrtBundle;
      readonly device: string;
    }
  | { readonly runtime: "tfjs"; readonly provider: "cpu" | "webgl"; readonly device: string };

/** Files of a network as blobs: they reach each worker without a copy on this side. */
export interface LoadInput {
  readonly format: WeightsFormat;
  readonly main: string;
  readonly files: Readonly<Record<string, Blob>>;
  readonly backend: Backend;
  /** onnxruntime-web, compiled once for all workers; null = the runtime has no wasm. */
  readonly wasm: WebAssembly.Module | null;
  /** Folder URL of the runtimes' files, ending in "/"; null = the module resolution of the platform finds them. */
  readonly assetBase: string | null;
}

export interface Loaded {
  readonly runtime: string;
  readonly version: string;
  readonly notes: readonly string[];
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
  readonly memoryBytes: number;
}

export interface TileResult {
  readonly outputs: readonly NdArray[];
  readonly notes: readonly string[];
  readonly memoryBytes: number;
}

/** Load a network; once per worker. */
export const loadNetwork = task<LoadInput, Loaded>("load-network");

/** Run one tile through it; one at a time. */
export const runTile = task<{ readonly inputs: readonly NdArray[] }, TileResult>("run-tile");
