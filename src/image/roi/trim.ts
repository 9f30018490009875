import type { Roi } from "../world/index.ts";
import type { Path } from "./area-sweep.ts";
import { interpolatedPolygon } from "./interpolate.ts";
import { makeFloatPolygon, makeWholePolygon } from "./make-roi.ts";
import { roiBounds } from "./new-roi.ts";
import { floatPolygon, relativeVertices } from "./outline.ts";
import { roiLength } from "./roi-length.ts";
import { combineRois } from "./shape.ts";
import { parts } from "./simplify.ts";

const f = Math.fround;

/** A freehand or traced selection with fewer vertices, more of them where it is curved: nodes for a spline. A polygon, or polyline from a freehand line.
 * @see ImageJ 1.54p ij.plugin.Selection.trimPolygon and trimFloatPolygon */
export function trimmed(roi: Roi): Roi {
  const open = roi.type === "freeline";
  const threshold = spacing(roiLength(roi));
  const box = roiBounds(roi);
  const from = roi.subPixel ? floatPolygon(roi) : relativeVertices(roi);
  const whole = !roi.subPixel;
  const path = { xs: smooth(from.xs, whole), ys: smooth(from.ys, whole) };
  const kept = trim(path, threshold, open, whole);
  const { strokeColor, strokeWidth, name } = roi;
  const type = open ? "polyline" : "polygon";
  const made = whole
    ? makeWholePolygon(
        kept.xs.map((x) => x + box.x),
        kept.ys.map((y) => y + box.y),
        type,
      )
    : makeFloatPolygon(kept.xs, kept.ys, type);
  return { ...made, strokeColor, strokeWidth, name };
}

/** Distance between the vertices that are kept, for an outline of that length. */
function spacing(length: number): number {
  const ex = length === 0 ? 5 : Math.exp(Math.log(length / 700) * 0.88);
  return (3.9 - 44) / (1 + ex) + 44;
}

function smooth(values: readonly number[], whole: boolean): number[] {
  const n = values.length;
  if (n < 3) return [...values];
  return values.map((value, i) => {
    if (i === 0 || i === n - 1) return value;
    const mean = f(f(f(f(values[i - 1]!) + values[i]!) + values[i + 1]!) / 3);
    return whole ? Math.floor(mean + 0.5) : mean;
  });
}

/** Mean of each value and its four neighbours; ends repeat. */
function fiveMeans(values: readonly number[]): number[] {
  return values.map((_, i) => {
    let sum = 0;
    for (let k = -2; k <= 2; k++) sum += values[Math.max(0, Math.min(values.length - 1, i + k))]!;
    return f(sum * (1 / 5));
  });
}

function trim(exact: Path, threshold: number, open: boolean, whole: boolean): Path {
  const means = { xs: fiveMeans(exact.xs), ys: fiveMeans(exact.ys) };
  // How far each vertex is from the mean of the five around it.
  const bends = exact.xs.map((x, i) => {
    const dx = f(means.xs[i]! - x);
    const dy = f(means.ys[i]! - exact.ys[i]!);
    return f(Math.sqrt(f(f(dx * dx) + f(dy * dy))));
  });
  // ImageJ goes on with the means where the vertices are sub-pixel ones.
  const path = whole ? exact : means;
  const xs = [...path.xs];
  const ys = [...path.ys];
  const n = xs.length;
  const gap = (i: number) => {
    const [dx, dy] = [path.xs[i + 1]! - path.xs[i]!, path.ys[i + 1]! - path.ys[i]!];
    const square = whole ? dx * dx + dy * dy : f(dx) * f(dx) + f(dy) * f(dy);
    return Math.sqrt(square);
  };
  let distance = gap(0);
  let kept = 1;
  for (let i = 1; i < n - 1; i++) {
    distance += gap(i) + 1 + bends[i]! * 2;
    if (distance < threshold) continue;
    xs[kept] = path.xs[i + 1]!;
    ys[kept++] = path.ys[i + 1]!;
    distance = 0;
  }
  if (open && distance > 0) {
    xs[kept] = path.xs[n - 1]!;
    ys[kept++] = path.ys[n - 1]!;
  }
  return { xs: xs.slice(0, kept), ys: ys.slice(0, kept) };
}

/** A composite of several outlines, each interpolated; the first is taken as the outer one. null: it is none.
 * @see ImageJ 1.54p ij.plugin.Selection.interpolate */
export function interpolatedComposite(roi: Roi, interval: number, smoothFirst: boolean): Roi | null {
  if (roi.type !== "composite") return null;
  const pieces = parts(roi);
  if (pieces.length < 2) return null;
  let result: Roi | null = null;
  for (const piece of pieces) {
    const { xs, ys } = interpolatedPolygon(piece, interval, smoothFirst);
    const polygon = makeFloatPolygon(xs, ys, "polygon");
    result = result === null ? polygon : combineRois(polygon, result, "not");
  }
  return result;
}
