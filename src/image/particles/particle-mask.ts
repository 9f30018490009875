import type { Rect } from "../world/index.ts";
import type { Outline } from "./trace-outline.ts";

/** Everything inside an outline whose sides are all upright or level, holes included: 255 inside, 0 outside.
 * Crossings of upright sides are marked, then summed along each row (even-odd). */
export function filledOutline({ xs, ys }: Outline, bounds: Rect): Uint8Array {
  const { x: left, y: top, width, height } = bounds;
  const mask = new Uint8Array(width * height);
  for (let i = 0, j = xs.length - 1; i < xs.length; j = i++) {
    const column = xs[i]! - left;
    if (xs[i] !== xs[j] || column >= width) continue;
    const from = Math.min(ys[i]!, ys[j]!) - top;
    const to = Math.max(ys[i]!, ys[j]!) - top;
    for (let row = from; row < to; row++) mask[row * width + column]! ^= 255;
  }
  for (let row = 0; row < height; row++)
    for (let i = row * width + 1; i < (row + 1) * width; i++) mask[i]! ^= mask[i - 1]!;
  return mask;
}

/** Finds the pixels of one object at a time, 8-connected, and takes them out of its own copy of the image.
 * @see ImageJ 1.54p FloodFiller.particleAnalyzerFill */
export class ObjectFlood {
  readonly #pixels: Uint8Array | Uint16Array | Float32Array;
  readonly #width: number;
  readonly #height: number;
  readonly #lower: number;
  readonly #upper: number;
  readonly #fill: number;
  #stack = new Int32Array(1024);

  /** @param pixels - copied. @param fill - a value outside lower … upper. */
  constructor(
    pixels: Uint8Array | Uint16Array | Float32Array,
    width: number,
    height: number,
    levels: { readonly lower: number; readonly upper: number },
    fill: number,
  ) {
    this.#pixels = pixels.slice();
    this.#width = width;
    this.#height = height;
    this.#lower = levels.lower;
    this.#upper = levels.upper;
    this.#fill = fill;
  }

  /** Mask of the object at (x, y), inside `bounds`. */
  take(startX: number, startY: number, bounds: Rect): Uint8Array {
    const width = this.#width;
    const mask = new Uint8Array(bounds.width * bounds.height);
    let depth = 0;
    const push = (x: number, y: number) => {
      if (depth + 2 > this.#stack.length) {
        const more = new Int32Array(this.#stack.length * 2);
        more.set(this.#stack);
        this.#stack = more;
      }
      this.#stack[depth++] = x;
      this.#stack[depth++] = y;
    };
    push(startX, startY);
    while (depth > 0) {
      const y = this.#stack[--depth]!;
      const x = this.#stack[--depth]!;
      if (!this.#inside(x, y)) continue;
      let first = x;
      let last = x;
      while (first > 0 && this.#inside(first - 1, y)) first--;
      while (last < width - 1 && this.#inside(last + 1, y)) last++;
      const row = y * width;
      this.#pixels.fill(this.#fill, row + first, row + last + 1);
      const maskRow = (y - bounds.y) * bounds.width - bounds.x;
      mask.fill(255, maskRow + first, maskRow + last + 1);
      if (first > 0) first--;
      if (last < width - 1) last++;
      for (const next of [y - 1, y + 1]) {
        if (next < 0 || next >= this.#height) continue;
        let inLine = false;
        for (let i = first; i <= last; i++) {
          const inside = this.#inside(i, next);
          if (inside && !inLine) push(i, next);
          inLine = inside;
        }
      }
    }
    return mask;
  }

  #inside(x: number, y: number): boolean {
    const value = this.#pixels[y * this.#width + x]!;
    return value >= this.#lower && value <= this.#upper;
  }
}
