/** Level 3: the standard ops of rdf 0.4 and 0.5 as a table, and the statistics they need. Imports array, rdf, errors;
 * knows nothing of tiles, engines or files. */
export { applyProcessing } from "./apply-processing.ts";
export { checkProcessing, type ProcessingProblem, requireSupported } from "./check.ts";
export type { ProcessingContext } from "./measure.ts";
export { supportedOps } from "./ops.ts";
