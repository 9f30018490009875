import { swapQuadrants } from "./quadrants.ts";

/** What a person painted into a power spectrum: white to pass, black to remove. */
export type SpectrumMask =
  | { readonly kind: "none" }
  /** Neither black nor white, but the spectrum was changed: ImageJ says that nothing is filtered. */
  | { readonly kind: "grey" }
  | { readonly kind: "mask"; readonly values: Uint8Array };

/** Weights (0 … 255, origin in the corner) from a square 8-bit picture: white where there is white, else all but black; made symmetric
 * and smoothed three times.
 * @see ImageJ 1.54p, FFT.doMasking */
export function spectrumMask(picture: Uint8Array, size: number, unchanged: boolean): SpectrumMask {
  const white = picture.includes(255);
  if (!white && !picture.includes(0)) return { kind: unchanged ? "none" : "grey" };
  const values = picture.slice();
  symmetrize(values, size, white ? 255 : 0);
  for (let i = 0; i < 3; i++) smoothAround(values, size);
  swapQuadrants(values, size);
  return { kind: "mask", values };
}

/** Everything but `kept` becomes its opposite, and so does, or not, the frequency on the other side. */
function symmetrize(values: Uint8Array, size: number, kept: number): void {
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== kept) {
      values[i] = 255 - kept;
      continue;
    }
    if (i === 0) continue;
    const other = i % size === 0 ? size * size - i : i < size ? size - i : size * (size + 1) - i;
    values[other] = kept;
  }
}

/** Mean of 3 × 3, rounded half up; the plane goes on at its other side. */
function smoothAround(values: Uint8Array, size: number): void {
  const source = values.slice();
  for (let y = 0; y < size; y++) {
    const rows = [((y - 1 + size) % size) * size, y * size, ((y + 1) % size) * size];
    for (let x = 0; x < size; x++) {
      const left = (x - 1 + size) % size;
      const right = (x + 1) % size;
      let sum = 4;
      for (const row of rows) sum += source[row + left]! + source[row + x]! + source[row + right]!;
      values[y * size + x] = Math.trunc(sum / 9);
    }
  }
}

/** Weigh a Hartley transform in place. */
export function applySpectrumMask(hartley: Float32Array, mask: Uint8Array): void {
  for (let i = 0; i < hartley.length; i++) hartley[i] = Math.fround(hartley[i]! * mask[i]!) / 255;
}
