import type { Engine } from "../engine/index.ts";
import type { ModelPackage } from "../package/index.ts";
import type { PredictInput, RunOptions, RunResult } from "./predict-types.ts";
import { chooseSides } from "./processing-sides.ts";
import { runNetwork } from "./run-network.ts";

/** Run a model on one image, or on one image per input tensor.
 *
 * Preprocess whole images (the description's ops, or its ImageJ macros) → match axes → plan tiles → run them on the
 * engine's workers → stitch → postprocess whole outputs. Stacks, frames and channels that the model does not have are run
 * entry by entry, with statistics of their own, and stacked again. See docs/predict.md for the rules.
 * @param inputs - by tensor id, or by position; not changed and not kept.
 * @returns outputs whose arrays are the caller's, lines for people, and the record.
 * @throws predict/… when the images do not fit or a macro fails, package/… when files cannot be read, engine/… when the
 *   network fails, aborted within one tile (or one step of a macro) of the signal. */
export async function runModel(
  model: ModelPackage,
  inputs: Readonly<Record<string, PredictInput>> | readonly PredictInput[],
  options: RunOptions,
  engine: Engine,
): Promise<RunResult> {
  const sides = chooseSides(model.description, options.processing ?? "auto");
  if (sides.pre !== "macro" && sides.post !== "macro")
    return runNetwork(model, inputs, options, engine, sides);
  const { runWithMacros } = await import("./run-with-macros.ts");
  return runWithMacros(model, inputs, options, engine, sides);
}
