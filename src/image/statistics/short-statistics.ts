import { addAreaFraction, addShapeAndMoments } from "./finish.ts";
import { LIMIT, MEDIAN, MIN_MAX, MODE } from "./measurements.ts";
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
import { countValues, largestInRect } from "./visit-pixels.ts";

/** Selections below this many pixels get a histogram that ends at their largest value (at least 256 long). */
const SMALL = 250000;

/** 16-bit planes: from a histogram of all values; `histogram` has `bins` bins between the smallest and largest value. */
export function shortStatistics(plane: MeasuredPlane, options: StatisticsOptions): Statistics {
  const statistics = startStatistics(plane, options);
  const { measurements } = options;
  const limits = integerLimits(options, 65535);
  const { lower } = limits;
  const table = options.table ?? null;
  const calibrate =
    table === null ? (raw: number) => raw : (options.calibrate ?? ((raw: number) => table[raw]!));
  if ((measurements & LIMIT) !== 0) {
    statistics.lowerThreshold = calibrate(lower);
    statistics.upperThreshold = calibrate(limits.upper);
  }
  const { rect, pixels } = plane;
  const small = rect.width * rect.height < SMALL;
  const values = countValues(plane, small ? Math.max(256, largestInRect(plane) + 1) : 65536);
  const upper = Math.min(limits.upper, values.length - 1);
  statistics.histogram16 = values;
  [statistics.min, statistics.max] = rangeOfHistogram(values, lower, upper);
  addBins(statistics, values, table, options);
  if ((measurements & MODE) !== 0) addModeBin(statistics);
  const inside = (i: number) => pixels[i]! >= lower && pixels[i]! <= upper;
  const value = table === null ? (i: number) => pixels[i]! : (i: number) => table[pixels[i]!]!;
  addShapeAndMoments(statistics, plane, options, { value, inside });
  if ((measurements & MIN_MAX) !== 0 && table !== null) addCalibratedMinMax(statistics, values, table);
  if ((measurements & MEDIAN) !== 0)
    statistics.median =
      statistics.pixelCount > 0
        ? medianOfHistogram(values, lower, upper, statistics.pixelCount, calibrate)
        : Number.NaN;
  addAreaFraction(statistics, options, values);
  return statistics;
}

function addBins(
  statistics: Statistics,
  values: Int32Array,
  table: Float32Array | null,
  options: StatisticsOptions,
): void {
  const bins = options.bins ?? 256;
  let { min, max } = statistics;
  let histogramMin = options.histogramMin ?? 0;
  let histogramMax = options.histogramMax ?? 0;
  if (histogramMin === 0 && histogramMax === 0) {
    histogramMin = min;
    histogramMax = max;
  } else {
    if (min < histogramMin) min = Math.trunc(histogramMin);
    if (max > histogramMax) max = Math.trunc(histogramMax);
  }
  const binSize = (histogramMax - histogramMin + 1) / bins;
  const scale = 1.0 / binSize;
  const first = Math.trunc(histogramMin);
  const histogram = new Int32Array(bins);
  let sum = 0;
  let sum2 = 0;
  let largest = 0;
  let pixelCount = 0;
  let mode = 0;
  for (let i = min; i <= max; i++) {
    const count = values[i] ?? 0;
    if (count > largest) {
      largest = count;
      mode = i;
    }
    pixelCount += count;
    const value = table === null ? i : table[i]!;
    sum += value * count;
    sum2 += value * value * count;
    const bin = Math.min(Math.trunc(scale * (i - first)), bins - 1);
    histogram[bin]! += count;
  }
  statistics.pixelCount = pixelCount;
  statistics.area = areaOf(pixelCount, options.calibration);
  statistics.mean = sum / pixelCount;
  statistics.rawMean = statistics.mean;
  statistics.stdDev = stdDevOf(pixelCount, sum, sum2);
  statistics.mode = table === null ? mode : table[mode]!;
  Object.assign(statistics, { histogram, bins, histogramMin, histogramMax, binSize });
}

/** The fullest bin of the histogram. */
export function addModeBin(statistics: Statistics): void {
  statistics.maxCount = 0;
  const { histogram } = statistics;
  for (let i = 0; i < statistics.bins; i++)
    if (histogram[i]! > statistics.maxCount) {
      statistics.maxCount = histogram[i]!;
      statistics.modeBin = i;
    }
}

function addCalibratedMinMax(statistics: Statistics, values: Int32Array, table: Float32Array): void {
  const { min, max } = statistics;
  statistics.min = Number.MAX_VALUE;
  statistics.max = -Number.MAX_VALUE;
  for (let i = min; i <= max; i++)
    if (values[i]! > 0) {
      const value = table[i]!;
      if (value < statistics.min) statistics.min = value;
      if (value > statistics.max) statistics.max = value;
    }
}
