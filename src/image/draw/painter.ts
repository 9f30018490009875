import { greatest, least } from "../numbers/index.ts";
import { makeOval } from "../roi/make-roi.ts";
import { wholePolygon } from "../roi/outline.ts";
import { fillPolygon } from "../roi/polygon-filler.ts";
import { roiMask } from "../roi/roi-mask.ts";
import type { PlanePixels, Rect } from "../world/index.ts";

/** Draws into a plane with ImageJ's pixel choices. `pixels` are changed in place; what lies outside the plane is skipped.
 * @see ImageJ 1.54p ij.process.ImageProcessor: drawLine, drawDot, drawRect, drawOval, fillOval, fill */
export class Painter {
  /** Where the next lineTo starts. */
  x = 0;
  y = 0;
  #dot: { readonly width: number; readonly mask: Uint8Array } | null = null;

  constructor(
    readonly pixels: PlanePixels,
    readonly width: number,
    readonly height: number,
    /** Value that is written; 0x00RRGGBB in RGB planes. */
    public value: number,
    public lineWidth = 1,
  ) {}

  point(x: number, y: number): void {
    if (x >= 0 && y >= 0 && x < this.width && y < this.height) this.pixels[y * this.width + x] = this.value;
  }

  moveTo(x: number, y: number): void {
    this.x = x;
    this.y = y;
  }

  /** One dot per step along the longer direction, rounded half up; only those that can touch the plane. */
  lineTo(x2: number, y2: number): void {
    const half = Math.trunc(this.lineWidth / 2) + 1;
    const [left, right] = [-half, this.width - 1 + half];
    const [top, bottom] = [-half, this.height - 1 + half];
    const dx = x2 - this.x;
    const dy = y2 - this.y;
    const n = Math.max(Math.abs(dx), Math.abs(dy));
    const xStep = dx === 0 ? 0 : dx / n;
    const yStep = dy === 0 ? 0 : dy / n;
    let [x, y] = [this.x, this.y];
    this.moveTo(x2, y2);
    if ((dx === 0 && (x < left || x > right)) || (dy === 0 && (y < top || y > bottom))) return;
    let first = 0;
    let last = n;
    const limit = (at: number, step: number, low: number, high: number) => {
      if (step === 0) return;
      first = Math.max(first, Math.trunc(((step > 0 ? low : high) - at) / step));
      last = Math.min(last, Math.trunc(((step > 0 ? high : low) - at) / step));
    };
    limit(x, xStep, left, right);
    limit(y, yStep, top, bottom);
    x += first * xStep;
    y += first * yStep;
    for (let i = first; i <= last; i++) {
      this.dot(Math.floor(x + 0.5), Math.floor(y + 0.5));
      x += xStep;
      y += yStep;
    }
  }

  /** A dot of the line width; two pixels wide: the pixel and its left, upper and left upper neighbours. */
  dot(x: number, y: number): void {
    if (this.lineWidth === 1) this.point(x, y);
    else if (this.lineWidth === 2) {
      this.point(x, y);
      this.point(x - 1, y);
      this.point(x, y - 1);
      this.point(x - 1, y - 1);
    } else this.disc(x, y);
  }

  /** ImageJ's drawDot for any line width; at the border its rule differs slightly from the inside. */
  disc(x: number, y: number): void {
    const { lineWidth: size, width, height } = this;
    const r = size / 2;
    const left = Math.trunc(x - r + 0.5);
    const top = Math.trunc(y - r + 0.5);
    if (left < 0 || top < 0 || left + size > width - 1 || top + size > height - 1) {
      const [cx, cy] = [left + (r - 0.5), top + (r - 0.5)];
      for (let py = top; py < top + size; py++)
        for (let px = left; px < left + size; px++)
          if ((px - cx) * (px - cx) + (py - cy) * (py - cy) <= r * r) this.point(px, py);
      return;
    }
    if (this.#dot?.width !== size)
      this.#dot = { width: size, mask: roiMask(makeOval(0, 0, size, size)) ?? new Uint8Array(size * size) };
    this.fillMask({ x: left, y: top, width: size, height: size }, this.#dot.mask);
  }

  line(x1: number, y1: number, x2: number, y2: number): void {
    this.moveTo(x1, y1);
    this.lineTo(x2, y2);
  }

  /** Outline; lines wider than a pixel go one pixel further right and down. */
  rectangle(x: number, y: number, width: number, height: number): void {
    if (width < 1 || height < 1) return;
    const more = this.lineWidth === 1 ? 1 : 0;
    const [right, bottom] = [x + width - more, y + height - more];
    this.moveTo(x, y);
    this.lineTo(right, y);
    this.lineTo(right, bottom);
    this.lineTo(x, bottom);
    this.lineTo(x, y);
  }

  polygon(xs: readonly number[], ys: readonly number[]): void {
    this.moveTo(xs[0] ?? 0, ys[0] ?? 0);
    for (let i = 0; i < xs.length; i++) this.lineTo(xs[i]!, ys[i]!);
    this.lineTo(xs[0] ?? 0, ys[0] ?? 0);
  }

  oval(x: number, y: number, width: number, height: number): void {
    if (width * height > 4 * this.width * this.height) return;
    const { xs, ys } = wholePolygon(makeOval(x, y, width, height));
    if (xs.length > 0) this.polygon(xs, ys);
  }

  fillOval(x: number, y: number, width: number, height: number): void {
    if (width * height > 4 * this.width * this.height) return;
    const { xs, ys } = wholePolygon(makeOval(x, y, width, height));
    this.fillPolygon(xs, ys);
  }

  /** @param xs - whole numbers, as `ys`. */
  fillPolygon(xs: readonly number[], ys: readonly number[]): void {
    if (xs.length === 0) return;
    const [left, top] = [least(xs), least(ys)];
    const rect = { x: left, y: top, width: greatest(xs) - left, height: greatest(ys) - top };
    const mask = new Uint8Array(rect.width * rect.height);
    fillPolygon(mask, rect.width, rect.height, {
      xs: xs.map((x) => x - left),
      ys: ys.map((y) => y - top),
      whole: true,
    });
    this.fillMask(rect, mask);
  }

  fillRect({ x, y, width, height }: Rect): void {
    const from = Math.max(0, x);
    const to = Math.min(this.width, x + width);
    if (to <= from) return;
    for (let row = Math.max(0, y); row < Math.min(this.height, y + height); row++)
      this.pixels.fill(this.value, row * this.width + from, row * this.width + to);
  }

  /** Pixels of a rectangle where the mask (one byte each, rows first) is not 0; null = all. */
  fillMask(rect: Rect, mask: Uint8Array | null): void {
    if (mask === null) {
      this.fillRect(rect);
      return;
    }
    for (let row = 0; row < rect.height; row++) {
      const y = rect.y + row;
      if (y < 0 || y >= this.height) continue;
      for (let column = 0; column < rect.width; column++)
        if (mask[row * rect.width + column] !== 0) this.point(rect.x + column, y);
    }
  }
}
