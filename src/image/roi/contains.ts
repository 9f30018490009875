import type { Roi } from "../world/index.ts";
import { pathsFromBase } from "./composite.ts";
import { roiBounds } from "./new-roi.ts";
import { polygonContains, relativeVertices, wholePolygon } from "./outline.ts";

/** Whether the centre of pixel (x, y), whole numbers, is in the selection. Not always what the mask says: ImageJ uses formulas of its own here.
 * @see ImageJ 1.54p contains of Roi, OvalRoi, PolygonRoi, ShapeRoi, Line, PointRoi */
export function roiContains(roi: Roi, x: number, y: number): boolean {
  const box = roiBounds(roi);
  const inBox = x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;
  switch (roi.type) {
    case "rectangle":
      return inBox && inRounded(roi, x + 0.4999, y + 0.4999);
    case "oval": {
      const [a, b] = [box.width * 0.5, box.height * 0.5];
      const dx = x - (box.x + a - 0.5);
      const dy = y - (box.y + b - 0.5);
      return (dx * dx) / (a * a) + (dy * dy) / (b * b) <= 1;
    }
    case "composite": {
      const [px, py] = [x - box.x + 0.494, y - box.y + 0.49994];
      return pathsFromBase(roi).filter((path) => javaContains(path.xs, path.ys, px, py)).length % 2 === 1;
    }
    case "point": {
      const { xs, ys } = relativeVertices(roi);
      return xs.some((px, i) => x === box.x + px && y === box.y + (ys[i] ?? 0));
    }
    case "line": {
      if (roi.strokeWidth <= 1) return false;
      const ends = roi.xs.map((px, i) => [Math.trunc(px), Math.trunc(roi.ys[i] ?? 0)]);
      if (ends.some(([ex, ey]) => ex === x && ey === y)) return true;
      const { xs, ys } = wholePolygon(roi);
      return javaContains(xs, ys, x, y);
    }
    default: {
      if (!inBox) return false;
      const path = relativeVertices(roi);
      if (!roi.subPixel) return javaContains(path.xs, path.ys, x - box.x + 0.4999, y - box.y + 0.5);
      return polygonContains(path, x - roi.bounds.x + 0.4999, y - roi.bounds.y + 0.5);
    }
  }
}

function inRounded(roi: Roi, x: number, y: number): boolean {
  const arc = roi.arcSize ?? 0;
  if (arc === 0) return true;
  const box = roiBounds(roi);
  const aw = Math.min(box.width, arc) / 2;
  const ah = Math.min(box.height, arc) / 2;
  const corner = (at: number, from: number, size: number, radius: number) =>
    at < from + radius ? from + radius - at : at < from + size - radius ? 0 : at - (from + size - radius);
  const dx = corner(x, box.x, box.width, aw) / aw;
  const dy = corner(y, box.y, box.height, ah) / ah;
  return dx <= 0 || dy <= 0 || dx * dx + dy * dy <= 1;
}

/** Even-odd test of java.awt.Polygon: left and upper borders are inside, right and lower outside. */
function javaContains(xs: readonly number[], ys: readonly number[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = xs.length - 1; i < xs.length; j = i++) {
    const [xi, yi, xj, yj] = [xs[i]!, ys[i]!, xs[j]!, ys[j]!];
    if (yi <= y === yj <= y) continue;
    if (x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
