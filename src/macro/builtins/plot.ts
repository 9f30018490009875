import { colourRgb, decodeColour } from "../../image/draw/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import {
  histogramBars,
  type Limits,
  Plot,
  type PlotItem,
  type PlotShape,
  plotTable,
} from "../../image/plot/index.ts";
import { showTable } from "../../image/tables/index.ts";
import { type ImageWindow, newPixels } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { isArray, type MacroArray, type Value } from "../values.ts";
import { numbersOf } from "./java-values.ts";
import { keepValues, MARGIN, plotItem, plotOf, showPages, showPlot } from "./plot-windows.ts";

const PLOT = "Plot: under construction";
const DRAWING = "the window opens without ImageJ's drawing; data, limits and tables are kept";
const notes = { partly: DRAWING };

function underConstruction(host: MacroHost): Plot | undefined {
  return host.state.get(PLOT) as Plot | undefined;
}

/** The plot being made, or that of the current window. */
function current(host: MacroHost): Plot {
  const plot = underConstruction(host);
  if (plot !== undefined) return plot;
  return plotOf(host.image()) ?? host.error("No plot window and no plot under construction");
}

function making(host: MacroHost): Plot {
  const plot = underConstruction(host);
  if (plot !== undefined) return plot;
  current(host);
  return host.error("No plot defined");
}

function other(): PlotItem {
  return { ...plotItem("symbol", [], []), kind: "other" };
}

/** ImageJ looks for words in the text. */
function shapeOf(text: string): PlotShape {
  const name = text.toLowerCase();
  if (name.includes("curve") || name.includes("line")) return "line";
  if (name.includes("connected")) return "symbol";
  if (name.includes("filled")) return "filled";
  if (/circle|box|triangle|cross|\+|diamond/.test(name)) return "symbol";
  if (name.includes("dot")) return "dot";
  if (name.includes("separated")) return "separated bar";
  return name.includes("bar") ? "bar" : "symbol";
}

function errorBars(text: string): "x" | "y" | null {
  const name = text.toLowerCase();
  if (!name.includes("error")) return null;
  return name.startsWith("x") ? "x" : "y";
}

const indices = (array: MacroArray): number[] => array.map((_, i) => i);

function create(
  host: MacroHost,
  title: string,
  xLabel: string,
  yLabel: string,
  xs?: MacroArray,
  ys?: MacroArray,
): void {
  const plot = new Plot(title, xLabel, yLabel);
  if (xs !== undefined)
    plot.items.push(plotItem("line", ys === undefined ? indices(xs) : numbersOf(xs), numbersOf(ys ?? xs)));
  host.state.set(PLOT, plot);
}

function add(host: MacroHost, shape: string, xs: MacroArray, ys?: MacroArray, extra?: Value): void {
  const plot = current(host);
  const values = numbersOf(ys ?? xs);
  const errors = errorBars(shape);
  if (errors !== null) {
    const curve =
      plot.lastCurve ??
      host.error(`java.lang.RuntimeException: Plot can't add ${errors} error bars without data`);
    if (errors === "x") curve.xEnds = Float32Array.from(values);
    else curve.yEnds = Float32Array.from(values);
    return;
  }
  host.claim(values.length * 8, "plot");
  const added = plotItem(shapeOf(shape), ys === undefined ? indices(xs) : numbersOf(xs), values);
  if (isArray(extra)) added.yEnds = Float32Array.from(numbersOf(extra));
  else if (extra !== undefined) added.label = String(extra);
  plot.items.push(added);
}

function colour(host: MacroHost, plot: Plot, ...names: (string | undefined)[]): void {
  for (const name of names) {
    if (name === undefined) continue;
    const found = decodeColour(name) ?? host.error("'red', 'green', or '#0000ff' etc. expected");
    const rgb = colourRgb(found);
    const [r, g, b] = [rgb >> 16, (rgb >> 8) & 255, rgb & 255];
    if (r !== g || g !== b) plot.coloured = true;
  }
}

const UPDATED = "Plot: window of Plot.update";

function update(host: MacroHost): void {
  const plot = underConstruction(host);
  if (plot === undefined) {
    showPlot(host, current(host), host.image());
    return;
  }
  const before = host.state.get(UPDATED) as ImageWindow | undefined;
  const open = before !== undefined && host.world.windows.includes(before) ? before : undefined;
  showPlot(host, plot, open);
  host.state.set(UPDATED, open ?? host.world.current);
  host.state.delete(PLOT);
}

/** A plot that a macro made and never showed is shown at its end. */
export function finishPlot(host: MacroHost): void {
  const plot = underConstruction(host);
  if (plot === undefined) return;
  host.state.delete(PLOT);
  showPlot(host, plot);
}

function showValues(host: MacroHost, title: string, useLabels: boolean): void {
  const plot = plotOf(host.image()) ?? host.error("No plot window");
  const table = plotTable(plot, useLabels, host.world.options) ?? host.error("No plot window");
  showTable(host.world, table, title);
}

function addArrows(host: MacroHost, x1: MacroArray, y1: MacroArray, x2: MacroArray, y2: MacroArray): void {
  const arrows: PlotItem = { ...plotItem("symbol", numbersOf(x1), numbersOf(y1)), kind: "arrows" };
  arrows.xEnds = Float32Array.from(numbersOf(x2));
  arrows.yEnds = Float32Array.from(numbersOf(y2));
  making(host).items.push(arrows);
}

function setStyle(host: MacroHost, index: number, style: string): void {
  const plot = current(host);
  const i = toInt(index);
  const target = plot.items[i] ?? host.error("Index out of bounds");
  const [first, second, , shape] = style.split(",").map((part) => part.trim());
  const named = (name: string | undefined) =>
    name === undefined || /^(?:none)?$/i.test(name) ? undefined : name;
  colour(host, plot, named(first), named(second));
  if (shape !== undefined && shape !== "") target.shape = shapeOf(shape);
  target.hidden = style.toLowerCase().includes("hidden");
}

function removeNaNs(plot: Plot): void {
  for (const each of plot.items) {
    const keep = (_: number, i: number) => !Number.isNaN((each.xs[i] as number) + (each.ys[i] as number));
    const [xs, ys] = [each.xs.filter(keep), each.ys.filter(keep)];
    each.xs = xs;
    each.ys = ys;
  }
}

const truth = (value: Value | undefined): boolean => value === undefined || value === 1;

/** How a plot looks: accepted, since nothing is drawn. */
const looks = [
  "freeze",
  "addLegend",
  "setLegend",
  "setFontSize",
  "setAxisLabelSize",
  "setOptions",
  "useTemplate",
  "enableLive",
] as const;

const accept = (host: MacroHost): void => {
  current(host);
};

function addOther(host: MacroHost): void {
  current(host).items.push(other());
}

function draw(host: MacroHost): void {
  making(host).items.push(other());
}

/** Boxes and rectangles; their numbers come as arrays of one length, or single. */
function drawShapes(host: MacroHost, type: string, ...values: readonly Value[]): void {
  making(host);
  const name = type.toLowerCase();
  if (!/rectangles|boxes/.test(name)) host.error("Must contain 'rectangles' or 'boxes'");
  const counts = values.map((value) => (isArray(value) ? value.length : 1));
  const uneven = counts.find((count) => count !== counts[0]);
  if (uneven !== undefined) host.error(`Arrays must have same length (${uneven})`);
  draw(host);
}

export const plotBuiltins: readonly Builtin[] = [
  builtin("Plot.create", "nothing", ["string", "string", "string", "array?", "array?"], create, notes),
  builtin("Plot.add", "nothing", ["string", "array", "array?", "value?"], add, notes),
  builtin(
    "Plot.replace",
    "nothing",
    ["number", "string", "array", "array"],
    (host, index, shape, xs, ys) => {
      const plot = current(host);
      const i = toInt(index);
      if (i < 0 || i >= plot.items.length) return;
      plot.items[i] = plotItem(shapeOf(shape), numbersOf(xs), numbersOf(ys));
      if (underConstruction(host) === undefined) keepValues(host.image(), plot);
    },
    notes,
  ),
  builtin(
    "Plot.addHistogram",
    "nothing",
    ["array", "number", "number?"],
    (host, values, width, center) => {
      const bars = histogramBars(numbersOf(values), width, center ?? 0) ?? host.error("max bins > 9999");
      making(host).items.push(plotItem("bar", bars.xs, bars.counts));
    },
    notes,
  ),
  builtin(
    "Plot.show",
    "nothing",
    [],
    (host) => {
      const plot = making(host);
      host.state.delete(PLOT);
      if (plot.pages.length > 0) showPages(host, plot);
      else showPlot(host, plot);
      host.state.set(UPDATED, host.world.current);
    },
    notes,
  ),
  builtin("Plot.update", "nothing", [], update, notes),
  builtin(
    "Plot.appendToStack",
    "nothing",
    [],
    (host) => {
      const plot = making(host);
      plot.findLimits();
      plot.pages.push(plot.coloured);
      plot.items.length = 0;
    },
    notes,
  ),
  builtin(
    "Plot.makeHighResolution",
    "nothing",
    ["string", "number", "string?"],
    (host, title, factor) => {
      const plot = current(host);
      const width = Math.round((plot.frameWidth + MARGIN.width) * factor);
      const height = Math.round((plot.frameHeight + MARGIN.height) * factor);
      const type = plot.coloured ? "RGB" : "8-bit";
      host.claim(width * height * 4, "plot");
      const pixels = newPixels(type, width * height).fill(plot.coloured ? 0xffffff : 255);
      host.world.open({ title, type, width, height, planes: [pixels] });
    },
    notes,
  ),
  builtin("Plot.showValues", "nothing", ["string?"], (host, title) =>
    showValues(host, title ?? "Results", false),
  ),
  builtin("Plot.showValuesWithLabels", "nothing", ["string?"], (host, title) =>
    showValues(host, title ?? "Results", true),
  ),
  builtin(
    "Plot.setFrameSize",
    "nothing",
    ["number", "number"],
    (host, width, height) => {
      const plot = current(host);
      plot.frameWidth = Math.max(1, toInt(width));
      plot.frameHeight = Math.max(1, toInt(height));
      if (underConstruction(host) === undefined) showPlot(host, plot, host.image());
    },
    notes,
  ),
  builtin("Plot.setLimits", "nothing", ["number", "number", "number", "number"], (host, ...limits) => {
    current(host).setLimits(limits);
  }),
  builtin("Plot.setLimitsToFit", "nothing", [], (host) => current(host).setLimitsToFit()),
  builtin("Plot.getLimits", "nothing", ["ref", "ref", "ref", "ref"], (host, ...refs) => {
    const { limits } = current(host);
    refs.forEach((ref, i) => {
      ref.set(limits[i] as Limits[number]);
    });
  }),
  builtin("Plot.getFrameBounds", "nothing", ["ref", "ref", "ref", "ref"], (host, x, y, width, height) => {
    const plot = current(host);
    x.set(MARGIN.left);
    y.set(MARGIN.top);
    width.set(plot.frameWidth);
    height.set(plot.frameHeight);
  }),
  ...(["X", "Y"] as const).map((axis) =>
    builtin(
      `Plot.setLogScale${axis}`,
      "nothing",
      ["value?"],
      (host, on) => {
        const plot = current(host);
        if (axis === "X") plot.logX = truth(on);
        else plot.logY = truth(on);
      },
      notes,
    ),
  ),
  builtin("Plot.setXYLabels", "nothing", ["string", "string"], (host, x, y) => {
    Object.assign(current(host), { xLabel: x, yLabel: y });
  }),
  builtin(
    "Plot.setColor",
    "nothing",
    ["string", "string?"],
    (host, first, second) => {
      colour(host, current(host), first, second);
    },
    notes,
  ),
  builtin(
    "Plot.setBackgroundColor",
    "nothing",
    ["string"],
    (host, name) => {
      colour(host, current(host), name);
    },
    notes,
  ),
  builtin("Plot.setStyle", "nothing", ["number", "string"], setStyle, notes),
  builtin("Plot.removeNaNs", "nothing", [], (host) => removeNaNs(current(host))),
  builtin("Plot.objectCount", "number", [], (host) => current(host).items.length),
  builtin("Plot.getNumObjects", "number", [], (host) => current(host).items.length),
  builtin(
    "Plot.addFromPlot",
    "nothing",
    ["value", "number"],
    (host, from, index) => {
      const plot = current(host);
      const window = typeof from === "number" ? host.world.byId(from) : host.world.byTitle(String(from));
      const source =
        plotOf(window ?? host.error(`Image "${String(from)}" not found`)) ?? host.error("No plot");
      const i = toInt(index);
      const count = plot.items.length;
      if (i < 0 || i > count) host.error(`Plot ${window?.title} has ${count}items, no number ${i}`);
      plot.items.push({ ...(source.items[i] ?? host.error("java.lang.IndexOutOfBoundsException")) });
    },
    notes,
  ),
  builtin("Plot.addText", "nothing", ["string", "number", "number"], addOther, notes),
  builtin("Plot.drawLabel", "nothing", ["string", "number", "number"], addOther, notes),
  builtin("Plot.drawLine", "nothing", ["number", "number", "number", "number"], draw, notes),
  builtin("Plot.drawNormalizedLine", "nothing", ["number", "number", "number", "number"], draw, notes),
  builtin("Plot.drawVectors", "nothing", ["array", "array", "array", "array"], addArrows, notes),
  builtin("Plot.drawShapes", "nothing", ["string", "...value"], drawShapes, notes),
  builtin("Plot.drawGrid", "nothing", [], draw, notes),
  builtin("Plot.setLineWidth", "nothing", ["number"], (host) => void making(host), notes),
  builtin("Plot.setJustification", "nothing", ["string"], (host) => void making(host), notes),
  builtin(
    "Plot.setFormatFlags",
    "nothing",
    ["string"],
    (host, flags) => {
      current(host);
      if (!/^[+-]?[01]{1,31}$/.test(flags)) host.error("Plot format flags not binary");
    },
    notes,
  ),
  ...looks.map((name) => builtin(`Plot.${name}`, "nothing", ["value?", "value?", "value?"], accept, notes)),
];
