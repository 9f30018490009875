import {
  displayRow,
  measure,
  RedirectError,
  removeSummary,
  updateColumns,
} from "../../image/measure/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import {
  ParticleAnalysis,
  ParticleError,
  type ParticleOptions,
  particleShows,
} from "../../image/particles/index.ts";
import { Measurements as M } from "../../image/statistics/index.ts";
import {
  applyMeasurementOptions,
  resetTable,
  setPrecision,
  showTable,
  summarize,
} from "../../image/tables/index.ts";
import type { ImageWindow } from "../../image/world/index.ts";
import { type Command, type CommandOptions, command, refusedCommand } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { planesToProcess } from "./apply.ts";

/** Words of Set Measurements, with the bit each stands for. */
const MEASUREMENT_WORDS: readonly (readonly [string, number])[] = [
  ["area", M.AREA],
  ["mean", M.MEAN],
  ["standard", M.STD_DEV],
  ["modal", M.MODE],
  ["min", M.MIN_MAX],
  ["centroid", M.CENTROID],
  ["center", M.CENTER_OF_MASS],
  ["perimeter", M.PERIMETER],
  ["bounding", M.RECT],
  ["fit", M.ELLIPSE],
  ["shape", M.SHAPE_DESCRIPTORS],
  ["feret's", M.FERET],
  ["integrated", M.INTEGRATED_DENSITY],
  ["median", M.MEDIAN],
  ["skewness", M.SKEWNESS],
  ["kurtosis", M.KURTOSIS],
  ["area_fraction", M.AREA_FRACTION],
  ["stack", M.STACK_POSITION],
  ["limit", M.LIMIT],
  ["display", M.LABELS],
  ["invert", M.INVERT_Y],
  ["scientific", M.SCIENTIFIC_NOTATION],
  ["add", M.ADD_TO_OVERLAY],
  ["nan", M.NAN_EMPTY_CELLS],
];

/** Old names in recorded macros count, too. */
function chosenBits(options: CommandOptions): number {
  let bits = 0;
  for (const [word, bit] of MEASUREMENT_WORDS) if (options.flag(word)) bits |= bit;
  // ImageJ renames one of them only.
  const [old, word] = options.text.includes("slice ") ? ["slice", "stack"] : ["circularity", "shape"];
  if (options.flag(old)) bits |= MEASUREMENT_WORDS.find(([name]) => name === word)?.[1] ?? 0;
  return bits;
}

const setMeasurements = command(
  "Set Measurements...",
  {
    menu: "Analyze",
    options: [...MEASUREMENT_WORDS.map(([word]) => word), "redirect", "decimal"],
    needsImage: false,
  },
  (host, options) => {
    const { world } = host;
    const settings = world.options;
    const table = world.results;
    applyMeasurementOptions(table, settings);
    if (options.absent) return;
    const before = settings.measurements;
    settings.measurements = chosenBits(options);
    if (table.size > 1 && table.panel === null) resetTable(table);
    const rows = ~M.SCIENTIFIC_NOTATION;
    if ((before & rows) !== (settings.measurements & rows) && table.panel !== null) {
      applyPrecision(host);
      removeSummary(world, table);
      updateColumns(world, table, world.current, world.current?.roi ?? null, settings.measurements);
    }
    if ((settings.measurements & M.LABELS) === 0 && table.labelHeading === "Label") table.labels = null;
    const titles = ["None", ...world.windows.map((window) => window.title)];
    const current = world.byTitle(settings.redirect ?? "")?.title ?? "None";
    const redirect = options.choice("redirect", titles, current);
    settings.redirect = redirect === "None" ? null : redirect;
    const precision = Math.min(9, Math.max(0, toInt(options.number("decimal", settings.precision))));
    const notation = ((before ^ settings.measurements) & M.SCIENTIFIC_NOTATION) !== 0;
    if (precision === settings.precision && !notation) return;
    settings.precision = precision;
    applyPrecision(host);
    if (table.size > 0) showTable(world, table, "Results");
  },
);

function applyPrecision({ world }: MacroHost): void {
  const scientific = (world.options.measurements & M.SCIENTIFIC_NOTATION) !== 0;
  setPrecision(world.results, scientific ? -world.options.precision : world.options.precision);
}

const measureCommand = command("Measure", { menu: "Analyze" }, (host) => {
  const { world } = host;
  const window = host.image();
  applyMeasurementOptions(world.results, world.options);
  stopOnRedirect(host, () => measure(world, window, world.results, world.options.measurements));
  if (window.roi?.type !== "point") displayRow(world);
  if ((world.options.measurements & M.ADD_TO_OVERLAY) !== 0) addToOverlay(host, window);
});

function stopOnRedirect(host: MacroHost, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (error instanceof RedirectError || error instanceof ParticleError) host.error(error.message);
    throw error;
  }
}

function addToOverlay({ world }: MacroHost, window: ImageWindow): void {
  const { roi } = window;
  if (roi === null) return;
  const placed =
    window.planes.length === 1
      ? roi
      : window.hyperstack || window.composite !== null
        ? {
            ...roi,
            hyperstackPosition: true,
            position: 0,
            channel: 0,
            slice: (Math.floor(window.plane / window.channels) % window.slices) + 1,
            frame: Math.floor(window.plane / (window.channels * window.slices)) + 1,
          }
        : { ...roi, position: window.plane + 1 };
  window.overlay = [...(window.overlay ?? []), { ...placed, name: roi.name ?? String(world.results.size) }];
}

const summarizeCommand = command("Summarize", { menu: "Analyze", needsImage: false }, ({ world }) => {
  applyMeasurementOptions(world.results, world.options);
  if (summarize(world.results)) showTable(world, world.results, "Results");
});

/** "0.5-Infinity" → two numbers; a single one or none leaves NaN. Names of macro variables count. */
function range(host: MacroHost, text: string): [number, number] {
  const parts = text.split(/[ -]+/).filter((part) => part !== "");
  const value = (part: string | undefined): number => {
    if (part === undefined) return Number.NaN;
    if (/^[+-]?(?:Infinity|NaN|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?)$/.test(part))
      return Number(part.replace(/[fFdD]$/, ""));
    const held = host.variable(part.startsWith("&") ? part.slice(1) : part);
    return typeof held === "number"
      ? held
      : Number(typeof held === "string" && held !== "" ? held : Number.NaN);
  };
  return [value(parts[0]), parts.length === 2 ? value(parts[1]) : Number.NaN];
}

/** `minimum=… maximum=…` of very old macros become a size. */
function sizeText(options: CommandOptions): string {
  if (!options.has("maximum")) return options.string("size", "0-Infinity");
  const whole = (key: string, byDefault: string) =>
    String(Math.trunc(Number(options.string(key, byDefault))) || 0);
  return `${whole("minimum", "1")}-${whole("maximum", "999999")}`;
}

function particleOptions(host: MacroHost, options: CommandOptions, window: ImageWindow): ParticleOptions {
  const { pixelWidth, pixelHeight, pixelDepth, unit } = window.calibration;
  const scaled = pixelWidth !== 1 || pixelHeight !== 1 || pixelDepth !== 1 || unit !== "pixel";
  const unitArea = scaled && options.flag("pixel") ? 1 : pixelWidth * pixelHeight;
  const [least, most] = range(host, sizeText(options));
  let minSize = Number.isNaN(least) ? 0 : least / unitArea;
  let maxSize = Number.isNaN(most) ? Number.POSITIVE_INFINITY : most / unitArea;
  if (minSize < 0) minSize = 0;
  if (maxSize < minSize) maxSize = Number.POSITIVE_INFINITY;
  const { minCircularity, maxCircularity } = circularityRange(
    host,
    options.string("circularity", "0.00-1.00"),
  );
  const shown = options.string("show", "Nothing") === "Overlay Outlines" ? "Overlay" : undefined;
  const fourConnected = options.text.includes("four");
  return {
    minSize,
    maxSize,
    minCircularity,
    maxCircularity,
    show: shown ?? options.choice("show", particleShows, "Nothing"),
    display: options.flag("display"),
    exclude: options.flag("exclude"),
    clear: options.absent || options.flag("clear"),
    includeHoles: fourConnected || options.flag("include"),
    summarize: options.flag("summarize"),
    overlay: options.flag("overlay"),
    addToManager: options.flag("add"),
    composite: options.flag("composite"),
    recordStarts: options.text.includes("record"),
    inSitu: options.text.includes("in_situ"),
    fourConnected,
    stack: window.planes.length > 1 && planesToProcess(window, options).length > 1,
  };
}

function circularityRange(host: MacroHost, text: string): { minCircularity: number; maxCircularity: number } {
  const [least, most] = range(host, text);
  let min = Number.isNaN(least) ? 0 : least;
  let max = Number.isNaN(most) ? 1 : most;
  if (min < 0) min = 0;
  if (min > max && max === 1) min = 0;
  if (min > max) min = max;
  if (max < min) max = min;
  if (min === 1 && max === 1) min = 0;
  return { minCircularity: min, maxCircularity: max };
}

const analyzeParticles = command(
  "Analyze Particles...",
  {
    menu: "Analyze",
    options: [
      "size",
      "pixel",
      "circularity",
      "show",
      "display",
      "exclude",
      "clear",
      "include",
      "summarize",
      "overlay",
      "add",
      "composite",
      "record",
      "in_situ",
      "four",
      "stack",
      "slice",
    ],
    partly: "the numbers inside show=Outlines are not drawn; show=[Overlay Masks] fills all in one colour",
  },
  (host, options) => {
    const window = host.image();
    const run = new ParticleAnalysis(host.world, window, particleOptions(host, options, window), {
      tick: () => host.tick(),
      log: (line) => host.log(line),
    });
    stopOnRedirect(host, () => run.run());
  },
);

const DRAWN = "its drawing is not made here; measure with getValue, getStatistics or Measure instead";
const INTERACTIVE = "it asks for clicks on the image";

export const analyzeCommands: readonly Command[] = [
  setMeasurements,
  measureCommand,
  summarizeCommand,
  analyzeParticles,
  refusedCommand(
    "Measure...",
    "Analyze>Tools",
    "it measures all files of a folder: write a loop over getFileList",
  ),
  refusedCommand("Calibration Bar...", "Analyze>Tools", DRAWN),
  refusedCommand("Scale Bar...", "Analyze>Tools", DRAWN),
  refusedCommand("Label", "Analyze", DRAWN),
  refusedCommand("Color Histogram", "Analyze", DRAWN),
  refusedCommand(
    "Grid...",
    "Analyze>Tools",
    "it is drawn over the image for the eye only; makeLine and Overlay.addSelection make lines",
  ),
  refusedCommand("Dynamic Profiler", "Analyze>Tools", INTERACTIVE),
  refusedCommand("Sync Windows", "Analyze>Tools", INTERACTIVE),
  refusedCommand("Surface Plot...", "Analyze", DRAWN),
  refusedCommand("3D Surface Plot", "Analyze", DRAWN),
  refusedCommand("Curve Fitting...", "Analyze>Tools", "use Fit.doFit(…), which gives the numbers"),
  refusedCommand("Analyze Line Graph", "Analyze>Tools", INTERACTIVE),
  refusedCommand("Select First Lane", "Analyze>Gels", INTERACTIVE),
  refusedCommand("Select Next Lane", "Analyze>Gels", INTERACTIVE),
  refusedCommand("Plot Lanes", "Analyze>Gels", INTERACTIVE),
  refusedCommand("Re-plot Lanes", "Analyze>Gels", INTERACTIVE),
  refusedCommand("Reset", "Analyze>Gels", INTERACTIVE),
  refusedCommand("Label Peaks", "Analyze>Gels", INTERACTIVE),
  refusedCommand("Gel Analyzer Options...", "Analyze>Gels", INTERACTIVE),
  refusedCommand(
    "3D Objects Counter",
    "Analyze",
    "it is a plugin that is not part of ImageJ: label objects with Analyze Particles on each slice, or with MorphoLibJ's Connected Components Labeling",
  ),
];
