import type { Rect, Roi } from "../world/index.ts";
import { makeRectangle } from "./make-roi.ts";
import { moveRoi, translateRoi } from "./move.ts";
import { roiBounds } from "./new-roi.ts";
import { combineRois } from "./shape.ts";
import { rotateRoi, scaleRoi } from "./turn-scale.ts";

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

/** Elements of an overlay that touch a rectangle, moved with it.
 * @see ImageJ 1.54p, ij.gui.Overlay.crop */
export function croppedElements(elements: readonly Roi[], rect: Rect): Roi[] {
  return elements
    .filter((roi) => {
      const { x, y, width, height } = roiBounds(roi);
      return (
        x < rect.x + rect.width &&
        y < rect.y + rect.height &&
        x + Math.max(1, width) > rect.x &&
        y + Math.max(1, height) > rect.y
      );
    })
    .map((roi) =>
      rect.x > 0 || rect.y > 0 ? translateRoi(roi, -Math.max(0, rect.x), -Math.max(0, rect.y)) : roi,
    );
}

/** Elements of an overlay of an image that is scaled; their positions stay.
 * @see ImageJ 1.54p, ij.gui.Overlay.scale */
export function scaledElements(elements: readonly Roi[], xScale: number, yScale: number): Roi[] {
  return elements.map((roi) => ({ ...scaleRoi(roi, xScale, yScale, null), position: roi.position }));
}

/** Elements of an overlay turned clockwise around (x, y); their positions stay.
 * @see ImageJ 1.54p, ij.gui.Overlay.rotate */
export function turnedElements(elements: readonly Roi[], degrees: number, x: number, y: number): Roi[] {
  return elements.map((roi) => ({ ...rotateRoi(roi, degrees, x, y), position: roi.position }));
}
