/** Vertices to fill. Several polygons are separated by one NaN each (float coordinates only); even-odd. */
export interface FilledPolygon {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Whole-number vertices: edges are not rounded. */
  readonly whole: boolean;
  /** Added to every vertex. */
  readonly xOffset?: number;
  readonly yOffset?: number;
}

interface Edges {
  readonly x: Float64Array;
  readonly slope: Float64Array;
  readonly top: Int32Array;
  readonly bottom: Int32Array;
  count: number;
}

const SHIFT = 1e-8;

/** Set the pixels of a (y, x) mask to 255 whose centre is inside. Pixel (0, 0) is the square from (0, 0) to (1, 1); a centre
 * on a left border is outside, on a right border inside; on an upper border inside, on a lower border outside.
 * Float vertices: the ends of an edge are rounded to whole rows before its rows are counted.
 * @see ImageJ 1.54p ij.process.PolygonFiller
 */
export function fillPolygon(
  mask: Uint8Array,
  width: number,
  height: number,
  polygon: FilledPolygon,
  value = 255,
): void {
  const edges = polygon.whole ? wholeEdges(polygon) : floatEdges(polygon);
  if (edges.count === 0) return;
  let yMin = Number.MAX_SAFE_INTEGER;
  let yMax = -Number.MAX_SAFE_INTEGER;
  for (let i = 0; i < edges.count; i++) {
    if (edges.top[i]! < yMin) yMin = edges.top[i]!;
    if (edges.bottom[i]! > yMax) yMax = edges.bottom[i]!;
  }
  const yStart = Math.max(0, yMin);
  const yEnd = Math.min(height, yMax + 1);
  const starting = new Map<number, number[]>();
  const active: number[] = [];
  for (let i = 0; i < edges.count; i++) {
    const top = edges.top[i]!;
    if (top < yStart) {
      if (edges.bottom[i]! < yStart) continue;
      edges.x[i] = edges.x[i]! + edges.slope[i]! * (yStart - top);
      active.push(i);
    } else {
      const list = starting.get(top);
      if (list) list.push(i);
      else starting.set(top, [i]);
    }
  }
  sortByX(active, edges.x);
  for (let y = yStart; y < yEnd; y++) {
    let kept = 0;
    for (const edge of active) if (y < edges.bottom[edge]!) active[kept++] = edge;
    active.length = kept;
    for (const edge of starting.get(y) ?? []) active.push(edge);
    sortByX(active, edges.x);
    const row = y * width;
    for (let i = 0; i + 1 < active.length; i += 2) {
      const from = clampToWidth(edges.x[active[i]!]!, width);
      const to = clampToWidth(edges.x[active[i + 1]!]!, width);
      if (to > from) mask.fill(value, row + from, row + to);
    }
    for (const edge of active) edges.x[edge] = edges.x[edge]! + edges.slope[edge]!;
  }
}

function clampToWidth(x: number, width: number): number {
  const column = Math.trunc(x + 0.5);
  return Math.max(0, Math.min(column, width));
}

function sortByX(active: number[], x: Float64Array): void {
  for (let i = 1; i < active.length; i++) {
    const edge = active[i]!;
    let j = i;
    for (; j > 0 && x[active[j - 1]!]! > x[edge]!; j--) active[j] = active[j - 1]!;
    active[j] = edge;
  }
}

function newEdges(n: number): Edges {
  return {
    x: new Float64Array(n),
    slope: new Float64Array(n),
    top: new Int32Array(n),
    bottom: new Int32Array(n),
    count: 0,
  };
}

function wholeEdges({ xs, ys }: FilledPolygon): Edges {
  const n = xs.length;
  const edges = newEdges(n);
  for (let i = 0; i < n; i++) {
    const j = i === n - 1 ? 0 : i + 1;
    let [x1, y1, x2, y2] = [xs[i]!, ys[i]!, xs[j]!, ys[j]!];
    if (y1 === y2) continue;
    if (y1 > y2) [x1, y1, x2, y2] = [x2, y2, x1, y1];
    const slope = (x2 - x1) / (y2 - y1);
    const at = edges.count++;
    edges.x[at] = x1 + 0.5 * slope + SHIFT;
    edges.slope[at] = slope;
    edges.top[at] = y1;
    edges.bottom[at] = y2;
  }
  return edges;
}

function floatEdges({ xs, ys, xOffset = 0, yOffset = 0 }: FilledPolygon): Edges {
  const n = xs.length;
  const edges = newEdges(n);
  let start = 0;
  for (let i = 0; i < n; i++) {
    let j = i === n - 1 ? start : i + 1;
    if (Number.isNaN(xs[j]!)) j = start;
    if (Number.isNaN(xs[i]!)) {
      start = i + 1;
      continue;
    }
    let [x1, y1, x2, y2] = [xs[i]! + xOffset, ys[i]! + yOffset, xs[j]! + xOffset, ys[j]! + yOffset];
    let top = Math.floor(y1 + 0.5);
    let bottom = Math.floor(y2 + 0.5);
    if (top === bottom || (top <= 0 && bottom <= 0)) continue;
    if (top > bottom) [x1, y1, x2, y2, top, bottom] = [x2, y2, x1, y1, bottom, top];
    const slope = (x2 - x1) / (y2 - y1);
    const at = edges.count++;
    edges.x[at] = x1 + (top - y1 + 0.5) * slope + SHIFT;
    edges.slope[at] = slope;
    edges.top[at] = top;
    edges.bottom[at] = bottom;
  }
  return edges;
}
