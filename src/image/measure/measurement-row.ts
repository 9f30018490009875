import { isHyperstack, positionOf } from "../display/index.ts";
import { rotatedRectangleAxis } from "../profile/index.ts";
import { convexHull, feret, isArea, isLine, makeRectangle, roiBounds, roiLength } from "../roi/index.ts";
import {
  calibratedX,
  calibratedY,
  emptyStatistics,
  Measurements as M,
  type Statistics,
} from "../statistics/index.ts";
import {
  addLabel,
  addNumber,
  addRow,
  columnFor,
  DEFAULT_HEADINGS,
  setDefaultHeadings,
  showTable,
} from "../tables/index.ts";
import {
  type ImageWindow,
  newTable,
  newWindow,
  type ResultsTable,
  type Roi,
  type World,
} from "../world/index.ts";
import { measurementLabel } from "./measurement-label.ts";
import { addPoint, invertsY } from "./point-values.ts";
import { removeSummary } from "./summary-rows.ts";

/** What a row is about. */
export interface Measured {
  readonly statistics: Statistics;
  readonly roi: Roi | null;
  /** The selection belongs to the window: lengths are calibrated. Particles do only when their shape is asked for. */
  readonly roiCalibrated?: boolean;
  readonly measurements: number;
}

/** Slots of the columns that Measure fills. */
export const SLOT: Readonly<Record<string, number>> = Object.fromEntries(
  DEFAULT_HEADINGS.map((heading, index) => [heading, index]),
);

/** Add a row with everything that is measured; a summary under the table goes first.
 * @see ImageJ 1.54p Analyzer.saveResults */
export function addMeasurementRow(
  world: World,
  table: ResultsTable,
  window: ImageWindow,
  measured: Measured,
): void {
  if (table.columns[DEFAULT_HEADINGS.length - 1] === undefined) setDefaultHeadings(table);
  removeSummary(world, table);
  addRow(table);
  const { measurements, statistics: s, roi } = measured;
  const has = (bit: number) => (measurements & bit) !== 0;
  const add = (heading: string, value: number) => addNumber(table, SLOT[heading]!, value);
  if (has(M.LABELS)) addLabel(table, measurementLabel(world, window));
  if (has(M.AREA)) add("Area", s.area);
  if (has(M.MEAN)) add("Mean", s.mean);
  if (has(M.STD_DEV)) add("StdDev", s.stdDev);
  if (has(M.MODE)) add("Mode", s.mode);
  if (has(M.MIN_MAX)) {
    if (world.options.other.get("showMin") !== false) add("Min", s.min);
    add("Max", s.max);
  }
  if (has(M.CENTROID)) {
    add("X", s.xCentroid);
    add("Y", s.yCentroid);
  }
  if (has(M.CENTER_OF_MASS)) {
    add("XM", s.xCenterOfMass);
    add("YM", s.yCenterOfMass);
  }
  if (has(M.PERIMETER | M.SHAPE_DESCRIPTORS)) addShape(world, table, window, measured, add);
  if (has(M.RECT)) addRectangle(world, window, measured, add);
  if (has(M.ELLIPSE)) {
    add("Major", s.major);
    add("Minor", s.minor);
    add("Angle", s.angle);
  }
  if (has(M.FERET)) addFeret(window, measured, add);
  if (has(M.INTEGRATED_DENSITY)) {
    add("IntDen", s.area * s.mean);
    add("RawIntDen", s.pixelCount * s.rawMean);
  }
  if (has(M.MEDIAN)) add("Median", s.median);
  if (has(M.SKEWNESS)) add("Skew", s.skewness);
  if (has(M.KURTOSIS)) add("Kurt", s.kurtosis);
  if (has(M.AREA_FRACTION)) add("%Area", s.areaFraction);
  if (has(M.STACK_POSITION)) addPosition(world, table, window, measured);
  if (roi !== null) addSelection(world, table, window, measured, roi);
  if (has(M.LIMIT) && window.type !== "RGB") {
    add("MinThr", s.lowerThreshold);
    add("MaxThr", s.upperThreshold);
  }
  if (roi?.kind === "rotated rectangle") addRotatedRectangle(table, window, roi);
  if (roi !== null && roi.group > 0) addNumber(table, "Group", roi.group);
}

type Add = (heading: string, value: number) => void;

function addShape(
  world: World,
  table: ResultsTable,
  window: ImageWindow,
  { statistics: s, roi, measurements, roiCalibrated }: Measured,
  add: Add,
): void {
  const { pixelWidth, pixelHeight } = window.calibration;
  const scaled = roiCalibrated !== false;
  let perimeter = window.width * 2 + window.height * 2;
  if (roi !== null) perimeter = scaled ? roiLength(roi, pixelWidth, pixelHeight) : roiLength(roi);
  if ((measurements & M.PERIMETER) !== 0) add("Perim.", perimeter);
  if ((measurements & M.SHAPE_DESCRIPTORS) === 0) return;
  const circularity = perimeter === 0 ? 0 : 4.0 * Math.PI * (s.area / (perimeter * perimeter));
  add("Circ.", Math.min(circularity, 1));
  const area = roi === null || isArea(roi);
  const convexArea = roi !== null ? hullArea(roi) : s.pixelCount;
  add("AR", area ? s.major / s.minor : 0);
  add("Round", area ? (4.0 * s.area) / (Math.PI * s.major * s.major) : 0);
  add("Solidity", area ? s.pixelCount / convexArea : Number.NaN);
  if (table.size === 1)
    for (const heading of ["Circ.", "AR", "Round", "Solidity"])
      columnFor(table, SLOT[heading]!).decimals = world.options.precision;
}

/** Area of the convex hull, its vertices rounded half up to whole pixels. */
function hullArea(roi: Roi): number {
  const { xs, ys } = convexHull(roi);
  const round = (value: number) => Math.floor(value + 0.5);
  let sum = 0;
  for (let i = 0, j = xs.length - 1; i < xs.length; j = i++)
    sum += (round(xs[i]!) + round(xs[j]!)) * (round(ys[i]!) - round(ys[j]!));
  return Math.abs(sum / 2);
}

function addRectangle(world: World, window: ImageWindow, { statistics: s, roi }: Measured, add: Add): void {
  if (roi === null || !isLine(roi)) {
    add("BX", s.roiX);
    add("BY", s.roiY);
    add("Width", s.roiWidth);
    add("Height", s.roiHeight);
    return;
  }
  const { calibration } = window;
  const { x, y, width, height } = roiBounds(roi);
  add("BX", calibratedX(calibration, x));
  add("BY", calibratedY(calibration, y, window.height, invertsY(world, window)));
  add("Width", width * calibration.pixelWidth);
  add("Height", height * calibration.pixelHeight);
}

function addFeret(window: ImageWindow, { roi, roiCalibrated }: Measured, add: Add): void {
  const { pixelWidth, pixelHeight } = window.calibration;
  // A selection of the whole image belongs to no window in ImageJ: pixels.
  const scaled = roi !== null && roiCalibrated !== false;
  const found =
    roi === null
      ? feret(makeRectangle(0, 0, window.width, window.height))
      : scaled
        ? feret(roi, pixelWidth, pixelHeight)
        : feret(roi);
  add("Feret", found?.max ?? Number.NaN);
  add("FeretX", found?.x ?? Number.NaN);
  add("FeretY", found?.y ?? Number.NaN);
  add("FeretAngle", found?.angle ?? Number.NaN);
  add("MinFeret", found?.min ?? Number.NaN);
}

function addPosition(
  world: World,
  table: ResultsTable,
  window: ImageWindow,
  { roi, measurements }: Measured,
): void {
  const { channels, slices, frames, plane } = window;
  const positions: [string, number][] = [];
  if (isHyperstack(window) || window.composite !== null) {
    const at = positionOf(window);
    if (channels > 1) positions.push(["Ch", at.channel]);
    if (slices > 1) positions.push(["Slice", at.slice]);
    if (frames > 1) positions.push(["Frame", at.frame]);
  } else positions.push(["Slice", plane + 1]);
  let update = false;
  for (const [heading, value] of positions) {
    if (table.columns[SLOT[heading]!]?.values == null) update = true;
    addNumber(table, heading, value);
  }
  if (update && table === world.results && table.panel !== null)
    updateColumns(world, table, window, roi, measurements);
}

function addSelection(
  world: World,
  table: ResultsTable,
  window: ImageWindow,
  { measurements, roiCalibrated }: Measured,
  roi: Roi,
): void {
  const { pixelWidth, pixelHeight } = window.calibration;
  if (roi.type === "angle") {
    const angle = angleOf(roi);
    addNumber(table, "Angle", world.options.other.get("reflexAngle") === true ? 360.0 - angle : angle);
  } else if (isLine(roi)) {
    addNumber(
      table,
      "Length",
      roiCalibrated === false ? roiLength(roi) : roiLength(roi, pixelWidth, pixelHeight),
    );
    if (roi.type === "line" && world.options.other.get("showAngle") !== false)
      addNumber(table, "Angle", lineAngle(roi.xs, roi.ys, pixelWidth, pixelHeight));
  } else if (roi.type === "point") {
    if ((measurements & M.AREA) !== 0) addNumber(table, SLOT.Area!, 0);
    addPoint(world, table, window, roi);
  }
}

/** Degrees between a line and the horizontal, -180 … 180, counter-clockwise. */
export function lineAngle(
  xs: readonly number[],
  ys: readonly number[],
  pixelWidth: number,
  pixelHeight: number,
): number {
  const dx = (xs[1]! - xs[0]!) * pixelWidth;
  const dy = (ys[0]! - ys[1]!) * pixelHeight;
  return (180.0 / Math.PI) * Math.atan2(dy, dx);
}

/** Degrees between the two legs of an angle, 0 … 180; not calibrated. */
export function angleOf({ xs, ys }: Roi): number {
  const first = lineAngle(xs, ys, 1, 1);
  const second = lineAngle(xs.slice(1), ys.slice(1), 1, 1);
  const degrees = Math.abs(180 - Math.abs(first - second));
  return degrees > 180 ? 360 - degrees : degrees;
}

function addRotatedRectangle(table: ResultsTable, window: ImageWindow, roi: Roi): void {
  const { x1, y1, x2, y2, width } = rotatedRectangleAxis(roi);
  const { pixelWidth, pixelHeight } = window.calibration;
  const pixel = pixelWidth === pixelHeight ? pixelWidth : 1;
  addNumber(table, "RRLength", Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1)) * pixel);
  addNumber(table, "RRWidth", width * pixel);
}

/** Show the columns that measuring would fill now, and no others but those added by hand.
 * @see ImageJ 1.54p ResultsTable.update */
export function updateColumns(
  world: World,
  table: ResultsTable,
  window: ImageWindow | null,
  roi: Roi | null,
  measurements: number,
): void {
  const wanted =
    window === null ? columnsWithoutImage(world, measurements) : columnsOf(world, window, roi, measurements);
  const last = Math.max(wanted.lastColumn, table.lastColumn);
  for (let i = 0; i <= last; i++) {
    const theirs = wanted.columns[i];
    const ours = table.columns[i];
    if (theirs?.values != null && ours?.values == null) {
      if (ours !== undefined) ours.heading = theirs.heading;
      columnFor(table, i).heading = theirs.heading;
    } else if (theirs?.values == null && ours?.values != null && !ours.keep) ours.values = null;
  }
  if (wanted.labels === null) table.labels = null;
  else if (table.labels === null) {
    table.labels = [];
    table.labelHeading = "Label";
  }
  if (table.size > 0) showTable(world, table, "Results");
}

function columnsOf(world: World, window: ImageWindow, roi: Roi | null, measurements: number): ResultsTable {
  const table = newTable(null, world.options.precision);
  addMeasurementRow(world, table, window, { statistics: emptyStatistics(), roi, measurements });
  return table;
}

function columnsWithoutImage(world: World, measurements: number): ResultsTable {
  const nothing = newWindow(0, { title: "", type: "8-bit", width: 1, height: 1 });
  return columnsOf(world, nothing, null, measurements);
}
