import { FLOAT_MAX, toInt } from "../numbers/index.ts";
import { greyOf } from "./color-statistics.ts";
import { addModeBin } from "./short-statistics.ts";
import {
  emptyStatistics,
  type MeasuredPlane,
  medianOfHistogram,
  rangeOfHistogram,
  type Statistics,
  stdDevOf,
} from "./statistics.ts";
import { countValues, visitPixels } from "./visit-pixels.ts";

export interface StackOptions {
  /** Default: 256 bins, over 0…256 for 8-bit and RGB, else over the values that occur. */
  readonly bins?: number;
  readonly min?: number;
  readonly max?: number;
  /** Raw values; null = no limit. */
  readonly threshold?: { readonly lower: number; readonly upper: number } | null;
  readonly table?: Float32Array | null;
  readonly calibrate?: (raw: number) => number;
  readonly rawOf?: (value: number) => number;
  readonly rgbWeights?: readonly [number, number, number] | null;
  readonly tick?: () => void;
}

/** Statistics of all planes of a stack together, in pixels. Skewness and the like are not measured.
 * @param planes - one or more, of one type and size, with the same selection.
 * @see ImageJ 1.54p StackStatistics */
export function stackStatistics(planes: readonly MeasuredPlane[], options: StackOptions = {}): Statistics {
  const type = planes[0]?.type ?? "8-bit";
  const eight = type === "8-bit" || type === "RGB";
  const { bins = 256, min = 0, max = eight ? 256 : 0 } = options;
  const calibrated = (options.table ?? null) !== null;
  if (eight && bins === 256 && min === 0 && max === 256) return histogramStatistics(planes, options, 256);
  if (type === "16-bit" && bins === 256 && min === 0 && max === 0 && !calibrated)
    return histogramStatistics(planes, options, 65536);
  return valueStatistics(planes, options, bins, min, max);
}

/** From the sum of the planes' histograms of raw values. */
function histogramStatistics(
  planes: readonly MeasuredPlane[],
  options: StackOptions,
  size: 256 | 65536,
): Statistics {
  const counts = new Float64Array(size);
  for (const plane of planes) {
    options.tick?.();
    const own = plane.type === "RGB" ? greyCounts(plane, options) : countValues(plane, size);
    for (let i = 0; i < size; i++) counts[i]! += own[i]!;
  }
  const s = emptyStatistics();
  const { threshold } = options;
  let lower = threshold ? Math.trunc(threshold.lower) : 0;
  let upper = threshold ? Math.trunc(threshold.upper) : size - 1;
  [s.min, s.max] = rangeOfHistogram(counts, lower, upper);
  const [first, last] = [lower, upper];
  if (size === 65536) [lower, upper] = [s.min, s.max];
  let sum = 0;
  let sum2 = 0;
  for (let i = lower; i <= upper; i++) {
    const count = counts[i]!;
    s.pixelCount += count;
    sum += i * count;
    sum2 += i * i * count;
    if (size === 256 && count > s.maxCount) {
      s.maxCount = count;
      s.modeBin = i;
    }
  }
  s.area = s.pixelCount;
  s.mean = s.rawMean = sum / s.pixelCount;
  s.stdDev = stdDevOf(s.pixelCount, sum, sum2);
  if (size === 256) {
    s.mode = s.modeBin;
    s.histogram = Int32Array.from(counts);
    s.histogramMax = 255;
  } else addBins(s, counts);
  s.median = medianOfHistogram(counts, first, last, s.pixelCount, options.calibrate ?? ((raw) => raw));
  return s;
}

function addBins(s: Statistics, counts: Float64Array): void {
  s.histogramMin = s.min;
  s.histogramMax = s.max;
  s.binSize = (s.max - s.min + 1) / s.bins;
  const scale = 1.0 / s.binSize;
  s.histogram = new Int32Array(s.bins);
  for (let i = s.min; i <= s.max; i++)
    s.histogram[Math.min(Math.trunc(scale * (i - s.min)), s.bins - 1)]! += counts[i]!;
  addMode(s);
  s.histogram16 = Int32Array.from(counts);
}

function addMode(s: Statistics): void {
  addModeBin(s);
  s.mode = s.histogramMin + s.modeBin * s.binSize;
}

function greyCounts(plane: MeasuredPlane, options: StackOptions): Int32Array {
  const counts = new Int32Array(256);
  visitPixels(plane, (i) => {
    counts[Math.trunc(greyOf(plane.pixels[i]!, options.rgbWeights) + 0.5)]!++;
  });
  return counts;
}

/** Pixel by pixel; the range is looked for in raw values, as ImageJ does, the sums are of calibrated ones. */
function valueStatistics(
  planes: readonly MeasuredPlane[],
  options: StackOptions,
  bins: number,
  rangeMin: number,
  rangeMax: number,
): Statistics {
  const s = emptyStatistics();
  const { threshold, table, calibrate = (raw: number) => raw, rawOf = (value: number) => value } = options;
  const lower = threshold ? calibrate(threshold.lower) : -FLOAT_MAX;
  const upper = threshold ? calibrate(threshold.upper) : FLOAT_MAX;
  s.bins = bins;
  s.min = Number.MAX_VALUE;
  s.max = -Number.MAX_VALUE;
  for (const plane of planes) {
    options.tick?.();
    visitPixels(plane, (i) => {
      const v = raw(plane, i, options);
      if (!(v >= lower && v <= upper)) return;
      if (v < s.min) s.min = v;
      if (v > s.max) s.max = v;
    });
  }
  let low = rangeMin;
  let high = rangeMax;
  if (rangeMin !== 0 || rangeMax !== 0) {
    s.min = Math.max(s.min, low);
    s.max = Math.min(s.max, high);
  } else [low, high] = [s.min, s.max];
  const scale = bins / (high - low);
  s.histogram = new Int32Array(bins);
  let sum = 0;
  let sum2 = 0;
  for (const plane of planes) {
    options.tick?.();
    visitPixels(plane, (i) => {
      const v = table ? table[plane.pixels[i]!]! : raw(plane, i, options);
      if (!(v >= lower && v <= upper && v >= low && v <= high)) return;
      s.pixelCount++;
      sum += v;
      sum2 += v * v;
      const bin = Math.trunc(scale * (v - low)) || 0;
      s.histogram[bin >= bins ? bins - 1 : bin]!++;
    });
  }
  s.area = s.pixelCount;
  s.mean = sum / s.pixelCount;
  s.stdDev = stdDevOf(s.pixelCount, sum, sum2);
  s.histogramMin = rawOf(low);
  s.histogramMax = rawOf(high);
  const float = planes[0]?.type === "32-bit";
  s.binSize = (s.histogramMax - s.histogramMin + (float ? 0 : 1)) / bins;
  const eight = planes[0]?.type === "8-bit" || planes[0]?.type === "RGB";
  if (eight && s.histogramMin === 0 && s.histogramMax === 256) s.histogramMax = 255;
  addMode(s);
  s.mode = calibrate(s.mode);
  s.median = medianOfHistogram(s.histogram, toInt(lower), toInt(upper), s.pixelCount, calibrate);
  return s;
}

function raw(plane: MeasuredPlane, index: number, options: StackOptions): number {
  const value = plane.pixels[index]!;
  return plane.type === "RGB" ? Math.fround(greyOf(value, options.rgbWeights)) : value;
}
