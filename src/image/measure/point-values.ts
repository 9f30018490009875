import { isHyperstack, positionOf } from "../display/index.ts";
import { floatPolygon } from "../roi/index.ts";
import { calibratedX, calibratedY, Measurements as M } from "../statistics/index.ts";
import { addNumber } from "../tables/index.ts";
import type { ImageWindow, ResultsTable, Roi, World } from "../world/index.ts";

/** Position of a point selection's first point in the columns X, Y and, in stacks, Ch, Slice and Frame; of numbered points Counter and Count.
 * @see ImageJ 1.54p Analyzer.savePoints */
export function addPoint(world: World, table: ResultsTable, window: ImageWindow, roi: Roi): void {
  const { calibration, channels, slices, frames } = window;
  const { xs, ys } = floatPolygon(roi);
  addNumber(table, "X", calibratedX(calibration, xs[0]!));
  addNumber(table, "Y", calibratedY(calibration, ys[0]!, window.height, invertsY(world, window)));
  const plane = roi.position > 0 ? roi.position - 1 : window.plane;
  if (isHyperstack(window) || window.composite !== null) {
    const at = positionOf(window, plane);
    if (channels > 1) addNumber(table, "Ch", at.channel);
    if (slices > 1) addNumber(table, "Slice", at.slice);
    if (frames > 1) addNumber(table, "Frame", at.frame);
  } else if (window.planes.length > 1) addNumber(table, "Slice", plane + 1);
  const count = roi.extra?.counterCount;
  if (typeof count === "number") {
    addNumber(table, "Counter", roi.counters?.[0] ?? 0);
    addNumber(table, "Count", count);
  }
}

/** Y counts from the lower edge: by Set Measurements or by the window itself. */
export function invertsY(world: World, window: ImageWindow): boolean {
  return (world.options.measurements & M.INVERT_Y) !== 0 || window.calibration.invertY === true;
}
