/** Thresholds: the 17 methods, setting limits, masks. */
export { convertToMask, maskEachPlane, type OldMask } from "./mask.ts";
export { type ThresholdMethod, thresholdMethods } from "./methods.ts";
export * from "./threshold.ts";
