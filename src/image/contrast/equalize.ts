/** Table that evens out a histogram, each count taken as its square root: 256 entries, or 65536 for a longer histogram.
 * @see ImageJ 1.54p, ContrastEnhancer.equalize */
export function equalizingTable(histogram: ArrayLike<number>): Uint16Array {
  const top = histogram.length > 256 ? 65535 : 255;
  const weight = (i: number) => {
    const count = histogram[i] ?? 0;
    return count < 2 ? count : Math.sqrt(count);
  };
  let sum = weight(0);
  for (let i = 1; i < top; i++) sum += 2 * weight(i);
  sum += weight(top);
  const scale = top / sum;
  const table = new Uint16Array(top + 1);
  sum = weight(0);
  for (let i = 1; i < top; i++) {
    const step = weight(i);
    sum += step;
    table[i] = Math.floor(sum * scale + 0.5);
    sum += step;
  }
  table[top] = top;
  return table;
}

/** Counts of all values (0 … 255 or 0 … 65535) of a rectangle. */
export function countValues(
  pixels: Uint8Array | Uint16Array,
  width: number,
  rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Int32Array {
  const counts = new Int32Array(pixels instanceof Uint8Array ? 256 : 65536);
  for (let y = rect.y; y < rect.y + rect.height; y++)
    for (let p = y * width + rect.x, end = p + rect.width; p < end; p++) counts[pixels[p]!]!++;
  return counts;
}
