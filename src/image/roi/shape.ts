import type { Roi } from "../world/index.ts";
import { type AreaOperation, areaOf, combineAreas } from "./area.ts";
import type { Path } from "./area-sweep.ts";
import { compositeOfArea, compositeRoi, pathsFromBase } from "./composite.ts";
import { lineToArea } from "./line-to-area.ts";
import { isLine, roiBounds } from "./new-roi.ts";
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
