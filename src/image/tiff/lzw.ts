const CLEAR = 256;
const END = 257;
const TABLE = 4096;

/** Decode TIFF LZW (most significant bit first, code width grows one code early).
 * @param source - one strip or tile.
 * @param size - most bytes wanted; decoding stops there.
 * @returns new array of at most `size` bytes (fewer when the data ends early), or null when a code is impossible.
 * @see TIFF 6.0 section 13. */
export function decodeLzw(source: Uint8Array, size: number): Uint8Array<ArrayBuffer> | null {
  const out = new Uint8Array(size);
  const prefix = new Uint16Array(TABLE);
  const suffix = new Uint8Array(TABLE);
  const lengths = new Uint16Array(TABLE);
  for (let i = 0; i < 256; i++) {
    suffix[i] = i;
    lengths[i] = 1;
  }
  let at = 0;
  let bits = 0;
  let bitCount = 0;
  let width = 9;
  let free = 258;
  let previous = -1;
  let position = 0;
  while (at < size) {
    while (bitCount < width && position < source.length) {
      bits = ((bits << 8) | source[position++]!) & 0xffffff;
      bitCount += 8;
    }
    if (bitCount < width) break;
    bitCount -= width;
    const code = (bits >>> bitCount) & ((1 << width) - 1);
    if (code === END) break;
    if (code === CLEAR) {
      width = 9;
      free = 258;
      previous = -1;
      continue;
    }
    if (previous < 0) {
      if (code > 255) return null;
      out[at++] = code;
      previous = code;
      continue;
    }
    if (code > free || (code === free && free >= TABLE)) return null;
    // The code about to be defined stands for the previous string plus its own first byte.
    const known = code < free ? code : previous;
    const length = lengths[known]! + (code < free ? 0 : 1);
    let walk = known;
    let end = at + lengths[known]! - 1;
    while (walk >= 258) {
      if (end < size) out[end] = suffix[walk]!;
      end--;
      walk = prefix[walk]!;
    }
    const first = walk;
    if (end < size) out[end] = first;
    if (code === free && at + length - 1 < size) out[at + length - 1] = first;
    at += length;
    if (free < TABLE) {
      prefix[free] = previous;
      suffix[free] = first;
      lengths[free] = lengths[previous]! + 1;
      free++;
      if (free + 1 === 1 << width && width < 12) width++;
    }
    previous = code;
  }
  return out.subarray(0, Math.min(at, size));
}
