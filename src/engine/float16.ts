/** IEEE 754 half precision, which arrays inside the program do not have: networks with half inputs or outputs get
 * float32 converted at their border. */

const word = new Uint32Array(1);
const real = new Float32Array(word.buffer);

/** Nearest half, ties to even; too large becomes infinity, NaN stays NaN. */
export function toHalf(value: number): number {
  real[0] = value;
  const bits = word[0] ?? 0;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  if (magnitude >= 0x477ff000) return sign | 0x7c00; // 65520 and beyond
  if (magnitude < 0x38800000) {
    // below 2^-14: a multiple of 2^-24; x + 0.5 has just that spacing in float32, and rounds to even
    real[0] = Math.abs(value) + 0.5;
    return sign | ((word[0] ?? 0) - 0x3f000000);
  }
  const rounded = magnitude + 0xfff + ((magnitude >>> 13) & 1);
  return sign | ((rounded - 0x38000000) >>> 13);
}

/** Exact. */
export function fromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 31) return fraction ? Number.NaN : sign * Infinity;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

export function halvesFrom(values: ArrayLike<number>): Uint16Array<ArrayBuffer> {
  const out = new Uint16Array(values.length);
  for (let i = 0; i < out.length; i++) out[i] = toHalf(values[i] ?? 0);
  return out;
}

export function floatsFrom(halves: Uint16Array): Float32Array<ArrayBuffer> {
  const out = new Float32Array(halves.length);
  for (let i = 0; i < out.length; i++) out[i] = fromHalf(halves[i] ?? 0);
  return out;
}
