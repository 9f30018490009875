/** Decode PackBits run lengths.
 * @param source - one strip or tile.
 * @param size - most bytes wanted; decoding stops there.
 * @returns new array of at most `size` bytes, fewer when the data ends early.
 * @see TIFF 6.0 section 9. */
export function decodePackBits(source: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(size);
  let at = 0;
  let i = 0;
  while (i < source.length && at < size) {
    const n = source[i++]!;
    if (n < 128) {
      const run = source.subarray(i, i + Math.min(n + 1, size - at));
      out.set(run, at);
      at += run.length;
      i += n + 1;
    } else if (n > 128) {
      const end = Math.min(at + 257 - n, size);
      if (i < source.length) out.fill(source[i++]!, at, end);
      at = end;
    }
  }
  return out.subarray(0, at);
}
