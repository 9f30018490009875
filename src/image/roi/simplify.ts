import { greatest, least } from "../numbers/index.ts";
import type { Roi } from "../world/index.ts";
import type { Path } from "./area-sweep.ts";
import { pathsFromBase } from "./composite.ts";
import { makeFloatPolygon, makeLine, makeRectangle, makeWholePolygon } from "./make-roi.ts";
import { roiBounds } from "./new-roi.ts";

const f = Math.fround;
// More vertices than this make a freehand selection, unless its sides are long.
const MAX_POLYGON = 10;

export type GuessedType = "rectangle" | "traced" | "polygon" | "freehand" | "line" | "none";

/** A composite of one path as the plainest selection that can be it, else itself. Colours and name are not taken over to a new one.
 * @see ImageJ 1.54p ij.gui.ShapeRoi.trySimplify */
export function simplify(composite: Roi): Roi {
  if (composite.extra?.plain !== undefined) return composite;
  const paths = pathsFromBase(composite);
  if (paths.length !== 1) return composite;
  return parts(composite)[0] ?? composite;
}

/** The paths of a composite as selections of their own.
 * @see ImageJ 1.54p ij.gui.ShapeRoi.getRois */
export function parts(composite: Roi): Roi[] {
  const out: Roi[] = [];
  const plain = composite.extra?.plain;
  if (plain === "rectangle" || plain === "polygon") {
    // ImageJ takes a bare rectangle or polygon without the corner of its box.
    const [path] = pathsFromBase(composite);
    if (path === undefined) return [];
    const { width, height } = roiBounds(composite);
    return [
      plain === "polygon"
        ? makeWholePolygon(path.xs, path.ys, "polygon")
        : makeRectangle(0, 0, width, height),
    ];
  }
  // ImageJ never sets this sum back between paths.
  let length = 0;
  for (const path of pathsFromBase(composite)) {
    const seen = look(path);
    length += seen.length;
    const type = guessType(path.xs.length, length, seen.upright, false);
    const roi = fromPath(composite, path, type);
    if (roi !== null) out.push(roi);
  }
  return out;
}

export function fromPath(composite: Roi, path: Path, type: GuessedType): Roi | null {
  const xs = path.xs.map((x) => f(x + f(composite.bounds.x)));
  const ys = path.ys.map((y) => f(y + f(composite.bounds.y)));
  const half = (values: number[]) => values.map((value) => Math.floor(value + 0.5));
  switch (type) {
    case "none":
      return null;
    case "line":
      return makeLine(xs[0] ?? 0, ys[0] ?? 0, xs[1] ?? 0, ys[1] ?? 0);
    case "rectangle": {
      const left = Math.trunc(least(xs));
      const top = Math.trunc(least(ys));
      return makeRectangle(left, top, Math.trunc(greatest(xs)) - left, Math.trunc(greatest(ys)) - top);
    }
    case "traced":
      return makeWholePolygon(half(xs), half(ys), "traced");
    default:
      return makeFloatPolygon(xs, ys, type);
  }
}

/** Perimeter of a closed path, and whether all its vertices are whole and its edges horizontal or vertical. */
export function look({ xs, ys }: Path): { readonly length: number; readonly upright: boolean } {
  let length = 0;
  let upright = xs.every(Number.isInteger) && ys.every(Number.isInteger);
  for (let i = 0; i < xs.length; i++) {
    const j = i + 1 === xs.length ? 0 : i + 1;
    const dx = f(xs[j]! - xs[i]!);
    const dy = f(ys[j]! - ys[i]!);
    length += Math.sqrt(dx * dx + dy * dy);
    if (dx !== 0 && dy !== 0) upright = false;
  }
  return { length, upright };
}

/** @param traced - prefer a traced selection, as ImageJ does for the perimeter of composites. */
export function guessType(vertices: number, length: number, upright: boolean, traced: boolean): GuessedType {
  const longSides = length / (vertices * Math.sqrt(vertices)) >= 2;
  if (vertices <= 2) return "none";
  if (vertices === 4 && upright && longSides && !traced) return "rectangle";
  if (upright && (!longSides || traced)) return "traced";
  return vertices <= MAX_POLYGON || longSides ? "polygon" : "freehand";
}
