import type { Band } from "./padded-bands.ts";
import { type DiscKernel, kernelEnds } from "./rank-kernel.ts";
import type { VectorSums } from "./simd/running-sums.ts";

/** Where results of a band go: one call per row, `values[x]` for x in the rectangle. */
export type RowSink = (y: number, values: Float32Array) => void;

/** Mean, or variance (clamped to 0 … `top`), of each neighbourhood. The sums run along the row in double, in ImageJ's order: the
 * first pixel adds up everything, the next ones add what comes in and subtract what goes out; kernels of 3 × 3 and less are always
 * added up. After NaN the sum starts anew at the next pixel.
 * @see ImageJ 1.54p, RankFilters.filterLine */
export function sumBand(
  values: Float32Array,
  band: Band,
  columns: number,
  kernel: DiscKernel,
  what: "mean" | "variance",
  top: number,
  sink: RowSink,
  vectors: VectorSums | null = null,
): void {
  const { left, right } = kernelEnds(kernel, band.stride);
  const filter = { values, columns, left, right, small: kernel.radius < 2, points: kernel.points, top };
  const out = new Float32Array(columns);
  const single = (row: number) => {
    const start = band.origin + row * band.stride;
    if (what === "mean") meanRow(filter, start, out);
    else varianceRow(filter, start, out);
    sink(band.y + row, out);
  };
  if (vectors === null || filter.small) {
    for (let row = 0; row < band.rows; row++) single(row);
    return;
  }
  vectors.run(values, band, what, single, (row, results) => {
    if (what === "variance")
      for (let x = 0; x < columns; x++) {
        const value = results[x]!;
        results[x] = value > top ? top : value < 0 ? 0 : value;
      }
    sink(band.y + row, results);
  });
}

interface SumFilter {
  readonly values: Float32Array;
  readonly columns: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly small: boolean;
  readonly points: number;
  readonly top: number;
}

function areaSum({ values, left, right }: SumFilter, at: number): number {
  let sum = 0;
  for (let k = 0; k < left.length; k++)
    for (let p = at + left[k]!; p <= at + right[k]!; p++) sum += values[p]!;
  return sum;
}

function meanRow(filter: SumFilter, start: number, out: Float32Array): void {
  const { values, columns, left, right, small, points } = filter;
  let sum = 0;
  let whole = true;
  for (let x = 0, at = start; x < columns; x++, at++) {
    if (whole) {
      whole = small;
      sum = areaSum(filter, at);
    } else {
      let change = 0;
      for (let k = 0; k < left.length; k++)
        change = change - values[at - 1 + left[k]!]! + values[at + right[k]!]!;
      sum += change;
      if (Number.isNaN(sum)) whole = true;
    }
    out[x] = sum / points;
  }
}

function varianceRow(filter: SumFilter, start: number, out: Float32Array): void {
  const { values, columns, left, right, small, points, top } = filter;
  let sum = 0;
  let squares = 0;
  let whole = true;
  for (let x = 0, at = start; x < columns; x++, at++) {
    if (whole) {
      whole = small;
      sum = 0;
      squares = 0;
      for (let k = 0; k < left.length; k++)
        for (let p = at + left[k]!; p <= at + right[k]!; p++) {
          const v = values[p]!;
          sum += v;
          squares += v * v;
        }
    } else {
      let change = 0;
      let change2 = 0;
      for (let k = 0; k < left.length; k++) {
        const l = values[at - 1 + left[k]!]!;
        const r = values[at + right[k]!]!;
        change = change - l + r;
        change2 = change2 - l * l + r * r;
      }
      sum += change;
      squares += change2;
      if (Number.isNaN(sum)) whole = true;
    }
    const value = Math.fround((squares - (sum * sum) / points) / points);
    out[x] = value > top ? top : value < 0 ? 0 : value;
  }
}
