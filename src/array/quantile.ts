import { fail } from "../errors/index.ts";
import type { DataOf, DType } from "./dtype.ts";
import { type NdArray, ndarray } from "./ndarray.ts";
import { selectRanks } from "./order-statistics.ts";
import { planReduction } from "./reduction.ts";
import { transpose } from "./transpose.ts";

export type QuantileMethod = "linear" | "inverted_cdf";

/** Quantiles over some dimensions, equal to numpy.quantile. With n sorted values v:
 * - "linear": position (n − 1)·q, interpolated between the neighbours (numpy's default; Hyndman and Fan type 7),
 * - "inverted_cdf": v[max(0, ceil(n·q) − 1)], always an element of the array (type 1).
 * @param array - any dtype; not changed. 8 to 32-bit data is selected from histograms, without a copy.
 * @param dims - dimensions to reduce; null = all. Dimensions before kept ones cost a transposed copy.
 * @param q - each in [0, 1].
 * @param options.nan - "propagate" (default): NaN in a cell gives NaN; "skip": as numpy.nanquantile.
 * @returns one array per q, 1 where reduced, float64; axes stay. A cell without elements is NaN. As in numpy, "linear"
 * gives NaN where it has to interpolate to an infinite neighbour, even with weight 0.
 * @throws array/quantile when a q is not in [0, 1].
 * @see numpy 2.4 quantile. differs: numpy subtracts neighbours in the array's own type, which overflows for signed
 * integers far apart ([-128, 127] as int8 has the median 127.5 there; here -0.5), and refuses bool. */
export function quantile(
  array: NdArray,
  dims: readonly number[] | null,
  q: readonly number[],
  method: QuantileMethod,
  options: { readonly nan?: "propagate" | "skip" } = {},
): NdArray<"float64">[] {
  for (const p of q) if (!(p >= 0 && p <= 1)) throw fail("array/quantile", { got: String(p) });
  const plan = planReduction(array.shape, dims);
  const { data, dtype } = cellsContiguous(array, dims);
  const results = q.map(() => new Float64Array(plan.cells).fill(Number.NaN));
  const skip = options.nan === "skip";
  for (let r = 0; r < plan.cells && plan.cellSize > 0; r++) {
    const cell = data.subarray(r * plan.cellSize, (r + 1) * plan.cellSize) as DataOf[DType];
    const values = quantilesOf(cell, dtype, q, method, skip);
    for (const [k, v] of values.entries()) results[k]![r] = v;
  }
  return results.map((values) => ndarray("float64", plan.shape, values, array.axes));
}

/** Kept dimensions in front, so that the elements of a cell are neighbours. */
function cellsContiguous(array: NdArray, dims: readonly number[] | null): NdArray {
  if (dims === null) return array;
  const all = array.shape.map((_, d) => d);
  const kept = all.filter((d) => !dims.includes(d));
  const reduced = all.filter((d) => dims.includes(d));
  // one cell: the order of its elements does not matter
  if (kept.every((d) => array.shape[d] === 1)) return array;
  return transpose(array, [...kept, ...reduced]);
}

function quantilesOf(
  cell: DataOf[DType],
  dtype: DType,
  q: readonly number[],
  method: QuantileMethod,
  skip: boolean,
): number[] {
  let positions: Position[] = [];
  const { values, nanCount } = selectRanks(cell, dtype, (count) => {
    positions = q.map((p) => (method === "linear" ? linearPosition(count, p) : cdfPosition(count, p)));
    return positions.flatMap((p) => [p.before, p.after]);
  });
  if (values.length === 0 || (nanCount > 0 && !skip)) return q.map(() => Number.NaN);
  return positions.map((p, k) => {
    const a = values[2 * k]!;
    const b = values[2 * k + 1]!;
    if (method === "inverted_cdf") return a;
    // numpy subtracts in the array's own precision, and starts from the nearer neighbour
    const step = dtype === "float32" ? Math.fround(b - a) : b - a;
    return p.weight < 0.5 ? a + step * p.weight : b - step * (1 - p.weight);
  });
}

interface Position {
  readonly before: number;
  readonly after: number;
  /** Weight of the element after. */
  readonly weight: number;
}

function linearPosition(count: number, q: number): Position {
  const virtual = (count - 1) * q;
  const before = Math.floor(virtual);
  if (before >= count - 1) return { before: count - 1, after: count - 1, weight: virtual - before };
  return { before, after: before + 1, weight: virtual - before };
}

function cdfPosition(count: number, q: number): Position {
  const virtual = count * q - 1;
  const before = Math.floor(virtual);
  const at = Math.max(0, virtual === before ? before : before + 1);
  return { before: at, after: at, weight: 0 };
}
