import type { Rect, Roi } from "../world/index.ts";
import type { Path } from "./area-sweep.ts";
import { newRoi } from "./new-roi.ts";

const f = Math.fround;

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
export function compositeOfArea(paths: readonly Path[]): Roi {
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

/** A composite's paths relative to its corner, float32. */
export function pathsFromBase(roi: Roi): readonly Path[] {
  if (Array.isArray(roi.extra?.relative)) return roi.extra.relative as readonly Path[];
  const [x, y] = [f(roi.bounds.x), f(roi.bounds.y)];
  return (roi.paths ?? []).map((path) => ({
    xs: path.xs.map((value) => f(value - x)),
    ys: path.ys.map((value) => f(value - y)),
  }));
}
