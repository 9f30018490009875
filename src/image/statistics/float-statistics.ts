import { FLOAT_MAX } from "../numbers/index.ts";
import { addShapeAndMoments } from "./finish.ts";
import { AREA_FRACTION, LIMIT, MEDIAN, MODE } from "./measurements.ts";
import { addModeBin } from "./short-statistics.ts";
import {
  areaOf,
  type MeasuredPlane,
  type Statistics,
  type StatisticsOptions,
  startStatistics,
  stdDevOf,
} from "./statistics.ts";
import { visitPixels } from "./visit-pixels.ts";

/** 32-bit planes, in double. NaN and infinite pixels are not counted. Without any pixel left, min and max are the largest and smallest double. */
export function floatStatistics(plane: MeasuredPlane, options: StatisticsOptions): Statistics {
  const statistics = startStatistics(plane, options);
  const { measurements, threshold } = options;
  const limited = (measurements & LIMIT) !== 0 && threshold;
  const lower = limited ? threshold.lower : -FLOAT_MAX;
  const upper = limited ? threshold.upper : FLOAT_MAX;
  if ((measurements & LIMIT) !== 0) {
    statistics.lowerThreshold = lower;
    statistics.upperThreshold = upper;
  }
  addRange(statistics, plane, lower, upper, options);
  addHistogram(statistics, plane, lower, upper, options);
  if ((measurements & MODE) !== 0) addMode(statistics);
  const { pixels } = plane;
  const inside = (i: number) => pixels[i]! >= lower && pixels[i]! <= upper;
  const value = (i: number) => pixels[i]! + Number.MIN_VALUE;
  const insideMoments = (i: number) => value(i) >= lower && value(i) <= upper;
  addShapeAndMoments(statistics, plane, options, { value, inside, insideMoments });
  if ((measurements & MEDIAN) !== 0) statistics.median = medianOf(plane, lower, upper, statistics.pixelCount);
  if ((measurements & AREA_FRACTION) !== 0) statistics.areaFraction = areaFraction(plane, options);
  return statistics;
}

function addRange(
  statistics: Statistics,
  plane: MeasuredPlane,
  lower: number,
  upper: number,
  options: StatisticsOptions,
): void {
  let min = Number.MAX_VALUE;
  let max = -Number.MAX_VALUE;
  const { pixels } = plane;
  visitPixels(plane, (i) => {
    const v = pixels[i]!;
    if (!(v >= lower && v <= upper)) return;
    if (v < min) min = v;
    if (v > max) max = v;
  });
  let histogramMin = options.histogramMin ?? 0;
  let histogramMax = options.histogramMax ?? 0;
  if (histogramMin === 0 && histogramMax === 0) {
    histogramMin = min;
    histogramMax = max;
  } else {
    if (min < histogramMin) min = histogramMin;
    if (max > histogramMax) max = histogramMax;
  }
  const bins = options.bins ?? 256;
  const binSize = (histogramMax - histogramMin) / bins;
  Object.assign(statistics, { min, max, histogramMin, histogramMax, bins, binSize });
}

function addHistogram(
  statistics: Statistics,
  plane: MeasuredPlane,
  lower: number,
  upper: number,
  options: StatisticsOptions,
): void {
  const { histogramMin, histogramMax, bins } = statistics;
  const scale = bins / (histogramMax - histogramMin);
  const histogram = new Int32Array(bins);
  let sum = 0;
  let sum2 = 0;
  let count = 0;
  const { pixels } = plane;
  visitPixels(plane, (i) => {
    const v = pixels[i]!;
    if (!(v >= lower && v <= upper && v >= histogramMin && v <= histogramMax)) return;
    count++;
    sum += v;
    sum2 += v * v;
    // A constant plane: Infinity * 0 is NaN, and Java casts NaN to 0.
    const bin = Math.trunc(scale * (v - histogramMin)) || 0;
    histogram[bin >= bins ? bins - 1 : bin]!++;
  });
  statistics.pixelCount = count;
  statistics.area = areaOf(count, options.calibration);
  statistics.mean = sum / count;
  statistics.rawMean = statistics.mean;
  statistics.stdDev = stdDevOf(count, sum, sum2);
  statistics.histogram = histogram;
}

function addMode(statistics: Statistics): void {
  addModeBin(statistics);
  const { histogramMin, binSize, modeBin } = statistics;
  statistics.mode = histogramMin + modeBin * binSize;
  if (binSize !== 1) statistics.mode += binSize / 2.0;
}

function medianOf(plane: MeasuredPlane, lower: number, upper: number, pixelCount: number): number {
  if (pixelCount === 0) return Number.NaN;
  const values = new Float32Array(pixelCount);
  let count = 0;
  const { pixels } = plane;
  visitPixels(plane, (i) => {
    const v = pixels[i]!;
    if (v >= lower && v <= upper && count++ < pixelCount) values[count - 1] = v;
  });
  // More pixels inside the limits than in the histogram (a fixed histogram range cuts off some).
  if (count > pixelCount) return Number.NaN;
  values.sort();
  const middle = pixelCount >> 1;
  if (pixelCount % 2 === 1) return values[middle]!;
  return Math.fround(Math.fround(values[middle - 1]! + values[middle]!) / 2);
}

function areaFraction(plane: MeasuredPlane, options: StatisticsOptions): number {
  const { threshold } = options;
  const lower = threshold ? Math.fround(threshold.lower) : 0;
  const upper = threshold ? Math.fround(threshold.upper) : 0;
  let sum = 0;
  let total = 0;
  const { pixels } = plane;
  visitPixels(plane, (i) => {
    const v = pixels[i]!;
    total++;
    if (threshold ? v >= lower && v <= upper : v !== 0) sum++;
  });
  return (sum * 100.0) / total;
}
