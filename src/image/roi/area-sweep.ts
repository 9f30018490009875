import { chainEdges, type Piece } from "./area-chains.ts";

/** A point list; closed from the last point to the first. */
export interface Path {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** A slanted or vertical edge, top to bottom. `direction` 1: the path walked it downwards. */
export class Edge {
  equivalence = 0;
  /** What the row above made of it, and down to where. */
  tag = 0;
  activeTo = Number.NEGATIVE_INFINITY;
  readonly xMin: number;
  readonly xMax: number;
  /** The last comparison with another edge, which holds down to `comparedTo`. */
  comparedWith: Edge | null = null;
  comparedTo = 0;
  compared = 0;

  constructor(
    readonly x0: number,
    readonly y0: number,
    readonly x1: number,
    readonly y1: number,
    readonly direction: 1 | -1,
    /** It belongs to the second operand. */
    readonly second: boolean,
  ) {
    this.xMin = Math.min(x0, x1);
    this.xMax = Math.max(x0, x1);
  }

  xAt(y: number): number {
    if (this.x0 === this.x1 || y <= this.y0) return this.x0;
    if (y >= this.y1) return this.x1;
    return this.x0 + ((y - this.y0) * (this.x1 - this.x0)) / (this.y1 - this.y0);
  }
}

/** What is inside the result, told edge by edge from left to right in a band of rows. */
export interface Inside {
  reset(): void;
  /** Cross an edge; 1 = entering, -1 = leaving, 0 = no change. */
  cross(edge: Edge): number;
  readonly inside: boolean;
}

interface Band {
  top: number;
  bottom: number;
}

/** Outline of what `rule` calls inside, as closed paths. The order of paths and vertices, and a last vertex equal to the first
 * where the closing edge is not horizontal, are those of java.awt.geom.Area, since ImageJ's selection types depend on them. */
export function sweep(edges: Edge[], rule: Inside): Path[] {
  if (edges.length < 2) return [];
  edges.sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
  const chains = chainEdges();
  const band: Band = { top: 0, bottom: 0 };
  let left = 0;
  let right = 0;
  while (left < edges.length) {
    left = dropFinished(edges, left, right, band.top);
    if (left >= right) {
      if (right >= edges.length) break;
      const top = edges[right]!.y0;
      if (top > band.top) chains.finish();
      band.top = top;
    }
    while (right < edges.length && edges[right]!.y0 <= band.top) right++;
    band.bottom = edges[left]!.y1;
    if (right < edges.length) band.bottom = Math.min(band.bottom, edges[right]!.y0);
    sortActive(edges, left, right, band);
    chains.extend(crossings(edges, left, right, band, rule));
    band.top = band.bottom;
  }
  chains.finish();
  return chains.paths();
}

/** Move the edges that still reach below `y` to the end of the active range; gives its new start. */
function dropFinished(edges: Edge[], left: number, right: number, y: number): number {
  let next = right - 1;
  for (let at = right - 1; at >= left; at--) {
    const edge = edges[at]!;
    if (edge.y1 > y) edges[next--] = edge;
  }
  return next + 1;
}

/** Sort the active edges by x and shorten the band to where that order holds. Edges that coincide get the same number. */
function sortActive(edges: Edge[], left: number, right: number, band: Band): void {
  let nextEqual = 1;
  for (let at = left; at < right; at++) {
    const edge = edges[at]!;
    edge.equivalence = 0;
    let next = at;
    for (; next > left; next--) {
      const previous = edges[next - 1]!;
      const side = compare(edge, previous, band);
      if (side >= 0) {
        if (side === 0) {
          if (previous.equivalence === 0) previous.equivalence = nextEqual++;
          edge.equivalence = previous.equivalence;
        }
        break;
      }
      edges[next] = previous;
    }
    edges[next] = edge;
  }
}

/** Order of two edges just below the band's top; an intersection inside the band becomes its bottom. A result is kept as long as it
 * holds: computing it anew further down could round differently. */
function compare(a: Edge, b: Edge, band: Band): number {
  if (a.comparedWith === b && band.top < a.comparedTo) {
    band.bottom = Math.min(band.bottom, a.comparedTo);
    return a.compared;
  }
  if (b.comparedWith === a && band.top < b.comparedTo) {
    band.bottom = Math.min(band.bottom, b.comparedTo);
    return -b.compared;
  }
  a.compared = order(a, b, band);
  a.comparedWith = b;
  a.comparedTo = band.bottom;
  return a.compared;
}

function order(a: Edge, b: Edge, band: Band): number {
  band.bottom = Math.min(band.bottom, a.y1, b.y1);
  if (a.xMax <= b.xMin) return a.xMin === b.xMax ? 0 : -1;
  if (a.xMin >= b.xMax) return 1;
  const [dxa, dya] = [a.x1 - a.x0, a.y1 - a.y0];
  const [dxb, dyb] = [b.x1 - b.x0, b.y1 - b.y0];
  const denominator = dxb * dya - dxa * dyb;
  let y = Math.max(a.y0, b.y0);
  if (denominator !== 0) {
    const crossing = ((a.x0 - b.x0) * dya * dyb - a.y0 * dxa * dyb + b.y0 * dxb * dya) / denominator;
    if (crossing <= band.top) y = Math.min(a.y1, b.y1);
    else if (crossing < band.bottom) band.bottom = crossing;
  }
  const [xa, xb] = [a.xAt(y), b.xAt(y)];
  return xa < xb ? -1 : xa > xb ? 1 : 0;
}

function crossings(edges: Edge[], left: number, right: number, band: Band, rule: Inside): Piece[] {
  const pieces: Piece[] = [];
  rule.reset();
  for (let at = left; at < right; at++) {
    let edge = edges[at]!;
    let tag: number;
    if (edge.equivalence === 0) tag = rule.cross(edge);
    else {
      const equal = edge.equivalence;
      const before = rule.inside;
      tag = before ? -1 : 1;
      let active: Edge | null = null;
      let longest = edge;
      let furthest = band.bottom;
      for (; at < right && edges[at]!.equivalence === equal; at++) {
        const one = edges[at]!;
        rule.cross(one);
        if (active === null && one.tag === tag && one.activeTo >= band.top) active = one;
        if (one.y1 > furthest) {
          longest = one;
          furthest = one.y1;
        }
      }
      at--;
      if (rule.inside === before) tag = 0;
      else edge = active ?? longest;
    }
    if (tag === 0) continue;
    edge.tag = tag;
    edge.activeTo = band.bottom;
    pieces.push({ edge, top: band.top, bottom: band.bottom, tag, next: null });
  }
  return pieces;
}
