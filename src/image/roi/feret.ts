import type { Roi } from "../world/index.ts";
import { roiBounds } from "./new-roi.ts";
import { convexHull } from "./outline.ts";

/** Greatest and smallest distance between two parallel lines around a selection. Diameters, `x`, `y` in units of the pixel size; points in pixels. */
export interface Feret {
  readonly max: number;
  /** Degrees, 0 ≤ angle < 180, counterclockwise from the x axis. */
  readonly angle: number;
  readonly min: number;
  /** Start of the largest diameter. ImageJ leaves polygons' unscaled. */
  readonly x: number;
  readonly y: number;
  /** x1, y1, x2, y2 of the largest diameter, then of the smallest. */
  readonly points: readonly number[];
}

/** null: a selection without vertices.
 * @see ImageJ 1.54p getFeretValues of Roi, OvalRoi, EllipseRoi */
export function feret(roi: Roi, pixelWidth = 1, pixelHeight = 1): Feret | null {
  if (roi.type === "oval") return ovalFeret(roi, pixelWidth, pixelHeight);
  const general = hullFeret(roi, pixelWidth, pixelHeight);
  if (general === null || roi.kind !== "ellipse" || pixelWidth !== pixelHeight) return general;
  const [x1, y1, x2, y2, ratio] = ellipseAxis(roi);
  const [dx, dy] = [x2 - x1, y2 - y1];
  const major = Math.sqrt(dx * dx + dy * dy);
  const [cx, cy] = [0.5 * (x2 + x1), 0.5 * (y2 + y1)];
  const [mx, my] = [dy * 0.5 * ratio, dx * -0.5 * ratio];
  return {
    ...general,
    max: major * pixelWidth,
    min: major * ratio * pixelWidth,
    points: [x1, y1, x2, y2, cx + mx, cy + my, cx - mx, cy - my],
  };
}

/** Ends of an ellipse's long axis (x1, y1, x2, y2) and its short/long ratio. */
export function ellipseAxis(roi: Roi): [number, number, number, number, number] {
  const f = Math.fround;
  const ratio = typeof roi.extra?.aspectRatio === "number" ? roi.extra.aspectRatio : 1;
  return [f(roi.xs[36]!), f(roi.ys[36]!), f(roi.xs[0]!), f(roi.ys[0]!), ratio];
}

function ovalFeret(roi: Roi, pw: number, ph: number): Feret {
  const { x, y, width, height } = roiBounds(roi);
  const tall = ph * height > pw * width;
  const vertical = [x + 0.5 * width, y + height, x + 0.5 * width, y];
  const horizontal = [x, y + 0.5 * height, x + width, y + 0.5 * height];
  return {
    max: tall ? height * ph : width * pw,
    angle: tall ? 90 : 0,
    min: tall ? width * pw : height * ph,
    x: (x + (tall ? 0.5 * width : 0)) * pw,
    y: (y + (tall ? height : 0.5 * height)) * ph,
    points: tall ? [...vertical, ...horizontal] : [...horizontal, ...vertical],
  };
}

function hullFeret(roi: Roi, pw: number, ph: number): Feret | null {
  const { xs, ys } = convexHull(roi);
  const n = xs.length;
  if (n === 0) return null;
  let [p1, p2, largest] = [0, 0, 0];
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const dx = Math.fround(xs[i]! - xs[j]!) * pw;
      const dy = Math.fround(ys[i]! - ys[j]!) * ph;
      const square = dx * dx + dy * dy;
      if (square > largest) [largest, p1, p2] = [square, i, j];
    }
  if (xs[p1]! > xs[p2]!) [p1, p2] = [p2, p1];
  const [x1, y1, x2, y2] = [xs[p1]!, ys[p1]!, xs[p2]!, ys[p2]!];
  let angle = (180 / Math.PI) * Math.atan2((y1 - y2) * ph, (x2 - x1) * pw);
  if (angle < 0) angle += 180;
  const smallest = smallestFeret(xs, ys, pw, ph);
  return {
    max: Math.sqrt(largest),
    angle,
    min: smallest.diameter,
    x: x1,
    y: y1,
    points: [x1, y1, x2, y2, ...smallest.ends],
  };
}

/** For each side of the hull the furthest vertex; the side where that is nearest. */
function smallestFeret(xs: readonly number[], ys: readonly number[], pw: number, ph: number) {
  const n = xs.length;
  let diameter = Number.MAX_VALUE;
  let ends = [0, 0, 0, 0];
  let candidate = [0, 0, 0, 0];
  let [x0, y0] = [xs[n - 1]!, ys[n - 1]!];
  for (let i = 0; i < n; i++) {
    const [xBefore, yBefore] = [x0, y0];
    [x0, y0] = [xs[i]!, ys[i]!];
    let xNormal = (y0 - yBefore) * ph;
    let yNormal = (xBefore - x0) * pw;
    const scale = 1 / Math.sqrt(xNormal * xNormal + yNormal * yNormal);
    xNormal *= scale * pw;
    yNormal *= scale * ph;
    let furthest = 0;
    for (let j = 0; j < n; j++) {
      const distance = (xs[j]! - x0) * xNormal + (ys[j]! - y0) * yNormal;
      if (distance > furthest) {
        furthest = distance;
        candidate = [
          xs[j]!,
          ys[j]!,
          xs[j]! - ((xNormal / pw) * distance) / pw,
          ys[j]! - ((yNormal / ph) * distance) / ph,
        ];
      }
    }
    if (furthest < diameter) {
      diameter = furthest;
      ends = candidate;
    }
  }
  return { diameter, ends };
}
