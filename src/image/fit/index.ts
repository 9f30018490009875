/** Curves fitted to points with ImageJ's own search, so that parameters agree to their printed digits. Knows no macros. */
export { type Fit, type FitOptions, fitCurve } from "./curve-fit.ts";
export { type FitFunction, fitFunctions } from "./fit-functions.ts";
export { USER_DEFINED } from "./initial-parameters.ts";
export type { MinimizerStatus, RandomNumbers } from "./minimizer.ts";
