import { isBigDType, isFloatDType } from "./dtype.ts";
import { type NdArray, ndarray, sizeOf, stridesOf } from "./ndarray.ts";
import { forEachPiece, planReduction, type ReductionPlan, type Visit } from "./reduction.ts";

export interface StatisticsOptions {
  /** How NaN counts. "propagate" (default): a cell that holds one gives NaN, as numpy's mean and std do.
   * "skip": left out of sums and of the mean's count. The deviation's count is said at `meanAndStd`. */
  readonly nan?: "propagate" | "skip";
}

/** Arithmetic mean over some dimensions, in float64.
 * @param array - any dtype. Not changed.
 * @param dims - dimensions to reduce; null = all.
 * @returns same number of dimensions, 1 where reduced (numpy keepdims=True); axes stay. A cell without elements is NaN. */
export function mean(
  array: NdArray,
  dims: readonly number[] | null,
  options: StatisticsOptions = {},
): NdArray<"float64"> {
  const plan = planReduction(array.shape, dims);
  return ndarray("float64", plan.shape, means(array, plan, options).values, array.axes);
}

/** Mean and population standard deviation (divided by n, not n − 1) over some dimensions, in float64, in two passes.
 * With `nan: "skip"` the mean is that of the other elements, and the squares are summed over them but divided by the
 * count of all: so does xarray's `((x - x.mean()) ** 2).sum() / n`, and with it bioimageio.core's dataset statistic. */
export function meanAndStd(
  array: NdArray,
  dims: readonly number[] | null,
  options: StatisticsOptions = {},
): { mean: NdArray<"float64">; std: NdArray<"float64"> } {
  const plan = planReduction(array.shape, dims);
  const { values } = means(array, plan, options);
  let squares = sums(array, plan, values, true).sums;
  if (options.nan === "skip" && squares.some(Number.isNaN))
    squares = sumsWithoutNaN(array, plan, values, true).sums;
  const std = squares.map((s) => Math.sqrt(s / plan.cellSize));
  return {
    mean: ndarray("float64", plan.shape, values, array.axes),
    std: ndarray("float64", plan.shape, std, array.axes),
  };
}

/** Smallest and largest element over some dimensions, as float64. NaN in a cell gives NaN; a cell without elements is NaN. */
export function minAndMax(
  array: NdArray,
  dims: readonly number[] | null,
): { min: NdArray<"float64">; max: NdArray<"float64"> } {
  const plan = planReduction(array.shape, dims);
  const low = firstElements(array, plan);
  const high = low.slice();
  forEachPiece(array, plan, (x, from, to, base, phase, period) => {
    if (period === 1) {
      let a = low[base]!;
      let b = high[base]!;
      for (let i = from; i < to; i++) {
        const v = x[i]!;
        if (v < a) a = v;
        else if (v > b) b = v;
        else if (Number.isNaN(v)) {
          a = v;
          b = v;
          break;
        }
      }
      low[base] = a;
      high[base] = b;
      return;
    }
    for (let i = from, j = phase; i < to; i++) {
      const v = x[i]!;
      // a NaN once stored stays: every comparison with it is false
      if (v < low[base + j]! || Number.isNaN(v)) low[base + j] = v;
      if (v > high[base + j]! || Number.isNaN(v)) high[base + j] = v;
      if (++j === period) j = 0;
    }
  });
  return {
    min: ndarray("float64", plan.shape, low, array.axes),
    max: ndarray("float64", plan.shape, high, array.axes),
  };
}

function means(array: NdArray, plan: ReductionPlan, options: StatisticsOptions) {
  // Summing differences to one element keeps a constant image exact and large offsets harmless.
  const pivots = firstElements(array, plan).map((v) => (Number.isFinite(v) ? v : 0));
  let counts = new Float64Array(plan.cells).fill(plan.cellSize);
  let total = sums(array, plan, pivots, false).sums;
  if (options.nan === "skip" && total.some(Number.isNaN)) {
    const some = sumsWithoutNaN(array, plan, pivots, false);
    total = some.sums;
    counts = some.counts;
  }
  const values = total.map((s, r) => pivots[r]! + s / counts[r]!);
  return { values, counts };
}

/** The first element of each cell, NaN for cells without any. */
function firstElements(array: NdArray, plan: ReductionPlan): Float64Array<ArrayBuffer> {
  const first = new Float64Array(plan.cells).fill(Number.NaN);
  if (plan.cellSize === 0) return first;
  const strides = stridesOf(array.shape);
  const cellStrides = stridesOf(plan.shape);
  for (let r = 0; r < sizeOf(plan.shape); r++) {
    let at = 0;
    for (let d = 0; d < strides.length; d++)
      at += (Math.floor(r / cellStrides[d]!) % plan.shape[d]!) * strides[d]!;
    first[r] = Number(array.data[at]);
  }
  return first;
}

/** Σ (x − centre), or Σ (x − centre)², per cell. */
function sums(array: NdArray, plan: ReductionPlan, centres: Float64Array, squares: boolean) {
  const total = new Float64Array(plan.cells);
  const one = squares ? sumOfSquares : sumOfDifferences;
  const many = squares ? addSquares : addDifferences;
  forEachPiece(array, plan, (x, from, to, base, phase, period) => {
    if (period === 1) total[base] = total[base]! + one(x, from, to, centres[base]!);
    else many(x, from, to, centres, total, base, phase, period);
  });
  return { sums: total };
}

function sumsWithoutNaN(array: NdArray, plan: ReductionPlan, centres: Float64Array, squares: boolean) {
  const total = new Float64Array(plan.cells);
  const counts = new Float64Array(plan.cells);
  const visit: Visit = (x, from, to, base, phase, period) => {
    for (let i = from, j = phase; i < to; i++) {
      const d = x[i]! - centres[base + j]!;
      if (!Number.isNaN(x[i]!)) {
        total[base + j] = total[base + j]! + (squares ? d * d : d);
        counts[base + j] = counts[base + j]! + 1;
      }
      if (++j === period) j = 0;
    }
  };
  forEachPiece(array, plan, visit);
  return { sums: total, counts };
}

// Four partial sums: the additions do not wait for each other, and rounding errors stay small.
function sumOfDifferences(x: Float64Array, from: number, to: number, centre: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = from;
  for (; i + 3 < to; i += 4) {
    a += x[i]! - centre;
    b += x[i + 1]! - centre;
    c += x[i + 2]! - centre;
    d += x[i + 3]! - centre;
  }
  for (; i < to; i++) a += x[i]! - centre;
  return a + b + (c + d);
}

function sumOfSquares(x: Float64Array, from: number, to: number, centre: number): number {
  let a = 0;
  let b = 0;
  let i = from;
  for (; i + 1 < to; i += 2) {
    const u = x[i]! - centre;
    const v = x[i + 1]! - centre;
    a += u * u;
    b += v * v;
  }
  if (i < to) {
    const u = x[i]! - centre;
    a += u * u;
  }
  return a + b;
}

function addDifferences(
  x: Float64Array,
  from: number,
  to: number,
  centres: Float64Array,
  total: Float64Array,
  base: number,
  phase: number,
  period: number,
): void {
  for (let i = from, j = base + phase; i < to; i++) {
    total[j] = total[j]! + (x[i]! - centres[j]!);
    if (++j === base + period) j = base;
  }
}

function addSquares(
  x: Float64Array,
  from: number,
  to: number,
  centres: Float64Array,
  total: Float64Array,
  base: number,
  phase: number,
  period: number,
): void {
  for (let i = from, j = base + phase; i < to; i++) {
    const d = x[i]! - centres[j]!;
    total[j] = total[j]! + d * d;
    if (++j === base + period) j = base;
  }
}

/** Whether any element is NaN or infinite; integers and bool never are. */
export function hasNonFinite(array: NdArray): boolean {
  if (isBigDType(array.dtype) || !isFloatDType(array.dtype)) return false;
  const plan = planReduction(array.shape, null);
  let found = false;
  forEachPiece(array, plan, (x, from, to) => {
    if (found) return;
    let zero = 0;
    for (let i = from; i < to; i++) zero += x[i]! * 0; // 0 for a finite number, NaN else
    found = zero !== 0;
  });
  return found;
}
