import { fail } from "../errors/index.ts";
import { allocate, type DataOf, type DType } from "./dtype.ts";

/** Numbers with a shape. A plain object: it survives structured clone and RPC.
 *
 * Always C order and contiguous: `data.length` is the product of `shape`; there are no strides. `data` may be a
 * view into a larger buffer (see `compactBuffer` before anything leaves the program). `axes` are axis ids of the
 * rdf 0.5 kind ("batch", "channel", "z", "y", "x", "time", "index", or a model's own), one per dimension;
 * null = nobody has said.
 */
export interface NdArray<D extends DType = DType> {
  readonly dtype: D;
  readonly shape: readonly number[];
  readonly axes: readonly string[] | null;
  readonly data: DataOf[D];
}

export function sizeOf(shape: readonly number[]): number {
  let n = 1;
  for (const s of shape) n *= s;
  return n;
}

/** Element strides of a C-order array of that shape. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let n = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    strides[d] = n;
    n *= shape[d] ?? 1;
  }
  return strides;
}

/** Wrap existing data; nothing is copied.
 * @throws array/shape when lengths disagree. */
export function ndarray<D extends DType>(
  dtype: D,
  shape: readonly number[],
  data: DataOf[D],
  axes: readonly string[] | null = null,
): NdArray<D> {
  if (data.length !== sizeOf(shape) || shape.some((s) => !Number.isInteger(s) || s < 0)) {
    throw fail("array/shape", {
      where: "ndarray",
      got: `[${shape.join(", ")}] for ${data.length} elements`,
      expected: "a shape whose product is the number of elements",
    });
  }
  if (axes && axes.length !== shape.length) {
    throw fail("array/shape", {
      where: "ndarray",
      got: `${shape.length} dimensions and the axes ${axes.join(",")}`,
      expected: "one axis per dimension",
    });
  }
  return { dtype, shape, axes, data };
}

export function zeros<D extends DType>(
  dtype: D,
  shape: readonly number[],
  axes: readonly string[] | null = null,
): NdArray<D> {
  return { dtype, shape, axes, data: allocate(dtype, sizeOf(shape)) };
}

/** Same data, other axis names. */
export function withAxes<D extends DType>(array: NdArray<D>, axes: readonly string[] | null): NdArray<D> {
  return ndarray(array.dtype, array.shape, array.data, axes);
}

/** Same data, other shape of the same size. */
export function reshape<D extends DType>(
  array: NdArray<D>,
  shape: readonly number[],
  axes: readonly string[] | null = null,
): NdArray<D> {
  return ndarray(array.dtype, shape, array.data, axes);
}
