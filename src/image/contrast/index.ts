/** Contrast: display ranges by saturation, stretching and equalising of values. */
export { equalizingTable } from "./equalize.ts";
export { stackHistogram } from "./stack-histogram.ts";
export {
  type RangeHistogram,
  rangeHistogram,
  saturatedRange,
  stretchPixels,
} from "./stretch.ts";
