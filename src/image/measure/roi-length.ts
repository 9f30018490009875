import { isArea, roiBounds } from "../roi/index.ts";
import type { Roi, WindowCalibration } from "../world/index.ts";
import type { Vertices } from "./float-polygon.ts";

type Scale = Pick<WindowCalibration, "pixelWidth" | "pixelHeight">;
const UNSCALED: Scale = { pixelWidth: 1, pixelHeight: 1 };
const f = Math.fround;

/** Perimeter of an area, length of a line.
 * Outlines that follow pixel sides count corners as √2; freehand ones are smoothed over three vertices first.
 * @param calibration - null = pixels.
 * @see ImageJ 1.54p getLength of Roi, OvalRoi, PolygonRoi, EllipseRoi, Line, ShapeRoi */
export function roiLength(roi: Roi, calibration: Scale | null): number {
  const scale = calibration ?? UNSCALED;
  const box = roiBounds(roi);
  const { pixelWidth: pw, pixelHeight: ph } = scale;
  if (roi.kind === "ellipse") return polygonLength(relative(roi), true, scale, "squares");
  switch (roi.type) {
    case "rectangle": {
      const sides = 2.0 * box.width * pw + 2.0 * box.height * ph;
      if (roi.arcSize === undefined || roi.arcSize <= 0) return sides;
      const a = 0.5 * Math.min(roi.arcSize, box.width) * pw;
      const b = 0.5 * Math.min(roi.arcSize, box.height) * ph;
      return sides + ellipseLength(a, b) - 4 * (a + b);
    }
    case "oval":
      return ellipseLength(0.5 * box.width * pw, 0.5 * box.height * ph);
    case "line":
      return lineLength(roi.xs, roi.ys, scale);
    case "composite":
      return compositeLength(roi, scale);
    default:
      return polygonRoiLength(roi, scale);
  }
}

/** Ramanujan's approximation for half axes a and b. */
function ellipseLength(a: number, b: number): number {
  return Math.PI * (3 * (a + b) - Math.sqrt((3 * a + b) * (a + 3 * b)));
}

function lineLength(
  xs: readonly number[],
  ys: readonly number[],
  { pixelWidth, pixelHeight }: Scale,
): number {
  const dx = (xs[1]! - xs[0]!) * pixelWidth;
  const dy = (ys[1]! - ys[0]!) * pixelHeight;
  return Math.sqrt(dx * dx + dy * dy);
}

function polygonRoiLength(roi: Roi, scale: Scale): number {
  const vertices = relative(roi);
  if (isTraced(roi, vertices)) return tracedPerimeter(vertices, scale);
  const box = roiBounds(roi);
  if (vertices.xs.length > 2) {
    if (roi.type === "freehand") return smoothedLength(vertices, scale, true, roi.subPixel);
    if (roi.type === "freeline" && box.width !== 0 && box.height !== 0)
      return smoothedLength(vertices, scale, false, roi.subPixel);
  }
  return polygonLength(vertices, isArea(roi), scale, "scaled");
}

/** Vertices relative to the base: whole numbers as they are, else float32. */
function relative(roi: Roi): Vertices {
  const { x, y } = roi.subPixel ? roi.bounds : roiBounds(roi);
  const from = (values: readonly number[], base: number) =>
    roi.subPixel ? values.map((value) => f(value - base)) : values.map((value) => value - base);
  return { xs: from(roi.xs, x), ys: from(roi.ys, y) };
}

function isTraced(roi: Roi, { xs, ys }: Vertices): boolean {
  if (roi.type === "traced") return true;
  if (roi.type !== "polygon" || roi.kind === "rotated rectangle") return false;
  return xs.every((x, i) => {
    const next = i + 1 === xs.length ? 0 : i + 1;
    const level = x === xs[next] || ys[i] === ys[next];
    return level && Number.isInteger(x) && Number.isInteger(ys[i]);
  });
}

/** Sides count as long as they are; each corner that does not follow another one pixel away takes 2 - √2 off. */
function tracedPerimeter({ xs, ys }: Vertices, { pixelWidth: w, pixelHeight: h }: Scale): number {
  const n = xs.length;
  if (n < 4) return 0;
  let sumX = 0;
  let sumY = 0;
  let corners = 0;
  let dx1 = xs[0]! - xs[n - 1]!;
  let dy1 = ys[0]! - ys[n - 1]!;
  let side = Math.abs(dx1) + Math.abs(dy1);
  let corner = false;
  for (let i = 0; i < n; i++) {
    const next = i + 1 === n ? 0 : i + 1;
    const dx2 = xs[next]! - xs[i]!;
    const dy2 = ys[next]! - ys[i]!;
    sumX += Math.abs(dx1);
    sumY += Math.abs(dy1);
    corner = side > 1 || !corner;
    if (corner) corners++;
    dx1 = dx2;
    dy1 = dy2;
    side = Math.abs(dx2) + Math.abs(dy2);
  }
  return sumX * w + sumY * h - corners * (w + h - Math.sqrt(w * w + h * h));
}

/** Length after a running mean over three vertices; ends are kept. Whole-number vertices are divided in double, others in float32. */
function smoothedLength({ xs, ys }: Vertices, scale: Scale, closed: boolean, float: boolean): number {
  const n = xs.length;
  const w2 = scale.pixelWidth * scale.pixelWidth;
  const h2 = scale.pixelHeight * scale.pixelHeight;
  const single = float ? f : (value: number) => value;
  const mean = (v: readonly number[], i: number) => single(single(v[i]! + v[i + 1]!) + v[i + 2]!) / 3.0;
  const step = (dx: number, dy: number) => Math.sqrt(dx * dx * w2 + dy * dy * h2);
  let length = step(mean(xs, 0) - xs[0]!, mean(ys, 0) - ys[0]!);
  for (let i = 1; i < n - 2; i++)
    length += step(single(xs[i + 2]! - xs[i - 1]!) / 3.0, single(ys[i + 2]! - ys[i - 1]!) / 3.0);
  length += step(xs[n - 1]! - mean(xs, n - 3), ys[n - 1]! - mean(ys, n - 3));
  if (closed) length += step(single(xs[n - 1]! - xs[0]!), single(ys[n - 1]! - ys[0]!));
  return length;
}

function polygonLength(
  { xs, ys }: Vertices,
  closed: boolean,
  { pixelWidth, pixelHeight }: Scale,
  order: "scaled" | "squares",
): number {
  const n = xs.length;
  if (n < 2) return 0;
  let length = 0;
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const next = i + 1 === n ? 0 : i + 1;
    const dx = f(xs[next]! - xs[i]!);
    const dy = f(ys[next]! - ys[i]!);
    const sum =
      order === "scaled"
        ? dx * pixelWidth * (dx * pixelWidth) + dy * pixelHeight * (dy * pixelHeight)
        : dx * dx * (pixelWidth * pixelWidth) + dy * dy * (pixelHeight * pixelHeight);
    length += Math.sqrt(sum);
  }
  return length;
}

/** Sum over the paths, each measured as the selection that ImageJ would make of it. */
function compositeLength(roi: Roi, scale: Scale): number {
  const paths = roi.paths ?? [];
  const box = roiBounds(roi);
  if (box.width === 0 && box.height === 0) return 0;
  let total = 0;
  // ImageJ's running sum for "are the sides long" is never set back between paths.
  let unscaled = 0;
  paths.forEach((path) => {
    const xs = path.xs.map((x) => f(x - box.x));
    const ys = path.ys.map((y) => f(y - box.y));
    const closed = xs.length > 1 && xs[0] === xs[xs.length - 1] && ys[0] === ys[ys.length - 1];
    const vertices = closed ? { xs: xs.slice(0, -1), ys: ys.slice(0, -1) } : { xs, ys };
    unscaled += polygonLength(vertices, true, UNSCALED, "squares");
    total += pathLength(vertices, unscaled, paths.length > 1, scale);
  });
  return total;
}

function pathLength(vertices: Vertices, unscaled: number, forceTrace: boolean, scale: Scale): number {
  const { xs, ys } = vertices;
  const n = xs.length + 1;
  if (xs.length < 3) return 0;
  const upright = xs.every((x, i) => {
    const next = i + 1 === xs.length ? 0 : i + 1;
    return Number.isInteger(x) && Number.isInteger(ys[i]) && (x === xs[next] || ys[i] === ys[next]);
  });
  const longSides = unscaled / (n * Math.sqrt(n)) >= 2;
  if (upright && (!longSides || forceTrace)) return tracedPerimeter(vertices, scale);
  if (n <= 10 || longSides)
    return upright ? tracedPerimeter(vertices, scale) : polygonLength(vertices, true, scale, "scaled");
  return smoothedLength(vertices, scale, true, true);
}
