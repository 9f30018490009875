import { greatest, least } from "../numbers/index.ts";
import type { Roi } from "../world/index.ts";
import type { Path } from "./area-sweep.ts";
import { pathsFromBase } from "./composite.ts";
import { makeFloatPolygon, makeRectangle, makeWholePolygon } from "./make-roi.ts";
import { isArea, roiBounds } from "./new-roi.ts";
import { relativeVertices } from "./outline.ts";
import { guessType, look } from "./simplify.ts";

const f = Math.fround;

/** Perimeter of an area or length of a line, in units of the pixel size (default: pixels). Traced outlines count √2 at corners,
 * freehand ones are smoothed by three points, as ImageJ does.
 * @see ImageJ 1.54p getLength of each selection class */
export function roiLength(roi: Roi, pixelWidth = 1, pixelHeight = 1): number {
  const { width, height } = roiBounds(roi);
  switch (roi.type) {
    case "rectangle": {
      const straight = 2 * width * pixelWidth + 2 * height * pixelHeight;
      const arc = roi.arcSize ?? 0;
      if (arc <= 0) return straight;
      const a = 0.5 * Math.min(arc, width) * pixelWidth;
      const b = 0.5 * Math.min(arc, height) * pixelHeight;
      return straight + (ellipseLength(a, b) - 4 * (a + b));
    }
    case "oval":
      return ellipseLength(0.5 * width * pixelWidth, 0.5 * height * pixelHeight);
    case "line": {
      const dx = ((roi.xs[1] ?? 0) - (roi.xs[0] ?? 0)) * pixelWidth;
      const dy = ((roi.ys[1] ?? 0) - (roi.ys[0] ?? 0)) * pixelHeight;
      return Math.sqrt(dx * dx + dy * dy);
    }
    case "composite":
      return compositeLength(roi, pixelWidth, pixelHeight);
    default:
      return polygonLength(roi, pixelWidth, pixelHeight);
  }
}

/** Ramanujan's approximation. */
function ellipseLength(a: number, b: number): number {
  return Math.PI * (3 * (a + b) - Math.sqrt((3 * a + b) * (a + 3 * b)));
}

function polygonLength(roi: Roi, pw: number, ph: number): number {
  if (roi.kind === "ellipse") return ellipsePolygonLength(relativeVertices(roi), pw, ph);
  const nodes = relativeVertices(roi, true);
  if (isTraced(roi, nodes))
    return roi.type === "traced" && roi.subPixel ? Number.NaN : tracedLength(nodes, pw, ph);
  const { width, height } = roiBounds(roi);
  if (nodes.xs.length > 2) {
    if (roi.type === "freehand") return smoothedLength(nodes, pw, ph, true);
    if (roi.type === "freeline" && width !== 0 && height !== 0) return smoothedLength(nodes, pw, ph, false);
  }
  return pathLength(relativeVertices(roi), pw, ph, isArea(roi));
}

function ellipsePolygonLength({ xs, ys }: Path, pw: number, ph: number): number {
  let length = 0;
  for (let i = 0; i < xs.length; i++) {
    const j = i + 1 === xs.length ? 0 : i + 1;
    const dx = f(xs[j]! - xs[i]!);
    const dy = f(ys[j]! - ys[i]!);
    length += Math.sqrt(dx * dx * (pw * pw) + dy * dy * (ph * ph));
  }
  return length;
}

function isTraced(roi: Roi, { xs, ys }: Path): boolean {
  if (roi.type === "traced") return true;
  if (roi.type !== "polygon" || roi.kind === "rotated rectangle") return false;
  for (let i = 0; i < xs.length; i++) {
    const j = i + 1 === xs.length ? 0 : i + 1;
    if (xs[i] !== xs[j] && ys[i] !== ys[j]) return false;
    if (!Number.isInteger(xs[i]) || !Number.isInteger(ys[i])) return false;
  }
  return true;
}

function tracedLength({ xs, ys }: Path, pw: number, ph: number): number {
  const n = xs.length;
  if (n < 4) return 0;
  let sumX = 0;
  let sumY = 0;
  let corners = 0;
  let corner = false;
  let dx = xs[0]! - xs[n - 1]!;
  let dy = ys[0]! - ys[n - 1]!;
  for (let i = 0; i < n; i++) {
    const j = i + 1 === n ? 0 : i + 1;
    sumX += Math.abs(dx);
    sumY += Math.abs(dy);
    if (Math.abs(dx) + Math.abs(dy) > 1 || !corner) {
      corner = true;
      corners++;
    } else corner = false;
    dx = xs[j]! - xs[i]!;
    dy = ys[j]! - ys[i]!;
  }
  return sumX * pw + sumY * ph - corners * (pw + ph - Math.sqrt(pw * pw + ph * ph));
}

/** Running mean of three points; sums of float32 coordinates are float32 in ImageJ. */
function smoothedLength({ xs, ys }: Path, pw: number, ph: number, closed: boolean): number {
  const n = xs.length;
  const [w2, h2] = [pw * pw, ph * ph];
  const third = (v: readonly number[], i: number) => f(f(v[i]! + v[i + 1]!) + v[i + 2]!) / 3;
  const step = (dx: number, dy: number) => Math.sqrt(dx * dx * w2 + dy * dy * h2);
  let length = step(third(xs, 0) - xs[0]!, third(ys, 0) - ys[0]!);
  for (let i = 1; i < n - 2; i++)
    length += step(f(xs[i + 2]! - xs[i - 1]!) / 3, f(ys[i + 2]! - ys[i - 1]!) / 3);
  length += step(xs[n - 1]! - third(xs, n - 3), ys[n - 1]! - third(ys, n - 3));
  if (closed) length += step(f(xs[n - 1]! - xs[0]!), f(ys[n - 1]! - ys[0]!));
  return length;
}

function pathLength({ xs, ys }: Path, pw: number, ph: number, closed: boolean): number {
  const n = xs.length;
  if (n < 2) return 0;
  let length = 0;
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const j = i + 1 === n ? 0 : i + 1;
    const dx = f(xs[j]! - xs[i]!) * pw;
    const dy = f(ys[j]! - ys[i]!) * ph;
    length += Math.sqrt(dx * dx + dy * dy);
  }
  return length;
}

function compositeLength(roi: Roi, pw: number, ph: number): number {
  const { width, height } = roiBounds(roi);
  if (width === 0 && height === 0) return 0;
  const paths = pathsFromBase(roi);
  let sum = 0;
  let total = 0;
  for (const path of paths) {
    const seen = look(path);
    sum += seen.length;
    const type = guessType(path.xs.length, sum, seen.upright, paths.length > 1);
    if (type === "none") total += pathLength(path, pw, ph, true);
    else if (type === "rectangle") {
      const [w, h] = [greatest(path.xs) - least(path.xs), greatest(path.ys) - least(path.ys)];
      total += roiLength(makeRectangle(0, 0, w, h), pw, ph);
    } else if (type === "traced") total += roiLength(makeWholePolygon(path.xs, path.ys, "traced"), pw, ph);
    else if (type !== "line") total += roiLength(makeFloatPolygon(path.xs, path.ys, type), pw, ph);
  }
  return total;
}
