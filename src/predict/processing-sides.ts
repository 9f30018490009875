import type { NdArray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { applyProcessing, requireSupported } from "../processing/index.ts";
import type { InputTensor, ModelDescription, OutputTensor, ProcessingStep } from "../rdf/index.ts";
import { castLoss, countNotFinite, isAllNaN } from "./inspect-input.ts";
import { type MacroStep, macroSteps } from "./macro-steps.ts";
import type { RunOptions } from "./predict-types.ts";

/** Which steps run for each tensor. */
export interface ProcessingChoice {
  stepsOf(tensor: InputTensor | OutputTensor): readonly ProcessingStep[];
  readonly notes: readonly string[];
}

/** Where the steps of one side come from: the description's standard ops, its ImageJ macros, or nowhere. */
export type SideChoice = "ops" | "macro" | "none";

export interface Sides {
  readonly pre: SideChoice;
  readonly post: SideChoice;
  readonly notes: readonly string[];
}

/** Decide from the option, side by side: "auto" takes the ops where the description has any, else its macros; "rdf" the
 * ops; "macro" the macros and nothing where there are none; "none" nothing. Never both for one side.
 * @throws predict/no-macro for "macro" when the model has no macro at all */
export function chooseSides(
  description: ModelDescription,
  option: NonNullable<RunOptions["processing"]>,
): Sides {
  const pre = macroSteps(description, "preprocess");
  const post = macroSteps(description, "postprocess");
  if (option === "none")
    return { pre: "none", post: "none", notes: ["the model's pre- and postprocessing was switched off"] };
  if (option === "macro") {
    if (pre.length + post.length === 0) throw fail("predict/no-macro", { model: description.name });
    return { pre: pre.length > 0 ? "macro" : "none", post: post.length > 0 ? "macro" : "none", notes: [] };
  }
  const notes: string[] = [];
  const decide = (side: "pre" | "post", steps: readonly MacroStep[]): SideChoice => {
    if (steps.length === 0) return "ops";
    const tensors = side === "pre" ? description.inputs : description.outputs;
    const hasOps = tensors.some((tensor) => tensor.processing.some((step) => step.op !== "ensure_dtype"));
    if (option === "auto" && !hasOps) return "macro";
    notes.push(
      `the ${side}processing macro (${steps.map((step) => step.name).join(", ")}) is not run: the description's own steps are`,
    );
    return "ops";
  };
  return { pre: decide("pre", pre), post: decide("post", post), notes };
}

/** The ops that run on the sides that take ops.
 * @throws processing/unsupported-op when a step cannot be run, before anything is loaded */
export function chooseProcessing(description: ModelDescription, sides: Sides): ProcessingChoice {
  const inputs = new Set<InputTensor | OutputTensor>(description.inputs);
  const taken = (tensor: InputTensor | OutputTensor) =>
    (inputs.has(tensor) ? sides.pre : sides.post) === "ops";
  for (const tensor of [...description.inputs, ...description.outputs])
    if (taken(tensor)) requireSupported(tensor.id, tensor.processing);
  return { stepsOf: (tensor) => (taken(tensor) ? tensor.processing : []), notes: sides.notes };
}

export interface PreprocessedInput {
  /** Same axes as the raw sample; may be the raw array itself. */
  readonly array: NdArray;
  readonly notes: readonly string[];
}

/** Preprocess one whole sample of an input.
 * @param image - name of the image, for messages.
 * @throws predict/nan-input when no number is left */
export function preprocess(
  tensor: InputTensor,
  raw: NdArray,
  steps: readonly ProcessingStep[],
  rawTensors: ReadonlyMap<string, NdArray>,
  image: string,
): PreprocessedInput {
  const notes: string[] = [];
  const notFinite = countNotFinite(raw);
  const noNumbers = (): Error =>
    fail("predict/nan-input", { tensor: tensor.id, notFinite, total: raw.data.length, image });
  if (notFinite === raw.data.length && isAllNaN(raw)) throw noNumbers();
  const lost = castLoss(raw, steps);
  if (lost) notes.push(`${tensor.id}: ${lost}`);
  const array = applyProcessing(raw, steps, { tensor: tensor.id, rawTensors });
  if (notFinite > 0) {
    if (isAllNaN(array)) throw noNumbers();
    notes.push(`${tensor.id}: ${notFinite} of ${raw.data.length} values are NaN or infinite`);
  }
  return { array, notes };
}
