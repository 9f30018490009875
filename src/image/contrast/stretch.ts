import { applyTable } from "../math/operations.ts";
import { planeStatistics, type Statistics } from "../statistics/index.ts";
import type { PixelType, PlanePixels, Processor, Rect } from "../world/index.ts";

/** What the search for a display range needs of a measured plane or stack. */
export type RangeHistogram = Pick<
  Statistics,
  "histogram" | "histogram16" | "histogramMin" | "binSize" | "pixelCount"
>;

const MIN_MAX = 16;

/** Histogram of a plane's rectangle and mask: every value of 8-bit and 16-bit, 256 bins of 32-bit, grey values of RGB. */
export function rangeHistogram(
  processor: Pick<Processor, "type" | "width" | "height" | "pixels" | "rect" | "mask">,
  rgbWeights: readonly [number, number, number] | null = null,
): RangeHistogram {
  return planeStatistics(processor, { measurements: MIN_MAX, rgbWeights });
}

/** Range that leaves `saturated` / 2 percent of the pixels below and above it; null when it would be a single bin.
 * @see ImageJ 1.54p, ContrastEnhancer.getMinAndMax */
export function saturatedRange(
  type: PixelType,
  statistics: RangeHistogram,
  saturated: number,
): [min: number, max: number] | null {
  const values = type === "16-bit" ? statistics.histogram16 : null;
  const histogram = values ?? statistics.histogram;
  const most = saturated > 0 ? Math.trunc((statistics.pixelCount * saturated) / 200) : 0;
  let low = 0;
  for (let count = 0; low < histogram.length; low++) {
    count += histogram[low]!;
    if (count > most) break;
  }
  low = Math.min(low, histogram.length - 1);
  let high = histogram.length - 1;
  for (let count = 0; high >= 0; high--) {
    count += histogram[high]!;
    if (count > most) break;
  }
  high = Math.max(high, 0);
  if (high <= low) return null;
  if (values !== null) return [low, high];
  const { histogramMin, binSize } = statistics;
  return [histogramMin + low * binSize, histogramMin + high * binSize];
}

/** Stretch `min` … `max` to the whole range of integers, truncated, inside `rect`; of a 32-bit plane, everything to 0 … 1.
 * @see ImageJ 1.54p, ContrastEnhancer.normalize */
export function stretchPixels(
  pixels: PlanePixels,
  width: number,
  rect: Rect,
  min: number,
  max: number,
): void {
  if (pixels instanceof Float32Array) {
    const scale = max > min ? 1 / (max - min) : 1;
    for (let i = 0; i < pixels.length; i++) {
      let v = pixels[i]! - min;
      if (v < 0) v = 0;
      v *= scale;
      pixels[i] = v > 1 ? 1 : v;
    }
    return;
  }
  const top = pixels instanceof Uint16Array ? 65535 : 255;
  const table = new Uint16Array(top + 1);
  for (let i = 0; i <= top; i++)
    table[i] = i <= min ? 0 : i >= max ? top : Math.trunc(((i - min) / (max - min)) * top);
  applyTable({ pixels, width, rect }, table);
}
