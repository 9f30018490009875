import type { PlanePixels, Rect } from "../world/index.ts";

/** A square for the transform: the smallest power of 2 of at least 1.5 times the larger side, with the image in the middle. */
export function paddedFrame(width: number, height: number): { readonly size: number; readonly fit: Rect } {
  let size = 2;
  while (size < 1.5 * Math.max(width, height)) size *= 2;
  const place = (length: number) => Math.floor((size - length) / 2 + 0.5);
  return { size, fit: { x: place(width), y: place(height), width, height } };
}

/** Fill a square with the rectangle of a plane at (`atX`, `atY`) and mirror images of it around; as float32.
 * Where ImageJ lays too few of them, 0.
 * @see ImageJ 1.54p, FFTFilter.tileMirror */
export function tileMirror(
  pixels: PlanePixels,
  width: number,
  rect: Rect,
  size: number,
  atX: number,
  atY: number,
): Float32Array {
  const columns = mirrored(size, rect.width, atX);
  const rows = mirrored(size, rect.height, atY);
  const out = new Float32Array(size * size);
  for (let y = 0; y < size; y++) {
    const v = rows[y]!;
    if (v < 0) continue;
    const start = (rect.y + v) * width + rect.x;
    for (let x = 0; x < size; x++) {
      const u = columns[x]!;
      if (u >= 0) out[y * size + x] = pixels[start + u]!;
    }
  }
  return out;
}

/** Source position of each place in a row, -1 where there is no tile. */
function mirrored(size: number, length: number, at: number): Int32Array {
  const before = Math.ceil((size - at) / length) - 1;
  const after = Math.ceil(at / length);
  return Int32Array.from({ length: size }, (_, i) => {
    const tile = Math.floor((i - at) / length);
    if (tile < -before || tile > after) return -1;
    const inTile = i - at - tile * length;
    return tile % 2 === 0 ? inTile : length - 1 - inTile;
  });
}
