import { fitEllipse } from "./ellipse.ts";
import {
  AREA_FRACTION,
  CENTER_OF_MASS,
  CENTROID,
  ELLIPSE,
  KURTOSIS,
  LIMIT,
  SHAPE_DESCRIPTORS,
  SKEWNESS,
} from "./measurements.ts";
import { addCentroid, addMoments } from "./moments.ts";
import type { MeasuredPlane, Statistics, StatisticsOptions } from "./statistics.ts";
import { calibratedX, calibratedY } from "./value-calibration.ts";

/** What the pixel types measure in the same way: ellipse or centroid, moments. */
export function addShapeAndMoments(
  statistics: Statistics,
  plane: MeasuredPlane,
  options: StatisticsOptions,
  pixel: {
    readonly value: (index: number) => number;
    readonly inside: (index: number) => boolean;
    /** When differently tested for moments than for the centroid. */
    readonly insideMoments?: (index: number) => boolean;
  },
): void {
  const { measurements } = options;
  if ((measurements & (ELLIPSE | SHAPE_DESCRIPTORS)) !== 0) addEllipse(statistics, plane, options);
  else if ((measurements & CENTROID) !== 0) addCentroid(statistics, plane, options, pixel.inside);
  if ((measurements & (CENTER_OF_MASS | SKEWNESS | KURTOSIS)) !== 0)
    addMoments(statistics, plane, options, pixel.value, pixel.insideMoments ?? pixel.inside);
}

function addEllipse(statistics: Statistics, plane: MeasuredPlane, options: StatisticsOptions): void {
  const calibration = options.calibration ?? null;
  const { threshold } = options;
  const limited = (options.measurements & LIMIT) !== 0 && threshold;
  const mask = limited ? maskOfThreshold(plane, threshold) : plane.mask;
  const ellipse = fitEllipse(plane.rect, mask);
  const pixelWidth = calibration?.pixelWidth ?? 1;
  const pixelHeight = calibration?.pixelHeight ?? 1;
  const size = Math.abs(pixelWidth - pixelHeight) / pixelWidth < 0.01 ? pixelWidth : 0;
  statistics.major = ellipse.major * size;
  statistics.minor = ellipse.minor * size;
  statistics.angle = ellipse.angle;
  statistics.xCentroid = calibratedX(calibration, ellipse.xCenter);
  statistics.yCentroid = calibratedY(calibration, ellipse.yCenter, plane.height, options.invertY ?? false);
}

function maskOfThreshold(
  plane: MeasuredPlane,
  { lower, upper }: { readonly lower: number; readonly upper: number },
): Uint8Array {
  const { rect, width, pixels } = plane;
  const mask = plane.mask?.slice() ?? new Uint8Array(rect.width * rect.height).fill(255);
  for (let y = 0; y < rect.height; y++)
    for (let x = 0; x < rect.width; x++) {
      const value = pixels[(rect.y + y) * width + rect.x + x]!;
      if (value < lower || value > upper) mask[y * rect.width + x] = 0;
    }
  return mask;
}

/** Share of pixels inside the threshold, in percent; without a threshold that of pixels that are not 0. */
export function addAreaFraction(
  statistics: Statistics,
  options: StatisticsOptions,
  histogram: Int32Array,
): void {
  if ((options.measurements & AREA_FRACTION) === 0) return;
  let sum = 0;
  let total = 0;
  for (const count of histogram) total += count;
  const { threshold } = options;
  if (threshold) {
    const lower = Math.floor(threshold.lower + 0.5);
    const upper = Math.min(Math.floor(threshold.upper + 0.5), histogram.length - 1);
    for (let i = Math.max(0, lower); i <= upper; i++) sum += histogram[i]!;
  } else sum = total - histogram[0]!;
  statistics.areaFraction = (sum * 100.0) / total;
}
