import { type MeasuredPlane, planeStatistics, type Statistics } from "../statistics/index.ts";
import { type ImageWindow, type Roi, type World, wholeProcessor } from "../world/index.ts";
import { measuredPlane } from "./measured-plane.ts";
import { statisticsOptions } from "./window-statistics.ts";

/** Why values cannot be taken from the image that Set Measurements names. */
export class RedirectError extends Error {}

/** The image whose values are measured inside the selections of `window`; null = its own. Goes to the same plane in a stack of as many planes.
 * @throws RedirectError, with ImageJ's message; a missing image is forgotten. */
export function redirectWindow(world: World, window: ImageWindow): ImageWindow | null {
  const title = world.options.redirect;
  if (title === null) return null;
  const other = world.byTitle(title);
  if (other === undefined) {
    world.options.redirect = null;
    throw new RedirectError(`Redirect image ("${title}")\nnot found.`);
  }
  if (other.width !== window.width || other.height !== window.height)
    throw new RedirectError(`Redirect image ("${title}") \nis not the same size as the current image.`);
  return other;
}

/** As `redirectWindow`, at the same plane. */
export function redirectAtPlane(world: World, window: ImageWindow): ImageWindow | null {
  const other = redirectWindow(world, window);
  if (other !== null && other.planes.length > 1 && other.planes.length === window.planes.length)
    other.plane = window.plane;
  return other;
}

/** Statistics of the other image inside a selection of this one. An 8-bit image titled "mask" is itself the selection. */
export function redirectStatistics(
  world: World,
  window: ImageWindow,
  other: ImageWindow,
  roi: Roi | null,
  measurements: number,
): Statistics {
  let plane: MeasuredPlane = measuredPlane(other, roi, other.plane);
  if (window.title === "mask" && window.type === "8-bit")
    plane = { ...wholeProcessor(other), mask: Uint8Array.from(wholeProcessor(window).pixels) };
  return planeStatistics(plane, statisticsOptions(world, other, measurements));
}
