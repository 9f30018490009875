import type { Roi } from "../world/index.ts";
import type { Path } from "./area-sweep.ts";
import { floatBounds } from "./make-roi.ts";
import { boxOf, isLine, isLineOrPoint } from "./new-roi.ts";
import { relativeVertices } from "./outline.ts";
import { roiLength } from "./roi-length.ts";

const f = Math.fround;
const EXTEND_BY = 7;
// Nodes at the same place would divide by zero.
const SMALLEST_STEP = f(0.001);

/** Natural cubic spline through (t, value); `closed`: first and last value are equal, and it is continued periodically.
 * @see ImageJ 1.54p ij.measure.SplineFitter */
export function splineThrough(
  t: Float32Array,
  values: Float32Array,
  closed: boolean,
): (at: number) => number {
  const [x, y] = closed ? periodic(t, values) : [t, values];
  const n = x.length;
  const second = new Float64Array(n);
  const c = new Float64Array(n);
  let step = f(x[1]! - x[0]!);
  let slope = f(y[1]! - y[0]!) / step;
  let j = 1;
  for (; j < n - 1; j++) {
    const before = step;
    const slopeBefore = slope;
    step = x[j + 1]! - x[j]!;
    slope = (y[j + 1]! - y[j]!) / step;
    const inverse = 1 / (2 * (step + before) - before * c[j - 1]!);
    second[j] = (6 * (slope - slopeBefore) - before * second[j - 1]!) * inverse;
    c[j] = step * inverse;
  }
  while (j > 0) {
    j--;
    second[j] = second[j]! - c[j]! * second[j + 1]!;
  }
  return (at) => {
    let left = 0;
    let right = n - 1;
    while (right > 1 + left) {
      const middle = Math.floor(0.5 * (left + right));
      if (x[middle]! < at) left = middle;
      else right = middle;
    }
    const width = f(x[right]! - x[left]!);
    const a = at - x[left]!;
    const b = x[right]! - at;
    const square = width * width;
    const linear = a * y[right]! + b * y[left]!;
    const upper = (a * a - square) * a * second[right]!;
    const lower = (b * b - square) * b * second[left]!;
    return (linear + (upper + lower) / 6) / width;
  };
}

function periodic(t: Float32Array, values: Float32Array): [Float32Array, Float32Array] {
  const n = t.length;
  const extra = Math.min(EXTEND_BY, n - 1);
  const x = new Float32Array(n + 2 * extra);
  const y = new Float32Array(n + 2 * extra);
  for (let i = 0; i < extra; i++) {
    x[i] = t[n - (extra - i + 1)]! - t[n - 1]!;
    y[i] = values[n - (extra - i + 1)]!;
  }
  x.set(t, extra);
  y.set(values, extra);
  for (let i = 0; i < extra; i++) {
    x[extra + n + i] = f(t[i + 1]! - t[0]!) + t[n - 1]!;
    y[extra + n + i] = values[i + 1]!;
  }
  return [x, y];
}

/** Curve through the nodes, `count` points, relative to the selection's corner; the parameter grows by the root of the distance between nodes. */
export function splinePoints(nodes: Path, count: number, closed: boolean): Path {
  const n = nodes.xs.length;
  const total = closed ? n + 1 : n;
  const t = new Float32Array(total);
  const xs = new Float32Array(total);
  const ys = new Float32Array(total);
  let position = 0;
  for (let i = 0; i < total; i++) {
    const at = i % n;
    xs[i] = nodes.xs[at]!;
    ys[i] = nodes.ys[at]!;
    if (i === 0) continue;
    const dx = f(xs[i]! - xs[i - 1]!);
    const dy = f(ys[i]! - ys[i - 1]!);
    const step = f(Math.sqrt(Math.sqrt(f(f(dx * dx) + f(dy * dy)))));
    position = f(position + Math.max(step, SMALLEST_STEP));
    t[i] = position;
  }
  const x = splineThrough(t, xs, closed);
  const y = splineThrough(t, ys, closed);
  const scale = position / (count - 1);
  const out: { xs: number[]; ys: number[] } = { xs: [], ys: [] };
  for (let i = 0; i < count; i++) {
    out.xs.push(f(x(i * scale)));
    out.ys.push(f(y(i * scale)));
  }
  return out;
}

/** Fit a spline through the vertices, which become its nodes; at least 100 points, else one for every two pixels of length.
 * @see ImageJ 1.54p ij.gui.PolygonRoi.fitSpline */
export function fitSpline(roi: Roi, count = Math.max(100, Math.trunc(roiLength(roi) / 2))): Roi {
  const nodes = relativeVertices(roi, true);
  return withCurve(roi, nodes, splinePoints(nodes, count, !isLine(roi)));
}

/** A spline with about one pixel between its points, as ImageJ uses it to straighten a line. */
export function fitFineSpline(roi: Roi): Roi {
  const nodes = relativeVertices(roi, true);
  const fine = splinePoints(nodes, Math.trunc(roiLength(roi) * 2) + 1, !isLine(roi));
  return withCurve(roi, nodes, equidistant(fine, 1));
}

export function removeSpline(roi: Roi): Roi {
  if (roi.anchors === undefined) return roi;
  const { xs, ys } = roi.anchors;
  return { ...roi, xs, ys, anchors: undefined };
}

/** The curve becomes the shape: float bounds and corner are those of the curve. Both paths are relative to the corner. */
function withCurve(roi: Roi, nodes: Path, curve: Path): Roi {
  const [left, top] = [f(roi.bounds.x), f(roi.bounds.y)];
  const xs = curve.xs.map((x) => f(x + left));
  const ys = curve.ys.map((y) => f(y + top));
  const bounds = floatBounds(xs, ys);
  const box = boxOf(bounds, isLineOrPoint(roi));
  const curveX = xs.map((x) => f(x - f(bounds.x)));
  const curveY = ys.map((y) => f(y - f(bounds.y)));
  // ImageJ shifts the nodes by what the first point of the curve moved.
  const dx = f((curve.xs[0] ?? 0) - (curveX[0] ?? 0));
  const dy = f((curve.ys[0] ?? 0) - (curveY[0] ?? 0));
  return {
    ...roi,
    bounds,
    box,
    subPixel: true,
    xs: curveX.map((x) => bounds.x + x),
    ys: curveY.map((y) => bounds.y + y),
    anchors: {
      xs: nodes.xs.map((x) => bounds.x + f(x - dx)),
      ys: nodes.ys.map((y) => bounds.y + f(y - dy)),
    },
  };
}

/** Points at equal distances (about `step`) along an open line.
 * @see ImageJ 1.54p ij.gui.PolygonRoi.getEquidistantPoints */
export function equidistant({ xs, ys }: Path, segment: number): Path {
  let length = 0;
  for (let i = 1; i < xs.length; i++) length += distance(f(xs[i]! - xs[i - 1]!), f(ys[i]! - ys[i - 1]!));
  const count = Math.floor(length / segment + 0.5) + 1;
  const step = length / (count - 1);
  const out: { xs: number[]; ys: number[] } = { xs: [xs[0]!], ys: [ys[0]!] };
  let read = 0;
  for (let i = 1; i < xs.length; i++) {
    const dx = xs[i]! - xs[i - 1]!;
    const dy = ys[i]! - ys[i - 1]!;
    const here = distance(dx, dy);
    read += here;
    let over = read - out.xs.length * step;
    while ((over >= 0 || i === xs.length - 1) && out.xs.length < count) {
      const fraction = here === 0 ? 0 : over / here;
      out.xs.push(f(xs[i]! - fraction * dx));
      out.ys.push(f(ys[i]! - fraction * dy));
      over -= step;
    }
  }
  return out;
}

function distance(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}
