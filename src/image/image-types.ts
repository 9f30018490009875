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
  /** Only of files with a palette: the entries themselves, (y, x), and the palette as a look-up table. `array` has the colours. */
  readonly palette?: { readonly entries: Uint8Array<ArrayBuffer>; readonly lut: Uint8Array };
  /** What was assumed or repaired while reading; shown to the user. */
  readonly notes: readonly string[];
  /** The file means 0 to be shown white (values are as stored). */
  readonly whiteIsZero?: boolean;
  /** The file gives a resolution and says that it has no unit; ImageJ then shows a blank as the unit. */
  readonly blankUnit?: boolean;
  /** What only ImageJ says about an image; absent for files of others. */
  readonly imagej?: ImagejExtras;
}

/** What an ImageJ TIFF holds beside what every image has. */
export interface ImagejExtras {
  /** Lines key=value of its description, keys in lower case (mode, hyperstack, unit, xorigin, cf, c0, vunit, …). */
  readonly description: ReadonlyMap<string, string>;
  /** Show Info text. */
  readonly info: string;
  /** Key, value, key, value, … of the image's properties. */
  readonly properties: readonly string[];
  /** ImageJ's ROI files: the selection, and the elements of the overlay. */
  readonly roi: Uint8Array | null;
  readonly overlay: readonly Uint8Array[];
}

/** A results table: columns in order; numbers or text. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string)[])[];
}
