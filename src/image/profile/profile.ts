import {
  fitFineSpline,
  floatPolygon,
  relativeVertices,
  removeSpline,
  replaceRoi,
  roiBounds,
} from "../roi/index.ts";
import { calibrationTable } from "../statistics/index.ts";
import { type ImageWindow, type Rect, type Roi, type World, wholeProcessor } from "../world/index.ts";
import { type PixelValues, pixelValues, valuesAlong } from "./pixel-values.ts";
import { straightenLine } from "./straighten-line.ts";

/** Values along a line, or means of the columns (rows) of a rectangle. */
export interface Profile {
  readonly values: Float64Array;
  /** Distance from one value to the next, in the image's unit. */
  readonly step: number;
}

export interface ProfileOptions {
  /** Rectangles: means of rows, from top to bottom. */
  readonly vertical?: boolean;
  /** Default: the current one. */
  readonly plane?: number;
  /** Default: the window's. */
  readonly roi?: Roi;
  /** Raw values although the image's values are calibrated. */
  readonly raw?: boolean;
}

/** undefined: the selection is no line and no rectangle. A wide segmented line of the window becomes the spline that it is measured along.
 * @see ImageJ 1.54p ProfilePlot */
export function profile(
  world: World,
  window: ImageWindow,
  options: ProfileOptions = {},
): Profile | undefined {
  const roi = asLine(options.roi ?? window.roi);
  if (roi === null) return undefined;
  const plane = wholeProcessor(window, options.plane);
  const table = options.raw === true ? null : calibrationTable(window);
  const values = pixelValues(plane, table, world.options.rgbWeights);
  const interpolate = world.options.other.get("interpolateLines") !== false;
  const { pixelWidth, pixelHeight } = window.calibration;
  switch (roi.type) {
    case "line":
      return {
        values: straightProfile(values, roi, interpolate),
        step: stepOf(roi, pixelWidth, pixelHeight),
      };
    case "polyline":
    case "freeline": {
      const width = Math.floor(roi.strokeWidth + 0.5);
      if (width <= 1) return { values: bentProfile(values, roi, interpolate), step: pixelWidth };
      // ImageJ leaves the spline on the image's selection.
      if (roi === window.roi && roi.type === "polyline")
        replaceRoi(world, roi, fitFineSpline(removeSpline(roi)));
      return { values: wideProfile(values, roi, width), step: pixelWidth };
    }
    case "rectangle":
      return options.vertical === true
        ? { values: rowMeans(values, roiBounds(roi)), step: pixelHeight }
        : { values: columnMeans(values, roiBounds(roi)), step: pixelWidth };
    default:
      return undefined;
  }
}

/** A rotated rectangle counts as the line along its middle, an angle as its bounding rectangle. */
function asLine(roi: Roi | null): Roi | null {
  if (roi?.type === "angle") return { ...roi, type: "rectangle" };
  if (roi?.kind !== "rotated rectangle") return roi;
  const { x1, y1, x2, y2, width } = rotatedRectangleAxis(roi);
  return { ...roi, type: "line", kind: undefined, xs: [x1, x2], ys: [y1, y2], strokeWidth: width };
}

/** The line along the middle of a rotated rectangle, float32, and its width.
 * @see ImageJ 1.54p RotatedRectRoi.getParams */
export function rotatedRectangleAxis(roi: Roi): {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
} {
  const { xs, ys } = relativeVertices(roi);
  const { x, y } = roiBounds(roi);
  const middle = (values: readonly number[], a: number, b: number, base: number) =>
    Math.fround(Math.fround(values[a]! + Math.fround(values[b]! - values[a]!) / 2) + base);
  return {
    x1: middle(xs, 3, 0, x),
    y1: middle(ys, 3, 0, y),
    x2: middle(xs, 1, 2, x),
    y2: middle(ys, 1, 2, y),
    width: Number(roi.extra?.rectWidth ?? 1),
  };
}

function straightProfile(values: PixelValues, line: Roi, interpolate: boolean): Float64Array {
  if (line.strokeWidth <= 1) {
    const ends = [line.xs[0]!, line.ys[0]!, line.xs[1]!, line.ys[1]!] as const;
    return valuesAlong(values, ends, interpolate);
  }
  return wideProfile(values, line, Math.trunc(line.strokeWidth));
}

function stepOf({ xs, ys }: Roi, pixelWidth: number, pixelHeight: number): number {
  if (pixelWidth === pixelHeight) return pixelWidth;
  const dx = Math.fround(Math.fround(xs[1]!) - Math.fround(xs[0]!));
  const dy = Math.fround(Math.fround(ys[1]!) - Math.fround(ys[0]!));
  const pixels = Math.sqrt(dx * dx + dy * dy);
  const x = pixelWidth * dx;
  const y = pixelHeight * dy;
  return Math.sqrt(x * x + y * y) / pixels;
}

function wideProfile(values: PixelValues, line: Roi, width: number): Float64Array {
  const straight = straightenLine(values, line, width);
  if (straight === null) return new Float64Array(0);
  const rect = { x: 0, y: 0, width: straight.width, height: straight.height };
  return columnMeans(pixelValues({ ...straight, type: "32-bit" }), rect);
}

/** Mean of each column, NaN values and what lies outside the image left out. */
function columnMeans(values: PixelValues, { x, y, width, height }: Rect): Float64Array {
  const sums = new Float64Array(width);
  const counts = new Int32Array(width);
  for (let row = y; row < y + height; row++)
    for (let i = 0; i < width; i++) {
      const value = values.at(x + i, row);
      if (Number.isNaN(value)) continue;
      sums[i]! += value;
      counts[i]!++;
    }
  return sums.map((sum, i) => sum / counts[i]!);
}

function rowMeans(values: PixelValues, { x, y, width, height }: Rect): Float64Array {
  const sums = new Float64Array(height);
  const counts = new Int32Array(height);
  for (let column = x; column < x + width; column++)
    for (let i = 0; i < height; i++) {
      const value = values.at(column, y + i);
      if (Number.isNaN(value)) continue;
      sums[i]! += value;
      counts[i]!++;
    }
  return sums.map((sum, i) => sum / counts[i]!);
}

/** Along a segmented line: walked in hundredths of a pixel, a value taken when one pixel away from the last.
 * @see ImageJ 1.54p ProfilePlot.getIrregularProfile */
function bentProfile(values: PixelValues, line: Roi, interpolate: boolean): Float64Array {
  const { xs, ys } = floatPolygon(line);
  const n = xs.length;
  const increment = 0.01;
  const out: number[] = [];
  let xLast = 0;
  let yLast = 0;
  let x2 = xs[0]!;
  let y2 = ys[0]!;
  for (let i = 1; i < n; i++) {
    let x = x2;
    let y = y2;
    const dx = xs[i]! - x2;
    const dy = ys[i]! - y2;
    x2 = xs[i]!;
    y2 = ys[i]!;
    const distance = Math.sqrt(dx * dx + dy * dy);
    const xStep = (dx * increment) / distance;
    const yStep = (dy * increment) / distance;
    let left = Math.trunc(distance / increment);
    if (n === 2) left++;
    do {
      const away = Math.sqrt((x - xLast) * (x - xLast) + (y - yLast) * (y - yLast));
      if (away >= 1.0 - increment / 2.0) {
        const value = interpolate
          ? values.between(x, y)
          : values.at(Math.floor(x + 0.5), Math.floor(y + 0.5));
        out.push(value);
        xLast = x;
        yLast = y;
      }
      x += xStep;
      y += yStep;
    } while (--left > 0);
  }
  return Float64Array.from(out);
}
