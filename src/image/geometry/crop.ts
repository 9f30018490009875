import { newPixels, type PixelType, type PlanePixels, type Rect } from "../world/index.ts";

/** A copy of a rectangle of a plane. Parts outside the plane are 0. */
export function cropPixels(
  plane: {
    readonly type: PixelType;
    readonly pixels: PlanePixels;
    readonly width: number;
    readonly height: number;
  },
  rect: Rect,
): PlanePixels {
  if (rect.x === 0 && rect.y === 0 && rect.width === plane.width && rect.height === plane.height)
    return plane.pixels.slice();
  const out = newPixels(plane.type, rect.width * rect.height);
  const left = Math.max(0, rect.x);
  const right = Math.min(plane.width, rect.x + rect.width);
  if (right <= left) return out;
  for (let y = 0; y < rect.height; y++) {
    const row = rect.y + y;
    if (row < 0 || row >= plane.height) continue;
    const from = row * plane.width;
    out.set(plane.pixels.subarray(from + left, from + right), y * rect.width + left - rect.x);
  }
  return out;
}

/** Put `source` into `target` at (x, y); what falls outside is dropped. */
export function insertPixels(
  target: { readonly pixels: PlanePixels; readonly width: number; readonly height: number },
  source: { readonly pixels: PlanePixels; readonly width: number; readonly height: number },
  x: number,
  y: number,
): void {
  const left = Math.max(0, -x);
  const right = Math.min(source.width, target.width - x);
  if (right <= left) return;
  for (let row = Math.max(0, -y); row < source.height && row + y < target.height; row++) {
    const from = row * source.width;
    target.pixels.set(source.pixels.subarray(from + left, from + right), (row + y) * target.width + x + left);
  }
}
