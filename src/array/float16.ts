/** IEEE 754 binary16 to float32: 1 sign, 5 exponent and 10 fraction bits; exact, NaN stays NaN. */
export function widenFloat16(bits: Uint16Array): Float32Array<ArrayBuffer> {
  const result = new Float32Array(bits.length);
  for (let i = 0; i < bits.length; i++) {
    const b = bits[i]!;
    const exponent = (b >> 10) & 0x1f;
    const fraction = b & 0x3ff;
    let value: number;
    if (exponent === 0)
      value = fraction * 2 ** -24; // zero and subnormal
    else if (exponent === 0x1f) value = fraction === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
    else value = (1 + fraction / 1024) * 2 ** (exponent - 15);
    result[i] = b & 0x8000 ? -value : value;
  }
  return result;
}
