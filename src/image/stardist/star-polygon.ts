/** How corners of star polygons are rounded before areas are compared: to hundredths of a pixel, half up (the ImageJ plugin), or cut
 * to whole pixels towards zero (the Python package). */
export type CornerRule = "hundredths" | "whole";

/** Polygons of candidates, by number. Corners are in units of 1/100 or 1 pixel; ray 0 points along x, the next ones turn towards y. */
export class StarPolygons {
  readonly rays: number;
  readonly #width: number;
  readonly #indices: Int32Array;
  /** Distances of candidate i from i · rays on: together, because planes are far apart in memory. */
  readonly #distances: Float32Array;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #rule: CornerRule;
  readonly #grid: { readonly x: number; readonly y: number };

  /** @param indices - pixel of every candidate.
   * @param planes - one plane of distances per ray, (y, x), pixels. */
  constructor(
    indices: Int32Array,
    planes: readonly ArrayLike<number>[],
    width: number,
    rule: CornerRule,
    grid: { readonly x: number; readonly y: number },
  ) {
    this.rays = planes.length;
    this.#width = width;
    this.#indices = indices;
    this.#rule = rule;
    this.#grid = grid;
    const step = (2 * Math.PI) / this.rays;
    this.#cos = Float64Array.from(planes, (_, k) => Math.cos(step * k));
    this.#sin = Float64Array.from(planes, (_, k) => Math.sin(step * k));
    this.#distances = new Float32Array(indices.length * this.rays);
    const byPlace = Int32Array.from(indices, (_, i) => i).sort((a, b) => indices[a]! - indices[b]!);
    for (const [k, plane] of planes.entries())
      for (const i of byPlace) this.#distances[i * this.rays + k] = plane[indices[i]!]!;
  }

  /** 100 or 1. */
  get unit(): number {
    return this.#rule === "hundredths" ? 100 : 1;
  }

  /** Centre of a candidate, in pixels. */
  x(i: number): number {
    return (this.#indices[i]! % this.#width) * this.#grid.x;
  }

  y(i: number): number {
    return Math.floor(this.#indices[i]! / this.#width) * this.#grid.y;
  }

  /** Corners x, y, x, y … of a candidate, into `out` (2 · rays). */
  corners(i: number, out: Float64Array): void {
    const cx = this.x(i);
    const cy = this.y(i);
    for (let k = 0, at = i * this.rays; k < this.rays; k++, at++) {
      const d = this.#distances[at]!;
      const px = cx + d * this.#cos[k]!;
      const py = cy + d * this.#sin[k]!;
      if (this.#rule === "hundredths") {
        out[2 * k] = Math.floor(100 * px + 0.5);
        out[2 * k + 1] = Math.floor(100 * py + 0.5);
      } else {
        out[2 * k] = Math.trunc(Math.fround(px));
        out[2 * k + 1] = Math.trunc(Math.fround(py));
      }
    }
  }
}

/** Area of a polygon given as x, y, x, y …; positive when it turns from x to y. */
export function signedArea(corners: Float64Array): number {
  let twice = 0;
  const n = corners.length;
  for (let i = 0; i < n; i += 2) {
    const j = i + 2 === n ? 0 : i + 2;
    twice += corners[i]! * corners[j + 1]! - corners[i + 1]! * corners[j]!;
  }
  return twice / 2;
}

/** Smallest distance from a point to the sides of a polygon. */
export function innerRadius(corners: Float64Array, x: number, y: number): number {
  let best = Number.POSITIVE_INFINITY;
  const n = corners.length;
  for (let i = 0; i < n; i += 2) {
    const j = i + 2 === n ? 0 : i + 2;
    const ax = corners[i]! - x;
    const ay = corners[i + 1]! - y;
    const dx = corners[j]! - corners[i]!;
    const dy = corners[j + 1]! - corners[i + 1]!;
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
    const qx = ax + t * dx;
    const qy = ay + t * dy;
    best = Math.min(best, qx * qx + qy * qy);
  }
  return Math.sqrt(best);
}
