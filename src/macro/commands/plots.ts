import { calibratedValue, isHyperstack, positionOf, setPlane } from "../../image/display/index.ts";
import { boxCounts, windowStackStatistics, windowStatistics, zProfile } from "../../image/measure/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import { openHistogram, openPlot, plotTitle, profile } from "../../image/profile/index.ts";
import { deselectRoi, isArea, roiBounds } from "../../image/roi/index.ts";
import {
  Measurements as M,
  type MeasuredPlane,
  type Statistics,
  stackStatistics,
} from "../../image/statistics/index.ts";
import {
  addNumber,
  addRow,
  applyMeasurementOptions,
  columnIndex,
  headings,
  setLabel,
  showTable,
} from "../../image/tables/index.ts";
import { type ImageWindow, isInvertingLut, wholeProcessor } from "../../image/world/index.ts";
import { keysOf } from "../builtins/selection-in-use.ts";
import { unitsOf } from "../builtins/units.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { shortTitle } from "./open-maps.ts";
import { shownNumber } from "./shown-number.ts";

const DRAWING = "the window opens without ImageJ's drawing; its values are read with Plot.getValues";

const BLANK = "the window opens without ImageJ's drawings";

const plotProfile = command("Plot Profile", { menu: "Analyze", partly: DRAWING }, (host) => {
  const window = host.image();
  const vertical = keysOf(host).alt || host.world.options.other.get("verticalProfile") === true;
  const found = profile(host.world, window, { vertical });
  if (found === undefined) return host.error("Line or rectangular selection required");
  const ys = Float32Array.from(found.values);
  openPlot(host.world, `Plot of ${plotTitle(window.title)}`, { xs: ys.map((_, i) => i * found.step), ys });
});

/** A stack of plots; their values cannot be read, in ImageJ neither.
 * @see ImageJ 1.54p, ij.plugin.StackPlotter */
const plotXYProfile = command("Plot XY Profile", { menu: "Image>Stacks>Tools ", partly: BLANK }, (host) => {
  const { world } = host;
  const window = host.image();
  if (window.roi === null) host.error("Line or rectangular selection required");
  if (window.planes.length < 2) host.error("This plugin requires a stack");
  const hyper = [window.channels, window.slices, window.frames].filter((size) => size > 1).length > 1;
  const overSlices = hyper && window.frames === 1;
  const count = hyper ? (overSlices ? window.slices : window.frames) : window.planes.length;
  if (profile(world, window) === undefined) host.error("Line or rectangular selection required.");
  const [width, height] = [696, 405];
  host.claim(width * height * count, "plots");
  const planes = Array.from({ length: count }, () => new Uint8Array(width * height).fill(255));
  const made = world.open({ title: "Profile Plots", type: "8-bit", width, height, planes });
  setPlane(made, Math.min(count - 1, hyper ? positionOf(window).slice - 1 : window.plane));
});

const plotZProfile = command(
  "Plot Z-axis Profile",
  { menu: "Image>Stacks", options: ["profile"], partly: DRAWING },
  (host, options) => {
    const window = host.image();
    const { planes, slices, frames, roi } = window;
    if (planes.length < 2) host.error("This command requires a stack.");
    const bothWays = isHyperstack(window) && slices > 1 && frames > 1;
    const time = bothWays
      ? options.choice("profile", ["time", "z-axis"], "time") === "time"
      : slices === 1 && frames > 1;
    const { x, y } = roi === null ? { x: 0, y: 0 } : roiBounds(roi);
    openPlot(host.world, `${window.title}-${x}-${y}`, zProfile(host.world, window, time), "RGB");
  },
);

interface HistogramOptions {
  readonly bins: number;
  /** Both 0: the values that occur. */
  readonly min: number;
  readonly max: number;
  readonly yMax: number;
  readonly stack: boolean;
}

function histogramOptions(window: ImageWindow, options: CommandOptions): HistogramOptions {
  const several = window.planes.length > 1;
  if (options.absent) return { bins: 256, min: 0, max: 0, yMax: 0, stack: false };
  const shown = wholeProcessor(window);
  const own = options.flag("use");
  const [low, high] = [calibratedValue(window, shown.min), calibratedValue(window, shown.max)];
  const digits = Number.isInteger(low) && Number.isInteger(high) ? 0 : -2;
  return {
    bins: toInt(options.number("bins", 256)),
    min: own ? 0 : shownNumber(options, "x_min", low, digits),
    max: own ? 0 : shownNumber(options, "x_max", high, digits),
    yMax: toInt(Number(options.string("y_max", "Auto")) || 0),
    stack: several && options.flag("stack"),
  };
}

const histogram = command(
  "Histogram",
  { menu: "Analyze", options: ["bins", "use", "x_min", "x_max", "y_max", "stack"], partly: DRAWING },
  (host, options) => {
    const window = host.image();
    const chosen = histogramOptions(window, options);
    host.claim(chosen.bins * 16, "histogram");
    const s = histogramStatistics(host, window, chosen);
    const xs = Float32Array.from(s.histogram, (_, i) =>
      calibratedValue(window, s.histogramMin + i * s.binSize),
    );
    openHistogram(host.world, `Histogram of ${shortTitle(window.title)}`, {
      xs,
      ys: Float32Array.from(s.histogram),
    });
  },
);

function histogramStatistics(host: MacroHost, window: ImageWindow, chosen: HistogramOptions): Statistics {
  const { world } = host;
  const { bins, min, max, yMax, stack } = chosen;
  const eight = window.type === "8-bit" || window.type === "RGB";
  const custom = eight && (!(min === 0 && max === 0) || bins !== 256 || yMax > 0);
  const bits = M.AREA + M.MEAN + M.MODE + M.MIN_MAX;
  if (!stack && !custom) {
    const seen = window.threshold !== null && window.threshold.mode !== "no color";
    const limit = seen ? world.options.measurements & M.LIMIT : 0;
    return windowStatistics(world, window, bits + limit, { bins, min, max });
  }
  const range = { bins, min, max, tick: () => host.tick() };
  if (stack || window.planes.length === 1) return windowStackStatistics(world, window, range);
  return stackStatistics([wholeProcessor(window)], { ...range, rgbWeights: world.options.rgbWeights });
}

const distribution = command(
  "Distribution...",
  {
    menu: "Analyze",
    options: ["parameter", "automatic", "or", "and"],
    needsImage: false,
    partly: DRAWING,
  },
  (host, options) => {
    const { results } = host.world;
    if (results.size === 0) host.error('The "Results" table is empty');
    const parameter = options.choice("parameter", headings(results), "Area");
    const values = results.columns[columnIndex(results, parameter)]?.values?.slice(0, results.size);
    if (values === undefined) return host.error(`No available results: "${parameter}"`);
    const data = Float32Array.from(values);
    let bins = toInt(options.number("or", 10));
    let [min, max] = [0, 0];
    if (options.absent || options.flag("automatic")) bins = scottBins(data);
    else [min, max] = rangeOf(options.string("and", "0-0"));
    host.claim(bins * 16, "histogram");
    const rect = { x: 0, y: 0, width: data.length, height: 1 };
    const row: MeasuredPlane = {
      type: "32-bit",
      width: data.length,
      height: 1,
      pixels: data,
      rect,
      mask: null,
    };
    const s = stackStatistics([row], { bins, min, max });
    openHistogram(host.world, `${parameter} Distribution`, {
      xs: Float32Array.from(s.histogram, (_, i) => s.histogramMin + i * s.binSize),
      ys: Float32Array.from(s.histogram),
    });
  },
);

/** "-5-20" → -5 and 20; 0 and 0 where either is no number. */
function rangeOf(text: string): [number, number] {
  const parts = text.replace(/([0-9.])[\t ]*-/g, "$1,").split(",");
  const min = Number(parts[0]);
  const max = parts.length === 2 ? Number(parts[1]) : Number.NaN;
  return Number.isNaN(min) || Number.isNaN(max) ? [0, 0] : [min, max];
}

/** Number of bins by Scott's rule (1979), in float32 as ImageJ computes it; 2 at least. */
function scottBins(data: Float32Array): number {
  const f = Math.fround;
  let [min, max, total] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of data) {
    total = f(total + value);
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const mean = f(total / data.length);
  let variance = 0;
  for (const value of data) {
    const s = f(value - mean);
    variance = f(variance + f(s * s));
  }
  variance = f(variance / (data.length - 1));
  const deviation = f(Math.sqrt(variance));
  const width = f(3.49 * deviation * f(data.length ** (-1.0 / 3.0)));
  return Math.max(2, toInt(Math.floor(f(f(max - min) / width) + 0.5)));
}

const stackStatisticsCommand = command("Statistics", { menu: "Image>Stacks" }, (host) => {
  const { world } = host;
  const window = host.image();
  const tick = () => host.tick();
  const s = windowStackStatistics(world, window, { limit: true, tick });
  if (window.roi !== null && !isArea(window.roi)) deselectRoi(world, window);
  const { results } = world;
  addRow(results);
  const { roi, planes, calibration } = window;
  let voxels = window.width * window.height * planes.length;
  if (roi?.type === "rectangle") voxels = roiBounds(roi).width * roiBounds(roi).height * planes.length;
  else if (roi !== null) voxels = windowStackStatistics(world, window, { limit: false, tick }).pixelCount;
  const scale = calibration.pixelWidth * calibration.pixelHeight * calibration.pixelDepth;
  addNumber(results, "Voxels", s.pixelCount);
  if (scale !== 1) addNumber(results, `Volume(${unitsOf(calibration)}^3)`, s.pixelCount * scale);
  addNumber(results, "%Volume", (s.pixelCount * 100.0) / voxels);
  addNumber(results, "Mean", s.mean);
  addNumber(results, "StdDev", s.stdDev);
  addNumber(results, "Min", s.min);
  addNumber(results, "Max", s.max);
  addNumber(results, "Mode", s.mode);
  addNumber(results, "Median", s.median);
  showTable(world, results, "Results");
});

const fractalBoxCount = command(
  "Fractal Box Count...",
  { menu: "Analyze>Tools", options: ["box", "black"], partly: DRAWING },
  (host, options) => {
    const { world } = host;
    const window = host.image();
    if (window.type !== "8-bit") host.error("8-bit binary image (0 and 255) required.");
    const sizes = options
      .string("box", "2,3,4,6,8,12,16,32,64")
      .split(/[, \t]+/)
      .filter((text) => text !== "")
      .map((text) => (/^[+-]?\d+$/.test(text) ? Number(text) : host.error(`For input string: "${text}"`)));
    window.roi = null;
    const { pixels, lut } = wholeProcessor(window);
    if (pixels.some((value) => value !== 0 && value !== 255)) {
      host.notice("ImageJ", "8-bit binary image (0 and 255) required.");
      return;
    }
    const black = options.flag("black") ? 255 : 0;
    const counts = boxCounts(window, pixels, isInvertingLut(lut) ? 255 - black : black, sizes);
    if (counts === null) {
      host.notice("ImageJ", "No non-backround pixels found.");
      return;
    }
    const { results } = world;
    applyMeasurementOptions(results, world.options);
    setLabel(results, addRow(results), shortTitle(window.title));
    sizes.forEach((size, i) => {
      addNumber(results, `C${size}`, counts[i]!);
    });
    const xs = Float32Array.from(sizes, Math.log);
    const ys = Float32Array.from(counts, Math.log);
    const { intercept, slope } = straightLine(xs, ys);
    const low = Math.min(...xs);
    const step = (Math.max(...xs) - low) / 99.0;
    const px = Float32Array.from({ length: 100 }, (_, i) => low + i * step);
    openPlot(world, "Plot", { xs: px, ys: px.map((x) => intercept + x * slope) });
    addNumber(results, "D", -slope);
    showTable(world, results, "Results");
  },
);

/** Least squares. */
function straightLine(xs: Float32Array, ys: Float32Array): { intercept: number; slope: number } {
  let [sumX, sumY, sumXY, sumXX] = [0, 0, 0, 0];
  xs.forEach((x, i) => {
    sumX += x;
    sumY += ys[i]!;
    sumXY += x * ys[i]!;
    sumXX += x * x;
  });
  const slope = (sumXY - (sumX * sumY) / xs.length) / (sumXX - (sumX * sumX) / xs.length);
  return { intercept: (sumY - slope * sumX) / xs.length, slope };
}

export const plotCommands: readonly Command[] = [
  plotProfile,
  plotXYProfile,
  plotZProfile,
  histogram,
  distribution,
  stackStatisticsCommand,
  fractalBoxCount,
];
