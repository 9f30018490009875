import type { Painter } from "./painter.ts";

/** Give the connected pixels of the same value as the one at (x, y) the painter's value. 32-bit values are compared by their bits.
 * @see ImageJ 1.54p ij.process.FloodFiller: for 4-connected fills every pixel reached is the same; 8-connected fills go on from the ends of
 * scan lines, also from pixels that were filled meanwhile. */
export function floodFill(painter: Painter, x: number, y: number, connectivity: 4 | 8): void {
  const { width, height, pixels } = painter;
  const bits =
    pixels instanceof Float32Array ? new Int32Array(pixels.buffer, pixels.byteOffset, pixels.length) : pixels;
  const outside = 0;
  const get = (px: number, py: number) =>
    px >= 0 && py >= 0 && px < width && py < height ? bits[py * width + px]! : outside;
  const colour = get(x, y);
  painter.point(x, y);
  if (get(x, y) === colour) return;
  if (x >= 0 && y >= 0 && x < width && y < height) bits[y * width + x] = colour;
  const stack: [number, number][] = [[x, y]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [startX, row] = next;
    let left = startX;
    let right = startX;
    if (get(startX, row) === colour) {
      while (left >= 0 && get(left, row) === colour) left--;
      left++;
      while (right < width && get(right, row) === colour) right++;
      right--;
      for (let px = left; px <= right; px++) painter.point(px, row);
    } else if (connectivity === 4) continue;
    for (const other of [row - 1, row + 1]) {
      if (other < 0 || other >= height) continue;
      if (connectivity === 8) {
        if (left > 0 && get(left - 1, other) === colour) stack.push([left - 1, other]);
        if (right < width - 1 && get(right + 1, other) === colour) stack.push([right + 1, other]);
      }
      let inLine = false;
      for (let px = left; px <= right; px++) {
        const same = get(px, other) === colour;
        if (same && !inLine) stack.push([px, other]);
        inLine = same;
      }
    }
  }
}
