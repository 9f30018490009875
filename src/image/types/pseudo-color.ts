import { isGreyLut, type Lut } from "../world/index.ts";

/** A look-up table whose entries go in small steps, so that grey values mean something: ImageJ turns such an image grey by
 * replacing the table, not the pixels.
 * @see ImageJ 1.54p, ImageProcessor.isPseudoColorLut */
export function isPseudoColorLut(lut: Lut): boolean {
  let sum = 0;
  let squares = 0;
  for (let i = 1; i < 256; i++)
    for (let part = 0; part < 768; part += 256) {
      const step = lut[part + i]! - lut[part + i - 1]!;
      sum += step;
      squares += step * step;
    }
  const variance = (768 * squares - sum * sum) / 768;
  const deviation = variance > 0 ? Math.sqrt(variance / 767) : 0;
  return deviation < 20 || Math.trunc(deviation) === 67; // 67: the 3-3-2 table
}

/** Some entry is no grey. */
export function isColorLut(lut: Lut): boolean {
  return !isGreyLut(lut);
}
