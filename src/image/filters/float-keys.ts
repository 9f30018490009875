import { FLOAT_MAX } from "../numbers/index.ts";

/** float32 values as integers in the same order: comparisons of integers, no special cases for NaN. */

const LOWEST = keyOf(-FLOAT_MAX);

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

function orderBits(raw: number): number {
  return raw >= 0 ? raw : -2147483648 - raw;
}

/** -0 and 0 have the same key. */
export function keyOf(value: number): number {
  const one = new Float32Array([value + 0]);
  return orderBits(new Int32Array(one.buffer)[0]!);
}

export function valueOfKey(key: number): number {
  bits[0] = key >= 0 ? key : -2147483648 - key;
  return float[0]!;
}

/** Keys of all values; with `negate`, of the negative values. What is NaN or below the largest negative number counts as that
 * number, as in ImageJ's search for maxima. `out` may be shorter than the values. */
export function maximumKeys(values: Float32Array, negate: boolean, out: Int32Array): void {
  const raw = new Int32Array(values.buffer, values.byteOffset, values.length);
  for (let i = 0; i < out.length; i++) {
    const v = values[i]!;
    // NaN fails both comparisons.
    if (negate) out[i] = v <= FLOAT_MAX ? -orderBits(v === 0 ? 0 : raw[i]!) : LOWEST;
    else out[i] = v >= -FLOAT_MAX ? orderBits(v === 0 ? 0 : raw[i]!) : LOWEST;
  }
}
