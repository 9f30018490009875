const f = Math.fround;

export type FrequencyOperation = "Correlate" | "Convolve" | "Deconvolve";

/** Combine two Hartley transforms so that the images are convolved, correlated or deconvolved; products in double.
 * @see ImageJ 1.54p, FHT.multiply, FHT.divide */
export function combineSpectra(
  first: Float32Array,
  second: Float32Array,
  size: number,
  operation: FrequencyOperation,
): Float32Array {
  const out = new Float32Array(size * size);
  for (let row = 0, i = 0; row < size; row++)
    for (let col = 0; col < size; col++, i++) {
      const j = ((size - row) % size) * size + ((size - col) % size);
      const a = second[i]!;
      const b = second[j]!;
      if (operation === "Deconvolve") {
        const power = Math.max(f(f(a * a) + f(b * b)), 1e-20);
        out[i] = (first[i]! * f(a + b) - first[j]! * f(a - b)) / power;
        continue;
      }
      const even = first[i]! * f(f(a + b) / 2);
      const odd = first[j]! * f(f(a - b) / 2);
      out[i] = operation === "Correlate" ? even - odd : even + odd;
    }
  return out;
}
