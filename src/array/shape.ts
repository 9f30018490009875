import { fail } from "../errors/index.ts";
import { type DType, isBigDType } from "./dtype.ts";
import { type NdArray, zeros } from "./ndarray.ts";
import { copyRegion, crop } from "./region.ts";

/** Without the named dimensions, which must have size 1; default: without all that do. Same data. */
export function squeeze<D extends DType>(array: NdArray<D>, dims?: readonly number[]): NdArray<D> {
  const drop = new Set(dims?.map((d) => checkDim("squeeze", array, d)));
  if (!dims) for (const [d, s] of array.shape.entries()) if (s === 1) drop.add(d);
  for (const d of drop)
    if (array.shape[d] !== 1)
      throw fail("array/shape", {
        where: "squeeze",
        got: show(array.shape),
        expected: `size 1 at dimension ${d}`,
      });
  const keep = (_: unknown, d: number) => !drop.has(d);
  return {
    dtype: array.dtype,
    shape: array.shape.filter(keep),
    axes: array.axes?.filter(keep) ?? null,
    data: array.data,
  };
}

/** With a dimension of size 1 put before dimension `at` (`at` = number of dimensions: at the end). Same data.
 * @param axis - its id; required when the array has axes, ignored when it has none. */
export function expandDim<D extends DType>(
  array: NdArray<D>,
  at: number,
  axis: string | null = null,
): NdArray<D> {
  const rank = array.shape.length;
  if (!Number.isInteger(at) || at < 0 || at > rank || (array.axes && axis === null))
    throw fail("array/shape", {
      where: "expandDim",
      got: `${show(array.shape)} and position ${at}`,
      expected: `a position from 0 to ${rank}, and an axis id when the array has axes`,
    });
  return {
    dtype: array.dtype,
    shape: [...array.shape.slice(0, at), 1, ...array.shape.slice(at)],
    axes: array.axes && axis !== null ? [...array.axes.slice(0, at), axis, ...array.axes.slice(at)] : null,
    data: array.data,
  };
}

/** Arrays joined along dimension `dim`; they agree in dtype and in all other sizes. New data; axes of the first.
 * @throws array/shape, array/dtype. */
export function concat<D extends DType>(arrays: readonly NdArray<D>[], dim: number): NdArray<D> {
  const first = arrays[0];
  if (!first) throw fail("array/shape", { where: "concat", got: "no array", expected: "at least one array" });
  checkDim("concat", first, dim);
  let length = 0;
  for (const array of arrays) {
    if (array.dtype !== first.dtype)
      throw fail("array/dtype", { got: array.dtype, expected: first.dtype, where: "concat" });
    const agrees =
      array.shape.length === first.shape.length &&
      array.shape.every((s, d) => d === dim || s === first.shape[d]);
    if (!agrees)
      throw fail("array/shape", {
        where: "concat",
        got: show(array.shape),
        expected: `${show(first.shape)} except at dimension ${dim}`,
      });
    length += array.shape[dim]!;
  }
  const shape = first.shape.map((s, d) => (d === dim ? length : s));
  const result = zeros(first.dtype, shape, first.axes);
  const origin = shape.map(() => 0);
  let at = 0;
  for (const array of arrays) {
    copyRegion(
      array,
      origin,
      result,
      origin.map((_, d) => (d === dim ? at : 0)),
      array.shape,
    );
    at += array.shape[dim]!;
  }
  return result;
}

/** Arrays of one shape joined along a new dimension at position `at`. New data. */
export function stack<D extends DType>(
  arrays: readonly NdArray<D>[],
  at: number,
  axis: string | null = null,
): NdArray<D> {
  return concat(
    arrays.map((array) => expandDim(array, at, axis)),
    at,
  );
}

/** The pieces along dimension `dim`, of the given sizes, which must add up. New data. */
export function split<D extends DType>(
  array: NdArray<D>,
  dim: number,
  sizes: readonly number[],
): NdArray<D>[] {
  checkDim("split", array, dim);
  const total = sizes.reduce((a, b) => a + b, 0);
  if (total !== array.shape[dim])
    throw fail("array/shape", {
      where: "split",
      got: show(array.shape),
      expected: `${total} at dimension ${dim}, the sum of [${sizes.join(", ")}]`,
    });
  let at = 0;
  return sizes.map((size) => {
    const from = array.shape.map((_, d) => (d === dim ? at : 0));
    at += size;
    return crop(
      array,
      from,
      array.shape.map((s, d) => (d === dim ? size : s)),
    );
  });
}

/** The same array whose data owns exactly its buffer: what may leave the program (transfer, RPC). Copies only a view. */
export function compactBuffer<D extends DType>(array: NdArray<D>): NdArray<D> {
  const { data } = array;
  if (data.byteOffset === 0 && data.byteLength === data.buffer.byteLength) return array;
  // slice() of a typed array gives the same type; TypeScript loses that over the union
  return { ...array, data: data.slice() as typeof data };
}

/** True when dtype, shape and every element agree; NaN equals NaN, −0 equals 0. Axes are not compared. */
export function equalArrays(a: NdArray, b: NdArray): boolean {
  if (a.dtype !== b.dtype || a.shape.length !== b.shape.length) return false;
  if (a.shape.some((s, d) => s !== b.shape[d])) return false;
  if (isBigDType(a.dtype)) return (a.data as BigInt64Array).every((v, i) => v === b.data[i]);
  const x = a.data as Float64Array;
  const y = b.data as Float64Array;
  for (let i = 0; i < x.length; i++) {
    const u = x[i]!;
    const v = y[i]!;
    if (u !== v && !(Number.isNaN(u) && Number.isNaN(v))) return false;
  }
  return true;
}

function checkDim(where: string, array: NdArray, dim: number): number {
  if (Number.isInteger(dim) && dim >= 0 && dim < array.shape.length) return dim;
  throw fail("array/shape", { where, got: show(array.shape), expected: `a dimension ${dim}` });
}

function show(shape: readonly number[]): string {
  return `[${shape.join(", ")}]`;
}
