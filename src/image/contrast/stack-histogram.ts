import { FLOAT_MAX } from "../numbers/index.ts";
import type { Processor } from "../world/index.ts";
import { type RangeHistogram, rangeHistogram } from "./stretch.ts";

/** Histogram of several planes of one type together: sums of those of 8-bit, 16-bit and RGB planes; 32-bit: 256 bins over the values
 * of all planes.
 * @param processors - one per plane, with the same rectangle and mask.
 * @see ImageJ 1.54p, StackStatistics */
export function stackHistogram(
  processors: readonly Processor[],
  rgbWeights: readonly [number, number, number] | null = null,
): RangeHistogram {
  if (processors[0]?.type === "32-bit") return floatStackHistogram(processors);
  const sixteen = processors[0]?.type === "16-bit";
  const sum = new Int32Array(sixteen ? 65536 : 256);
  let pixelCount = 0;
  for (const processor of processors) {
    const one = rangeHistogram(processor, rgbWeights);
    const counts = (sixteen ? one.histogram16 : null) ?? one.histogram;
    for (let i = 0; i < counts.length; i++) sum[i]! += counts[i]!;
    pixelCount += one.pixelCount;
  }
  return { histogram: sum, histogram16: sixteen ? sum : null, histogramMin: 0, binSize: 1, pixelCount };
}

function floatStackHistogram(processors: readonly Processor[]): RangeHistogram {
  let min = Number.MAX_VALUE;
  let max = -Number.MAX_VALUE;
  const each = (run: (value: number) => void) => {
    for (const { pixels, rect, mask, width } of processors)
      for (let y = 0; y < rect.height; y++)
        for (let x = 0; x < rect.width; x++) {
          if (mask !== null && mask[y * rect.width + x] === 0) continue;
          const v = pixels[(rect.y + y) * width + rect.x + x]!;
          if (v >= -FLOAT_MAX && v <= FLOAT_MAX) run(v);
        }
  };
  each((v) => {
    if (v < min) min = v;
    if (v > max) max = v;
  });
  const histogram = new Int32Array(256);
  const scale = 256 / (max - min);
  let pixelCount = 0;
  each((v) => {
    pixelCount++;
    histogram[Math.min(255, Math.trunc(scale * (v - min)) || 0)]!++;
  });
  return { histogram, histogram16: null, histogramMin: min, binSize: (max - min) / 256, pixelCount };
}
