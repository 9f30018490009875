import { profile } from "../profile/index.ts";
import { floatPolygon, isLine, lineToArea, roiLength } from "../roi/index.ts";
import {
  calibratedX,
  calibratedY,
  calibrationTable,
  emptyStatistics,
  isValueCalibrated,
  Measurements as M,
  type MeasuredPlane,
  planeStatistics,
  type Statistics,
} from "../statistics/index.ts";
import {
  addLabel,
  addNumber,
  addRow,
  columnExists,
  DEFAULT_HEADINGS,
  setDefaultHeadings,
} from "../tables/index.ts";
import type { ImageWindow, ResultsTable, Roi, World } from "../world/index.ts";
import { measuredPlane } from "./measured-plane.ts";
import { measurementLabel } from "./measurement-label.ts";
import { addMeasurementRow, lineAngle, updateColumns } from "./measurement-row.ts";
import { invertsY } from "./point-values.ts";
import { redirectAtPlane, redirectStatistics } from "./redirect.ts";
import { displayRow, resetResults } from "./results-window.ts";
import { removeSummary } from "./summary-rows.ts";
import { statisticsOptions, windowStatistics } from "./window-statistics.ts";

/** Measure the selection of a window: a row for it, or one for each point.
 * @param table - the world's results table or one of the caller's; only the former is shown.
 * @throws RedirectError
 * @see ImageJ 1.54p Analyzer.measure */
export function measure(world: World, window: ImageWindow, table: ResultsTable, measurements: number): void {
  const last = table.columns[DEFAULT_HEADINGS.length - 1];
  if (last === undefined || !last.heading.startsWith("M")) reset(world, table);
  const { roi } = window;
  if (roi?.type === "point") measurePoints(world, window, table, measurements, roi);
  else if (roi?.type === "angle") {
    prepareColumns(world, window, table, measurements, roi, ["Angle"]);
    addMeasurementRow(world, table, window, { statistics: emptyStatistics(), roi, measurements });
  } else if (roi !== null && isLine(roi)) measureLine(world, window, table, measurements, roi);
  else {
    const other = redirectAtPlane(world, window);
    const statistics =
      other === null
        ? windowStatistics(world, window, measurements)
        : redirectStatistics(world, window, other, roi, measurements);
    if (world.results.panel === null) reset(world, table);
    addMeasurementRow(world, table, window, { statistics, roi, measurements });
  }
}

/** Rows of the results table go; another table never has any when it is measured into. */
function reset(world: World, table: ResultsTable): void {
  if (table.size > 0) resetResults(world);
  if (table.columns[DEFAULT_HEADINGS.length - 1] === undefined) setDefaultHeadings(table);
}

/** Rows that nobody sees go; columns that the selection needs are shown. */
function prepareColumns(
  world: World,
  window: ImageWindow,
  table: ResultsTable,
  measurements: number,
  roi: Roi,
  needed: readonly string[],
): void {
  if (table.size === 0) return;
  if (world.results.panel === null) reset(world, table);
  if (needed.every((heading) => columnExists(table, heading))) return;
  removeSummary(world, table);
  updateColumns(world, table, window, roi, measurements);
}

function measurePoints(
  world: World,
  window: ImageWindow,
  table: ResultsTable,
  measurements: number,
  roi: Roi,
): void {
  if (table.size > 0) {
    if (world.results.panel === null) reset(world, table);
    if (!columnExists(table, "X") && table.lastColumn < DEFAULT_HEADINGS.length - 1) {
      removeSummary(world, table);
      updateColumns(world, table, window, roi, measurements);
    }
  }
  const { xs, ys } = floatPolygon(roi);
  const source = redirectAtPlane(world, window) ?? window;
  const options = statisticsOptions(world, source, measurements);
  const counts = new Map<number, number>();
  for (const counter of roi.counters ?? []) counts.set(counter & 255, (counts.get(counter & 255) ?? 0) + 1);
  for (const [i, x] of xs.entries()) {
    const y = ys[i]!;
    const position = xs.length > 1 ? (roi.pointPositions?.[i] ?? 0) : 0;
    const plane =
      source.planes.length > 1 && position > 0 && position <= source.planes.length
        ? position - 1
        : source.plane;
    const pixel = onePixel(source, Math.floor(x + 0.5), Math.floor(y + 0.5), plane);
    const statistics = planeStatistics(pixel, options);
    statistics.xCenterOfMass = x;
    statistics.yCenterOfMass = y;
    const counter = (roi.counters?.[i] ?? 0) & 255;
    const point: Roi = {
      ...roi,
      name: null,
      group: 0,
      xs: [x],
      ys: [y],
      bounds: { x, y, width: 0, height: 0 },
      box: { x: Math.floor(x + 0.5), y: Math.floor(y + 0.5), width: 1, height: 1 },
      position,
      counters: [counter],
      extra: counts.size > 1 ? { counterCount: counts.get(counter) ?? 0 } : {},
    };
    // Positions and shape of a single point are ImageJ's without an image: pixels.
    addMeasurementRow(world, table, window, {
      statistics,
      roi: point,
      measurements,
      roiCalibrated: false,
    });
    if (table === world.results) displayRow(world);
  }
}

function onePixel(source: ImageWindow, x: number, y: number, plane: number): MeasuredPlane {
  const whole = measuredPlane(source, null, plane);
  const inside = x >= 0 && y >= 0 && x < whole.width && y < whole.height;
  return {
    ...whole,
    mask: null,
    rect: inside ? { x, y, width: 1, height: 1 } : { x: 0, y: 0, width: 0, height: 0 },
  };
}

function measureLine(
  world: World,
  window: ImageWindow,
  table: ResultsTable,
  measurements: number,
  roi: Roi,
): void {
  const other = redirectAtPlane(world, window);
  if (other !== null) other.roi = roi;
  const source = other ?? window;
  prepareColumns(
    world,
    source,
    table,
    measurements,
    roi,
    roi.type === "line" ? ["Length", "Angle"] : ["Length"],
  );
  const wanted = M.AREA + M.MEAN + M.STD_DEV + M.MODE + M.MIN_MAX + M.CENTROID + M.MEDIAN;
  if ((measurements & wanted) === 0) {
    addLengthRow(world, window, table, measurements, roi);
    return;
  }
  const statistics = lineStatistics(world, source, roi);
  if (statistics === undefined) return;
  if (roi.type === "line" && (measurements & M.CENTROID) !== 0) {
    const [x1, x2] = roi.xs.map(Math.fround) as [number, number];
    const [y1, y2] = roi.ys.map(Math.fround) as [number, number];
    const { calibration } = window;
    statistics.xCentroid = calibratedX(calibration, x1 + Math.fround(x2 - x1) / 2.0);
    const y = y1 + Math.fround(y2 - y1) / 2.0;
    statistics.yCentroid = calibratedY(calibration, y, source.height, invertsY(world, window));
  }
  addMeasurementRow(world, table, window, { statistics, roi, measurements });
}

function addLengthRow(
  world: World,
  window: ImageWindow,
  table: ResultsTable,
  measurements: number,
  roi: Roi,
): void {
  const { pixelWidth, pixelHeight } = window.calibration;
  addRow(table);
  addNumber(table, "Length", roiLength(roi, pixelWidth, pixelHeight));
  if (roi.type === "line" && world.options.other.get("showAngle") !== false)
    addNumber(table, "Angle", lineAngle(roi.xs, roi.ys, pixelWidth, pixelHeight));
  if ((measurements & M.LABELS) !== 0) addLabel(table, measurementLabel(world, window));
}

/** Statistics of the values along a line; of a wide line those of the pixels it covers. */
function lineStatistics(world: World, source: ImageWindow, roi: Roi): Statistics | undefined {
  const limit = world.options.measurements & M.LIMIT;
  const bits = M.AREA + M.MEAN + M.STD_DEV + M.MODE + M.MIN_MAX + M.MEDIAN + limit;
  const options = statisticsOptions(world, source, bits);
  if (Math.floor(roi.strokeWidth + 0.5) > 1)
    return planeStatistics(measuredPlane(source, lineToArea(roi)), options);
  const found = profile(world, source, { roi, raw: isValueCalibrated(source) && limit !== 0 });
  if (found === undefined) return undefined;
  const line = rowOf(Float32Array.from(found.values), limit !== 0 ? source.type : "32-bit");
  return planeStatistics(line, {
    ...options,
    table: line.type === "8-bit" || line.type === "16-bit" ? calibrationTable(source) : null,
    threshold: limit !== 0 ? source.threshold : null,
  });
}

/** Values as a plane of one row, rounded and clamped to the type. */
function rowOf(values: Float32Array, type: ImageWindow["type"]): MeasuredPlane {
  const shape = {
    width: values.length,
    height: 1,
    mask: null,
    rect: { x: 0, y: 0, width: values.length, height: 1 },
  };
  if (type !== "8-bit" && type !== "16-bit") return { ...shape, type: "32-bit", pixels: values };
  const top = type === "8-bit" ? 255 : 65535;
  // ImageJ adds the half in float for 8-bit, in double for 16-bit.
  const half = (value: number) => (type === "8-bit" ? Math.fround(value + 0.5) : value + 0.5);
  const pixels = values.map((value) => Math.trunc(Math.min(Math.max(half(value), 0), top)) || 0);
  return { ...shape, type, pixels };
}
