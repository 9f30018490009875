import { Measurements, planeStatistics } from "../statistics/index.ts";
import type { Roi } from "../world/index.ts";
import { makeEllipse, makeOval, makeRotatedRectangle } from "./make-roi.ts";
import { isArea, roiBounds } from "./new-roi.ts";
import { convexHull, floatPolygon, wholePolygon } from "./outline.ts";
import { roiMask } from "./roi-mask.ts";

const { round, sqrt, abs } = {
  round: (value: number) => Math.floor(value + 0.5),
  sqrt: Math.sqrt,
  abs: Math.abs,
};

/** Size, centroid and best fitting ellipse of an area's pixels inside a `width` × `height` image, in pixels. */
export function shapeOf(roi: Roi, width: number, height: number) {
  const box = roiBounds(roi);
  const x = Math.max(0, box.x);
  const y = Math.max(0, box.y);
  const rect = {
    x,
    y,
    width: Math.max(0, Math.min(width, box.x + box.width) - x),
    height: Math.max(0, Math.min(height, box.y + box.height) - y),
  };
  const whole = roiMask(roi);
  let mask: Uint8Array | null = null;
  if (whole !== null) {
    mask = new Uint8Array(rect.width * rect.height);
    for (let row = 0; row < rect.height; row++) {
      const from = (y - box.y + row) * box.width + (x - box.x);
      mask.set(whole.subarray(from, from + rect.width), row * rect.width);
    }
  }
  const plane = { type: "8-bit", width, height, pixels: new Uint8Array(width * height), rect, mask } as const;
  return planeStatistics(plane, {
    measurements: Measurements.AREA + Measurements.CENTROID + Measurements.ELLIPSE,
    calibration: null,
  });
}

/** The circle of an area's size around its centroid; for lines and points the circle nearest to their vertices (Pratt's fit).
 * null: fewer than three points, or all on a line.
 * @see ImageJ 1.54p ij.plugin.Selection.fitCircle; V. Pratt 1987, Computer Graphics 21, 145-152 */
export function fitCircle(roi: Roi, width: number, height: number): Roi | null {
  if (isArea(roi)) {
    const { pixelCount, xCentroid, yCentroid } = shapeOf(roi, width, height);
    if (pixelCount === 0) return makeOval(0, 0, 0, 0);
    const r = sqrt(pixelCount / Math.PI);
    const d = round(2 * r);
    return makeOval(round(xCentroid - r), round(yCentroid - r), d, d);
  }
  const { xs, ys } = wholePolygon(roi);
  const n = xs.length;
  if (n < 3) return null;
  const circle = prattCircle(xs, ys);
  if (Number.isNaN(circle.radius)) return null;
  const { x, y, radius } = circle;
  const d = round(2 * radius);
  return d <= 0 ? null : makeOval(round(x - radius), round(y - radius), d, d);
}

function prattCircle(xs: readonly number[], ys: readonly number[]) {
  const n = xs.length;
  const meanX = xs.reduce((sum, x) => sum + x, 0) / n;
  const meanY = ys.reduce((sum, y) => sum + y, 0) / n;
  let [xx, yy, xy, xz, yz, zz] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const x = xs[i]! - meanX;
    const y = ys[i]! - meanY;
    const z = x * x + y * y;
    xy += x * y;
    xx += x * x;
    yy += y * y;
    xz += x * z;
    yz += y * z;
    zz += z * z;
  }
  [xx, yy, xy, xz, yz, zz] = [xx / n, yy / n, xy / n, xz / n, yz / n, zz / n];
  const z = xx + yy;
  const covariance = xx * yy - xy * xy;
  const a2 = 4 * covariance - 3 * z * z - zz;
  const a1 = zz * z + 4 * covariance * z - xz * xz - yz * yz - z * z * z;
  const a0 = xz * xz * yy + yz * yz * xx - zz * covariance - 2 * xz * yz * xy + z * z * covariance;
  const root = newton(a0, a1, a2);
  const determinant = root * root - root * z + covariance;
  const x = (xz * (yy - root) - yz * xy) / (2 * determinant);
  const y = (yz * (xx - root) - xz * xy) / (2 * determinant);
  return { x: x + meanX, y: y + meanY, radius: sqrt(x * x + y * y + z + 2 * root) };
}

/** Smallest positive root of the characteristic polynomial; 0 where the iteration goes astray. */
function newton(a0: number, a1: number, a2: number): number {
  let x = 0;
  let y = 1e20;
  for (let round = 1; round <= 20; round++) {
    const before = y;
    y = a0 + x * (a1 + x * (a2 + 4 * x * x));
    if (abs(y) > abs(before)) return 0;
    const slope = a1 + x * (a2 + a2 + 16 * x * x);
    const last = x;
    x = last - y / slope;
    if (abs((x - last) / x) < 1e-12) break;
    if (round >= 20 || x < 0) x = 0;
  }
  return x;
}

/** The ellipse of an area's size, orientation and centroid.
 * @see ImageJ 1.54p ij.plugin.Selection.createEllipse */
export function fitEllipseRoi(roi: Roi, width: number, height: number): Roi {
  const { major, minor, angle, xCentroid: x, yCentroid: y } = shapeOf(roi, width, height);
  const dx = (major * Math.cos((angle / 180) * Math.PI)) / 2;
  const dy = (-major * Math.sin((angle / 180) * Math.PI)) / 2;
  return makeEllipse(x - dx, y - dy, x + dx, y + dy, minor / major);
}

/** The rotated rectangle of smallest area around a selection: one of its sides lies on a side of the convex hull.
 * null: fewer than three points, or all on a line.
 * @see ImageJ 1.54p ij.plugin.Selection.fitRectangle */
export function fitRectangle(roi: Roi): Roi | null {
  if (!isArea(roi) && onOneLine(roi)) return null;
  const { xs, ys } = convexHull(roi);
  const n = xs.length;
  const f = Math.fround;
  // Differences and products of float32 vertices are float32 in ImageJ, quotients by the double length are not.
  const cross = (i: number, i2: number, j: number) =>
    f(f(f(xs[i2]! - xs[i]!) * f(ys[j]! - ys[i]!)) - f(f(xs[j]! - xs[i]!) * f(ys[i2]! - ys[i]!)));
  const dot = (i: number, i2: number, k: number) =>
    f(f(f(xs[i2]! - xs[i]!) * f(xs[k]! - xs[i]!)) + f(f(ys[k]! - ys[i]!) * f(ys[i2]! - ys[i]!)));
  const side = (i: number, i2: number) => sqrt(f(xs[i2]! - xs[i]!) ** 2 + f(ys[i2]! - ys[i]!) ** 2);
  const box = roiBounds(roi);
  let smallest = 2 * box.width * box.height;
  let best = { i: -1, i2: -1, j: -1, low: 0, high: 0, depth: 0 };
  for (let i = 0; i < n; i++) {
    const i2 = i === n - 1 ? 0 : i + 1;
    let depth = 0;
    let j = -1;
    for (let k = 0; k < n; k++) {
      const d = abs(cross(i, i2, k) / side(i, i2));
      if (depth < d) [depth, j] = [d, k];
    }
    if (j < 0) continue;
    let [low, high] = [0, 0];
    for (let k = 0; k < n; k++) {
      const d = dot(i, i2, k) / side(i, i2);
      low = Math.min(low, d);
      high = Math.max(high, d);
    }
    const area = depth * (high - low);
    if (smallest > area) {
      smallest = area;
      best = { i, i2, j, low, high, depth };
    }
  }
  const { i, i2, j, low, high } = best;
  if (i < 0) return null;
  const signed = cross(i, i2, j) / side(i, i2);
  let angle = Math.atan2(f(ys[i2]! - ys[i]!), f(xs[i2]! - xs[i]!));
  const normal = angle + Math.PI / 2;
  const x = xs[i]! + (Math.cos(angle) * (high + low)) / 2 + (Math.cos(normal) * signed) / 2;
  const y = ys[i]! + (Math.sin(angle) * (high + low)) / 2 + (Math.sin(normal) * signed) / 2;
  let length = high - low;
  let width = best.depth;
  if (width > abs(length)) {
    angle -= Math.PI / 2;
    width = abs(length);
    length = signed;
  }
  if (angle * length > 0) length = -length;
  const [dx, dy] = [(Math.cos(angle) * length) / 2, (Math.sin(angle) * length) / 2];
  return makeRotatedRectangle(x + dx, y + dy, x - dx, y - dy, width);
}

function onOneLine(roi: Roi): boolean {
  const { xs, ys } = floatPolygon(roi);
  if (xs.length < 3) return true;
  for (let i = 2; i < xs.length; i++) {
    const first = Math.fround(Math.fround(xs[i]! - xs[0]!) * Math.fround(ys[i]! - ys[0]!));
    const second = Math.fround(Math.fround(xs[i]! - xs[1]!) * Math.fround(ys[i]! - ys[1]!));
    if (first !== second) return false;
  }
  return true;
}
