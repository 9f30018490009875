import type { MeasuredPlane } from "./statistics.ts";

/** Call `visit` with the index and position of each pixel that is measured, row by row. */
export function visitPixels(
  plane: MeasuredPlane,
  visit: (index: number, x: number, y: number) => void,
): void {
  const { width, rect, mask } = plane;
  const right = rect.x + rect.width;
  let m = 0;
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    let i = y * width + rect.x;
    for (let x = rect.x; x < right; x++, i++) if (mask === null || mask[m++] !== 0) visit(i, x, y);
  }
}

/** Counts of the values 0 … size - 1 of an 8-bit or 16-bit plane. */
export function countValues(plane: MeasuredPlane, size: number): Int32Array {
  const { width, rect, mask, pixels } = plane;
  const counts = new Int32Array(size);
  let m = 0;
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    let i = y * width + rect.x;
    const end = i + rect.width;
    if (mask === null) for (; i < end; i++) counts[pixels[i]!]!++;
    else for (; i < end; i++) if (mask[m++] !== 0) counts[pixels[i]!]!++;
  }
  return counts;
}

/** Largest value in the rectangle, whatever the mask says. */
export function largestInRect(plane: MeasuredPlane): number {
  const { width, rect, pixels } = plane;
  let max = 0;
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    const start = y * width + rect.x;
    for (let i = start; i < start + rect.width; i++) if (pixels[i]! > max) max = pixels[i]!;
  }
  return max;
}
