import { Plot, type PlotItem, type PlotShape } from "../../image/plot/index.ts";
import { plotValues, setPlotValues } from "../../image/profile/index.ts";
import { type ImageWindow, newPixels } from "../../image/world/index.ts";
import type { MacroHost } from "../host.ts";

/** Around the frame, with ImageJ's standard font. */
export const MARGIN = { left: 75, top: 17, width: 96, height: 65 };

const shownPlots = new WeakMap<ImageWindow, Plot>();

/** A window's plot; one that a command opened gets its data from the values beside it. */
export function plotOf(window: ImageWindow): Plot | undefined {
  const known = shownPlots.get(window);
  if (known !== undefined) return known;
  const values = plotValues(window);
  if (values === undefined || window.title.startsWith("Histogram of")) return undefined;
  const plot = new Plot(window.title, "X", "Y");
  plot.items.push(plotItem("line", values.xs, values.ys));
  plot.findLimits();
  shownPlots.set(window, plot);
  return plot;
}

export function plotItem(shape: PlotShape, xs: ArrayLike<number>, ys: ArrayLike<number>): PlotItem {
  return {
    kind: "data",
    shape,
    xs: Float32Array.from(xs),
    ys: Float32Array.from(ys),
    xEnds: null,
    yEnds: null,
    label: null,
    hidden: false,
  };
}

/** Open the plot's window, or bring the open one up to date. */
export function showPlot(host: MacroHost, plot: Plot, into?: ImageWindow): void {
  plot.findLimits();
  const width = plot.frameWidth + MARGIN.width;
  const height = plot.frameHeight + MARGIN.height;
  const type = plot.coloured ? "RGB" : "8-bit";
  host.claim(width * height * 4, "plot");
  const pixels = newPixels(type, width * height).fill(plot.coloured ? 0xffffff : 255);
  const window = into ?? host.world.open({ title: plot.title, type, width, height });
  Object.assign(window, { type, width, height, planes: [pixels] });
  shownPlots.set(window, plot);
  keepValues(window, plot);
  scale(window, plot);
}

/** What Plot.getValues gives for the window. */
export function keepValues(window: ImageWindow, plot: Plot): void {
  const curve = plot.mainCurve;
  setPlotValues(window, { xs: curve?.xs ?? new Float32Array(0), ys: curve?.ys ?? new Float32Array(0) });
}

/** A stack of appended plots. */
export function showPages(host: MacroHost, plot: Plot): void {
  const width = plot.frameWidth + MARGIN.width;
  const height = plot.frameHeight + MARGIN.height;
  const coloured = plot.pages.includes(true);
  const type = coloured ? "RGB" : "8-bit";
  host.claim(width * height * 4 * plot.pages.length, "plots");
  const planes = plot.pages.map(() => newPixels(type, width * height).fill(coloured ? 0xffffff : 255));
  const window = host.world.open({ title: plot.title, type, width, height, slices: planes.length, planes });
  scale(window, plot);
}

/** Positions in the window read as values of the axes. */
function scale(window: ImageWindow, plot: Plot): void {
  if (plot.logX || plot.logY) return;
  const [xMin, xMax, yMin, yMax] = plot.limits;
  const pixelWidth = (xMax - xMin) / plot.frameWidth;
  const pixelHeight = (yMax - yMin) / plot.frameHeight;
  Object.assign(window.calibration, {
    pixelWidth,
    pixelHeight,
    unit: " ",
    xOrigin: MARGIN.left - xMin / pixelWidth,
    yOrigin: MARGIN.top + yMax / pixelHeight,
  });
}
