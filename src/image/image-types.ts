import type { NdArray } from "../array/index.ts";

/** Physical size of one sample along an axis, e.g. {scale: 0.25, unit: "micrometer"}; units by their long OME names. */
export interface AxisCalibration {
  readonly scale: number;
  readonly unit: string;
}

/** Keyed by axis id ("x", "y", "z", "time"); an axis that is absent is not calibrated. */
export type Calibration = Readonly<Record<string, AxisCalibration>>;

/** An image read from or written to a file: array with axes, and what ImageJ would keep beside the pixels. */
export interface ImageFile {
  /** File name without folder. */
  readonly name: string;
  /** Axes are always set by image readers (out of time, z, channel, y, x); null only for .npy. */
  readonly array: NdArray;
  readonly calibration: Calibration;
  /** Samples are red, green, blue (axis "channel" of length 3, last). */
  readonly rgb: boolean;
  /** One per plane, or empty. */
  readonly labels: readonly string[];
  /** Display range [min, max] per channel, or empty. */
  readonly displayRanges: readonly (readonly [number, number])[];
  /** 768-byte (256 red, 256 green, 256 blue) look-up tables per channel, or empty. */
  readonly luts: readonly Uint8Array[];
  /** What was assumed or repaired while reading; shown to the user. */
  readonly notes: readonly string[];
}

/** A results table: columns in order; numbers or text. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string)[])[];
}
