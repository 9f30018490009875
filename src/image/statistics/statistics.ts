import type { Rect, Threshold, WindowCalibration } from "../world/index.ts";
import { LIMIT } from "./measurements.ts";
import { calibratedX, calibratedY } from "./value-calibration.ts";

/** Pixels to be measured: a plane (or part of one) as ImageJ's ImageProcessor holds it. Nothing is changed. */
export interface MeasuredPlane {
  readonly type: "8-bit" | "16-bit" | "32-bit" | "RGB";
  readonly width: number;
  readonly height: number;
  readonly pixels: ArrayLike<number>;
  readonly rect: Rect;
  /** One byte per pixel of `rect`, 0 = not measured; null = all are. */
  readonly mask: Uint8Array | null;
}

export interface StatisticsOptions {
  /** Bits of measurements.ts. */
  readonly measurements: number;
  /** Lengths and areas; null = pixels. */
  readonly calibration?: WindowCalibration | null;
  /** Calibrated values of an 8-bit or 16-bit plane, see `calibrationTable`; null = raw values. */
  readonly table?: Float32Array | null;
  /** Calibrated value of a raw value in double, for the median; needed with `table`. */
  readonly calibrate?: (raw: number) => number;
  readonly invertY?: boolean;
  /** Raw values; used with LIMIT and for the area fraction. */
  readonly threshold?: Pick<Threshold, "lower" | "upper"> | null;
  /** Histogram of 16-bit and 32-bit planes; default 256 bins over the values that occur. */
  readonly bins?: number;
  readonly histogramMin?: number;
  readonly histogramMax?: number;
  /** Grey value of RGB; null = plain mean. */
  readonly rgbWeights?: readonly [number, number, number] | null;
}

/** Results of one measurement; what was not asked for is 0 (see each function). Positions and sizes are calibrated. */
export interface Statistics {
  pixelCount: number;
  area: number;
  mean: number;
  /** Mean of raw values. */
  rawMean: number;
  stdDev: number;
  min: number;
  max: number;
  /** Calibrated value that occurs most often, and its bin in `histogram`. */
  mode: number;
  modeBin: number;
  maxCount: number;
  median: number;
  skewness: number;
  kurtosis: number;
  xCentroid: number;
  yCentroid: number;
  xCenterOfMass: number;
  yCenterOfMass: number;
  roiX: number;
  roiY: number;
  roiWidth: number;
  roiHeight: number;
  major: number;
  minor: number;
  angle: number;
  areaFraction: number;
  /** Limits when limited to a threshold, calibrated; else NaN. */
  lowerThreshold: number;
  upperThreshold: number;
  histogram: Int32Array;
  /** 16-bit planes: a bin for each value up to at least the largest. */
  histogram16: Int32Array | null;
  histogramMin: number;
  histogramMax: number;
  bins: number;
  binSize: number;
}

export function emptyStatistics(): Statistics {
  return {
    pixelCount: 0,
    area: 0,
    mean: 0,
    rawMean: 0,
    stdDev: 0,
    min: 0,
    max: 0,
    mode: 0,
    modeBin: 0,
    maxCount: 0,
    median: 0,
    skewness: 0,
    kurtosis: 0,
    xCentroid: 0,
    yCentroid: 0,
    xCenterOfMass: 0,
    yCenterOfMass: 0,
    roiX: 0,
    roiY: 0,
    roiWidth: 0,
    roiHeight: 0,
    major: 0,
    minor: 0,
    angle: 0,
    areaFraction: 0,
    lowerThreshold: Number.NaN,
    upperThreshold: Number.NaN,
    histogram: new Int32Array(0),
    histogram16: null,
    histogramMin: 0,
    histogramMax: 0,
    bins: 256,
    binSize: 1,
  };
}

/** Statistics with the rectangle filled in. */
export function startStatistics(plane: MeasuredPlane, options: StatisticsOptions): Statistics {
  const statistics = emptyStatistics();
  const calibration = options.calibration ?? null;
  const { rect } = plane;
  statistics.roiX = calibratedX(calibration, rect.x);
  statistics.roiY = calibratedY(calibration, rect.y, plane.height, options.invertY ?? false);
  statistics.roiWidth = rect.width * (calibration?.pixelWidth ?? 1);
  statistics.roiHeight = rect.height * (calibration?.pixelHeight ?? 1);
  return statistics;
}

/** Area of one pixel times the count, in ImageJ's order of products. */
export function areaOf(pixelCount: number, calibration: WindowCalibration | null | undefined): number {
  return pixelCount * (calibration?.pixelWidth ?? 1) * (calibration?.pixelHeight ?? 1);
}

/** Sample standard deviation (n - 1) from sums; 0 where it is not positive, so NaN becomes 0. */
export function stdDevOf(n: number, sum: number, sumOfSquares: number): number {
  if (!(n > 0)) return 0;
  const variance = (n * sumOfSquares - sum * sum) / n;
  return variance > 0 ? Math.sqrt(variance / (n - 1)) : 0;
}

/** First value whose cumulative count is more than half of `count`. */
export function medianOfHistogram(
  histogram: ArrayLike<number>,
  first: number,
  last: number,
  count: number,
  calibrate: (raw: number) => number,
): number {
  if (count === 0 || first < 0 || last > histogram.length) return Number.NaN;
  const half = count / 2;
  let sum = 0;
  let i = first - 1;
  do sum += histogram[++i] ?? Number.NaN;
  while (sum <= half && i < last);
  return calibrate(i);
}

/** First value from `lower` up and last from `upper` down that occur; where there is none, the ends of the histogram. */
export function rangeOfHistogram(
  histogram: ArrayLike<number>,
  lower: number,
  upper: number,
): [min: number, max: number] {
  let min = lower;
  while (histogram[min] === 0 && min < histogram.length - 1) min++;
  let max = upper;
  while (histogram[max] === 0 && max > 0) max--;
  return [min, max];
}

/** Limits of a threshold as integers, or the full range when there is no limit. */
export function integerLimits(options: StatisticsOptions, top: number): { lower: number; upper: number } {
  const { threshold } = options;
  if ((options.measurements & LIMIT) === 0 || !threshold) return { lower: 0, upper: top };
  return { lower: Math.trunc(threshold.lower), upper: Math.trunc(threshold.upper) };
}
