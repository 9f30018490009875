import type { Roi } from "../world/index.ts";
import { makeRectangle } from "./make-roi.ts";
import { moveRoi } from "./move.ts";
import { roiBounds } from "./new-roi.ts";
import { combineRois } from "./shape.ts";

/** What of an area selection lies in an image of `width` × `height`. Call it only where some of it does.
 * @see ImageJ 1.54p, ij.plugin.Duplicator.cropRoi */
export function clippedRoi(roi: Roi, width: number, height: number): Roi {
  const bounds = roiBounds(roi);
  const inside =
    bounds.x >= 0 && bounds.y >= 0 && bounds.x + bounds.width <= width && bounds.y + bounds.height <= height;
  return inside ? roi : combineRois(makeRectangle(0, 0, width, height), roi, "and");
}

/** The same, moved to the upper left corner of what is cut out with it. */
export function croppedRoi(roi: Roi, width: number, height: number): Roi {
  return moveRoi(clippedRoi(roi, width, height), 0, 0);
}
