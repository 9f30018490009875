import { addAreaFraction, addShapeAndMoments } from "./finish.ts";
import { LIMIT, MEDIAN, MIN_MAX } from "./measurements.ts";
import {
  areaOf,
  integerLimits,
  type MeasuredPlane,
  medianOfHistogram,
  rangeOfHistogram,
  type Statistics,
  type StatisticsOptions,
  startStatistics,
  stdDevOf,
} from "./statistics.ts";
import { countValues } from "./visit-pixels.ts";

/** 8-bit planes: everything that a histogram can tell comes from the histogram. */
export function byteStatistics(plane: MeasuredPlane, options: StatisticsOptions): Statistics {
  const histogram = countValues(plane, 256);
  const statistics = startStatistics(plane, options);
  const { lower, upper } = integerLimits(options, 255);
  const table = options.table ?? null;
  const calibrate =
    table === null ? (raw: number) => raw : (options.calibrate ?? ((raw: number) => table[raw]!));
  if ((options.measurements & LIMIT) !== 0) {
    statistics.lowerThreshold = calibrate(lower);
    statistics.upperThreshold = calibrate(upper);
  }
  addByteHistogram(statistics, histogram, lower, upper, table, options);
  if ((options.measurements & MIN_MAX) !== 0) addMinMax(statistics, lower, upper, table);
  const { pixels } = plane;
  const inside = (i: number) => pixels[i]! >= lower && pixels[i]! <= upper;
  // ImageJ adds the smallest double so that an all-black selection has a centre of mass.
  const value =
    table === null
      ? (i: number) => pixels[i]! + Number.MIN_VALUE
      : (i: number) => table[pixels[i]!]! + Number.MIN_VALUE;
  addShapeAndMoments(statistics, plane, options, { value, inside });
  if ((options.measurements & MEDIAN) !== 0)
    statistics.median = medianOfHistogram(histogram, lower, upper, statistics.pixelCount, calibrate);
  addAreaFraction(statistics, options, histogram);
  return statistics;
}

/** Count, area, mean, standard deviation and mode of a histogram of 256 values. */
export function addByteHistogram(
  statistics: Statistics,
  histogram: Int32Array,
  lower: number,
  upper: number,
  table: Float32Array | null,
  options: StatisticsOptions,
): void {
  let sum = 0;
  let sum2 = 0;
  let rawSum = 0;
  for (let i = lower; i <= upper; i++) {
    const count = histogram[i]!;
    const value = table === null ? i : table[i]!;
    if (table !== null && (count === 0 || Number.isNaN(value))) continue;
    statistics.pixelCount += count;
    sum += value * count;
    rawSum += table === null ? i * count : Math.imul(i, count);
    sum2 += value * value * count;
    if (count > statistics.maxCount) {
      statistics.maxCount = count;
      statistics.modeBin = i;
    }
  }
  const { pixelCount, modeBin } = statistics;
  statistics.area = areaOf(pixelCount, options.calibration);
  statistics.mean = sum / pixelCount;
  statistics.rawMean = table === null ? statistics.mean : rawSum / pixelCount;
  statistics.mode = table === null ? modeBin : table[modeBin]!;
  statistics.stdDev = stdDevOf(pixelCount, sum, sum2);
  statistics.histogram = histogram;
  statistics.histogramMin = 0;
  statistics.histogramMax = 255;
}

function addMinMax(statistics: Statistics, lower: number, upper: number, table: Float32Array | null): void {
  const { histogram } = statistics;
  if (statistics.pixelCount === 0) {
    statistics.min = statistics.max = Number.NaN;
    return;
  }
  if (table === null) {
    addRawMinMax(statistics, lower, upper);
    return;
  }
  statistics.min = Number.MAX_VALUE;
  statistics.max = -Number.MAX_VALUE;
  for (let i = lower; i <= upper; i++)
    if (histogram[i]! > 0) {
      const value = table[i]!;
      if (value < statistics.min) statistics.min = value;
      if (value > statistics.max) statistics.max = value;
    }
}

export function addRawMinMax(statistics: Statistics, lower: number, upper: number): void {
  [statistics.min, statistics.max] = rangeOfHistogram(statistics.histogram, lower, upper);
}
