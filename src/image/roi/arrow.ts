import type { Rect, Roi } from "../world/index.ts";
import { areaOf, combineAreas } from "./area.ts";
import type { Path } from "./area-sweep.ts";
import { compositeOf } from "./composite.ts";
import { makeLine } from "./make-roi.ts";

const f = Math.fround;
const radians = (degrees: number) => (degrees / 180) * Math.PI;
// Java's limit for the length of pointed joins, in line widths.
const MITER_LIMIT = 10;

/** 0 filled, 1 notched, 2 open, 3 headless, 4 bar. */
export interface ArrowStyle {
  readonly style: number;
  readonly headSize: number;
  readonly outline: boolean;
  readonly doubleHeaded: boolean;
}

/** An arrow to (x2, y2), 2 pixels wide. Its bounds are those of the whole arrow, its float bounds those of the line.
 * @see ImageJ 1.54p ij.gui.Arrow */
export function makeArrow(x1: number, y1: number, x2: number, y2: number, style: ArrowStyle): Roi {
  return withArrowBox({ ...makeLine(x1, y1, x2, y2), kind: "arrow", strokeWidth: 2, extra: { ...style } });
}

/** The arrow with the bounds of what it covers. */
export function withArrowBox(arrow: Roi): Roi {
  const { x, y, width, height }: Rect = arrowShape(arrow).bounds;
  return { ...arrow, box: { x, y, width, height } };
}

/** The area that an arrow covers: shaft and head as thick lines, the head filled. */
export function arrowShape(arrow: Roi): Roi {
  const [tail, back, left, tip, right] = arrowPoints(arrow);
  const open = Number(arrow.extra?.style ?? 0) === 2;
  const head = open ? [left, tip, right, back] : [back, left, tip, right, back];
  const pieces: Path[] = [pathOf([back, left, tip, right])];
  for (const line of [[tail, back], head]) pieces.push(...strokePieces(line, arrow.strokeWidth));
  let area: Path[] = [];
  for (const piece of pieces) area = combineAreas(area, areaOf([piece]), "or");
  return compositeOf(area);
}

type Point = readonly [number, number];

function pathOf(points: readonly Point[]): Path {
  return { xs: points.map(([x]) => x), ys: points.map(([, y]) => y) };
}

/** A rectangle for each segment and a pointed cap for each bend. */
function strokePieces(points: readonly Point[], width: number): Path[] {
  const half = width / 2;
  const pieces: Path[] = [];
  const normals: Point[] = [];
  for (let i = 1; i < points.length; i++) {
    const [[x1, y1], [x2, y2]] = [points[i - 1]!, points[i]!];
    const length = Math.sqrt((x2 - x1) ** 2 + (y2 - y1) ** 2);
    if (length === 0) continue;
    const n: Point = [(-(y2 - y1) / length) * half, ((x2 - x1) / length) * half];
    pieces.push(
      pathOf([
        [x1 + n[0], y1 + n[1]],
        [x2 + n[0], y2 + n[1]],
        [x2 - n[0], y2 - n[1]],
        [x1 - n[0], y1 - n[1]],
      ]),
    );
    const before = normals[normals.length - 1];
    if (before !== undefined) pieces.push(miter([x1, y1], before, n, half));
    normals.push(n);
  }
  return pieces;
}

/** The outer corner between two segments whose normals are `a` and `b`. */
function miter([x, y]: Point, a: Point, b: Point, half: number): Path {
  const turn = a[0] * b[1] - a[1] * b[0];
  const side = turn > 0 ? -1 : 1;
  const [ax, ay, bx, by] = [a[0] * side, a[1] * side, b[0] * side, b[1] * side];
  const [mx, my] = [ax + bx, ay + by];
  const square = mx * mx + my * my;
  const corner: Point[] = [
    [x, y],
    [x + ax, y + ay],
  ];
  // The tip lies where the outer edges meet: along the middle normal, half² · 2 / |m|² of it.
  const scale = square === 0 ? Number.POSITIVE_INFINITY : (2 * half * half) / square;
  if (scale * Math.sqrt(square) <= MITER_LIMIT * half) corner.push([x + mx * scale, y + my * scale]);
  corner.push([x + bx, y + by]);
  return pathOf(corner);
}

/** Tail, back of the head, its left corner, tip, right corner; float32. */
function arrowPoints(arrow: Roi): [Point, Point, Point, Point, Point] {
  const [x1, x2] = arrow.xs as [number, number];
  const [y1, y2] = arrow.ys as [number, number];
  const style = Number(arrow.extra?.style ?? 0);
  const width = arrow.strokeWidth;
  let length = (8 + 10 * width * 0.5) * (Number(arrow.extra?.headSize ?? 10) / 10) - width * 1.42;
  if (style === 1) length *= 0.74;
  if (style === 2) length *= 1.32;
  if (length < 0 || style === 3) length = 0;
  const whole = Math.sqrt((x2 - x1) ** 2 + (y2 - y1) ** 2);
  const [dx, dy] = [(x2 - x1) / whole, (y2 - y1) / whole];
  const both = arrow.extra?.doubleHeaded === true && style !== 3;
  const tail: Point = both ? [f(x1 + dx * width * 2), f(y1 + dy * width * 2)] : [f(x1), f(y1)];
  const factor = style === 2 ? 1.3 : style === 4 ? 0.5 : 1.42;
  const tip: Point = length > 0 ? [f(x2 - dx * width * factor), f(y2 - dy * width * factor)] : [f(x2), f(y2)];
  const alpha = Math.atan2(f(tip[1] - tail[1]), f(tip[0] - tail[0]));
  const angle = radians(style === 2 ? 25 : style === 4 ? 90 : 20);
  const along = style === 2 || style === 4 ? 0 : length;
  const back: Point = [f(tip[0] - along * Math.cos(alpha)), f(tip[1] - along * Math.sin(alpha))];
  const base = radians(style === 1 ? 120 : 90);
  const edge = style === 2 || style === 4 ? length : (length * Math.sin(base)) / Math.sin(base + angle);
  const corner = (turn: number): Point => [
    f(tip[0] - edge * Math.cos(alpha + turn)),
    f(tip[1] - edge * Math.sin(alpha + turn)),
  ];
  return [tail, back, corner(angle), tip, corner(-angle)];
}
