import type { FloatRanks } from "./float-ranks.ts";
import type { Band } from "./padded-bands.ts";
import { type DiscKernel, kernelEnds } from "./rank-kernel.ts";
import type { RowSink } from "./rank-sums.ts";
import type { KeyCounts } from "./running-median.ts";

/** Median of integer keys: the kernel has an odd number of points. */
export function medianBand(
  keys: Int32Array,
  band: Band,
  columns: number,
  kernel: DiscKernel,
  counts: KeyCounts,
  sink: RowSink,
): void {
  const { left, right } = kernelEnds(kernel, band.stride);
  const half = Math.trunc(kernel.points / 2);
  const out = new Float32Array(columns);
  for (let row = 0; row < band.rows; row++) {
    const start = band.origin + row * band.stride;
    counts.area(keys, start, left, right, 1);
    out[0] = counts.nth(half);
    for (let x = 1; x < columns; x++) {
      counts.step(keys, start + x, left, right);
      out[x] = counts.nth(half);
    }
    counts.area(keys, start + columns - 1, left, right, -1);
    sink(band.y + row, out);
  }
}

/** Median of float32 values without the NaN among them. Of an even number, what is nearest to the pixel's own value between the two
 * in the middle; NaN stays NaN.
 * @see ImageJ 1.54p, RankFilters.getNaNAwareMedian */
export function floatMedianBand(
  values: Float32Array,
  ranked: FloatRanks,
  band: Band,
  columns: number,
  kernel: DiscKernel,
  counts: KeyCounts,
  sink: RowSink,
): void {
  const { left, right } = kernelEnds(kernel, band.stride);
  const { ranks, valueFor } = ranked;
  const out = new Float32Array(columns);
  for (let row = 0; row < band.rows; row++) {
    const start = band.origin + row * band.stride;
    counts.area(ranks, start, left, right, 1);
    for (let x = 0; x < columns; x++) {
      const at = start + x;
      if (x > 0) counts.step(ranks, at, left, right);
      const half = counts.size >> 1;
      if ((counts.size & 1) === 1) out[x] = ranks[at]! < 0 ? Number.NaN : valueFor[counts.nth(half)]!;
      else {
        const guess = values[at]!;
        out[x] = guess;
        // An own value that is no NaN is counted itself, so there are at least two.
        if (Number.isNaN(guess)) continue;
        const low = valueFor[counts.nth(half - 1)]!;
        const high = valueFor[counts.nth(half)]!;
        if (low > guess) out[x] = low;
        else if (high < guess) out[x] = high;
      }
    }
    counts.area(ranks, start + columns - 1, left, right, -1);
    sink(band.y + row, out);
  }
}

/** Medians at single places. */
export class SingleMedian {
  readonly #values: Float32Array;
  readonly #left: Int32Array;
  readonly #right: Int32Array;
  readonly #points: number;
  readonly #above: Float32Array;
  readonly #below: Float32Array;

  constructor(values: Float32Array, kernel: DiscKernel, stride: number) {
    const { left, right } = kernelEnds(kernel, stride);
    this.#values = values;
    this.#left = left;
    this.#right = right;
    this.#points = kernel.points;
    this.#above = new Float32Array(kernel.points);
    this.#below = new Float32Array(kernel.points);
  }

  /** `guess` is the result unless more than half of the values are above or below it; NaN are neither, and count as
   * values only when `countNaN`.
   * @see ImageJ 1.54p, RankFilters.getMedian and getNaNAwareMedian */
  at(index: number, guess: number, countNaN: boolean): number {
    const values = this.#values;
    let above = 0;
    let below = 0;
    let points = this.#points;
    for (let k = 0; k < this.#left.length; k++)
      for (let p = index + this.#left[k]!; p <= index + this.#right[k]!; p++) {
        const v = values[p]!;
        if (v > guess) this.#above[above++] = v;
        else if (v < guess) this.#below[below++] = v;
        else if (!countNaN && Number.isNaN(v)) points--;
      }
    if (points === 0) return Number.NaN;
    const half = Math.trunc(points / 2);
    if (above > half) return nthSmallest(this.#above, above, above - half - 1);
    if (below > half) return nthSmallest(this.#below, below, half);
    return guess;
  }
}

/** Value with n smaller or equal ones before it among the first `length`, which are reordered (Hoare's selection). */
export function nthSmallest(values: Float32Array, length: number, n: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const pivot = values[n]!;
    let i = low;
    let j = high;
    do {
      while (values[i]! < pivot) i++;
      while (pivot < values[j]!) j--;
      const swapped = values[j]!;
      values[j] = values[i]!;
      values[i] = swapped;
      i++;
      j--;
    } while (j >= n && i <= n);
    if (j < n) low = i;
    if (n < i) high = j;
  }
  return values[n]!;
}
