import { roiBounds } from "../roi/index.ts";
import type { Roi, WindowCalibration } from "../world/index.ts";
import { convexHull } from "./convex-hull.ts";
import { floatPolygon, type Vertices } from "./float-polygon.ts";

/** Caliper diameters. Lengths are calibrated; the point is in pixels, but calibrated for ovals (as in ImageJ). */
export interface Feret {
  readonly diameter: number;
  /** Degrees, 0 ≤ angle < 180. */
  readonly angle: number;
  readonly minimum: number;
  /** Left end of the longest diameter. */
  readonly x: number;
  readonly y: number;
  /** Ends of the longest and of the shortest diameter, pixels: x1, y1, x2, y2. */
  readonly longest: readonly [number, number, number, number];
  readonly shortest: readonly [number, number, number, number];
}

type Scale = Pick<WindowCalibration, "pixelWidth" | "pixelHeight">;
const UNSCALED: Scale = { pixelWidth: 1, pixelHeight: 1 };

/** undefined: the selection has no vertices.
 * @param calibration - null = pixels.
 * @see ImageJ 1.54p getFeretValues of Roi, OvalRoi, EllipseRoi */
export function feret(roi: Roi, calibration: Scale | null): Feret | undefined {
  const scale = calibration ?? UNSCALED;
  if (roi.type === "oval") return feretOfOval(roi, scale);
  const hull = convexHull(floatPolygon(roi));
  if (hull.xs.length === 0) return undefined;
  const found = { ...longest(hull, scale), ...shortest(hull, scale) };
  return roi.kind === "ellipse" && scale.pixelWidth === scale.pixelHeight
    ? withEllipseAxes(roi, found, scale.pixelWidth)
    : found;
}

function feretOfOval(roi: Roi, { pixelWidth: pw, pixelHeight: ph }: Scale): Feret {
  const { x, y, width, height } = roiBounds(roi);
  const upright = ph * height > pw * width;
  const startX = x + (upright ? 0.5 * width : 0);
  const startY = y + (upright ? height : 0.5 * height);
  return {
    diameter: upright ? height * ph : width * pw,
    angle: upright ? 90 : 0,
    minimum: upright ? width * pw : height * ph,
    x: startX * pw,
    y: startY * ph,
    longest: [startX, startY, x + (upright ? 0.5 * width : width), y + (upright ? 0 : 0.5 * height)],
    shortest: [
      x + (upright ? 0 : 0.5 * width),
      y + (upright ? 0.5 * height : height),
      x + (upright ? width : 0.5 * width),
      y + (upright ? 0.5 * height : 0),
    ],
  };
}

function longest({ xs, ys }: Vertices, { pixelWidth: pw, pixelHeight: ph }: Scale) {
  let p1 = 0;
  let p2 = 0;
  let square = 0;
  for (let i = 0; i < xs.length; i++)
    for (let j = i + 1; j < xs.length; j++) {
      const dx = Math.fround(xs[i]! - xs[j]!) * pw;
      const dy = Math.fround(ys[i]! - ys[j]!) * ph;
      if (dx * dx + dy * dy > square) {
        square = dx * dx + dy * dy;
        p1 = i;
        p2 = j;
      }
    }
  if (xs[p1]! > xs[p2]!) [p1, p2] = [p2, p1];
  const [x1, y1, x2, y2] = [xs[p1]!, ys[p1]!, xs[p2]!, ys[p2]!];
  let angle = (180.0 / Math.PI) * Math.atan2((y1 - y2) * ph, (x2 - x1) * pw);
  if (angle < 0) angle += 180;
  return { diameter: Math.sqrt(square), angle, x: x1, y: y1, longest: [x1, y1, x2, y2] as const };
}

/** Of all sides of the hull the one whose furthest vertex is nearest. */
function shortest({ xs, ys }: Vertices, { pixelWidth: pw, pixelHeight: ph }: Scale) {
  const n = xs.length;
  let minimum = Number.MAX_VALUE;
  let ends: Feret["shortest"] = [0, 0, 0, 0];
  let candidate: Feret["shortest"] = [0, 0, 0, 0];
  for (let i = 0, before = n - 1; i < n; before = i++) {
    const x0 = xs[i]!;
    const y0 = ys[i]!;
    let xNormal = (y0 - ys[before]!) * ph;
    let yNormal = (xs[before]! - x0) * pw;
    const factor = 1 / Math.sqrt(xNormal * xNormal + yNormal * yNormal);
    xNormal *= factor * pw;
    yNormal *= factor * ph;
    let furthest = 0;
    for (let j = 0; j < n; j++) {
      const distance = (xs[j]! - x0) * xNormal + (ys[j]! - y0) * yNormal;
      if (!(distance > furthest)) continue;
      furthest = distance;
      candidate = [
        xs[j]!,
        ys[j]!,
        xs[j]! - ((xNormal / pw) * distance) / pw,
        ys[j]! - ((yNormal / ph) * distance) / ph,
      ];
    }
    if (furthest < minimum) {
      minimum = furthest;
      ends = candidate;
    }
  }
  return { minimum, shortest: ends };
}

/** The axes of an ellipse are known better than its polygon has them. */
function withEllipseAxes(roi: Roi, found: Feret, pixel: number): Feret {
  const ratio = Number(roi.extra?.aspectRatio ?? 1);
  const half = roi.xs.length / 2;
  // Vertex 0 is one end of the long axis, the vertex opposite the other (ImageJ's handles 2 and 0).
  const [x1, y1, x2, y2] = [roi.xs[half]!, roi.ys[half]!, roi.xs[0]!, roi.ys[0]!].map(Math.fround) as [
    number,
    number,
    number,
    number,
  ];
  const [dx, dy] = [x2 - x1, y2 - y1];
  const major = Math.sqrt(dx * dx + dy * dy);
  const [xCentre, yCentre] = [0.5 * (x2 + x1), 0.5 * (y2 + y1)];
  const [sx, sy] = [dy * 0.5 * ratio, dx * -0.5 * ratio];
  return {
    ...found,
    diameter: major * pixel,
    minimum: major * ratio * pixel,
    longest: [x1, y1, x2, y2],
    shortest: [xCentre + sx, yCentre + sy, xCentre - sx, yCentre - sy],
  };
}
