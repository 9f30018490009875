/** Measuring into tables. Knows no macros and no option strings. */
export { boxCounts } from "./box-counts.ts";
export { measure } from "./measure.ts";
export { measuredPlane } from "./measured-plane.ts";
export { measurementLabel, shortSliceLabel } from "./measurement-label.ts";
export { addMeasurementRow, type Measured, SLOT, updateColumns } from "./measurement-row.ts";
export { RedirectError, redirectWindow } from "./redirect.ts";
export { displayRow, resetResults } from "./results-window.ts";
export { removeSummary } from "./summary-rows.ts";
export {
  ascending,
  type HistogramRange,
  statisticsOptions,
  widened,
  windowStackStatistics,
  windowStatistics,
} from "./window-statistics.ts";
export { zProfile } from "./z-profile.ts";
