import type { PlanePixels } from "../world/index.ts";

/** Exchange the quadrants of a square plane across the centre, in place; of an odd side, the last row and column stay.
 * @see ImageJ 1.54p, FFT.swapQuadrants */
export function swapQuadrants(pixels: PlanePixels, side: number): void {
  const half = side >> 1;
  for (let y = 0; y < half; y++)
    for (let x = 0; x < half; x++) {
      swap(pixels, y * side + x, (y + half) * side + x + half);
      swap(pixels, y * side + x + half, (y + half) * side + x);
    }
}

function swap(pixels: PlanePixels, i: number, j: number): void {
  const kept = pixels[i]!;
  pixels[i] = pixels[j]!;
  pixels[j] = kept;
}
