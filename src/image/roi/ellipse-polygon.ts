import type { Rect } from "../world/index.ts";
import type { Path } from "./area-sweep.ts";
import { ellipseOutline } from "./round-rectangle.ts";

/** Vertices of the ellipse in a box, slightly enlarged as ImageJ does for accuracy; float32 image coordinates.
 * @see ImageJ 1.54p ij.gui.OvalRoi.getFloatPolygon */
export function ellipsePolygon({ x, y, width, height }: Rect): Path {
  // ShapeRoi keeps the path relative to the whole-number corner of its bounds.
  const [left, top] = [x - 0.0004, y - 0.0004];
  const [baseX, baseY] = [Math.floor(left), Math.floor(top)];
  const outline = ellipseOutline(left - baseX, top - baseY, width + 0.0008, height + 0.0008, 0.1);
  return {
    xs: outline.xs.map((value) => Math.fround(value + baseX)),
    ys: outline.ys.map((value) => Math.fround(value + baseY)),
  };
}

/** Path of the ellipse in a box, not enlarged, closed by its first point. */
export function ellipsePath(x: number, y: number, width: number, height: number): Path {
  return ellipseOutline(x, y, width, height, 0.1);
}
