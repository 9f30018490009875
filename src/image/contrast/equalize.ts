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
