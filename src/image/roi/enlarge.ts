import { distanceMap } from "../edm/index.ts";
import type { Rect, Roi } from "../world/index.ts";
import { compositeOf } from "./composite.ts";
import { makeOval, makeRectangle, makeWholePolygon } from "./make-roi.ts";
import { moveRoi } from "./move.ts";
import { copyAttributes, isLineOrPoint, roiBounds } from "./new-roi.ts";
import { roiMask } from "./roi-mask.ts";
import { combineRois } from "./shape.ts";
import { selectionFromPixels } from "./threshold-to-selection.ts";
import { type Traced, traceMask } from "./trace.ts";

/** Grow (or, negative, shrink) an area by whole pixels; rectangles and ovals by their box, others by the distance of pixels to it. Itself where nothing would be left.
 * @see ImageJ 1.54p ij.plugin.RoiEnlarger */
export function enlargeRoi(roi: Roi, pixels: number): Roi {
  if (pixels === 0) return roi;
  const n = Math.floor(pixels + 0.5);
  if (roi.type === "rectangle" || roi.type === "oval") return enlargeBox(roi, n);
  // Distances above 255 are not cut to a byte.
  const bytes = Math.abs(pixels) < 256;
  return n < 0 ? shrink(roi, -n, bytes) : grow(roi, n, bytes);
}

/** A distance in an 8-bit image: rounded half up, at most 255. */
function toByte(distance: number): number {
  return Math.min(255, Math.trunc(Math.fround(distance + 0.5)));
}

function enlargeBox(roi: Roi, n: number): Roi {
  const { x, y, width, height } = roiBounds(roi);
  const [w, h] = [width + 2 * n, height + 2 * n];
  if (w <= 0 || h <= 0) return roi;
  return copyAttributes((roi.type === "rectangle" ? makeRectangle : makeOval)(x - n, y - n, w, h), roi);
}

/** A plane with `inside` where the selection is, its box moved to (margin, margin). */
function plane(roi: Roi, width: number, height: number, margin: number, inside: number): Uint8Array {
  const pixels = new Uint8Array(width * height).fill(255 - inside);
  const box = roiBounds(roi);
  const mask = isLineOrPoint(roi) && roi.type !== "point" ? null : roiMask(roi);
  for (let y = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++)
      if (mask === null || mask[y * box.width + x] !== 0) pixels[(y + margin) * width + x + margin] = inside;
  return pixels;
}

function grow(roi: Roi, n: number, bytes: boolean): Roi {
  const box = roiBounds(roi);
  const width = box.width + 2 * n + 2;
  const height = box.height + 2 * n + 2;
  const placed = moveRoi(roi, n + 1, n + 1);
  const pixels = plane(placed, width, height, n + 1, 0);
  const itself = selectionFromPixels(width, height, (x, y) => pixels[y * width + x] === 0);
  if (itself === null) return roi;
  const inner = roiBounds(itself);
  const distances = distanceMap(pixels, width, height, 0);
  const within = (d: number) => (bytes ? toByte(d) : d) <= n;
  const grown = selectionFromPixels(width, height, (x, y) => within(distances[y * width + x]!));
  if (grown === null) return roi;
  return moveRoi(copyAttributes(grown, roi), box.x - n + inner.x - (n + 1), box.y - n + inner.y - (n + 1));
}

function shrink(roi: Roi, n: number, bytes: boolean): Roi {
  const box = roiBounds(roi);
  const width = box.width + 2;
  const height = box.height + 2;
  const pixels = plane(moveRoi(roi, 1, 1), width, height, 1, 255);
  const distances = distanceMap(pixels, width, height, 0);
  const beyond = (d: number) => (bytes ? toByte(d) : d) >= n + 1;
  const left = selectionFromPixels(width, height, (x, y) => beyond(distances[y * width + x]!));
  if (left === null) return roi;
  const inner = roiBounds(left);
  return moveRoi(copyAttributes(left, roi), box.x + inner.x - 1, box.y + inner.y - 1);
}

/** The band of `n` pixels around an area inside a `width` × `height` image; null: no band can be made.
 * @see ImageJ 1.54p ij.plugin.Selection.makeBand */
export function bandAround(roi: Roi, n: number, width: number, height: number): Roi | null {
  const pixels = new Uint8Array(width * height);
  const box: Rect = roiBounds(roi);
  const mask = roiMask(roi);
  const rows = [Math.max(0, box.y), Math.min(height, box.y + box.height)] as const;
  const columns = [Math.max(0, box.x), Math.min(width, box.x + box.width)] as const;
  for (let y = rows[0]; y < rows[1]; y++)
    for (let x = columns[0]; x < columns[1]; x++)
      if (mask === null || mask[(y - box.y) * box.width + x - box.x] !== 0) pixels[y * width + x] = 255;
  // Distance of the outside: selected pixels are its background.
  const distances = Uint8Array.from(distanceMap(pixels, width, height, 255), toByte);
  for (let y = rows[0]; y < rows[1]; y++)
    for (let x = columns[0]; x < columns[1]; x++) {
      if (distances[y * width + x]! >= n) continue;
      const outer = traceLevels(distances, width, height, x, y, n);
      return outer.xs.length === 0
        ? null
        : combineRois(makeWholePolygon(outer.xs, outer.ys, "traced"), roi, "not");
    }
  return null;
}

/** The first outline of the pixels from 0 to `top` that is met going right from (x, y). */
function traceLevels(
  levels: Uint8Array,
  width: number,
  height: number,
  x: number,
  y: number,
  top: number,
): Traced {
  const inside = levels.map((level) => (level <= top ? 255 : 0));
  return traceMask(inside, width, height, x, y);
}

/** What is outside a selection within an image, or the whole image's outline: ImageJ's Roi.getInverse. */
export function inverseRoi(roi: Roi, width: number, height: number): Roi {
  const whole = compositeOf([{ xs: [0, width, width, 0, 0], ys: [0, 0, height, height, 0] }]);
  return combineRois(roi, whole, "xor");
}
