import type { NdArray } from "../array/index.ts";

/** Grey values that become black and white.
 * @returns [0, 255] for uint8, [0, 1] for bool, else smallest and largest finite value; [0, 1] when there is none. */
export function fullRange(array: NdArray): readonly [number, number] {
  if (array.dtype === "uint8") return [0, 255];
  if (array.dtype === "bool") return [0, 1];
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const raw of array.data) {
    const value = Number(raw);
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? [min, max] : [0, 1];
}
