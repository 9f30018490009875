import type { Rect, Roi } from "../world/index.ts";
import { type AreaOperation, areaOf, combineAreas } from "./area.ts";
import type { Path } from "./area-sweep.ts";
import { lineToArea } from "./line-to-area.ts";
import { isLine, newRoi, roiBounds } from "./new-roi.ts";
import { FILL_FLATNESS, roiMask } from "./roi-mask.ts";
import { roundRectangle } from "./round-rectangle.ts";
import { traceMask } from "./trace.ts";

const f = Math.fround;

/** A selection as ImageJ's ShapeRoi: a composite, whatever it was. Lines become the area they cover.
 * Positions, names and colours are not taken over. null: nothing is left of it. */
export function toComposite(roi: Roi): Roi | null {
  if (roi.type === "composite") return roi;
  const area = isLine(roi) ? lineToArea(roi) : roi;
  if (area === null) return null;
  if (area.type === "composite") return area;
  const paths = relativePaths(area);
  const box = roiBounds(area);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { xs, ys } of paths) {
    for (const x of xs) [left, right] = [Math.min(left, x), Math.max(right, x)];
    for (const y of ys) [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const width = paths.length === 0 ? 0 : Math.trunc(Math.max(left, 0) + (right - left) + 0.5);
  const height = paths.length === 0 ? 0 : Math.trunc(Math.max(top, 0) + (bottom - top) + 0.5);
  return compositeRoi({ x: box.x, y: box.y, width, height }, paths, plainShape(area));
}

/** What ImageJ keeps as a bare Java shape until it is combined with another; it is not simplified. */
function plainShape(roi: Roi): "rectangle" | "polygon" | "area" | undefined {
  if (roi.type === "rectangle" || roi.type === "point") return roi.type === "point" ? "area" : "rectangle";
  return roi.type === "oval" || !roi.subPixel ? "polygon" : undefined;
}

/** A composite from paths relative to the corner of its box. */
export function compositeRoi(box: Rect, paths: readonly Path[], plain?: string): Roi {
  return newRoi("composite", box, {
    paths: paths.map(({ xs, ys }) => ({ xs: xs.map((x) => box.x + x), ys: ys.map((y) => box.y + y) })),
    // Offsets near 0 would be lost in image coordinates.
    extra: { relative: paths, ...(plain === undefined ? {} : { plain }) },
  });
}

/** Paths in image coordinates → composite with the smallest whole-number box around them; float32 relative to it. */
export function compositeOf(paths: readonly Path[]): Roi {
  return compositeIn(
    paths,
    javaBox(paths, (value) => value),
  );
}

/** As `compositeOf`, with the box that ImageJ gives what comes out of combining areas: rounding of Java's sums can make it a pixel larger. */
function compositeOfArea(paths: readonly Path[]): Roi {
  const outer = areaBox(paths);
  const relative = relativeTo(paths, outer);
  const inner = javaBox(relative, f);
  return compositeRoi({ x: outer.x, y: outer.y, width: inner.width, height: inner.height }, relative);
}

function compositeIn(paths: readonly Path[], box: Rect): Roi {
  return compositeRoi(box, relativeTo(paths, box));
}

function relativeTo(paths: readonly Path[], { x, y }: Rect): Path[] {
  return paths.map(({ xs, ys }) => ({ xs: xs.map((v) => f(v - x)), ys: ys.map((v) => f(v - y)) }));
}

/** Whole-number box of a java.awt.geom path: sizes are rounded to the path's precision before the far side is.
 * @param single - Math.fround for float32 paths, else identity. */
function javaBox(paths: readonly Path[], single: (value: number) => number): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { xs, ys } of paths) {
    for (const x of xs) [left, right] = [Math.min(left, x), Math.max(right, x)];
    for (const y of ys) [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  if (left > right) return { x: 0, y: 0, width: 0, height: 0 };
  return wholeBox(left, top, single(right - left), single(bottom - top));
}

function wholeBox(left: number, top: number, width: number, height: number): Rect {
  const [x, y] = [Math.floor(left), Math.floor(top)];
  return { x, y, width: Math.ceil(left + width) - x, height: Math.ceil(top + height) - y };
}

/** Bounds of a java.awt.geom.Area: a rectangle that every edge enlarges, kept as corner and size. */
function areaBox(paths: readonly Path[]): Rect {
  const [first] = paths;
  if (first === undefined) return { x: 0, y: 0, width: 0, height: 0 };
  let [left, top, width, height] = [first.xs[0]!, first.ys[0]!, 0, 0];
  const add = (x: number, y: number) => {
    const [right, bottom] = [Math.max(left + width, x), Math.max(top + height, y)];
    left = Math.min(left, x);
    top = Math.min(top, y);
    width = right - left;
    height = bottom - top;
  };
  for (const { xs, ys } of paths) {
    add(xs[0]!, ys[0]!);
    for (let i = 1; i < xs.length; i++) {
      if (ys[i] === ys[i - 1]) continue;
      const upper = ys[i]! < ys[i - 1]! ? i : i - 1;
      const lower = upper === i ? i - 1 : i;
      add(xs[upper]!, ys[upper]!);
      add(xs[lower]!, ys[lower]!);
    }
  }
  return wholeBox(left, top, width, height);
}

/** Combine two areas; the result is a composite, of the first one's colours and name.
 * @see ImageJ 1.54p ij.gui.ShapeRoi.or, and, xor, not */
export function combineRois(first: Roi, second: Roi, operation: AreaOperation): Roi {
  const paths = combineAreas(areaOf(shapePaths(first)), areaOf(shapePaths(second)), operation);
  return { ...first, ...geometryOf(compositeOfArea(paths)) };
}

const GEOMETRY = [
  "type",
  "bounds",
  "xs",
  "ys",
  "subPixel",
  "paths",
  "box",
  "extra",
  "arcSize",
  "kind",
  "anchors",
  "counters",
  "pointPositions",
] as const satisfies readonly (keyof Roi)[];

/** Bounds, vertices and type of a selection, nothing else. */
export function geometryOf(roi: Roi): Pick<Roi, (typeof GEOMETRY)[number]> {
  return Object.fromEntries(GEOMETRY.map((key) => [key, roi[key]])) as Pick<Roi, (typeof GEOMETRY)[number]>;
}

/** Closed paths of an area in image coordinates, fractions of a moved composite's corner dropped as ImageJ does. */
function shapePaths(roi: Roi): Path[] {
  const composite = toComposite(roi);
  if (composite === null) return [];
  const box = roiBounds(composite);
  return pathsFromBase(composite).map(({ xs, ys }) => ({
    xs: xs.map((x) => box.x + x),
    ys: ys.map((y) => box.y + y),
  }));
}

/** A composite's paths relative to its corner, float32. */
export function pathsFromBase(roi: Roi): readonly Path[] {
  if (Array.isArray(roi.extra?.relative)) return roi.extra.relative as readonly Path[];
  const [x, y] = [f(roi.bounds.x), f(roi.bounds.y)];
  return (roi.paths ?? []).map((path) => ({
    xs: path.xs.map((value) => f(value - x)),
    ys: path.ys.map((value) => f(value - y)),
  }));
}

function relativePaths(roi: Roi): Path[] {
  const box = roiBounds(roi);
  const { width, height } = box;
  switch (roi.type) {
    case "rectangle":
      if (roi.arcSize !== undefined && roi.arcSize > 0)
        return [roundRectangle(width, height, roi.arcSize, FILL_FLATNESS)];
      return [{ xs: [0, width, width, 0, 0], ys: [0, 0, height, height, 0] }];
    case "oval":
      return [ovalOutline(roi)];
    case "point":
      return pointSquares(roi);
    default:
      if (roi.xs.length <= 1) return [];
      if (!roi.subPixel) return [{ xs: roi.xs.map((x) => x - box.x), ys: roi.ys.map((y) => y - box.y) }];
      return [{ xs: roi.xs.map((x) => f(f(x) - box.x)), ys: roi.ys.map((y) => f(f(y) - box.y)) }];
  }
}

/** Traced outline of an oval's mask, relative to its corner. */
export function ovalOutline(roi: Roi): Path {
  const { width, height } = roiBounds(roi);
  const mask = roiMask(roi) ?? new Uint8Array(0);
  return traceMask(mask, width, height, Math.trunc(width / 2), Math.trunc(height / 2));
}

function pointSquares(roi: Roi): Path[] {
  const { width, height } = roiBounds(roi);
  const mask = roiMask(roi) ?? new Uint8Array(0);
  let paths: Path[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (mask[y * width + x] === 0) continue;
      const square = areaOf([{ xs: [x, x + 1, x + 1, x], ys: [y, y, y + 1, y + 1] }]);
      paths = combineAreas(paths, square, "or");
    }
  return paths;
}
