import type { ImageWindow, Roi, World } from "../world/index.ts";
import { moveRoi } from "./move.ts";
import { roiBounds } from "./new-roi.ts";
import { roiMask } from "./roi-mask.ts";

/** Give a window its selection; an empty one or null takes it away. A point selection made with "add" goes to the overlay instead.
 * @see ImageJ 1.54p ImagePlus.setRoi */
export function selectRoi(world: World, window: ImageWindow, roi: Roi | null): void {
  const bounds = roi === null ? null : roiBounds(roi);
  if (roi === null || bounds === null) {
    deselectRoi(world, window);
    return;
  }
  if (bounds.width === 0 && bounds.height === 0 && roi.type !== "point" && roi.type !== "line") {
    deselectRoi(world, window);
    return;
  }
  window.roi = roi;
}

/** Take the selection away; Restore Selection brings it back. An entry of the ROI manager that is the only one selected and has its name is deselected.
 * @see ImageJ 1.54p ImagePlus.deleteRoi */
export function deselectRoi(world: World, window: ImageWindow): void {
  const { roi } = window;
  if (roi === null) return;
  saveRoi(world, window);
  const manager = world.roiManager;
  if (manager !== null && manager.selected.length === 1) {
    const name = manager.rois[manager.selected[0] ?? -1]?.name;
    if (name !== undefined && name === roi.name) manager.selected = [];
  }
  window.roi = null;
}

/** Keep the selection for Restore Selection. */
export function saveRoi(world: World, window: ImageWindow): void {
  const { roi } = window;
  if (roi === null) return;
  const { width, height } = roiBounds(roi);
  if (width > 0 || height > 0) world.previousRoi = { ...roi };
}

/** Edit > Selection > Restore Selection: into the middle if it lies outside.
 * @see ImageJ 1.54p ImagePlus.restoreRoi */
export function restoreRoi(world: World, window: ImageWindow): void {
  const previous = world.previousRoi;
  if (previous === null) return;
  const box = roiBounds(previous);
  const { width, height } = window;
  const fits = box.width <= width || box.height <= height || (box.x < width && box.y < height);
  if (!fits && !isSmaller(previous, width * height)) return;
  let roi: Roi = { ...previous };
  if (box.x >= width || box.y >= height || box.x + box.width < 0 || box.y + box.height < 0)
    roi = moveRoi(roi, Math.trunc((width - box.width) / 2), Math.trunc((height - box.height) / 2));
  else if (box.width === width && box.height === height) roi = moveRoi(roi, 0, 0);
  window.roi = roi;
}

function isSmaller(roi: Roi, size: number): boolean {
  const mask = roiMask(roi);
  return mask !== null && mask.reduce((n, value) => n + (value === 255 ? 1 : 0), 0) <= size;
}

/** ImageJ changes selections in place, and the same one can be a window's selection, an element of overlays and an entry of the ROI manager:
 * put `after` wherever `before` is. */
export function replaceRoi(world: World, before: Roi, after: Roi): void {
  for (const window of world.windows) {
    if (window.roi === before) window.roi = after;
    if (window.overlay?.includes(before))
      window.overlay = window.overlay.map((roi) => (roi === before ? after : roi));
  }
  const current = world.current;
  if (current?.roi === before) current.roi = after;
  const manager = world.roiManager;
  if (manager?.rois.includes(before))
    manager.rois = manager.rois.map((roi) => (roi === before ? after : roi));
}
