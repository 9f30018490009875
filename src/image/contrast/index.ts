/** Contrast: display ranges by saturation, stretching and equalising of values. */
export { countValues, equalizingTable } from "./equalize.ts";
export { stackHistogram } from "./stack-histogram.ts";
export {
  applyTable,
  type RangeHistogram,
  rangeHistogram,
  saturatedRange,
  stretchPixels,
} from "./stretch.ts";
