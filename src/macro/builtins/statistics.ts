import { calibratedValue, rawValue } from "../../image/display/index.ts";
import { drawValueOf } from "../../image/draw/index.ts";
import {
  addMeasurementRow,
  ascending,
  measure,
  measuredPlane,
  RedirectError,
  statisticsOptions,
  widened,
  windowStackStatistics,
  windowStatistics,
} from "../../image/measure/index.ts";
import { javaDouble, toInt } from "../../image/numbers/index.ts";
import { pixelValues, profile, straightenLine } from "../../image/profile/index.ts";
import { isLine, makeWholePolygon, roiSize, wholePolygon } from "../../image/roi/index.ts";
import {
  calibrationTable,
  isValueCalibrated,
  Measurements as M,
  type MeasuredPlane,
  planeStatistics,
  type Statistics,
} from "../../image/statistics/index.ts";
import { applyMeasurementOptions, DEFAULT_HEADINGS } from "../../image/tables/index.ts";
import {
  bytesPerPixel,
  type ImageWindow,
  newTable,
  noCalibration,
  type Roi,
  wholeProcessor,
} from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { isArray, type MacroArray, type Ref } from "../values.ts";
import { listOf } from "./lists.ts";
import { filledTable } from "./table-in-use.ts";

/** getStatistics and getRawStatistics: of the selection; of a line the values along it, of a wide one the pixels under it. */
function selectionStatistics(host: MacroHost, calibrated: boolean): Statistics {
  const { world } = host;
  const window = host.image();
  const { roi } = window;
  const bits = M.AREA + M.MEAN + M.MIN_MAX + M.STD_DEV;
  const options = statisticsOptions(world, window, bits, calibrated);
  if (roi === null || !isLine(roi))
    return planeStatistics(measuredPlane(window, roi, window.plane, "processor"), options);
  const line = { ...options, table: null };
  if (world.options.lineWidth <= 1) {
    const found = profile(world, window);
    const values = Float32Array.from(found?.values ?? []);
    return planeStatistics(asRow(values, isWholeStraight(roi) ? values.length - 1 : values.length), line);
  }
  if (roi.type === "line") {
    const { xs, ys } = wholePolygon(roi);
    return planeStatistics(measuredPlane(window, makeWholePolygon(xs, ys, "polygon")), options);
  }
  const table = calibrationTable(window);
  const values = pixelValues(wholeProcessor(window), table, world.options.rgbWeights);
  const straight = straightenLine(values, roi, world.options.lineWidth);
  if (straight === null) return planeStatistics(asRow(new Float32Array(0), 0), line);
  const rect = { x: 0, y: 0, width: straight.width, height: straight.height };
  return planeStatistics({ ...straight, type: "32-bit", rect, mask: null }, line);
}

function asRow(values: Float32Array, count: number): MeasuredPlane {
  const rect = { x: 0, y: 0, width: count, height: 1 };
  return { type: "32-bit", width: values.length, height: 1, pixels: values, rect, mask: null };
}

/** Level or upright between whole pixels: ImageJ leaves the last value out. */
function isWholeStraight({ type, xs, ys }: Roi): boolean {
  if (type !== "line" || ![...xs, ...ys].every(Number.isInteger)) return false;
  return xs[0] === xs[1] || ys[0] === ys[1];
}

type Refs = readonly (Ref | undefined)[];

function setStatistics(refs: Refs, values: readonly number[]): void {
  values.forEach((value, i) => {
    refs[i]?.set(value);
  });
}

/** Numbers go into plain variables: one that holds an array would need an index. */
function checkNumbers(host: MacroHost, refs: Refs): void {
  for (const ref of refs.slice(0, 5)) if (isArray(ref?.get())) host.error("'['expected");
}

function getStatistics(host: MacroHost, calibrated: boolean, refs: Refs): void {
  checkNumbers(host, refs);
  const s = selectionStatistics(host, calibrated);
  setStatistics(refs, [calibrated ? s.area : s.pixelCount, s.mean, s.min, s.max, s.stdDev]);
  const histogram = refs[5];
  if (histogram === undefined) return;
  // Raw 16-bit: a count for each value up to the largest.
  const full = !calibrated && s.histogram16 !== null ? s.histogram16 : null;
  histogram.set(Array.from(full === null ? s.histogram : full.subarray(0, toInt(s.max + 1))));
}

function getHistogram(
  host: MacroHost,
  values: Ref | undefined,
  counts: Ref,
  bins: number,
  range: { readonly min: number; readonly max: number } | null,
): void {
  const window = host.image();
  const eight = window.type === "8-bit" || window.type === "RGB";
  if (range !== null && eight) host.error("16 or 32-bit image required to set histMin and histMax");
  host.claim(bins * 16, "histogram");
  if (bins === 65536 && window.type === "16-bit") {
    setCounts(counts, fullHistogram(host, window));
    return;
  }
  const bits = M.AREA + M.MEAN + M.MODE + M.MIN_MAX;
  const custom = eight && bins !== 256;
  let s: Statistics;
  if (custom) {
    // ImageJ measures a 16-bit copy without a selection; 0 and 256 count as calibrated values.
    s = planeStatistics(widened(wholeProcessor(window), host.world), {
      measurements: bits,
      bins,
      ...ascending(rawValue(window, 0), rawValue(window, 256)),
    });
  } else s = windowStatistics(host.world, window, bits, { bins, ...(range ?? {}) });
  if (values !== undefined) {
    const density = (raw: number) => calibratedValue(window, raw);
    const spread = !eight || custom || isValueCalibrated(window);
    const step = spread ? (density(s.histogramMax) - density(s.histogramMin)) / s.bins : 1;
    const out: MacroArray = [];
    let value = density(s.histogramMin);
    for (let i = 0; i < bins; i++) {
      out.push(value);
      value += step;
    }
    values.set(out);
  }
  setCounts(counts, s.histogram);
}

function fullHistogram(host: MacroHost, window: ImageWindow): Int32Array {
  const plane = measuredPlane(window, window.roi, window.plane, "processor");
  const options = statisticsOptions(host.world, window, 0, false);
  const out = new Int32Array(65536);
  out.set(planeStatistics(plane, { ...options, threshold: null }).histogram16 ?? []);
  return out;
}

/** An array of the right length is filled, so that other variables with the same array see it. */
function setCounts(counts: Ref, histogram: Int32Array): void {
  const known = counts.get();
  if (isArray(known) && known.length === histogram.length)
    for (let i = 0; i < histogram.length; i++) known[i] = histogram[i]!;
  else counts.set(Array.from(histogram));
}

/** getValue("Mean raw limit"): one measurement; NaN where the selection has none of that name. */
function measurementValue(host: MacroHost, key: string): number {
  const { world } = host;
  const window = host.image();
  const blank = key.indexOf(" ");
  const options = blank > 0 ? key.slice(blank + 1) : "";
  const heading = blank > 0 ? key.slice(0, blank) : key;
  const bits = M.ALL_STATISTICS + M.STACK_POSITION + (options.includes("limit") ? M.LIMIT : 0);
  const table = newTable(null, world.options.precision);
  applyMeasurementOptions(table, world.options);
  const kept = window.calibration;
  if (options.includes("raw")) window.calibration = noCalibration();
  try {
    measure(world, window, table, bits);
  } catch (error) {
    if (error instanceof RedirectError) host.error(error.message);
    throw error;
  } finally {
    window.calibration = kept;
  }
  const column = table.columns.find((candidate) => candidate.heading === heading);
  return column?.values?.[0] ?? Number.NaN;
}

function pixelAt(host: MacroHost, x: number, y: number): number {
  const window = host.image();
  const values = pixelValues(wholeProcessor(window), calibrationTable(window), host.world.options.rgbWeights);
  const whole = toInt(x) === x && toInt(y) === y;
  return whole ? values.at(x, y) : values.between(x, y);
}

function colorValue(host: MacroHost, rgb: number): number {
  const window = host.world.current;
  if (window === null || window.type === "RGB") return rgb;
  return drawValueOf(wholeProcessor(window), rgb, host.world.options.rgbWeights).value;
}

/** Keys of getValue that are no measurements. */
const stateValues: Readonly<Record<string, (host: MacroHost) => number>> = {
  "image.size": (host) => {
    const { width, height, planes, type } = host.image();
    return width * height * planes.length * bytesPerPixel[type];
  },
  "rgb.foreground": ({ world }) => world.options.foreground & 0xffffff,
  "rgb.background": ({ world }) => world.options.background & 0xffffff,
  "font.size": (host) => fontSize(host),
  "selection.size": (host) => {
    const { roi } = host.image();
    return roi === null ? 0 : roiSize(roi);
  },
  "selection.width": (host) => (host.image().roi ?? host.error("No selection")).strokeWidth,
  "results.count": (host) => filledTable(host)?.size ?? 0,
  "rotation.angle": ({ state }) => {
    const angle = state.get("rotation.angle");
    return typeof angle === "number" ? angle : 15;
  },
  // What ImageJ gives here are numbers of Java objects.
  hashCode: () => 1,
  instance: () => 1,
  done: () => 0,
};

function fontSize(host: MacroHost): number {
  const font = host.state.get("font") as { readonly size?: number } | undefined;
  return font?.size ?? 12;
}

function getValue(host: MacroHost, key: string): number {
  const state = stateValues[key];
  if (state !== undefined) return state(host);
  if (key.includes("foreground")) return colorValue(host, host.world.options.foreground);
  if (key.includes("background")) return colorValue(host, host.world.options.background);
  if (key.startsWith("Length") || DEFAULT_HEADINGS.some((heading) => key.startsWith(heading)))
    return measurementValue(host, key);
  return host.error("Invalid key");
}

function setMeasurements(host: MacroHost, text: string): void {
  const { world } = host;
  const window = host.image();
  const measurements =
    M.ALL_STATISTICS + M.STACK_POSITION + (text.toLowerCase().includes("limit") ? M.LIMIT : 0);
  const table = newTable(null, world.options.precision);
  const { roi } = window;
  addMeasurementRow(world, table, window, {
    statistics: windowStatistics(world, window, measurements),
    roi,
    measurements,
  });
  const list = listOf(host);
  list.clear();
  for (const { heading, values } of table.columns)
    if (values !== null) list.set(heading, javaDouble(values[0] ?? Number.NaN));
}

export const statisticsBuiltins: readonly Builtin[] = [
  builtin("getStatistics", "nothing", ["ref", "ref?", "ref?", "ref?", "ref?", "ref?"], (host, ...refs) =>
    getStatistics(host, true, refs),
  ),
  builtin("getRawStatistics", "nothing", ["ref", "ref?", "ref?", "ref?", "ref?", "ref?"], (host, ...refs) =>
    getStatistics(host, false, refs),
  ),
  builtin(
    "getHistogram",
    "nothing",
    ["ref", "ref", "number", "number?", "number?"],
    (host, values, counts, bins, min, max) => {
      const range = min === undefined ? null : { min, max: max ?? host.error("',' expected") };
      getHistogram(host, values, counts, toInt(bins), range);
    },
  ),
  builtin("getValue", "number", ["value", "number?"], (host, key, y) => {
    if (typeof key === "string" && y === undefined) return getValue(host, key);
    if (typeof key !== "number") return host.error("Number expected");
    return y === undefined ? host.error("',' expected") : pixelAt(host, key, y);
  }),
  builtin("List.setMeasurements", "nothing", ["string?"], (host, text) => setMeasurements(host, text ?? "")),
  builtin(
    "Stack.getStatistics",
    "nothing",
    ["ref", "ref?", "ref?", "ref?", "ref?", "ref?"],
    (host, ...refs) => {
      checkNumbers(host, refs);
      const window = host.image();
      if (window.planes.length === 1) host.error("Stack required");
      const s = windowStackStatistics(host.world, window, { tick: () => host.tick() });
      setStatistics(refs, [s.pixelCount, s.mean, s.min, s.max, s.stdDev]);
      refs[5]?.set(Array.from(s.histogram));
    },
  ),
  builtin("calibrate", "number", ["number"], (host, value) => calibratedValue(host.image(), value)),
];
