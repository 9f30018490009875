import { type ImageWindow, newPixels, type PixelType, type World } from "../world/index.ts";

/** The curve of a plot or histogram window. */
export interface PlotValues {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

const curves = new WeakMap<ImageWindow, PlotValues>();

/** What Plot.getValues gives for a window; undefined: it is no plot. */
export function plotValues(window: ImageWindow): PlotValues | undefined {
  return curves.get(window);
}

export function setPlotValues(window: ImageWindow, values: PlotValues): void {
  curves.set(window, values);
}

/** Open the window of a plot: empty, since ImageJ's drawing depends on its fonts; the values are kept beside it. */
export function openPlot(
  world: World,
  title: string,
  values: PlotValues,
  type: "8-bit" | "RGB" = "8-bit",
): ImageWindow {
  return openBlank(world, title, type, 696, 405, values);
}

/** Open the window of a histogram, empty.
 * @param values - lower edges and counts of the bins */
export function openHistogram(world: World, title: string, values: PlotValues): ImageWindow {
  return openBlank(world, title, "RGB", 300, 246, values);
}

function openBlank(
  world: World,
  title: string,
  type: PixelType,
  width: number,
  height: number,
  values: PlotValues,
): ImageWindow {
  const paper = newPixels(type, width * height).fill(type === "RGB" ? 0xffffff : 255);
  const window = world.open({ title, type, width, height, planes: [paper] });
  setPlotValues(window, values);
  return window;
}

/** A title without the extension, as plots are named. */
export function plotTitle(title: string): string {
  const dot = title.lastIndexOf(".");
  return dot > 0 && title.length - dot <= 5 ? title.slice(0, dot) : title;
}
