/** Samples of 1 … 15 bits packed without gaps, most significant bit first, rows starting at whole bytes.
 * @returns one number per sample, uint8 up to 8 bits, else uint16; missing bytes count as zeros. */
export function unpackBits(
  bytes: Uint8Array,
  bits: number,
  perRow: number,
  rows: number,
): Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> {
  const out = bits <= 8 ? new Uint8Array(perRow * rows) : new Uint16Array(perRow * rows);
  const rowBytes = Math.ceil((perRow * bits) / 8);
  for (let y = 0; y < rows; y++) {
    let at = y * rowBytes;
    let held = 0;
    let count = 0;
    for (let x = 0; x < perRow; x++) {
      while (count < bits) {
        held = ((held << 8) | (bytes[at++] ?? 0)) & 0xffffff;
        count += 8;
      }
      count -= bits;
      out[y * perRow + x] = (held >>> count) & ((1 << bits) - 1);
    }
  }
  return out;
}

/** The bits of a byte in opposite order. */
export function reverseByte(byte: number): number {
  let reversed = 0;
  for (let b = 0; b < 8; b++) reversed |= ((byte >> b) & 1) << (7 - b);
  return reversed;
}

/** Reverse the bytes of every `size`-byte group, in place. */
export function swapBytes(bytes: Uint8Array, size: number): void {
  if (size === 2) {
    for (let i = 0; i + 2 <= bytes.length; i += 2) {
      const held = bytes[i]!;
      bytes[i] = bytes[i + 1]!;
      bytes[i + 1] = held;
    }
    return;
  }
  for (let i = 0; i + size <= bytes.length; i += size) {
    for (let a = i, b = i + size - 1; a < b; a++, b--) {
      const held = bytes[a]!;
      bytes[a] = bytes[b]!;
      bytes[b] = held;
    }
  }
}
