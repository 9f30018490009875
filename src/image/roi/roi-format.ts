import type { RoiType } from "../world/index.ts";

/** Numbers of ImageJ's files of selections.
 * @see ImageJ 1.54p, ij.io.RoiDecoder */
export const HEADER = 64;
export const HEADER2 = 64;
export const VERSION = 228;
export const TYPES: readonly (RoiType | null)[] = [
  "polygon",
  "rectangle",
  "oval",
  "line",
  "freeline",
  "polyline",
  null,
  "freehand",
  "traced",
  "angle",
  "point",
];
export const TEXT = 1;
export const ARROW = 2;
export const ELLIPSE = 3;
export const IMAGE = 4;
export const ROTATED = 5;
export const SPLINE = 1;
export const SUB_PIXEL = 128;
export const SHOW_LABELS = 1024;
export const SCALE_STROKE = 8192;
export const POINT_SIZES = [1, 3, 5, 7, 11, 17, 25];
