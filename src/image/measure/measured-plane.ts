import { floatPolygon, isArea, roiBounds, roiMask, wholePolygon } from "../roi/index.ts";
import type { MeasuredPlane } from "../statistics/index.ts";
import { type ImageWindow, type Roi, wholeProcessor } from "../world/index.ts";

/** What a selection limits measuring to: areas cut at the image border; one point its pixel; lines, several points and none: everything.
 * A selection wholly outside the image measures nothing.
 * @param points - "all": several points are measured as the pixels they lie on (getStatistics)
 */
export function measuredPlane(
  window: ImageWindow,
  roi: Roi | null = window.roi,
  plane = window.plane,
  points: "one" | "all" = "one",
): MeasuredPlane {
  const whole = wholeProcessor(window, plane);
  if (roi === null) return whole;
  if (roi.type === "point" && roi.xs.length === 1) {
    // Rounded where several points would be allowed, cut off elsewhere: as ImageJ's ImageProcessor and ImagePlus differ.
    const { xs, ys } = points === "all" ? wholePolygon(roi) : floatPolygon(roi);
    return cut(whole, { x: Math.trunc(xs[0]!), y: Math.trunc(ys[0]!), width: 1, height: 1 }, null);
  }
  if (!isArea(roi) && !(roi.type === "point" && points === "all")) return whole;
  return cut(whole, roiBounds(roi), roiMask(roi));
}

type Box = MeasuredPlane["rect"];

function cut(whole: MeasuredPlane, bounds: Box, mask: Uint8Array | null): MeasuredPlane {
  const x = Math.max(0, bounds.x);
  const y = Math.max(0, bounds.y);
  const width = Math.min(whole.width, bounds.x + bounds.width) - x;
  const height = Math.min(whole.height, bounds.y + bounds.height) - y;
  if (width <= 0 || height <= 0) return { ...whole, rect: { x: 0, y: 0, width: 0, height: 0 }, mask: null };
  const rect = { x, y, width, height };
  if (mask === null || (width === bounds.width && height === bounds.height)) return { ...whole, rect, mask };
  const part = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = (y - bounds.y + row) * bounds.width + (x - bounds.x);
    part.set(mask.subarray(from, from + width), row * width);
  }
  return { ...whole, rect, mask: part };
}
