import type { Roi } from "../world/index.ts";
import type { Path } from "./area-sweep.ts";
import { isLine } from "./new-roi.ts";
import { floatPolygon, lineEnds } from "./outline.ts";

const f = Math.fround;
const TRIALS = 50;

/** Points along a selection's outline, `interval` pixels apart measured straight; float32, closed outlines without the closing point.
 * @param interval - negative: may be shortened to at most 80 % so that the last point is the end.
 * @param smooth - traced and freehand ones are averaged over three points first.
 * @see ImageJ 1.54p ij.gui.Roi.getInterpolatedPolygon */
export function interpolatedPolygon(roi: Roi, interval = 1, smooth = false): Path {
  const polygon = roi.type === "line" ? lineEnds(roi) : floatPolygon(roi);
  const smoothed = smooth && ["traced", "freehand", "freeline"].includes(roi.type);
  return interpolated(
    smoothed ? smoothPath(polygon, roi.type !== "freeline") : polygon,
    interval,
    isLine(roi),
  );
}

function smoothPath(path: Path, closed: boolean): Path {
  const xs = [...path.xs];
  const ys = [...path.ys];
  for (const v of [xs, ys]) {
    const n = v.length;
    const mean = (a: number, b: number, c: number) => f(f(f(a + b) + c) / 3);
    for (let i = 1; i < n - 2; i++) v[i] = mean(v[i - 1]!, v[i]!, v[i + 1]!);
    if (!closed) continue;
    v[0] = mean(v[n - 1]!, v[0]!, v[1]!);
    v[n - 1] = mean(v[n - 2]!, v[n - 1]!, v[0]!);
  }
  return { xs, ys };
}

function interpolated(path: Path, wanted: number, open: boolean): Path {
  const adjust = wanted < 0;
  const interval = Math.abs(wanted);
  if (path.xs.length < 2) return path;
  const xs = open ? path.xs : [...path.xs, path.xs[0]!];
  const ys = open ? path.ys : [...path.ys, path.ys[0]!];
  let attempt = interval;
  let best = 0;
  let smallest = 1e9;
  let points = walk(xs, ys, attempt);
  for (let trial = 0; adjust && trial <= TRIALS; ) {
    points = walk(xs, ys, attempt);
    const n = points.xs.length;
    const dx = points.xs[n - 2]! - points.xs[n - 1]!;
    const dy = points.ys[n - 2]! - points.ys[n - 1]!;
    const off = Math.sqrt(dx * dx + dy * dy) - attempt;
    if (Math.abs(off) < smallest) {
      smallest = Math.abs(off);
      best = attempt;
    }
    attempt += (0.66 * off) / (n - 1);
    if ((attempt < 0.8 * interval || Math.abs(off) < 0.05 || trial === TRIALS - 1) && trial < TRIALS) {
      trial = TRIALS;
      attempt = best;
    } else trial++;
  }
  // The end point of a closed outline is its start; an open one keeps its end only where it was adjusted to hit it.
  const drop = !adjust || !open ? 1 : 0;
  const n = points.xs.length - drop;
  return { xs: points.xs.slice(0, n).map(f), ys: points.ys.slice(0, n).map(f) };
}

/** From the first vertex on, the next point is where a circle around the last one first crosses the outline. */
function walk(xs: readonly number[], ys: readonly number[], radius: number) {
  const out: { xs: number[]; ys: number[] } = { xs: [xs[0]!], ys: [ys[0]!] };
  let [ax, ay] = [xs[0]!, ys[0]!];
  for (let i = 0; i < xs.length - 1; ) {
    const last = out.xs.length - 1;
    const hit = firstCrossing(ax, ay, xs[i + 1]!, ys[i + 1]!, out.xs[last]!, out.ys[last]!, radius);
    if (hit === null) {
      i++;
      [ax, ay] = [xs[i]!, ys[i]!];
    } else {
      [ax, ay] = hit;
      out.xs.push(ax);
      out.ys.push(ay);
    }
  }
  out.xs.push(xs[xs.length - 1]!);
  out.ys.push(ys[ys.length - 1]!);
  return out;
}

/** First point of the segment from a to b on the circle. */
function firstCrossing(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  radius: number,
): [number, number] | null {
  const [dxC, dyC] = [cx - ax, cy - ay];
  const [dxB, dyB] = [bx - ax, by - ay];
  const distance = Math.sqrt(dxC * dxC + dyC * dyC);
  const length = Math.sqrt(dxB * dxB + dyB * dyB);
  const direction = Math.atan2(dyB, dxB);
  const turned = direction - Math.atan2(dyC, dxC);
  const along = distance * Math.cos(turned);
  const across = distance * Math.sin(turned);
  if (Math.abs(across) > radius) return null;
  const half = Math.sqrt(radius * radius - across * across);
  for (const at of [along - half, along + half])
    if (at >= 0 && at <= length) return [Math.cos(direction) * at + ax, Math.sin(direction) * at + ay];
  return null;
}
