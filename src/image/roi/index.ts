/** Selections: their geometry, masks and operations. Knows no macros, no option strings. */
export * from "./make-roi.ts";
export * from "./new-roi.ts";
export { fillPolygon } from "./polygon-filler.ts";
export { roiMask } from "./roi-mask.ts";
export { selectedProcessor } from "./selected-processor.ts";
