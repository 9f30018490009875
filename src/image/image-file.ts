import type { ImageFile } from "./image-types.ts";

/** What every image has; all else may be left out. */
export type ImageLike = Pick<ImageFile, "name" | "array"> & Partial<ImageFile>;

/** Fill in what is left out: not calibrated, not RGB, no labels, display ranges, look-up tables or notes. */
export function imageFile(parts: ImageLike): ImageFile {
  return {
    calibration: {},
    rgb: false,
    labels: [],
    displayRanges: [],
    luts: [],
    notes: [],
    ...parts,
  };
}
