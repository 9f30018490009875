import { FLOAT_MAX } from "../numbers/index.ts";
import type { Rect, Roi, RoiType } from "../world/index.ts";
import { boxOf, newRoi } from "./new-roi.ts";

type Numbers = readonly number[];
type PolygonType = "polygon" | "freehand" | "traced" | "polyline" | "freeline" | "angle";

const f = Math.fround;
// Java's smallest float: what ImageJ's FloatPolygon starts its maximum at, so all-negative polygons end at about 0.
const SMALLEST = 1.401298464324817e-45;

/** @param arcSize - diameter of rounded corners, pixels; 0 = none. Fractions make a sub-pixel selection. */
export function makeRectangle(x: number, y: number, width: number, height: number, arcSize = 0): Roi {
  return rectangular("rectangle", x, y, width, height, arcSize > 0 ? { arcSize } : {});
}

/** A rectangle or oval with float bounds, even where these are whole numbers: what ImageJ's macro functions make. */
export function makeFloatBox(
  type: "rectangle" | "oval",
  x: number,
  y: number,
  width: number,
  height: number,
  arcSize = 0,
): Roi {
  const roi = rectangular(type, x, y, width, height, arcSize > 0 ? { arcSize } : {});
  return { ...roi, bounds: { x, y, width, height }, subPixel: true };
}

export function makeOval(x: number, y: number, width: number, height: number): Roi {
  return rectangular("oval", x, y, width, height, {});
}

function rectangular(
  type: "rectangle" | "oval",
  x: number,
  y: number,
  width: number,
  height: number,
  rest: Partial<Roi>,
): Roi {
  const whole = [x, y, width, height].every(Number.isInteger);
  const box = {
    x: Math.trunc(x),
    y: Math.trunc(y),
    width: Math.max(1, Math.ceil(width)),
    height: Math.max(1, Math.ceil(height)),
  };
  if (whole) return newRoi(type, box, rest);
  return newRoi(type, { x, y, width, height }, { ...rest, box, subPixel: true });
}

/** Polygon or open line through whole-number points. */
export function makeWholePolygon(xs: Numbers, ys: Numbers, type: PolygonType): Roi {
  const [left, right] = range(xs);
  const [top, bottom] = range(ys);
  const open = type === "polyline" || type === "freeline" || type === "angle" ? 1 : 0;
  const box = { x: left, y: top, width: right - left + open, height: bottom - top + open };
  return newRoi(type, box, { xs: [...xs], ys: [...ys] });
}

/** Polygon, open line or points with sub-pixel vertices; rounded to float32. Coordinates are kept as base + offset, as ImageJ does:
 * `Math.fround` of one is what ImageJ's getFloatPolygon gives. */
export function makeFloatPolygon(xs: Numbers, ys: Numbers, type: PolygonType | "point"): Roi {
  const bounds = floatBounds(xs, ys);
  const open = type === "polyline" || type === "freeline" || type === "angle" || type === "point";
  const relative = (values: Numbers, base: number) => values.map((value) => base + f(f(value) - base));
  const box = boxOf(bounds, open);
  return newRoi(type as RoiType, bounds, {
    box: type === "point" && xs.length === 1 ? { ...box, width: 1, height: 1 } : box,
    xs: relative(xs, bounds.x),
    ys: relative(ys, bounds.y),
    subPixel: true,
  });
}

export function makePoints(xs: Numbers, ys: Numbers): Roi {
  return makeFloatPolygon(xs, ys, "point");
}

/** A straight line; double coordinates, of pixel centres. */
export function makeLine(x1: number, y1: number, x2: number, y2: number): Roi {
  const bounds = {
    x: Math.min(x1, x2),
    y: Math.min(y1, y2),
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
  };
  return newRoi("line", bounds, { box: boxOf(bounds, true), xs: [x1, x2], ys: [y1, y2], subPixel: true });
}

const VERTICES = 72;

/** Ellipse as a polygon of 72 vertices. (x1, y1) and (x2, y2) are the ends of its long axis, `ratio` is short/long, 0…1.
 * @see ImageJ 1.54p ij.gui.EllipseRoi */
export function makeEllipse(x1: number, y1: number, x2: number, y2: number, ratio: number): Roi {
  const aspect = Math.min(1, Math.max(0, ratio));
  const [centreX, centreY] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const major = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
  const minor = major * aspect;
  const alpha = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < VERTICES; i++) {
    const beta = ((i * 360) / VERTICES / 180) * Math.PI;
    const dx = (Math.cos(beta) * major) / 2;
    const dy = (Math.sin(beta) * minor) / 2;
    const angle = Math.atan2(dy, dx) + (alpha / 180) * Math.PI;
    const radius = Math.sqrt(dx * dx + dy * dy);
    xs.push(f(centreX + Math.cos(angle) * radius));
    ys.push(f(centreY + Math.sin(angle) * radius));
  }
  return boxed("freehand", xs, ys, { kind: "ellipse", extra: { aspectRatio: aspect } });
}

/** Rectangle around the line from (x1, y1) to (x2, y2), `width` wide.
 * @see ImageJ 1.54p ij.gui.RotatedRectRoi */
export function makeRotatedRectangle(x1: number, y1: number, x2: number, y2: number, width: number): Roi {
  const length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
  const dx = (0.5 * width * (y2 - y1)) / length;
  const dy = (-0.5 * width * (x2 - x1)) / length;
  const xs = [f(x1 + dx), f(x2 + dx), f(x2 - dx), f(x1 - dx)];
  const ys = [f(y1 + dy), f(y2 + dy), f(y2 - dy), f(y1 - dy)];
  return boxed("polygon", xs, ys, { kind: "rotated rectangle", extra: { rectWidth: width } });
}

/** ImageJ's ellipses and rotated rectangles: float vertices relative to a whole-number box. */
function boxed(type: "freehand" | "polygon", xs: number[], ys: number[], rest: Partial<Roi>): Roi {
  const box = roundedBox(xs, ys);
  const relative = (values: number[], base: number) => values.map((value) => base + f(value - base));
  return newRoi(type, box, {
    xs: relative(xs, box.x),
    ys: relative(ys, box.y),
    subPixel: true,
    ...rest,
  });
}

/** ImageJ's FloatPolygon.getFloatBounds, float32. */
export function floatBounds(xs: Numbers, ys: Numbers): Rect {
  if (xs.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const [left, right] = floatRange(xs);
  const [top, bottom] = floatRange(ys);
  return { x: left, y: top, width: f(right - left), height: f(bottom - top) };
}

/** ImageJ's FloatPolygon.getBounds: left and top rounded down, width and height half up. */
export function roundedBox(xs: Numbers, ys: Numbers): Rect {
  if (xs.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const [left, right] = floatRange(xs);
  const [top, bottom] = floatRange(ys);
  const x = Math.floor(left);
  const y = Math.floor(top);
  return { x, y, width: Math.trunc(f(right - x) + 0.5), height: Math.trunc(f(bottom - y) + 0.5) };
}

function range(values: Numbers): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return values.length === 0 ? [0, 0] : [low, high];
}

function floatRange(values: Numbers): [number, number] {
  let low = FLOAT_MAX;
  let high = SMALLEST;
  for (const value of values) {
    const single = f(value);
    // Java's Math.min and max: NaN wins.
    low = Math.min(low, single);
    high = Math.max(high, single);
  }
  return [low, high];
}
