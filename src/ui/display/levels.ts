import type { NdArray } from "../../array/index.ts";
import type { Range } from "./display-request.ts";

/** Enough for steady quantiles, few enough to be quick. */
const MAX_SAMPLES = 200_000;
/** Shares of samples below and above the automatic range: a few bright spots must not make the rest black. */
const BELOW = 0.001;
const ABOVE = 0.005;

/** Smallest and largest finite value, and the range without the outermost samples.
 * Large arrays are sampled evenly for the second, read whole for the first. */
export function levelsOf(array: NdArray): { range: Range; autoRange: Range } {
  const { data } = array;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < data.length; i++) {
    const v = Number(data[i]);
    if (v < low && v > Number.NEGATIVE_INFINITY) low = v;
    if (v > high && v < Number.POSITIVE_INFINITY) high = v;
  }
  if (low > high) return { range: [0, 1], autoRange: [0, 1] };
  // An odd step does not walk along a column of an image whose width is a power of two.
  const step = Math.max(1, Math.floor(data.length / MAX_SAMPLES) | 1);
  const samples: number[] = [];
  for (let i = 0; i < data.length; i += step) {
    const v = Number(data[i]);
    if (Number.isFinite(v)) samples.push(v);
  }
  const sorted = Float64Array.from(samples).sort();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? low;
  const auto: Range = [at(BELOW), at(1 - ABOVE)];
  return { range: spread(low, high), autoRange: auto[1] > auto[0] ? auto : spread(low, high) };
}

/** A range is never empty: a constant image would divide by zero. */
function spread(low: number, high: number): Range {
  return high > low ? [low, high] : [low, low + 1];
}
