/** What ImageJ measures of a plane, a selection or a stack. Knows no macros and no tables. */
export { greyOf } from "./color-statistics.ts";
export { type Ellipse, fitEllipse } from "./ellipse.ts";
export * as Measurements from "./measurements.ts";
export { planeStatistics } from "./plane-statistics.ts";
export { type StackOptions, stackStatistics } from "./stack-statistics.ts";
export {
  emptyStatistics,
  type MeasuredPlane,
  type Statistics,
  type StatisticsOptions,
} from "./statistics.ts";
export {
  calibratedValue,
  calibratedX,
  calibratedY,
  calibrationFunctions,
  calibrationTable,
  isValueCalibrated,
  rawValue,
} from "./value-calibration.ts";
export { countValues } from "./visit-pixels.ts";
