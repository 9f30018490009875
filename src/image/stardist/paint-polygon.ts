import { greatest, least } from "../numbers/index.ts";

/** Set the pixels whose centre (at whole coordinates) lies inside a polygon or on its border.
 * @param labels - (y, x), changed in place.
 * @see scikit-image 0.26, draw.polygon */
export function paintPolygon(
  labels: Int32Array | Uint16Array,
  width: number,
  height: number,
  xs: readonly number[],
  ys: readonly number[],
  value: number,
): void {
  const left = Math.max(0, Math.trunc(Math.max(0, least(xs))));
  const right = Math.min(width - 1, Math.ceil(greatest(xs)));
  const top = Math.max(0, Math.trunc(Math.max(0, least(ys))));
  const bottom = Math.min(height - 1, Math.ceil(greatest(ys)));
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) if (touches(xs, ys, x, y)) labels[y * width + x] = value;
}

const EPSILON = 1e-12;

/** Inside, on a side or on a corner.
 * Rays to both sides: what lies on a side is crossed an odd number of times to one side and an even number to the other.
 * @see O'Rourke 1998, Computational Geometry in C, 7.4 */
function touches(xs: readonly number[], ys: readonly number[], x: number, y: number): boolean {
  let [rights, lefts] = [0, 0];
  const n = xs.length;
  let x1 = xs[n - 1]! - x;
  let y1 = ys[n - 1]! - y;
  for (let i = 0; i < n; i++) {
    const x0 = x1;
    const y0 = y1;
    x1 = xs[i]! - x;
    y1 = ys[i]! - y;
    if (Math.abs(x1) < EPSILON && Math.abs(y1) < EPSILON) return true;
    if (y1 > 0 !== y0 > 0 && (x1 * y0 - x0 * y1) / (y0 - y1) > EPSILON) rights++;
    if (y1 < 0 !== y0 < 0 && (x1 * y0 - x0 * y1) / (y0 - y1) < -EPSILON) lefts++;
  }
  return (rights & 1) !== (lefts & 1) || (rights & 1) === 1;
}
