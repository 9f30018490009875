import { floatPolygon, isArea, roiBounds, roiMask, wholePolygon } from "../roi/index.ts";
import type { MeasuredPlane } from "../statistics/index.ts";
import { type ImageWindow, type Roi, wholeProcessor } from "../world/index.ts";

/** What a selection limits measuring to, as ImageJ's ImagePlus sees it: areas cut at the image border; one point its pixel, coordinates
 * cut off; lines, several points and none: everything. A selection wholly outside the image measures nothing.
 * @param by - "processor": as ImageJ's ImageProcessor sees it, where lines count as their bounding box, segmented ones as the polygon
 * they span, points as their pixels, coordinates rounded (getStatistics, stack statistics, auto-threshold) */
export function measuredPlane(
  window: ImageWindow,
  roi: Roi | null = window.roi,
  plane = window.plane,
  by: "image" | "processor" = "image",
): MeasuredPlane {
  const whole = wholeProcessor(window, plane);
  if (roi === null) return whole;
  if (roi.type === "point" && roi.xs.length === 1) {
    const { xs, ys } = by === "processor" ? wholePolygon(roi) : floatPolygon(roi);
    return cut(whole, { x: Math.trunc(xs[0]!), y: Math.trunc(ys[0]!), width: 1, height: 1 }, null);
  }
  if (by === "image" && !isArea(roi)) return whole;
  const segmented = roi.type === "polyline" || roi.type === "freeline" || roi.type === "angle";
  return cut(whole, roiBounds(roi), roiMask(segmented ? { ...roi, type: "polygon" } : roi));
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
