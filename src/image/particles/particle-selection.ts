import { isHyperstack, positionOf } from "../display/index.ts";
import { makeWholePolygon, moveRoi, roiContains, selectionFromPixels } from "../roi/index.ts";
import type { ImageWindow, Rect, Roi } from "../world/index.ts";
import type { FoundParticle } from "./find-particles.ts";

/** The particle's outline as a traced selection. */
export function particleRoi({ outline }: FoundParticle): Roi {
  return makeWholePolygon(Array.from(outline.xs), Array.from(outline.ys), "traced");
}

/** The particle with its holes left out, as a composite selection where it has any; null: nothing to make one of. */
export function roiWithHoles({ bounds, mask }: FoundParticle): Roi | null {
  if (mask === null) return null;
  const { width, height } = bounds;
  const roi = selectionFromPixels(width, height, (x, y) => mask[y * width + x] !== 0);
  return roi === null ? null : moveRoi(roi, bounds.x, bounds.y);
}

/** The particle touches the border of what is looked at: the rectangle's sides, or for other selections their outline.
 * @param valueAt - value of a pixel as it is now, 0 outside; undefined where ImageJ cannot compare (32-bit) */
export function touchesEdge(
  { bounds, outline }: FoundParticle,
  rect: Rect,
  selection: Roi | null,
  fill: number,
  valueAt: ((x: number, y: number) => number) | undefined,
): boolean {
  if (
    bounds.x === rect.x ||
    bounds.y === rect.y ||
    bounds.x + bounds.width === rect.x + rect.width ||
    bounds.y + bounds.height === rect.y + rect.height
  )
    return true;
  if (selection === null) return false;
  const { xs, ys } = outline;
  for (let i = 0, before = xs.length - 1; i < xs.length; before = i++) {
    if (!roiContains(selection, xs[i]!, ys[i]!)) return true;
    if (valueAt === undefined) continue;
    const [x1, y1] = [xs[before]!, ys[before]!];
    if (x1 === xs[i] && valueAt(x1, y1 - 1) === fill) return true;
    if (y1 === ys[i] && valueAt(x1 - 1, y1) === fill) return true;
  }
  return false;
}

/** Position of a selection at a plane of a stack: by channel, slice and frame in hyperstacks. */
export function atPlane(roi: Roi, window: ImageWindow, plane: number): Roi {
  if (window.planes.length === 1) return roi;
  if (!isHyperstack(window)) return { ...roi, position: plane + 1 };
  return { ...roi, hyperstackPosition: true, position: 0, ...positionOf(window, plane) };
}

/** Name in the ROI manager: number and row, in stacks after the plane.
 * @see ImageJ 1.54p RoiManager.getLabel */
export function managerName(window: ImageWindow, { bounds }: FoundParticle, number: number): string {
  const row = String(Math.max(0, bounds.y + Math.trunc(bounds.height / 2)));
  const count = String(number);
  let digits = Math.max(4, row.length, count.length);
  if (digits === 4 && (window.planes.length >= 10000 || window.height >= 10000)) digits = 5;
  const pad = (text: string) => text.padStart(6, "0").slice(-digits);
  const name = `${pad(count)}-${pad(row)}`;
  return window.planes.length > 1 ? `${pad(String(window.plane + 1))}-${name}` : name;
}
