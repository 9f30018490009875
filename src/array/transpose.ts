import { fail } from "../errors/index.ts";
import { type DataOf, type DType, isBigDType, itemSize } from "./dtype.ts";
import { type NdArray, stridesOf, zeros } from "./ndarray.ts";

/** Side of the square that is turned at a time; both its rows and its columns stay in the cache. */
const BLOCK = 32;

/** Dimensions in another order: dimension d of the result is dimension order[d] of `array` (numpy.transpose).
 * @returns new data in C order; when the order moves only dimensions of size 1, the same data under a new shape.
 * @throws array/shape when `order` is not a permutation. */
export function transpose<D extends DType>(array: NdArray<D>, order: readonly number[]): NdArray<D> {
  const rank = array.shape.length;
  const isPermutation = order.length === rank && array.shape.every((_, d) => order.includes(d));
  if (!isPermutation)
    throw fail("array/shape", {
      where: "transpose",
      got: `[${array.shape.join(", ")}]`,
      expected: `as many dimensions as the order [${order.join(", ")}] permutes`,
    });
  const shape = order.map((d) => array.shape[d]!);
  const axes = array.axes && order.map((d) => array.axes![d]!);
  const plan = mergeDimensions(array.shape, order);
  if (plan.sizes.length <= 1) return { dtype: array.dtype, shape, axes, data: array.data };
  const result = zeros(array.dtype, shape, axes);
  if (result.data.length === 0) return result;
  move(plan, array, result);
  return result;
}

interface MovePlan {
  /** Sizes of the result's merged dimensions, none of them 1. */
  readonly sizes: readonly number[];
  /** Step in the source for each. */
  readonly steps: readonly number[];
}

/** Drop dimensions of size 1 and merge those that stay neighbours. */
function mergeDimensions(shape: readonly number[], order: readonly number[]): MovePlan {
  const strides = stridesOf(shape);
  const sizes: number[] = [];
  const steps: number[] = [];
  for (const d of order) {
    const size = shape[d]!;
    if (size === 1) continue;
    const last = sizes.length - 1;
    if (last >= 0 && steps[last] === size * strides[d]!) {
      sizes[last] = sizes[last]! * size;
      steps[last] = strides[d]!;
    } else {
      sizes.push(size);
      steps.push(strides[d]!);
    }
  }
  return { sizes, steps };
}

type Words =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** The bytes as numbers of the same width, so that few element types reach the loops. 64-bit integers are pairs of
 * 32-bit words: moving their bits as float64 could change a NaN pattern. */
function wordsOf(data: DataOf[DType], dtype: DType): Words {
  const bytes = itemSize(dtype);
  if (dtype === "float64") return data as Float64Array<ArrayBuffer>;
  if (bytes === 1) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (bytes === 2) return new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
  return new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4);
}

function move(plan: MovePlan, source: NdArray, target: NdArray): void {
  const a = wordsOf(source.data, source.dtype);
  const b = wordsOf(target.data, target.dtype);
  const pairs = isBigDType(source.dtype);
  const sizes = pairs ? [...plan.sizes, 2] : plan.sizes;
  const steps = pairs ? [...plan.steps.map((s) => s * 2), 1] : plan.steps;
  const rank = sizes.length;
  const strides = stridesOf(sizes);
  // `fast` runs along the source; when that is the result's last dimension too, plain rows are copied.
  const fast = steps.indexOf(1);
  const rows = fast === rank - 1 ? rank - 2 : fast;
  const outer = sizes.map((_, d) => d).filter((d) => d !== rank - 1 && d !== rows);
  const index = outer.map(() => 0);
  let from = 0;
  let to = 0;
  for (;;) {
    moveMatrix(
      a,
      from,
      b,
      to,
      sizes[rows]!,
      steps[rows]!,
      strides[rows]!,
      sizes[rank - 1]!,
      steps[rank - 1]!,
    );
    let k = outer.length - 1;
    for (; k >= 0; k--) {
      const d = outer[k]!;
      from += steps[d]!;
      to += strides[d]!;
      if (++index[k]! < sizes[d]!) break;
      from -= sizes[d]! * steps[d]!;
      to -= sizes[d]! * strides[d]!;
      index[k] = 0;
    }
    if (k < 0) return;
  }
}

/** b[to + r·rowStride + c] = a[from + r·rowStep + c·colStep], in squares. */
function moveMatrix(
  a: Words,
  from: number,
  b: Words,
  to: number,
  rows: number,
  rowStep: number,
  rowStride: number,
  cols: number,
  colStep: number,
): void {
  for (let r0 = 0; r0 < rows; r0 += BLOCK) {
    const r1 = Math.min(rows, r0 + BLOCK);
    for (let c0 = 0; c0 < cols; c0 += BLOCK) {
      const c1 = Math.min(cols, c0 + BLOCK);
      for (let r = r0; r < r1; r++) {
        let s = from + r * rowStep + c0 * colStep;
        let t = to + r * rowStride + c0;
        const end = to + r * rowStride + c1;
        for (; t < end; t++, s += colStep) b[t] = a[s]!;
      }
    }
  }
}
