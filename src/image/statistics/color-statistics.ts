import { addByteHistogram, addRawMinMax } from "./byte-statistics.ts";
import { addShapeAndMoments } from "./finish.ts";
import { MEDIAN, MIN_MAX } from "./measurements.ts";
import {
  type MeasuredPlane,
  medianOfHistogram,
  type Statistics,
  type StatisticsOptions,
  startStatistics,
} from "./statistics.ts";
import { visitPixels } from "./visit-pixels.ts";

/** Grey value of 0x00RRGGBB, in double: plain or weighted mean. */
export function greyOf(rgb: number, weights: readonly [number, number, number] | null | undefined): number {
  const [red, green, blue] = weights ?? [1 / 3, 1 / 3, 1 / 3];
  return ((rgb >> 16) & 255) * red + ((rgb >> 8) & 255) * green + (rgb & 255) * blue;
}

/** RGB planes: of the grey values rounded half up; moments of the grey values in float32. No threshold, no area fraction. */
export function colorStatistics(plane: MeasuredPlane, options: StatisticsOptions): Statistics {
  const statistics = startStatistics(plane, options);
  const { pixels } = plane;
  const { rgbWeights, measurements } = options;
  const histogram = new Int32Array(256);
  visitPixels(plane, (i) => {
    histogram[Math.trunc(greyOf(pixels[i]!, rgbWeights) + 0.5)]!++;
  });
  addByteHistogram(statistics, histogram, 0, 255, null, options);
  if ((measurements & MIN_MAX) !== 0) addRawMinMax(statistics, 0, 255);
  addShapeAndMoments(
    statistics,
    plane,
    { ...options, threshold: null },
    { value: (i) => Math.fround(greyOf(pixels[i]!, rgbWeights)), inside: () => true },
  );
  if ((measurements & MEDIAN) !== 0)
    statistics.median = medianOfHistogram(histogram, 0, 255, statistics.pixelCount, (raw) => raw);
  return statistics;
}
