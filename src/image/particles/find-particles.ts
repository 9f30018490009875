import type { Rect } from "../world/index.ts";
import type { ParticleLevels } from "./particle-levels.ts";
import { filledOutline, ObjectFlood } from "./particle-mask.ts";
import { type Outline, OutlineTracer } from "./trace-outline.ts";

export interface FoundParticle {
  /** Its first pixel in raster order. */
  readonly x: number;
  readonly y: number;
  readonly outline: Outline;
  readonly bounds: Rect;
  /** One byte per pixel of `bounds`; null = all of it (one pixel wide or high). */
  readonly mask: Uint8Array | null;
}

export interface FindSettings {
  readonly levels: ParticleLevels;
  /** Holes belong to the particle. */
  readonly includeHoles: boolean;
  readonly fourConnected: boolean;
  /** Rectangle that is scanned; what lies outside the selection must have been erased, see `eraseOutside`. */
  readonly rect: Rect;
  /** Called once a row: progress and cancelling. */
  readonly onRow?: () => void;
}

/** Every particle, in raster order of its first pixel. `visit` sees the image with earlier particles erased.
 * @param pixels - changed: particles are filled with `levels.fill`.
 * @see ImageJ 1.54p ParticleAnalyzer.analyze
 */
export function findParticles(
  pixels: Uint8Array | Uint16Array | Float32Array,
  width: number,
  height: number,
  settings: FindSettings,
  visit: (particle: FoundParticle) => void,
): void {
  const { levels, rect } = settings;
  const { lower, upper, fill } = levels;
  const everything = pixels instanceof Uint8Array && lower === 0 && upper === 255;
  const tracer = new OutlineTracer({ pixels, width, height, lower, upper });
  const flood = settings.includeHoles ? null : new ObjectFlood(pixels, width, height, levels, fill);
  const connected = settings.fourConnected ? 4 : "legacy";
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    settings.onRow?.();
    const row = y * width;
    const end = row + rect.x + rect.width;
    let at = nextInside(pixels, row + rect.x, end, lower, upper);
    for (; at < end; at = nextInside(pixels, at + 1, end, lower, upper)) {
      const x = at - row;
      const outline = tracer.trace(x, y, connected);
      if (outline === null) continue;
      const bounds = boundsOf(outline);
      let mask: Uint8Array | null = null;
      if (bounds.width > 1 && bounds.height > 1)
        mask =
          flood === null || (everything && x === 0 && y === 0)
            ? filledOutline(outline, bounds)
            : flood.take(x, y, bounds);
      visit({ x, y, outline, bounds, mask });
      erase(pixels, width, bounds, mask, fill);
      if (everything) return;
    }
  }
}

/** Index of the first value between the levels from `from` on; `end` when there is none. */
function nextInside(
  pixels: Uint8Array | Uint16Array | Float32Array,
  from: number,
  end: number,
  lower: number,
  upper: number,
): number {
  let i = from;
  while (i < end && !(pixels[i]! >= lower && pixels[i]! <= upper)) i++;
  return i;
}

function boundsOf({ xs, ys }: Outline): Rect {
  let left = xs[0]!;
  let right = left;
  let top = ys[0]!;
  let bottom = top;
  for (let i = 1; i < xs.length; i++) {
    if (xs[i]! < left) left = xs[i]!;
    else if (xs[i]! > right) right = xs[i]!;
    if (ys[i]! < top) top = ys[i]!;
    else if (ys[i]! > bottom) bottom = ys[i]!;
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Fill the pixels of a mask. */
export function erase(
  pixels: Uint8Array | Uint16Array | Float32Array,
  width: number,
  bounds: Rect,
  mask: Uint8Array | null,
  fill: number,
): void {
  let m = 0;
  for (let y = bounds.y; y < bounds.y + bounds.height; y++) {
    const start = y * width + bounds.x;
    if (mask === null) pixels.fill(fill, start, start + bounds.width);
    else for (let i = start; i < start + bounds.width; i++) if (mask[m++] !== 0) pixels[i] = fill;
  }
}

/** Fill everything outside the selection. */
export function eraseOutside(
  pixels: Uint8Array | Uint16Array | Float32Array,
  width: number,
  height: number,
  rect: Rect,
  mask: Uint8Array | null,
  fill: number,
): void {
  let m = 0;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    if (y < rect.y || y >= rect.y + rect.height) {
      pixels.fill(fill, row, row + width);
      continue;
    }
    pixels.fill(fill, row, row + rect.x);
    pixels.fill(fill, row + rect.x + rect.width, row + width);
    if (mask !== null)
      for (let x = rect.x; x < rect.x + rect.width; x++) if (mask[m++] === 0) pixels[row + x] = fill;
  }
}
