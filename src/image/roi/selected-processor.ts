import { type ImageWindow, type Processor, wholeProcessor } from "../world/index.ts";
import { isLineOrPoint, roiBounds } from "./new-roi.ts";
import { roiMask } from "./roi-mask.ts";

/** A plane with the window's selection: its rectangle cut at the image border, and its mask if it is an area that is no rectangle.
 * A line or point selection counts as none. */
export function selectedProcessor(window: ImageWindow, plane = window.plane): Processor {
  const processor = wholeProcessor(window, plane);
  const { roi } = window;
  if (roi === null || isLineOrPoint(roi)) return processor;
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
