import { isHyperstack, planeAt, positionOf } from "../display/index.ts";
import { type PlotValues, profile } from "../profile/index.ts";
import { isLine } from "../roi/index.ts";
import { Measurements as M, planeStatistics, type StatisticsOptions } from "../statistics/index.ts";
import type { ImageWindow, World } from "../world/index.ts";
import { measuredPlane } from "./measured-plane.ts";
import { statisticsOptions } from "./window-statistics.ts";

/** Mean of the selection in each plane of a stack, or along z or time of a hyperstack at its current position.
 * @see ImageJ 1.54p ZAxisProfiler */
export function zProfile(world: World, window: ImageWindow, alongTime: boolean): PlotValues {
  const planes = planesOf(window, alongTime);
  const options = statisticsOptions(world, window, world.options.measurements | M.MEAN);
  const ys = Float32Array.from(planes, (plane) => meanOf(world, window, plane, options));
  const { calibration } = window;
  const scaled =
    calibration.pixelWidth !== 1 ||
    calibration.pixelHeight !== 1 ||
    calibration.pixelDepth !== 1 ||
    calibration.unit !== "pixel";
  let origin = -1;
  let factor = 1;
  if (scaled) {
    const step = Math.fround(alongTime ? calibration.frameInterval : calibration.pixelDepth);
    if (step !== 0) {
      factor = step;
      origin = alongTime ? 0 : calibration.zOrigin;
    }
  }
  return { xs: ys.map((_, i) => (i - origin) * factor), ys };
}

function planesOf(window: ImageWindow, alongTime: boolean): number[] {
  if (!isHyperstack(window)) return window.planes.map((_, index) => index);
  const here = positionOf(window);
  const size = alongTime ? window.frames : window.slices;
  return Array.from({ length: size }, (_, i) =>
    planeAt(window, alongTime ? { ...here, frame: i + 1 } : { ...here, slice: i + 1 }),
  );
}

function meanOf(world: World, window: ImageWindow, plane: number, options: StatisticsOptions): number {
  const { roi } = window;
  if (roi === null || !isLine(roi) || isHyperstack(window))
    return planeStatistics(measuredPlane(window, roi, plane, "processor"), options).mean;
  const values = Float32Array.from(profile(world, window, { plane, raw: true })?.values ?? []);
  const rect = { x: 0, y: 0, width: values.length, height: 1 };
  const line = { type: "32-bit" as const, width: values.length, height: 1, pixels: values, rect, mask: null };
  return planeStatistics(line, { ...options, threshold: null, table: null }).mean;
}
