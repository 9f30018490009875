/** Data and axes of plots. Nothing is drawn: ImageJ's drawing depends on the fonts of a desktop. Knows no macros. */
export { histogramBars } from "./histogram-bars.ts";
export { type Limits, Plot, type PlotItem, type PlotShape } from "./plot.ts";
export { plotTable } from "./plot-table.ts";
