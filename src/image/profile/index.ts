/** Values along lines. Knows no macros and no plots. */
export { type PixelValues, pixelValues } from "./pixel-values.ts";
export {
  openHistogram,
  openPlot,
  type PlotValues,
  plotTitle,
  plotValues,
  setPlotValues,
} from "./plot-window.ts";
export { type Profile, type ProfileOptions, profile, rotatedRectangleAxis } from "./profile.ts";
export { type StraightPlane, straightenLine } from "./straighten-line.ts";
