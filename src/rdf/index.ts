/** Level 2: model descriptions (rdf 0.3, 0.4, 0.5) as one ModelDescription, their sizes and halos. Imports array and errors.
 * See docs/rdf.md for what is read, refused and different from the reference library. */
export * from "./axis-letters.ts";
export * from "./describe-model.ts";
export * from "./input-halo.ts";
export type * from "./model-description.ts";
export { parseSteps } from "./parse-steps.ts";
export { NEWEST_FORMAT_VERSION, readDescription } from "./read-description.ts";
export * from "./resolve-sizes.ts";
export type { StepTensor } from "./step-arguments.ts";
export * from "./valid-size.ts";
export { type RdfContent, type WrittenRdf, writeRdf } from "./write-rdf.ts";
