/** Values along lines. Knows no macros and no plots. */
export { type PixelValues, pixelValues, valuesAlong } from "./pixel-values.ts";
export { type Profile, type ProfileOptions, profile } from "./profile.ts";
export { type StraightPlane, straightenLine } from "./straighten-line.ts";
