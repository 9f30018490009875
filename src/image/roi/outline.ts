import type { Roi } from "../world/index.ts";
import type { Path } from "./area-sweep.ts";
import { pathsFromBase } from "./composite.ts";
import { ellipsePolygon } from "./ellipse-polygon.ts";
import { makeFloatPolygon } from "./make-roi.ts";
import { isArea, roiBounds } from "./new-roi.ts";
import { roundRectangle } from "./round-rectangle.ts";
import { ovalOutline } from "./shape.ts";

const f = Math.fround;
/** How far the lines that stand for a curve may be from it in vertex lists, pixels. */
export const FLATNESS = 0.1;

/** Vertices relative to the corner, as ImageJ keeps them: float32 if sub-pixel, else whole. */
export function relativeVertices(roi: Roi, nodes = false): Path {
  const { xs, ys } = nodes && roi.anchors !== undefined ? roi.anchors : roi;
  if (!roi.subPixel) {
    const box = roiBounds(roi);
    return { xs: xs.map((x) => x - box.x), ys: ys.map((y) => y - box.y) };
  }
  const [left, top] = [f(roi.bounds.x), f(roi.bounds.y)];
  return { xs: xs.map((x) => f(x - left)), ys: ys.map((y) => f(y - top)) };
}

/** Outline vertices in image coordinates, float32; paths of composites follow each other.
 * @see ImageJ 1.54p getFloatPolygon of each selection class */
export function floatPolygon(roi: Roi): Path {
  const box = roiBounds(roi);
  switch (roi.type) {
    case "rectangle":
      if (roi.arcSize !== undefined && roi.arcSize > 0) {
        const { xs, ys } = roundRectangle(box.width, box.height, roi.arcSize, FLATNESS);
        return open({ xs: xs.map((x) => f(x + box.x)), ys: ys.map((y) => f(y + box.y)) });
      }
      return rectanglePolygon(roi);
    case "oval":
      return open(ellipsePolygon(box));
    case "composite":
      return flat(compositePaths(roi));
    case "line":
      return linePolygon(roi);
    default:
      return { xs: roi.xs.map(f), ys: roi.ys.map(f) };
  }
}

/** Outline vertices, whole numbers: ImageJ's getPolygon. Ovals: the traced outline of the mask. */
export function wholePolygon(roi: Roi): Path {
  const box = roiBounds(roi);
  const half = (value: number) => Math.floor(value + 0.5);
  switch (roi.type) {
    case "rectangle": {
      const { x, y, width, height } = box;
      return { xs: [x, x + width, x + width, x], ys: [y, y, y + height, y + height] };
    }
    case "oval": {
      const { xs, ys } = ovalOutline(roi);
      return { xs: xs.map((x) => x + box.x), ys: ys.map((y) => y + box.y) };
    }
    case "composite":
    case "line": {
      const { xs, ys } = floatPolygon(roi);
      return { xs: xs.map(half), ys: ys.map(half) };
    }
    default: {
      if (!roi.subPixel) return { xs: roi.xs, ys: roi.ys };
      const { xs, ys } = relativeVertices(roi);
      const whole = roi.anchors === undefined ? half : Math.trunc;
      return { xs: xs.map((x) => whole(x) + box.x), ys: ys.map((y) => whole(y) + box.y) };
    }
  }
}

/** The float polygon without a last vertex equal to the first. */
export function openPolygon(roi: Roi): Path {
  const polygon = floatPolygon(roi);
  return isArea(roi) ? open(polygon) : polygon;
}

/** Number of vertices: ImageJ's Roi.size. */
export function roiSize(roi: Roi): number {
  switch (roi.type) {
    case "rectangle":
      return floatPolygon(roi).xs.length;
    case "oval":
      return ovalOutline(roi).xs.length;
    case "line":
      return roi.strokeWidth <= 1 ? 2 : 4;
    case "composite":
      return floatPolygon(roi).xs.length;
    default:
      return roi.xs.length;
  }
}

/** Both ends of a line, whatever its width, float32. */
export function lineEnds(roi: Roi): Path {
  return { xs: roi.xs.map(f), ys: roi.ys.map(f) };
}

function linePolygon(roi: Roi): Path {
  if (roi.strokeWidth <= 1) return lineEnds(roi);
  const [x1, x2] = roi.xs as [number, number];
  const [y1, y2] = roi.ys as [number, number];
  const width = roi.strokeWidth;
  const length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
  const dx = (x2 - x1) * (0.5 / length);
  const dy = (y2 - y1) * (0.5 / length);
  return {
    xs: [
      f(x1 + 0.5 - dx + dy * width),
      f(x1 + 0.5 - dx - dy * width),
      f(x2 + 0.5 + dx - dy * width),
      f(x2 + 0.5 + dx + dy * width),
    ],
    ys: [
      f(y1 + 0.5 - dy - dx * width),
      f(y1 + 0.5 - dy + dx * width),
      f(y2 + 0.5 + dy + dx * width),
      f(y2 + 0.5 + dy - dx * width),
    ],
  };
}

function rectanglePolygon(roi: Roi): Path {
  const { x, y, width, height } = roi.subPixel ? roi.bounds : roiBounds(roi);
  return {
    xs: [f(x), f(x + width), f(x + width), f(x)],
    ys: [f(y), f(y), f(y + height), f(y + height)],
  };
}

function compositePaths(roi: Roi): Path[] {
  const [x, y] = [f(roi.bounds.x), f(roi.bounds.y)];
  return pathsFromBase(roi)
    .map(open)
    .map((path) => ({
      xs: path.xs.map((value) => f(value + x)),
      ys: path.ys.map((value) => f(value + y)),
    }));
}

function open(path: Path): Path {
  const n = path.xs.length;
  if (n < 2 || path.xs[0] !== path.xs[n - 1] || path.ys[0] !== path.ys[n - 1]) return path;
  return { xs: path.xs.slice(0, -1), ys: path.ys.slice(0, -1) };
}

function flat(paths: readonly Path[]): Path {
  return { xs: paths.flatMap((path) => [...path.xs]), ys: paths.flatMap((path) => [...path.ys]) };
}

/** Smallest convex polygon around the vertices, counterclockwise on screen from the topmost left one; float32.
 * @see ImageJ 1.54p ij.process.FloatPolygon.getConvexHull (gift wrapping) */
export function convexHull(roi: Roi): Path {
  const { xs, ys } = openPolygon(roi);
  const n = xs.length;
  const hull: { xs: number[]; ys: number[] } = { xs: [], ys: [] };
  if (n === 0) return hull;
  const x = (i: number) => xs[i]!;
  const y = (i: number) => ys[i]!;
  let start = 0;
  for (let i = 1; i < n; i++) if (y(i) < y(start) || (y(i) === y(start) && x(i) < x(start))) start = i;
  const next = (i: number) => (i + 1 === n ? 0 : i + 1);
  let p1 = start;
  do {
    let p2 = next(p1);
    while (p2 !== p1 && x(p2) === x(p1) && y(p2) === y(p1)) p2 = next(p2);
    if (p2 !== p1)
      for (let p3 = next(p2); p3 !== p1; p3 = next(p3)) {
        const turn = x(p1) * (y(p2) - y(p3)) - y(p1) * (x(p2) - x(p3)) + (y(p3) * x(p2) - y(p2) * x(p3));
        const further = turn === 0 && p3 !== p2 && square(x, y, p1, p3) > square(x, y, p1, p2);
        if (turn > 0 || further) p2 = p3;
      }
    hull.xs.push(x(p1));
    hull.ys.push(y(p1));
    if (p2 === p1) break;
    p1 = p2;
    if (hull.xs.length > 1 && x(p1) === hull.xs[0] && y(p1) === hull.ys[0]) break;
  } while (p1 !== start);
  return hull;
}

function square(x: (i: number) => number, y: (i: number) => number, a: number, b: number): number {
  return (x(b) - x(a)) * (x(b) - x(a)) + (y(b) - y(a)) * (y(b) - y(a));
}

/** Even-odd test; a point on a left border is outside, on a right border inside.
 * @see ImageJ 1.54p ij.process.FloatPolygon.contains */
export function polygonContains({ xs, ys }: Path, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = xs.length - 1; i < xs.length; j = i++) {
    const [xi, yi, xj, yj] = [xs[i]!, ys[i]!, xs[j]!, ys[j]!];
    if (yi >= y !== yj >= y && x > ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** A polygon around the selection: its convex hull, float coordinates. */
export function convexHullRoi(roi: Roi): Roi {
  const { xs, ys } = convexHull(roi);
  return makeFloatPolygon(xs, ys, "polygon");
}
