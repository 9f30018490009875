import type { DType } from "../array/index.ts";

/** One internal form for rdf 0.3, 0.4 and 0.5. Everything behind `readDescription` uses only this. */
export interface ModelDescription {
  /** As written in the file, e.g. "0.4.10". */
  readonly formatVersion: string;
  readonly name: string;
  readonly description: string;
  readonly id: string | null;
  /** Zoo nickname ("affable-shark") wherever the file keeps it. */
  readonly nickname: string | null;
  readonly version: string | null;
  readonly timestamp: string | null;
  readonly authors: readonly Person[];
  readonly maintainers: readonly Person[];
  readonly packagedBy: readonly Person[];
  readonly cite: readonly Citation[];
  readonly license: string | null;
  readonly documentation: string | null;
  readonly covers: readonly string[];
  readonly tags: readonly string[];
  readonly links: readonly string[];
  readonly gitRepo: string | null;
  readonly attachments: readonly FileRef[];
  readonly runMode: string | null;
  readonly inputs: readonly InputTensor[];
  readonly outputs: readonly OutputTensor[];
  readonly weights: readonly WeightsEntry[];
  /** From 0.5 reproducibility_tolerance, legacy test_kwargs, or the defaults of the version; first match applies. */
  readonly tolerances: readonly Tolerance[];
  readonly config: Readonly<Record<string, unknown>>;
  /** Everything noticed while reading that did not prevent it; shown to the user. */
  readonly warnings: readonly Problem[];
  /** The map as read from YAML, for display and writing back. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** `path` is like `inputs[0].axes[2].size`. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

export interface Person {
  readonly name: string;
  readonly affiliation: string | null;
  readonly orcid: string | null;
  readonly githubUser: string | null;
  readonly email: string | null;
}

export interface Citation {
  readonly text: string;
  readonly doi: string | null;
  readonly url: string | null;
}

/** A file of the package: path relative to the rdf, or an absolute http(s) URL; sha256 is lower case hex. */
export interface FileRef {
  readonly source: string;
  readonly sha256: string | null;
}

export type AxisType = "batch" | "channel" | "index" | "time" | "space";

/** Length of an axis in samples. */
export type AxisSize =
  /** batch without a stated size, or nothing known */
  | { readonly kind: "any" }
  | { readonly kind: "fixed"; readonly size: number }
  /** min + n·step, n = 0, 1, … */
  | { readonly kind: "param"; readonly min: number; readonly step: number }
  /** trunc(refSize · refScale / ownScale + offset) */
  | {
      readonly kind: "ref";
      readonly tensorId: string;
      readonly axisId: string;
      readonly offset: number;
    }
  /** only known after the run; max null = unbounded */
  | { readonly kind: "dynamic"; readonly min: number; readonly max: number | null };

export interface Axis {
  /** Unique in its tensor: "batch", "channel", "z", "y", "x", "time", "index" or the model's own. */
  readonly id: string;
  readonly type: AxisType;
  readonly size: AxisSize;
  /** Output border to crop per side, in this axis' samples; 0 on inputs. */
  readonly halo: number;
  /** Sample distance relative to the other tensors (rdf 0.5 `scale`); an output at half resolution has 2. */
  readonly scale: number;
  readonly unit: string | null;
  /** One per channel for channel axes, else null. */
  readonly channelNames: readonly string[] | null;
}

interface TensorBase {
  readonly id: string;
  readonly description: string;
  readonly axes: readonly Axis[];
  /** Declared element type of the array that a user gives or gets. */
  readonly dtype: DType;
  /** Declared [min, max]; null = unbounded. */
  readonly range: readonly [number | null, number | null] | null;
  /** Values of nominal (class) data, else null. */
  readonly values: readonly (number | boolean | string)[] | null;
  readonly testTensor: FileRef | null;
  readonly sampleTensor: FileRef | null;
  /** Pre- or postprocessing in order, implicit casts of rdf 0.5 (and the conversion of 0.4) already written out. */
  readonly processing: readonly ProcessingStep[];
}

export interface InputTensor extends TensorBase {
  readonly optional: boolean;
  /** rdf 0.5.10 `pad`; null = reflect. */
  readonly pad: {
    readonly mode: "constant" | "edge" | "reflect" | "symmetric";
    readonly value: number;
  } | null;
}

export interface OutputTensor extends TensorBase {
  /** Shown as a table: neither y nor x and at most two axes longer than one, or named as ResultsTable in
   * config.deepimagej.test_information. */
  readonly isTable: boolean;
}

/** Axis ids over which a statistic runs; null = all axes. With "batch" (or null) it is a dataset statistic (see docs). */
export type StatAxes = readonly string[] | null;

/** A standard op with its parameters complete: defaults filled in, names of rdf 0.5. */
export type ProcessingStep =
  | { readonly op: "binarize"; readonly threshold: number | readonly number[]; readonly axis: string | null }
  | {
      readonly op: "clip";
      readonly min: number | null;
      readonly max: number | null;
      readonly minPercentile: number | null;
      readonly maxPercentile: number | null;
      readonly axes: StatAxes;
    }
  | { readonly op: "ensure_dtype"; readonly dtype: DType }
  | {
      readonly op: "scale_linear";
      readonly gain: number | readonly number[];
      readonly offset: number | readonly number[];
      readonly axis: string | null;
    }
  | {
      readonly op: "scale_mean_variance";
      readonly referenceTensor: string;
      readonly axes: StatAxes;
      readonly eps: number;
    }
  | {
      readonly op: "scale_range";
      readonly axes: StatAxes;
      readonly minPercentile: number;
      readonly maxPercentile: number;
      readonly eps: number;
      readonly referenceTensor: string | null;
    }
  | { readonly op: "sigmoid" }
  | { readonly op: "softmax"; readonly axis: string }
  | { readonly op: "zero_mean_unit_variance"; readonly axes: StatAxes; readonly eps: number }
  | {
      readonly op: "fixed_zero_mean_unit_variance";
      readonly mean: number | readonly number[];
      readonly std: number | readonly number[];
      readonly axis: string | null;
    }
  /** An op this version cannot do (stardist_postprocessing, custom …) or does not know; running it throws processing/unsupported-op. */
  | { readonly op: "unsupported"; readonly name: string; readonly kwargs: Readonly<Record<string, unknown>> };

export type WeightsFormat =
  | "onnx"
  | "torchscript"
  | "pytorch_state_dict"
  | "tensorflow_saved_model_bundle"
  | "tensorflow_js"
  | "keras_hdf5"
  | "keras_v3";

export interface WeightsEntry {
  readonly format: WeightsFormat;
  readonly file: FileRef;
  readonly parent: string | null;
  readonly opsetVersion: number | null;
  /** ONNX external data file. */
  readonly externalData: FileRef | null;
  /** Version text of torch, tensorflow or keras as written. */
  readonly frameworkVersion: string | null;
  readonly architecture: {
    readonly callable: string;
    readonly file: FileRef | null;
    readonly importFrom: string | null;
    readonly kwargs: Readonly<Record<string, unknown>>;
  } | null;
}

/** |a − e| ≤ absolute + relative·|e| per element; `mismatchedPerMillion` elements may fail. Empty lists = all. */
export interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
  readonly mismatchedPerMillion: number;
  readonly outputIds: readonly string[];
  readonly weightsFormats: readonly string[];
}
