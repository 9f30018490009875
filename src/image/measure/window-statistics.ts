import {
  calibratedValue,
  calibrationTable,
  isValueCalibrated,
  type MeasuredPlane,
  Measurements,
  planeStatistics,
  rawValue,
  type Statistics,
  type StatisticsOptions,
  stackStatistics,
} from "../statistics/index.ts";
import type { ImageWindow, World } from "../world/index.ts";
import { measuredPlane } from "./measured-plane.ts";

/** Options of a measurement of a window's pixels: its calibration and threshold, and what Set Measurements says about y. */
export function statisticsOptions(
  world: World,
  window: ImageWindow,
  measurements: number,
  calibrated = true,
): StatisticsOptions {
  const invertY =
    (world.options.measurements & Measurements.INVERT_Y) !== 0 || window.calibration.invertY === true;
  return {
    measurements,
    calibration: calibrated ? window.calibration : null,
    table: calibrated ? calibrationTable(window) : null,
    calibrate: (raw) => calibratedValue(window, raw),
    invertY,
    threshold: window.threshold,
    rgbWeights: world.options.rgbWeights,
  };
}

export interface HistogramRange {
  readonly bins?: number;
  /** Calibrated values; both 0 = the values that occur. */
  readonly min?: number;
  readonly max?: number;
}

/** Statistics of the current plane inside the window's selection.
 * 8-bit and RGB planes with another number of bins than 256 are measured as 16-bit.
 * @see ImageJ 1.54p ImagePlus.getStatistics */
export function windowStatistics(
  world: World,
  window: ImageWindow,
  measurements: number,
  range: HistogramRange = {},
): Statistics {
  const { bins = 256, min = 0, max = 0 } = range;
  const fixed = window.type === "16-bit" && isValueCalibrated(window) && !(min === 0 && max === 0);
  const plane = measuredPlane(window);
  return planeStatistics(bins !== 256 ? widened(plane, world) : plane, {
    ...statisticsOptions(world, window, measurements),
    bins,
    ...(fixed ? ascending(rawValue(window, min), rawValue(window, max)) : ascending(min, max)),
  });
}

/** A histogram range that ends below its start counts as none. */
export function ascending(min: number, max: number): { histogramMin: number; histogramMax: number } {
  return min > max ? { histogramMin: 0, histogramMax: 0 } : { histogramMin: min, histogramMax: max };
}

/** An 8-bit or RGB plane as 16-bit values. */
export function widened(plane: MeasuredPlane, world: World): MeasuredPlane {
  if (plane.type !== "8-bit" && plane.type !== "RGB") return plane;
  const pixels = new Uint16Array(plane.pixels.length);
  const weights = world.options.rgbWeights ?? [1 / 3, 1 / 3, 1 / 3];
  for (let i = 0; i < pixels.length; i++) {
    const value = plane.pixels[i]!;
    pixels[i] =
      plane.type === "8-bit"
        ? value
        : ((value >> 16) & 255) * weights[0] +
          ((value >> 8) & 255) * weights[1] +
          (value & 255) * weights[2] +
          0.5;
  }
  return { ...plane, type: "16-bit", pixels };
}

/** Statistics of all planes inside the window's selection.
 * @see ImageJ 1.54p StackStatistics */
export function windowStackStatistics(
  world: World,
  window: ImageWindow,
  options: {
    readonly bins?: number;
    readonly min?: number;
    readonly max?: number;
    /** Default: what Set Measurements says. */
    readonly limit?: boolean;
    readonly tick?: () => void;
  } = {},
): Statistics {
  const limit = options.limit ?? (world.options.measurements & Measurements.LIMIT) !== 0;
  const planes = window.planes.map((_, index) => measuredPlane(window, window.roi, index, "processor"));
  return stackStatistics(planes, {
    ...options,
    threshold: limit ? window.threshold : null,
    table: calibrationTable(window),
    calibrate: (raw) => calibratedValue(window, raw),
    rawOf: (value) => rawValue(window, value),
    rgbWeights: world.options.rgbWeights,
  });
}
