import type { NdArray } from "../array/index.ts";
import type { Calibration, Table } from "../image/index.ts";

/** An image to compare: an array alone, or with its name and calibration (an ImageFile will do). */
export type ValidateImage =
  | NdArray
  | { readonly array: NdArray; readonly name?: string; readonly calibration?: Calibration };

export interface ValidateOptions {
  /** "auto" (default) chooses by the data and says why; "all" computes what can be computed; or names, as a list or
   * separated by commas (see `measureNames`; case, "-" and "_" do not matter). */
  readonly measures?: "auto" | "all" | string | readonly string[];
  /** Probabilities above it are foreground, for measures of masks, labels and objects. NaN is background. */
  readonly threshold?: number;
  /** Data range R of PSNR, SSIM, MS-SSIM; default: of the reference's integer type, or largest − smallest value. */
  readonly range?: number;
  /** Pixel size along z, y, x (or y, x, or one for all), for distances; default: the reference's calibration, else 1. */
  readonly spacing?: readonly number[];
  /** Window of SSIM, odd; default 3. */
  readonly ssimWindow?: number;
  /** Finest sigma of LAP in pixels; default 0.5. */
  readonly lapSigma?: number;
  /** IoU at which objects match; default 0.5, 0.55 … 0.95. */
  readonly iouThresholds?: readonly number[];
  /** Pixels within which borders match, for BoundaryF1; default 2. */
  readonly boundaryDistance?: number;
  /** Take float images that hold whole numbers for label images; default false. */
  readonly labels?: boolean;
  /** Axes whose positions are images of their own besides time, channel, batch and index; ["z"] compares slices. */
  readonly frames?: readonly string[];
  /** Rows for every frame besides those for the whole; default false. */
  readonly perFrame?: boolean;
  /** Adds a row WeightedSum: Σ weight · value. Keys are measures, or MEASURE@IOU such as "F1@0.5". */
  readonly weights?: Readonly<Record<string, number>>;
  /** Draw pictures; default true. */
  readonly pictures?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ValidateProgress) => void;
}

export interface ValidateRequest extends ValidateOptions {
  /** One image, or several that are paired with those of `test`: by name where all have one, else in order. */
  readonly reference: ValidateImage | readonly ValidateImage[];
  readonly test: ValidateImage | readonly ValidateImage[];
}

export interface ValidateProgress {
  /** Steps done and planned: measures of the pairs so far known. */
  readonly done: number;
  readonly total: number;
  /** Pair and measure at work. */
  readonly what: string;
}

/** A number as JSON can hold it. */
export type JsonNumber = number | "Infinity" | "-Infinity" | "NaN";

export interface ValidateRow {
  readonly reference: string;
  readonly test: string;
  /** Id of the label, "mean" over labels, or null. */
  readonly label: number | "mean" | null;
  readonly measure: string;
  /** IoU at which objects match, or null. AP with null: mean over the thresholds. */
  readonly threshold: number | null;
  readonly value: JsonNumber;
  /** Only in rows of single frames, such as "time 3, channel 0". */
  readonly frame?: string;
}

export interface SummaryRow {
  readonly label: "mean" | null;
  readonly measure: string;
  readonly threshold: number | null;
  /** Over the pairs whose value is finite. */
  readonly mean: JsonNumber;
  /** Sample standard deviation (n − 1); NaN for one value. */
  readonly sd: JsonNumber;
  readonly n: number;
  /** Pairs whose value is not finite; left out of mean and sd. */
  readonly notFinite: number;
  /** Measures of objects: the value over the objects of all pairs together; null for other measures. */
  readonly pooled: JsonNumber | null;
}

export interface ValidatePicture {
  readonly title: string;
  /** uint8 (y, x, channel of 3). */
  readonly array: NdArray<"uint8">;
  readonly legend: readonly {
    readonly meaning: string;
    readonly colour: readonly [number, number, number];
  }[];
}

/** Plain objects throughout: survives structured clone, and JSON except for the pictures' data. */
export interface ValidateResult {
  readonly rows: readonly ValidateRow[];
  readonly summary: readonly SummaryRow[];
  /** What the images were taken for and which measures follow from that. */
  readonly reason: string;
  /** What was assumed, left out or cannot be computed. */
  readonly notes: readonly string[];
  /** Objects of reference and test, confusion matrix. */
  readonly tables: readonly Table[];
  readonly pictures: readonly ValidatePicture[];
}
