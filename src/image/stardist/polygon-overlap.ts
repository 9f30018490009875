/** Moves the second polygon by far less than its corners are rounded, so that no corner lies on a side and no sides coincide. */
const SHIFT_X = 1.3717e-5;
const SHIFT_Y = 2.1139e-5;

/** Area that two simple polygons share. By Green's theorem along the parts of each border that lie inside the other polygon: sides are cut
 * where they cross; the first corner tells whether a border begins inside, and every crossing changes it.
 * One instance keeps its buffers; not for two calls at once. */
export class PolygonOverlap {
  readonly #b: Float64Array;
  /** Per side of a, of b: parameters of its crossings. */
  readonly #onA: number[][];
  readonly #onB: number[][];

  /** @param rays - corners of each polygon. */
  constructor(rays: number) {
    this.#b = new Float64Array(2 * rays);
    this.#onA = Array.from({ length: rays }, () => []);
    this.#onB = Array.from({ length: rays }, () => []);
  }

  /** @param a, b - x, y, x, y …, both turning from x to y. */
  area(a: Float64Array, b: Float64Array): number {
    const n = a.length;
    const moved = this.#b;
    const [originX, originY] = [a[0]!, a[1]!];
    for (let i = 0; i < n; i += 2) {
      moved[i] = b[i]! + SHIFT_X;
      moved[i + 1] = b[i + 1]! + SHIFT_Y;
    }
    this.#cross(a, moved);
    return (
      Math.abs(
        along(a, this.#onA, contains(moved, a[0]!, a[1]!), originX, originY) +
          along(moved, this.#onB, contains(a, moved[0]!, moved[1]!), originX, originY),
      ) / 2
    );
  }

  #cross(a: Float64Array, b: Float64Array): void {
    const n = a.length;
    for (let i = 0; i < n; i += 2) {
      const ax = a[i]!;
      const ay = a[i + 1]!;
      const i2 = i + 2 === n ? 0 : i + 2;
      const ax2 = a[i2]!;
      const ay2 = a[i2 + 1]!;
      const left = Math.min(ax, ax2);
      const right = Math.max(ax, ax2);
      const top = Math.min(ay, ay2);
      const bottom = Math.max(ay, ay2);
      let bx = b[n - 2]!;
      let by = b[n - 1]!;
      for (let j = 0; j < n; j += 2) {
        const bx2 = b[j]!;
        const by2 = b[j + 1]!;
        const apart =
          (bx < left && bx2 < left) ||
          (bx > right && bx2 > right) ||
          (by < top && by2 < top) ||
          (by > bottom && by2 > bottom);
        if (!apart) {
          const dx = ax2 - ax;
          const dy = ay2 - ay;
          const ex = bx2 - bx;
          const ey = by2 - by;
          const o1 = (ax - bx) * ey - (ay - by) * ex;
          const o2 = (ax2 - bx) * ey - (ay2 - by) * ex;
          const o3 = (bx - ax) * dy - (by - ay) * dx;
          const o4 = (bx2 - ax) * dy - (by2 - ay) * dx;
          if (o1 > 0 !== o2 > 0 && o3 > 0 !== o4 > 0) {
            this.#onA[i >> 1]!.push(o1 / (o1 - o2));
            // Side of b that ends at corner j.
            this.#onB[((j === 0 ? n : j) >> 1) - 1]!.push(o3 / (o3 - o4));
          }
        }
        bx = bx2;
        by = by2;
      }
    }
  }
}

/** Twice the signed area that the inside parts of a border sweep, seen from the origin. Leaves the lists of cuts empty. */
function along(
  corners: Float64Array,
  cuts: readonly number[][],
  beginsInside: boolean,
  originX: number,
  originY: number,
): number {
  const n = corners.length;
  let inside = beginsInside;
  let twice = 0;
  for (let i = 0; i < n; i += 2) {
    const j = i + 2 === n ? 0 : i + 2;
    const x = corners[i]! - originX;
    const y = corners[i + 1]! - originY;
    const dx = corners[j]! - corners[i]!;
    const dy = corners[j + 1]! - corners[i + 1]!;
    const cross = x * dy - y * dx;
    const list = cuts[i >> 1]!;
    if (list.length === 0) {
      if (inside) twice += cross;
      continue;
    }
    if (list.length > 1) list.sort((p, q) => p - q);
    let from = 0;
    for (const t of list) {
      if (inside) twice += (t - from) * cross;
      inside = !inside;
      from = t;
    }
    if (inside) twice += (1 - from) * cross;
    list.length = 0;
  }
  return twice;
}

/** Even-odd. */
function contains(corners: Float64Array, x: number, y: number): boolean {
  let inside = false;
  const n = corners.length;
  let px = corners[n - 2]!;
  let py = corners[n - 1]!;
  for (let i = 0; i < n; i += 2) {
    const qx = corners[i]!;
    const qy = corners[i + 1]!;
    if (py > y !== qy > y && x < ((qx - px) * (y - py)) / (qy - py) + px) inside = !inside;
    px = qx;
    py = qy;
  }
  return inside;
}
