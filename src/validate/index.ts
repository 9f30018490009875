/** Level 7: the Validate tool: pairs of images, which measures suit them, rows, summary, tables and pictures. Imports
 * metrics, macro, image, array and errors only. */
export { validateCommands } from "./macro-command.ts";
export { type Measure, measureNames, measures } from "./measures.ts";
export { pairByName, stemOf } from "./pair-images.ts";
export { rowsTable, summaryTable } from "./result-rows.ts";
export { type ImagePair, type NamedImage, validate, validatePairs } from "./validate.ts";
export type * from "./validate-types.ts";
