import type { Rect, Roi } from "../world/index.ts";
import { withArrowBox } from "./arrow.ts";
import { pathsFromBase } from "./composite.ts";
import { makeLine } from "./make-roi.ts";
import { boxOf, isLineOrPoint, roiBounds } from "./new-roi.ts";
import { relativeVertices } from "./outline.ts";

const f = Math.fround;

/** ImageJ keeps float bounds beside the whole-number box only of some selections. */
export function hasFloatBounds(roi: Roi): boolean {
  return roi.box !== undefined && roi.bounds !== roi.box;
}

/** The selection with its left upper corner at (x, y). Whole numbers round the corner of a sub-pixel selection too.
 * @see ImageJ 1.54p setLocation of Roi, PolygonRoi, Line */
export function moveRoi(roi: Roi, x: number, y: number): Roi {
  if (roi.type === "line") return moveLine(roi, x, y);
  const whole = Number.isInteger(x) && Number.isInteger(y);
  const [left, top] = [Math.trunc(x), Math.trunc(y)];
  const vertices = roi.type !== "rectangle" && roi.type !== "oval" && roi.type !== "composite";
  const centres = isLineOrPoint(roi);
  let box: Rect = { ...roiBounds(roi), x: left, y: top };
  let float: Rect | null = null;
  if (hasFloatBounds(roi)) {
    const { bounds } = roi;
    if (!Number.isInteger(bounds.x) || !Number.isInteger(bounds.y))
      box = { ...box, width: Math.ceil(bounds.width), height: Math.ceil(bounds.height) };
    float = { ...bounds, x: left, y: top };
    if (vertices) box = boxOf(float, centres);
  }
  if (!whole) {
    if (float !== null) {
      box = { ...box, width: Math.ceil(float.width), height: Math.ceil(float.height) };
      float = { ...float, x, y };
    } else float = { x, y, width: box.width, height: box.height };
    if (vertices) box = boxOf(float, centres);
  }
  const bounds = float ?? box;
  return {
    ...roi,
    box,
    bounds,
    subPixel: roi.subPixel || !whole,
    ...placed(roi, f(bounds.x), f(bounds.y)),
  };
}

/** Vertices with another corner. */
function placed(roi: Roi, x: number, y: number): Pick<Roi, "xs" | "ys" | "paths" | "anchors"> {
  const at = (path: { readonly xs: readonly number[]; readonly ys: readonly number[] }) => ({
    xs: path.xs.map((value) => x + value),
    ys: path.ys.map((value) => y + value),
  });
  const { xs, ys } = at(relativeVertices(roi));
  const anchors = roi.anchors === undefined ? undefined : at(relativeVertices(roi, true));
  return { xs, ys, anchors, paths: roi.paths === undefined ? undefined : pathsFromBase(roi).map(at) };
}

function moveLine(roi: Roi, x: number, y: number): Roi {
  const [x1, x2] = roi.xs as [number, number];
  const [y1, y2] = roi.ys as [number, number];
  const { bounds } = roi;
  const line = makeLine(x + (x1 - bounds.x), y + (y1 - bounds.y), x + (x2 - bounds.x), y + (y2 - bounds.y));
  const moved = { ...roi, bounds: line.bounds, box: line.box, xs: line.xs, ys: line.ys };
  return roi.kind === "arrow" ? withArrowBox(moved) : moved;
}

/** Shift by (dx, dy).
 * @see ImageJ 1.54p ij.gui.Roi.translate */
export function translateRoi(roi: Roi, dx: number, dy: number): Roi {
  const from = roi.subPixel || !Number.isInteger(dx) || !Number.isInteger(dy) ? roi.bounds : roiBounds(roi);
  return moveRoi(roi, from.x + dx, from.y + dy);
}
