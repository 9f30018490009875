import type { NdArray } from "../array/index.ts";
import type { EngineChoice, EngineInfo } from "../engine/index.ts";
import type { Calibration, Table } from "../image/index.ts";
import type { Roi } from "../image/world/index.ts";
import type { HashVerdict, ModelPackage } from "../package/index.ts";
import type { WeightsFormat } from "../rdf/index.ts";
import type { BlockLayout } from "../tiling/index.ts";

/** One array for one input tensor. */
export interface PredictInput {
  readonly array: NdArray;
  /** Shown in titles and the record. */
  readonly name: string;
  readonly calibration: Calibration;
  /** Samples are red, green, blue (as ImageFile says); absent = uint8 with a last channel axis of 3 or 4 counts as colours. */
  readonly rgb?: boolean;
}

export interface ObjectsRecipe {
  /** Output tensor and its channels. */
  readonly output: string;
  readonly foreground: number;
  /** Channel of separated interiors; null = connected components of the foreground. */
  readonly interior: number | null;
  readonly foregroundThreshold: number;
  readonly interiorThreshold: number;
  /** Objects with fewer pixels are dropped. */
  readonly minSize: number;
}

export interface RunOptions {
  /** Axes of the given arrays, letters ("yx", "bcyx") or axis ids separated by commas; per tensor or for all. */
  readonly axes?: string | Readonly<Record<string, string>>;
  /** Tile size per axis id, e.g. {y: 256, x: 256}; "auto" = chosen; absent axes are chosen. false = whole image in one tile. */
  readonly tile?: "auto" | false | Readonly<Record<string, number>>;
  /** Halo in input samples for all tiled axes, or per axis id; default from the rdf. */
  readonly halo?: number | Readonly<Record<string, number>>;
  /** How blocks lie on the image; see BlockLayout in src/tiling. Default "anchored". */
  readonly blocks?: BlockLayout;
  readonly weights?: WeightsFormat;
  readonly processing?: "auto" | "rdf" | "macro" | "none";
  readonly engine?: EngineChoice;
  /** Megabytes for tiles and engine together. */
  readonly memory?: number;
  readonly workers?: number;
  readonly ignoreHash?: boolean;
  /** Opens the models that macros name in `run("DeepImageJ Run", …)`; without it such macros are refused. */
  readonly openModel?: (name: string, signal?: AbortSignal) => Promise<ModelPackage>;
  /** Label objects: true = the model's own recipe (config.deepimagej_objects) or threshold 0.5; a number = that threshold; default: only when the model has a recipe. */
  readonly objects?: boolean | number | Partial<ObjectsRecipe>;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export type Stage = "read" | "load" | "preprocess" | "inference" | "postprocess" | "done";

export interface Progress {
  readonly stage: Stage;
  /** ms since the run began. */
  readonly elapsedMs: number;
  /** Tiles done and planned over all samples of the run; 0/0 before planning. */
  readonly tiles: { readonly done: number; readonly total: number };
  readonly memory: { readonly nowBytes: number; readonly peakBytes: number };
  readonly device: string;
  readonly message: string;
}

export interface OutputImage {
  /** Input image name this came from. */
  readonly image: string;
  /** Output tensor id, or "objects" for labels made from one. */
  readonly id: string;
  readonly kind: "image" | "labels" | "table";
  readonly array: NdArray;
  readonly calibration: Calibration;
  readonly channelNames: readonly string[] | null;
}

export interface RunResult {
  readonly outputs: readonly OutputImage[];
  readonly tables: readonly Table[];
  /** Selections that macros left in the ROI manager. */
  readonly rois?: readonly Roi[];
  /** Human readable lines: assumptions, fallbacks, warnings. */
  readonly log: readonly string[];
  readonly record: RunRecord;
}

/** Proof of what was done; plain JSON. */
export interface RunRecord {
  readonly recordVersion: 1;
  readonly program: { readonly name: "deepimagej"; readonly version: string };
  readonly time: {
    readonly started: string;
    readonly totalMs: number;
    readonly loadMs: number;
    readonly inferenceMs: number;
  };
  readonly model: {
    readonly label: string;
    readonly name: string;
    readonly id: string | null;
    readonly version: string | null;
    readonly formatVersion: string;
    readonly rdfSha256: string;
    readonly weights: WeightsFormat;
    readonly hashes: readonly HashVerdict[];
  };
  readonly inputs: readonly {
    readonly id: string;
    readonly name: string;
    readonly shape: readonly number[];
    readonly dtype: string;
    readonly axes: readonly string[];
    readonly sha256: string;
  }[];
  /** What was assumed because nobody said it (axes, channel order, sizes). */
  readonly assumptions: readonly string[];
  readonly preprocessing: readonly { readonly tensor: string; readonly steps: readonly unknown[] }[];
  readonly postprocessing: readonly { readonly tensor: string; readonly steps: readonly unknown[] }[];
  readonly tiling: {
    readonly axes: readonly {
      readonly tensor: string;
      readonly axis: string;
      readonly imageSize: number;
      readonly tile: number;
      readonly halo: number;
      readonly count: number;
    }[];
    readonly tiles: number;
    readonly computedPerNeeded: number;
    readonly samples: number;
  };
  readonly engine: EngineInfo;
  readonly memory: { readonly peakBytes: number };
  readonly outputs: readonly {
    readonly id: string;
    readonly shape: readonly number[];
    readonly dtype: string;
    readonly axes: readonly string[];
    readonly sha256: string;
  }[];
  /** The options of the call that matter for a replay, after defaults. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly verdict: TestVerdict | null;
}

export interface TestVerdict {
  readonly verdict: "passed" | "failed" | "valid-format" | "error";
  readonly weights: string;
  readonly maxAbsDifference: number | null;
}

export interface TestOptions {
  /** A weights format or "all"; default: the first entry that this version runs. */
  readonly weights?: string;
  readonly engine?: EngineChoice;
  readonly workers?: number;
  /** Megabytes for the engine. */
  readonly memory?: number;
  /** Said for completeness: hashes are judged by the opened package, see OpenOptions. */
  readonly ignoreHash?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** JSON of `deepimagej test`. */
export interface TestReport {
  readonly results: readonly TestResult[];
}

export interface TestResult {
  readonly weights: string;
  readonly verdict: "passed" | "failed" | "valid-format" | "error";
  readonly error: { readonly code: string; readonly message: string; readonly details: unknown } | null;
  readonly engine: string;
  readonly translateMs: number;
  readonly loadMs: number;
  readonly runMs: number;
  /** What was overlooked in old files (dtype, sizes, tiny values); empty for 0.5, where it is an error. */
  readonly notes?: readonly string[];
  readonly outputs: readonly {
    readonly id: string;
    readonly shape: readonly number[];
    readonly maxAbsDifference: number;
    readonly maxRelDifference: number;
    readonly mismatchedPerMillion: number;
    readonly passed: boolean;
    readonly tolerance: {
      readonly relative: number;
      readonly absolute: number;
      readonly mismatchedPerMillion: number;
    };
    /** Index of the largest absolute difference, and both values. */
    readonly worst: {
      readonly index: readonly number[];
      readonly got: number;
      readonly expected: number;
    } | null;
  }[];
}
