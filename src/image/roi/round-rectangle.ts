/** A closed path: straight lines between the vertices. */
export interface Outline {
  readonly xs: number[];
  readonly ys: number[];
}

const DEPTH = 10;
// Distance of the control points of a quarter ellipse, as java.awt.geom.RoundRectangle2D computes it.
const A = 1 - Math.cos(Math.PI / 4);
const B = Math.tan(Math.PI / 4);
const C = Math.sqrt(1 + B * B) - 1 + A;
const CONTROL = (1 - ((4 / 3) * A * B) / C) / 2;

/** Outline of a rectangle with rounded corners at (0, 0), its curves replaced by lines that are nowhere further than `flatness` from them.
 * float32 coordinates.
 * @param arc - diameter of the corners in pixels; at most the side is used.
 * @see java.awt.geom.RoundRectangle2D and FlatteningPathIterator (JDK 17), behaviour only */
export function roundRectangle(width: number, height: number, arc: number, flatness: number): Outline {
  const aw = Math.min(width, arc);
  const ah = Math.min(height, arc);
  const point = (fx: number, ax: number, fy: number, ay: number): [number, number] => [
    Math.fround(fx * width + ax * aw),
    Math.fround(fy * height + ay * ah),
  ];
  const out: Outline = { xs: [], ys: [] };
  const add = ([x, y]: [number, number]) => {
    out.xs.push(x);
    out.ys.push(y);
  };
  const curve = (c1: [number, number], c2: [number, number], end: [number, number]) => {
    const last = out.xs.length - 1;
    flatten(out, [out.xs[last]!, out.ys[last]!, ...c1, ...c2, ...end], flatness * flatness, 0);
  };
  add(point(0, 0, 0, 0.5));
  add(point(0, 0, 1, -0.5));
  curve(point(0, 0, 1, -CONTROL), point(0, CONTROL, 1, 0), point(0, 0.5, 1, 0));
  add(point(1, -0.5, 1, 0));
  curve(point(1, -CONTROL, 1, 0), point(1, 0, 1, -CONTROL), point(1, 0, 1, -0.5));
  add(point(1, 0, 0, 0.5));
  curve(point(1, 0, 0, CONTROL), point(1, -CONTROL, 0, 0), point(1, -0.5, 0, 0));
  add(point(0, 0.5, 0, 0));
  curve(point(0, CONTROL, 0, 0), point(0, 0, 0, CONTROL), point(0, 0, 0, 0.5));
  return out;
}

/** Outline of the ellipse in a rectangle, flattened.
 * @see java.awt.geom.Ellipse2D (JDK 17), behaviour only */
export function ellipseOutline(
  x: number,
  y: number,
  width: number,
  height: number,
  flatness: number,
): Outline {
  const control = 0.5522847498307933;
  const high = 0.5 + control * 0.5;
  const low = 0.5 - control * 0.5;
  const quarters = [
    [1, high, high, 1, 0.5, 1],
    [low, 1, 0, high, 0, 0.5],
    [0, low, low, 0, 0.5, 0],
    [high, 0, 1, low, 1, 0.5],
  ];
  const out: Outline = {
    xs: [Math.fround(x + width)],
    ys: [Math.fround(y + 0.5 * height)],
  };
  for (const quarter of quarters) {
    const last = out.xs.length - 1;
    const points = quarter.map((value, i) =>
      Math.fround(i % 2 === 0 ? x + value * width : y + value * height),
    );
    flatten(out, [out.xs[last]!, out.ys[last]!, ...points], flatness * flatness, 0);
  }
  return out;
}

function flatten(out: Outline, c: readonly number[], flatSquare: number, depth: number): void {
  const [x1, y1, cx1, cy1, cx2, cy2, x2, y2] = c as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const bend = Math.max(segmentDistance(x1, y1, x2, y2, cx1, cy1), segmentDistance(x1, y1, x2, y2, cx2, cy2));
  if (depth >= DEPTH || bend < flatSquare) {
    out.xs.push(Math.fround(x2));
    out.ys.push(Math.fround(y2));
    return;
  }
  const middleX = (cx1 + cx2) / 2;
  const middleY = (cy1 + cy2) / 2;
  const [ax, ay] = [(x1 + cx1) / 2, (y1 + cy1) / 2];
  const [dx, dy] = [(x2 + cx2) / 2, (y2 + cy2) / 2];
  const [bx, by] = [(ax + middleX) / 2, (ay + middleY) / 2];
  const [ex, ey] = [(dx + middleX) / 2, (dy + middleY) / 2];
  const [mx, my] = [(bx + ex) / 2, (by + ey) / 2];
  flatten(out, [x1, y1, ax, ay, bx, by, mx, my], flatSquare, depth + 1);
  flatten(out, [mx, my, ex, ey, dx, dy, x2, y2], flatSquare, depth + 1);
}

/** Squared distance of a point from a segment. */
function segmentDistance(x1: number, y1: number, x2: number, y2: number, px: number, py: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  let [qx, qy] = [px - x1, py - y1];
  let along = qx * dx + qy * dy;
  let projected = 0;
  if (along > 0) {
    qx = dx - qx;
    qy = dy - qy;
    along = qx * dx + qy * dy;
    if (along > 0) projected = (along * along) / (dx * dx + dy * dy);
  }
  return Math.max(0, qx * qx + qy * qy - projected);
}
