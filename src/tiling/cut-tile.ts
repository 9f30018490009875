import { allocate, isBigDType, type NdArray, sizeOf } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { type Padding, padMap, reflectPadding } from "./pad-map.ts";

/** Cut one tile; what lies outside the array is padded.
 *
 * Axes at the end that are taken whole (channels last, say) move as one block; every row is one memory copy of its
 * inside plus single samples for what is padded.
 * @param array - any shape and dtype, no axis of length 0.
 * @param start - index of the tile's first sample per axis, may be negative or beyond the end.
 * @param tileShape - samples per axis, ≥ 1.
 * @returns a new array of the same dtype and axes; `array` is not changed and not shared.
 * @throws array/shape when the ranks differ; tiling/empty when an axis has no sample. */
export function cutTile(
  array: NdArray,
  start: readonly number[],
  tileShape: readonly number[],
  padding: Padding = reflectPadding,
): NdArray {
  const { shape } = array;
  checkCut(array, start, tileShape);
  const out = allocate(array.dtype, sizeOf(tileShape));

  // Axes after `row` are taken whole: one sample of the row axis is `inner` neighbouring elements.
  let row = shape.length - 1;
  let inner = 1;
  while (row > 0 && start[row] === 0 && tileShape[row] === shape[row]) {
    inner *= shape[row]!;
    row--;
  }
  const maps = shape.slice(0, row + 1).map((n, d) => padMap(n, start[d]!, tileShape[d]!, padding.mode));
  const result: NdArray = { dtype: array.dtype, shape: [...tileShape], axes: array.axes, data: out };
  if (row < 0) {
    copyRun(array.data, 0, out, 0, 1);
    return result;
  }

  const strides = new Array<number>(row + 1);
  let stride = inner;
  for (let d = row; d >= 0; d--) {
    strides[d] = stride;
    stride *= shape[d]!;
  }
  const rowMap = maps[row]!;
  const rowSamples = rowMap.length;
  const rowLength = rowSamples * inner;
  const first = Math.min(rowSamples, Math.max(0, -start[row]!));
  const last = Math.max(first, Math.min(rowSamples, shape[row]! - start[row]!));
  const constant = (isBigDType(array.dtype) ? BigInt(Math.trunc(padding.value)) : padding.value) as never;

  let rows = 1;
  for (let d = 0; d < row; d++) rows *= tileShape[d]!;
  const at = new Array<number>(row).fill(0);
  for (let r = 0, to = 0; r < rows; r++, to += rowLength) {
    let from = 0;
    for (let d = 0; d < row && from >= 0; d++) {
      const index = maps[d]![at[d]!]!;
      from = index < 0 ? -1 : from + index * strides[d]!;
    }
    if (from < 0) {
      out.fill(constant, to, to + rowLength);
    } else {
      for (let i = 0; i < first; i++) place(i, from, to);
      if (last > first) {
        copyRun(array.data, from + rowMap[first]! * inner, out, to + first * inner, (last - first) * inner);
      }
      for (let i = last; i < rowSamples; i++) place(i, from, to);
    }
    advance(at, tileShape);
  }
  return result;

  function place(i: number, from: number, to: number): void {
    const index = rowMap[i]!;
    if (index < 0) out.fill(constant, to + i * inner, to + (i + 1) * inner);
    else copyRun(array.data, from + index * inner, out, to + i * inner, inner);
  }
}

/** Copy neighbouring elements between arrays of one dtype; short runs are cheaper without a view. */
export function copyRun(
  source: NdArray["data"],
  from: number,
  target: NdArray["data"],
  to: number,
  n: number,
): void {
  if (n >= 24) {
    target.set(source.subarray(from, from + n) as never, to);
    return;
  }
  // The element type is the same on both sides, whichever it is.
  const a = source as Float32Array;
  const b = target as Float32Array;
  for (let i = 0; i < n; i++) b[to + i] = a[from + i]!;
}

/** Next index in C order; wraps to zeros after the last. */
export function advance(at: number[], shape: readonly number[]): void {
  for (let d = at.length - 1; d >= 0; d--) {
    at[d]!++;
    if (at[d]! < shape[d]!) return;
    at[d] = 0;
  }
}

function checkCut(array: NdArray, start: readonly number[], tileShape: readonly number[]): void {
  const rank = array.shape.length;
  if (start.length !== rank || tileShape.length !== rank) {
    throw fail("array/shape", {
      where: "cutTile",
      got: `start [${start.join(", ")}] and tile [${tileShape.join(", ")}] for an array [${array.shape.join(", ")}]`,
      expected: "as many numbers as the array has axes",
    });
  }
  const empty = [...array.shape, ...tileShape].indexOf(0);
  if (empty >= 0) {
    throw fail("tiling/empty", {
      tensor: empty < rank ? "array" : "tile",
      axis: array.axes?.[empty % rank] ?? String(empty % rank),
      shape: `[${(empty < rank ? array.shape : tileShape).join(", ")}]`,
    });
  }
}
