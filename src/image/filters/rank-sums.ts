import type { Band } from "./padded-bands.ts";
import { type DiscKernel, kernelEnds } from "./rank-kernel.ts";

/** Where results of a band go: one call per row, `values[x]` for x in the rectangle. */
export type RowSink = (y: number, values: Float32Array) => void;

/** Rows worked on together: their sums do not depend on each other. */
const TOGETHER = 4;

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
): void {
  const { left, right } = kernelEnds(kernel, band.stride);
  const filter = { values, columns, left, right, small: kernel.radius < 2, points: kernel.points, top };
  const out = Array.from({ length: TOGETHER }, () => new Float32Array(columns));
  for (let row = 0; row < band.rows; row += TOGETHER) {
    const count = Math.min(TOGETHER, band.rows - row);
    const start = band.origin + row * band.stride;
    if (what === "mean" && count === TOGETHER && !filter.small && meanRows(filter, start, band.stride, out)) {
      for (let r = 0; r < count; r++) sink(band.y + row + r, out[r]!);
      continue;
    }
    for (let r = 0; r < count; r++) {
      if (what === "mean") meanRow(filter, start + r * band.stride, out[0]!);
      else varianceRow(filter, start + r * band.stride, out[0]!);
      sink(band.y + row + r, out[0]!);
    }
  }
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

/** Four rows at once; false when a NaN was met (then the rows have to be done one by one). */
function meanRows(filter: SumFilter, start: number, stride: number, out: readonly Float32Array[]): boolean {
  const { values, columns, left, right, points } = filter;
  const [outA, outB, outC, outD] = out as [Float32Array, Float32Array, Float32Array, Float32Array];
  let a = areaSum(filter, start);
  let b = areaSum(filter, start + stride);
  let c = areaSum(filter, start + 2 * stride);
  let d = areaSum(filter, start + 3 * stride);
  const two = 2 * stride;
  const three = 3 * stride;
  for (let x = 0, at = start; x < columns; x++, at++) {
    if (x > 0) {
      let da = 0;
      let db = 0;
      let dc = 0;
      let dd = 0;
      for (let k = 0; k < left.length; k++) {
        const l = at - 1 + left[k]!;
        const r = at + right[k]!;
        da = da - values[l]! + values[r]!;
        db = db - values[l + stride]! + values[r + stride]!;
        dc = dc - values[l + two]! + values[r + two]!;
        dd = dd - values[l + three]! + values[r + three]!;
      }
      a += da;
      b += db;
      c += dc;
      d += dd;
    }
    outA[x] = a / points;
    outB[x] = b / points;
    outC[x] = c / points;
    outD[x] = d / points;
  }
  return !Number.isNaN(a + b + c + d);
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
