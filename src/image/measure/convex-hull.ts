import type { Vertices } from "./float-polygon.ts";

/** Convex hull by gift wrapping, counter-clockwise as seen, from the uppermost (then leftmost) vertex; no three vertices in a line.
 * @see ImageJ 1.54p FloatPolygon.getConvexHull: same vertices in the same order */
export function convexHull({ xs, ys }: Vertices): Vertices {
  const n = xs.length;
  const out = { xs: [] as number[], ys: [] as number[] };
  if (n === 0) return out;
  const start = topmost(xs, ys);
  let p1 = start;
  do {
    const x1 = xs[p1]!;
    const y1 = ys[p1]!;
    out.xs.push(x1);
    out.ys.push(y1);
    const next = nextOnHull(xs, ys, p1);
    if (next === p1) break;
    p1 = next;
    // The start may be missed where two vertices are equal.
    if (out.xs.length > 1 && xs[p1] === out.xs[0] && ys[p1] === out.ys[0]) break;
  } while (p1 !== start);
  return out;
}

function topmost(xs: readonly number[], ys: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < xs.length; i++)
    if (ys[i]! < ys[best]! || (ys[i] === ys[best] && xs[i]! < xs[best]!)) best = i;
  return best;
}

/** The vertex that has no other to the outer side of the line from p1; of several in a line the furthest. */
function nextOnHull(xs: readonly number[], ys: readonly number[], p1: number): number {
  const n = xs.length;
  const x1 = xs[p1]!;
  const y1 = ys[p1]!;
  let p2 = p1;
  do {
    p2 = p2 + 1 === n ? 0 : p2 + 1;
    if (p2 === p1) return p1;
  } while (xs[p2] === x1 && ys[p2] === y1);
  let x2 = xs[p2]!;
  let y2 = ys[p2]!;
  for (let p3 = p2 + 1 === n ? 0 : p2 + 1; ; p3 = p3 + 1 === n ? 0 : p3 + 1) {
    const x3 = xs[p3]!;
    const y3 = ys[p3]!;
    const turn = x1 * (y2 - y3) - y1 * (x2 - x3) + (y3 * x2 - y2 * x3);
    let further = false;
    if (turn === 0 && p3 !== p2)
      further = (x3 - x1) * (x3 - x1) + (y3 - y1) * (y3 - y1) > (x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1);
    if (turn > 0 || further) {
      x2 = x3;
      y2 = y3;
      p2 = p3;
    }
    if ((p3 + 1 === n ? 0 : p3 + 1) === p1) return p2;
  }
}

/** Area of a polygon after rounding its vertices half up to whole pixels. */
export function roundedArea({ xs, ys }: Vertices): number {
  const round = (value: number) => Math.floor(value + 0.5);
  let sum = 0;
  for (let i = 0, j = xs.length - 1; i < xs.length; j = i++)
    sum += (round(xs[i]!) + round(xs[j]!)) * (round(ys[i]!) - round(ys[j]!));
  return Math.abs(sum / 2);
}
