import type { Rect } from "../world/index.ts";

/** Part of a plane with `margin` pixels around it; outside the plane, the nearest edge pixel. */
export interface Band {
  /** Values per row: the rectangle's width and two margins. */
  readonly stride: number;
  /** First row of the rectangle in this band, counted in the plane. */
  readonly y: number;
  readonly rows: number;
  /** Index of the pixel at the rectangle's left end in the band's first row. */
  readonly origin: number;
}

const BAND_ROWS = 64;

/** Rows of the bands (the last may have fewer). */
export function bandRows(rect: Rect, margin: number): number {
  return Math.min(Math.max(BAND_ROWS, 2 * margin), rect.height);
}

/** Go through `rect` in bands of rows. The band holds the values from before any band was handled, so `run` may write to the plane.
 * @param buffer - makes the array for a band; filled by assignment from `pixels`, after `>> shift & mask` where these are given (RGB channels). */
export function eachBand<T extends Float32Array | Int32Array | Uint8Array | Uint16Array>(
  pixels: ArrayLike<number>,
  width: number,
  height: number,
  rect: Rect,
  margin: number,
  buffer: (length: number) => T,
  run: (values: T, band: Band) => void,
  channel?: { readonly shift: number; readonly mask: number },
): void {
  const stride = rect.width + 2 * margin;
  const rows = bandRows(rect, margin);
  const values = buffer((rows + 2 * margin) * stride);
  const read = (bandRow: number, y: number) => {
    const row = Math.max(0, Math.min(height - 1, y)) * width;
    const left = rect.x - margin;
    const inner = Math.max(0, -left);
    const end = Math.min(stride, width - left);
    const at = bandRow * stride;
    if (channel) {
      const { shift, mask } = channel;
      for (let x = inner; x < end; x++) values[at + x] = (pixels[row + left + x]! >> shift) & mask;
    } else for (let x = inner; x < end; x++) values[at + x] = pixels[row + left + x]!;
    values.fill(values[at + inner]!, at, at + inner);
    values.fill(values[at + end - 1]!, at + end, at + stride);
  };
  let filled = 0;
  for (let y = 0; y < rect.height; y += rows) {
    if (y > 0) {
      // The last 2 × margin rows are the first of the next band.
      values.copyWithin(0, rows * stride, (rows + 2 * margin) * stride);
      filled = 2 * margin;
    }
    const count = Math.min(rows, rect.height - y);
    for (let r = filled; r < count + 2 * margin; r++) read(r, rect.y + y - margin + r);
    run(values, { stride, y: rect.y + y, rows: count, origin: margin * stride + margin });
  }
}
