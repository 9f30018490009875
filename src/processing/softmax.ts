/** Lanes worked on at a time. */
const LANES = 2048;

/** e^(x − max) / Σ e^(x − max) along one dimension, in place, sums in float64. NaN makes its whole lane NaN.
 * @param data - C order. @param dim - the dimension. */
export function softmaxInPlace(
  data: Float32Array | Float64Array,
  shape: readonly number[],
  dim: number,
): void {
  const size = shape[dim]!;
  const inner = shape.slice(dim + 1).reduce((a, b) => a * b, 1);
  if (data.length === 0) return;
  if (inner === 1) {
    neighbours(data, size);
    return;
  }
  const max = new Float64Array(Math.min(LANES, inner));
  const sum = new Float64Array(max.length);
  for (let outer = 0; outer < data.length; outer += size * inner)
    for (let lane = 0; lane < inner; lane += LANES)
      lanes(data, outer + lane, Math.min(LANES, inner - lane), size, inner, max, sum);
}

/** The lanes are runs of neighbouring elements (channels last). */
function neighbours(data: Float32Array | Float64Array, size: number): void {
  for (let from = 0; from < data.length; from += size) {
    const to = from + size;
    let max = Number.NEGATIVE_INFINITY;
    for (let i = from; i < to; i++) max = Math.max(max, data[i]!);
    let sum = 0;
    for (let i = from; i < to; i++) {
      const e = Math.exp(data[i]! - max);
      data[i] = e;
      sum += e;
    }
    for (let i = from; i < to; i++) data[i] = data[i]! / sum;
  }
}

/** Lanes side by side: `count` of them, elements of one lane `step` apart. */
function lanes(
  data: Float32Array | Float64Array,
  at: number,
  count: number,
  size: number,
  step: number,
  max: Float64Array,
  sum: Float64Array,
): void {
  max.fill(Number.NEGATIVE_INFINITY, 0, count);
  sum.fill(0, 0, count);
  for (let k = 0, row = at; k < size; k++, row += step)
    for (let i = 0; i < count; i++) max[i] = Math.max(max[i]!, data[row + i]!);
  for (let k = 0, row = at; k < size; k++, row += step)
    for (let i = 0; i < count; i++) {
      const e = Math.exp(data[row + i]! - max[i]!);
      data[row + i] = e;
      sum[i] = sum[i]! + e;
    }
  for (let k = 0, row = at; k < size; k++, row += step)
    for (let i = 0; i < count; i++) data[row + i] = data[row + i]! / sum[i]!;
}
