import { fail } from "../errors/index.ts";
import type { DataOf, DType } from "./dtype.ts";
import { type NdArray, sizeOf, stridesOf, zeros } from "./ndarray.ts";

/** Runs shorter than this are copied element by element: a subarray costs more than it saves. */
const MIN_RUN_FOR_SET = 24;

/** Copy a block of `size` at `from` in `source` to `to` in `target`. Runs that are contiguous in both are copied as one.
 * @param target - same dtype and number of dimensions; its data is changed.
 * @throws array/shape when the block leaves one of the arrays; array/dtype when the dtypes differ. */
export function copyRegion(
  source: NdArray,
  from: readonly number[],
  target: NdArray,
  to: readonly number[],
  size: readonly number[],
): void {
  if (source.dtype !== target.dtype)
    throw fail("array/dtype", { got: source.dtype, expected: target.dtype, where: "copyRegion" });
  checkBlock("copyRegion source", source.shape, from, size);
  checkBlock("copyRegion target", target.shape, to, size);
  if (sizeOf(size) === 0) return;
  const sourceStrides = stridesOf(source.shape);
  const targetStrides = stridesOf(target.shape);
  // The run: the last dimension, and every one before it while all inner ones are taken whole in both arrays.
  let outer = size.length;
  let run = 1;
  while (outer > 0) {
    outer--;
    run *= size[outer]!;
    if (size[outer] !== source.shape[outer] || size[outer] !== target.shape[outer]) break;
  }
  let a = 0;
  let b = 0;
  for (let d = 0; d < size.length; d++) {
    a += from[d]! * sourceStrides[d]!;
    b += to[d]! * targetStrides[d]!;
  }
  const index = new Array<number>(outer).fill(0);
  for (;;) {
    copyRun(source.data, a, target.data, b, run);
    let d = outer - 1;
    for (; d >= 0; d--) {
      a += sourceStrides[d]!;
      b += targetStrides[d]!;
      if (++index[d]! < size[d]!) break;
      a -= size[d]! * sourceStrides[d]!;
      b -= size[d]! * targetStrides[d]!;
      index[d] = 0;
    }
    if (d < 0) return;
  }
}

function copyRun(source: DataOf[DType], a: number, target: DataOf[DType], b: number, run: number): void {
  // both have the same dtype; the type only says that elements can be assigned
  const s = source as DataOf["float64"];
  const t = target as DataOf["float64"];
  if (run >= MIN_RUN_FOR_SET) t.set(s.subarray(a, a + run), b);
  else for (let i = 0; i < run; i++) t[b + i] = s[a + i]!;
}

/** The block of `size` at `from` as a new array; axes stay.
 * @throws array/shape when it leaves the array. */
export function crop<D extends DType>(
  array: NdArray<D>,
  from: readonly number[],
  size: readonly number[],
): NdArray<D> {
  checkBlock("crop", array.shape, from, size);
  const result = zeros(array.dtype, [...size], array.axes);
  copyRegion(array, from, result, new Array<number>(size.length).fill(0), size);
  return result;
}

function checkBlock(
  where: string,
  shape: readonly number[],
  from: readonly number[],
  size: readonly number[],
): void {
  const fits =
    from.length === shape.length &&
    size.length === shape.length &&
    shape.every((s, d) => {
      const a = from[d]!;
      const n = size[d]!;
      return Number.isInteger(a) && Number.isInteger(n) && a >= 0 && n >= 0 && a + n <= s;
    });
  if (!fits)
    throw fail("array/shape", {
      where,
      got: `[${shape.join(", ")}]`,
      expected: `a shape that holds the block of [${size.join(", ")}] at [${from.join(", ")}]`,
    });
}
