/** Corner points of an outline, image coordinates: (x, y) is the upper left corner of pixel (x, y). */
export interface Outline {
  readonly xs: Int32Array;
  readonly ys: Int32Array;
}

/** Pixels whose value lies between two levels, compared in float32. */
export interface Inside {
  readonly pixels: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  readonly lower: number;
  readonly upper: number;
}

/** Follows the outlines of objects as ImageJ's wand with a threshold does. One tracer may trace many objects while pixels change.
 *
 * Directions, and the pixel looked at from a corner for each:
 *
 *       1               2 | 1
 *     2 + 0            ---+---
 *       3               3 | 0
 *
 * The object is kept to the right; 8-connected turns left as early as it can, 4-connected right.
 * @see ImageJ 1.54p ij.gui.Wand
 */
export class OutlineTracer {
  readonly #image: Inside;
  readonly #lower: number;
  readonly #upper: number;
  #xs = new Int32Array(1024);
  #ys = new Int32Array(1024);
  #count = 0;
  #xMin = 0;

  constructor(image: Inside) {
    this.#image = image;
    this.#lower = Math.fround(image.lower);
    this.#upper = Math.fround(image.upper);
  }

  /** The outline of the object that contains (x, y) or lies right of it in the same row; null when there is none.
   * @param connected - "legacy": 8-connected, and the first border found is taken, be it that of a hole. */
  trace(x: number, y: number, connected: 4 | 8 | "legacy"): Outline | null {
    const { width } = this.#image;
    let at = x;
    if (this.#inside(at, y)) while (this.#inside(++at, y));
    else {
      do if (++at >= width) return null;
      while (!this.#inside(at, y));
    }
    const seed = this.#inside(x, y) ? x : at;
    for (let first = true; ; first = false) {
      const outer = this.#follow(at, y, connected === 4);
      if (connected === "legacy" || (outer && (first || (this.#xMin <= seed && this.#contains(seed, y)))))
        return { xs: this.#xs.slice(0, this.#count), ys: this.#ys.slice(0, this.#count) };
      while (!this.#inside(at, y)) if (++at > width) return null;
      while (this.#inside(++at, y));
    }
  }

  #inside(x: number, y: number): boolean {
    const { pixels, width, height } = this.#image;
    if (x < 0 || y < 0 || x >= width || y >= height) return false;
    const value = pixels[y * width + x]!;
    return value >= this.#lower && value <= this.#upper;
  }

  #look(x: number, y: number, direction: number): boolean {
    const d = direction & 3;
    return this.#inside(d === 2 || d === 3 ? x - 1 : x, d === 1 || d === 2 ? y - 1 : y);
  }

  #follow(startX: number, startRow: number, fourConnected: boolean): boolean {
    this.#count = 0;
    this.#xMin = this.#image.width;
    const up = this.#inside(startX, startRow);
    const startDirection = up ? 1 : 3;
    const startY = up ? startRow : startRow + 1;
    let x = startX;
    let y = startY;
    let direction = startDirection;
    do {
      let next: number;
      if (fourConnected) {
        next = direction;
        while (this.#look(x, y, next) && ++next < direction + 2);
        next--;
      } else {
        next = direction + 1;
        while (!this.#look(x, y, next) && --next >= direction);
      }
      if (next !== direction) this.#add(x, y);
      const d = next & 3;
      if (d === 0) x++;
      else if (d === 1) y--;
      else if (d === 2) x--;
      else y++;
      direction = next;
    } while (x !== startX || y !== startY || (direction & 3) !== startDirection);
    if (this.#xs[0] !== x) this.#add(x, y);
    return direction <= 0;
  }

  #add(x: number, y: number): void {
    if (this.#count === this.#xs.length) {
      this.#xs = grown(this.#xs);
      this.#ys = grown(this.#ys);
    }
    this.#xs[this.#count] = x;
    this.#ys[this.#count++] = y;
    if (x < this.#xMin) this.#xMin = x;
  }

  /** The pixel (x, y) is inside the outline last traced (even-odd, as java.awt.Polygon with whole numbers). */
  #contains(x: number, y: number): boolean {
    let odd = false;
    for (let i = 0, j = this.#count - 1; i < this.#count; j = i++) {
      const yi = this.#ys[i]!;
      const yj = this.#ys[j]!;
      if (yi > y !== yj > y && this.#xs[i]! > x) odd = !odd;
    }
    return odd;
  }
}

function grown(values: Int32Array): Int32Array<ArrayBuffer> {
  const out = new Int32Array(values.length * 2);
  out.set(values);
  return out;
}
