import { calibrationTable } from "../../image/display/index.ts";
import { findMaxima, type MaximaOutput, maximaOutputs } from "../../image/maxima/index.ts";
import { isArea, makePoints, selectedProcessor } from "../../image/roi/index.ts";
import { addNumber, addRow, resetTable, setLabel, setNumber, showTable } from "../../image/tables/index.ts";
import {
  freeTitle,
  type ImageWindow,
  invertedLut,
  isInvertingLut,
  newTable,
  type Processor,
} from "../../image/world/index.ts";
import { type Command, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { missesImage } from "./binary.ts";

/** What the dialog remembers from call to call. */
interface Remembered {
  prominence: number;
  output: MaximaOutput;
}

const LABELS = 1024;

function remembered(host: MacroHost): Remembered {
  let last = host.state.get("find maxima") as Remembered | undefined;
  if (last === undefined) {
    last = { prominence: 10, output: "Point Selection" };
    host.state.set("find maxima", last);
  }
  return last;
}

const findMaximaCommand = command(
  "Find Maxima...",
  {
    menu: "Process",
    options: ["prominence", "noise", "strict", "exclude", "above", "light", "output"],
  },
  (host, options) => {
    const window = host.image();
    if (window.threshold?.mode === "no color" && window.threshold.lower === window.threshold.upper)
      window.threshold = null;
    const last = remembered(host);
    const old = options.has("noise");
    last.prominence = Math.max(0, options.number(old ? "noise" : "prominence", last.prominence));
    last.output = options.choice("output", maximaOutputs, last.output);
    const exclude = options.flag("exclude");
    const strict = old ? exclude : options.flag("strict");
    const light = options.flag("light");
    const processor = selectedProcessor(window);
    const minima = isInvertingLut(window.lut) !== light;
    // ImageJ asks whether to go on without a threshold; in a macro that is a yes.
    const threshold = options.flag("above") && !minima ? window.threshold?.lower : undefined;
    search(host, window, processor, {
      prominence: last.prominence,
      output: last.output,
      exclude,
      strict,
      minima,
      threshold,
    });
  },
);

interface Search {
  readonly prominence: number;
  readonly output: MaximaOutput;
  readonly exclude: boolean;
  readonly strict: boolean;
  readonly minima: boolean;
  readonly threshold: number | undefined;
}

function search(host: MacroHost, window: ImageWindow, selected: Processor, how: Search): void {
  const { world } = host;
  const { output } = how;
  if (output === "Point Selection" && window.roi !== null) world.previousRoi = window.roi;
  let { rect, mask } = selected;
  if (window.roi !== null && (!isArea(window.roi) || output === "Segmented Particles")) {
    world.previousRoi = window.roi;
    window.roi = null;
    rect = { x: 0, y: 0, width: window.width, height: window.height };
    mask = null;
  }
  if (missesImage(window)) {
    rect = { x: 0, y: 0, width: 0, height: 0 };
    mask = null;
  }
  const roiName = window.roi?.name ?? null;
  const table = calibrationTable(window);
  let { threshold } = how;
  if (threshold !== undefined && table !== null && threshold > 0 && threshold < table.length)
    threshold = table[Math.trunc(threshold)];
  host.tick();
  const value = values(host, window, selected, table, how.minima);
  const { mask: marked, points } = findMaxima(
    { width: window.width, height: window.height, value, isFloat: window.type === "32-bit", rect, mask },
    {
      tolerance: how.prominence,
      strict: how.strict,
      output,
      excludeOnEdges: how.exclude,
      isEdm: window.type === "32-bit" && window.title.startsWith("EDM of "),
      ...(threshold === undefined ? {} : { threshold }),
    },
  );
  if (output === "Point Selection") {
    if (points.length > 0)
      window.roi = makePoints(
        points.map(({ x }) => x),
        points.map(({ y }) => y),
      );
  } else if (output === "List") {
    const { results } = world;
    resetTable(results);
    if (results.panel !== null) {
      results.panel.headings = "";
      results.panel.lines = [];
    }
    for (const { x, y } of points) {
      addRow(results);
      addNumber(results, "X", x);
      addNumber(results, "Y", y);
    }
    showTable(world, results, "Results");
  } else if (output === "Count") {
    const results = world.results.panel === null ? newTable(null) : world.results;
    const row = addRow(results);
    setNumber(results, "Count", row, points.length);
    if ((world.options.measurements & LABELS) !== 0) setLabel(results, row, labelFor(window, roiName));
    showTable(world, results, "Results");
  } else if (marked !== null) openMarked(host, window, marked, output);
}

/** Grey values that maxima are searched in: calibrated, luminance of colours; upside down when minima are wanted. */
function values(
  host: MacroHost,
  window: ImageWindow,
  processor: Processor,
  table: Float32Array | null,
  minima: boolean,
): Float32Array {
  const { pixels } = processor;
  const out = new Float32Array(pixels.length);
  if (pixels instanceof Int32Array) {
    const [red, green, blue] = host.world.options.rgbWeights ?? [1 / 3, 1 / 3, 1 / 3];
    for (let i = 0; i < out.length; i++) {
      const c = minima ? ~pixels[i]! : pixels[i]!;
      out[i] = ((c >> 16) & 255) * red + ((c >> 8) & 255) * green + (c & 255) * blue;
    }
    return out;
  }
  if (table !== null) {
    for (let i = 0; i < out.length; i++) out[i] = minima ? -table[pixels[i]!]! : table[pixels[i]!]!;
    return out;
  }
  out.set(pixels);
  if (!minima) return out;
  if (window.type === "8-bit") for (let i = 0; i < out.length; i++) out[i] = 255 - out[i]!;
  else if (window.type === "16-bit") {
    let [low, high] = [65535, 0];
    for (const v of pixels) {
      if (v < low) low = v;
      if (v > high) high = v;
    }
    for (let i = 0; i < out.length; i++) out[i] = high - (out[i]! - low);
  } else {
    const [low, high] = [Math.fround(window.min), Math.fround(window.max)];
    for (let i = 0; i < out.length; i++) out[i] = high - Math.fround(out[i]! - low);
  }
  return out;
}

function labelFor(window: ImageWindow, roiName: string | null): string {
  let text = window.title;
  if (roiName !== null) text += `:${roiName}`;
  if (window.planes.length > 1) {
    const label = shortLabel(window.labels[window.plane] ?? null);
    const colon = text === "" ? "" : ":";
    text += colon + (label === null || label === "" ? window.plane + 1 : label);
  }
  return text;
}

/** A slice label's first line, without an extension of three letters, at most 60 letters.
 * @see ImageJ 1.54p ImageStack.getShortSliceLabel */
function shortLabel(label: string | null): string | null {
  if (label === null || label.startsWith("\n")) return null;
  const line = label.split("\n")[0] ?? "";
  const extension = line.length > 4 && line.at(-4) === "." && !/\p{Nd}$/u.test(line);
  return (extension ? line.slice(0, -4) : line).slice(0, 60);
}

function openMarked(host: MacroHost, source: ImageWindow, mask: Uint8Array, output: MaximaOutput): void {
  const { world } = host;
  host.claim(mask.length, "Find Maxima");
  const place = source.slices > 1 ? `(${source.plane + 1})` : "";
  const suffix = output === "Segmented Particles" ? " Segmented" : " Maxima";
  const window = world.open({
    title: freeTitle(world, source.title + place + suffix),
    type: "8-bit",
    width: source.width,
    height: source.height,
    planes: [mask],
    calibration: {
      ...source.calibration,
      function: "none",
      coefficients: null,
      valueUnit: "Gray Value",
    },
  });
  if (!world.options.blackBackground) window.lut = invertedLut(window.lut);
}

export const maximaCommands: readonly Command[] = [findMaximaCommand];
