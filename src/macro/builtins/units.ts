import type { WindowCalibration } from "../../image/world/index.ts";

const plural: Readonly<Record<string, string>> = { pixel: "pixels", micron: "microns", inch: "inches" };

/** The length unit as getVoxelSize gives it: pixels, microns, inches. */
export const unitsOf = ({ unit }: WindowCalibration): string => plural[unit] ?? unit;

/** Whether a pixel has a size of its own.
 * @see ImageJ 1.54p Calibration.scaled */
export const isScaled = ({ pixelWidth, pixelHeight, pixelDepth, unit }: WindowCalibration): boolean =>
  pixelWidth !== 1 || pixelHeight !== 1 || pixelDepth !== 1 || unit !== "pixel";
