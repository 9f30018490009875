import { fail } from "../errors/index.ts";
import { CHUNK, chunkBuffer, loadChunk } from "./chunk.ts";
import { type NdArray, stridesOf } from "./ndarray.ts";

/** How the elements of an array, in storage order, fall onto the cells of a reduction.
 *
 * Storage is a sequence of spans of equal length. Inside one, element i belongs to cell `base + i % period`:
 *   b c [y x]   reduced over y x: span = y·x, period 1
 *   b [y x] c   reduced over y x: span = y·x·c, period c */
export interface ReductionPlan {
  /** Shape of the result: 1 where reduced. */
  readonly shape: readonly number[];
  /** Number of cells. */
  readonly cells: number;
  /** Elements per cell. */
  readonly cellSize: number;
  readonly span: number;
  readonly period: number;
  /** First cell of a span. */
  baseOf(span: number): number;
}

/** @param dims - dimensions to reduce over; null = all.
 * @throws array/shape when one does not exist. */
export function planReduction(shape: readonly number[], dims: readonly number[] | null): ReductionPlan {
  const reduced = shape.map((_, d) => dims === null || dims.includes(d));
  for (const d of dims ?? [])
    if (!Number.isInteger(d) || d < 0 || d >= shape.length)
      throw fail("array/shape", {
        where: "reduction",
        got: `[${shape.join(", ")}]`,
        expected: `a dimension ${d}`,
      });
  const resultShape = shape.map((s, d) => (reduced[d] ? 1 : s));
  const cells = resultShape.reduce((a, b) => a * b, 1);
  const cellSize = shape.reduce((n, s, d) => (reduced[d] ? n * s : n), 1);
  // From the last dimension backwards: kept ones make the period, reduced ones before them fill the span.
  let d = shape.length;
  let period = 1;
  while (d > 0 && (!reduced[d - 1] || shape[d - 1] === 1)) period *= shape[--d]!;
  let span = period;
  while (d > 0 && (reduced[d - 1] || shape[d - 1] === 1)) span *= shape[--d]!;
  const outer = shape.slice(0, d);
  const outerStrides = stridesOf(outer);
  const resultStrides = stridesOf(resultShape);
  const baseOf = (index: number) => {
    let base = 0;
    for (let k = 0; k < outer.length; k++)
      if (!reduced[k]) base += (Math.floor(index / outerStrides[k]!) % outer[k]!) * resultStrides[k]!;
    return base;
  };
  return { shape: resultShape, cells, cellSize, span, period, baseOf };
}

/** What is done with x[from … to): element i belongs to cell base + (phase + i − from) % period. */
export type Visit = (
  x: Float64Array,
  from: number,
  to: number,
  base: number,
  phase: number,
  period: number,
) => void;

/** Call `visit` for every piece of a span that lies in one chunk, in storage order. */
export function forEachPiece(array: NdArray, plan: ReductionPlan, visit: Visit): void {
  const { data, dtype } = array;
  const chunk = chunkBuffer(data.length);
  let span = -1;
  let base = 0;
  for (let start = 0; start < data.length; start += CHUNK) {
    const count = Math.min(CHUNK, data.length - start);
    loadChunk(data, dtype, start, count, chunk);
    for (let i = 0; i < count; ) {
      const at = start + i;
      const current = Math.floor(at / plan.span);
      if (current !== span) {
        span = current;
        base = plan.baseOf(span);
      }
      const end = Math.min(count, i + (span + 1) * plan.span - at);
      visit(chunk, i, end, base, at % plan.period, plan.period);
      i = end;
    }
  }
}
