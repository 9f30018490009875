/** Level 6: from a package and images to outputs, tables and a record; the model test; replay. Imports levels 1–5.
 * See docs/predict.md for the rules by which images are matched to models. */
export { openWeights, RUNNABLE_FORMATS } from "./choose-weights.ts";
export { type DeepImageJParts, deepImageJCommands } from "./deepimagej-commands.ts";
export { matchAxes } from "./match-axes.ts";
export type * from "./predict-types.ts";
export { type ReplayResult, replay } from "./replay.ts";
export { runModel } from "./run-model.ts";
export { arrangeInput } from "./samples.ts";
export { testModel } from "./test-model.ts";
export { PROGRAM_VERSION } from "./version.ts";
