import type { NdArray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { applyProcessing, requireSupported } from "../processing/index.ts";
import type { InputTensor, ModelDescription, OutputTensor, ProcessingStep } from "../rdf/index.ts";
import { castLoss, countNotFinite, isAllNaN } from "./inspect-input.ts";
import type { RunOptions } from "./predict-types.ts";

/** Which steps run for each tensor. */
export interface ProcessingChoice {
  stepsOf(tensor: InputTensor | OutputTensor): readonly ProcessingStep[];
  readonly notes: readonly string[];
}

/** Decide from the option: "auto" and "rdf" take the standard ops of the description, "none" nothing.
 * @throws predict/no-macro for "macro"; processing/unsupported-op when a step cannot be run, before anything is loaded */
export function chooseProcessing(
  description: ModelDescription,
  option: NonNullable<RunOptions["processing"]>,
): ProcessingChoice {
  if (option === "macro") throw fail("predict/no-macro", { side: "pre- or postprocessing" });
  if (option === "none")
    return { stepsOf: () => [], notes: ["the model's pre- and postprocessing was switched off"] };
  for (const tensor of [...description.inputs, ...description.outputs]) {
    requireSupported(tensor.id, tensor.processing);
  }
  const notes: string[] = [];
  for (const side of ["preprocess", "postprocess"] as const) {
    const macros = macrosOf(description, side);
    if (macros.length === 0) continue;
    const tensors = side === "preprocess" ? description.inputs : description.outputs;
    const hasOps = tensors.some((tensor) => tensor.processing.some((step) => step.op !== "ensure_dtype"));
    notes.push(
      hasOps
        ? `the ${side}ing macro (${macros.join(", ")}) is not run: the description's own steps are`
        : `the ${side}ing macro (${macros.join(", ")}) is not run: this version has no macros, the result may need it`,
    );
  }
  return { stepsOf: (tensor) => tensor.processing, notes };
}

/** Files (or methods) that config.deepimagej.prediction names for one side. */
function macrosOf(description: ModelDescription, side: "preprocess" | "postprocess"): string[] {
  const prediction = field(field(description.config, "deepimagej"), "prediction");
  const steps = field(prediction, side);
  if (!Array.isArray(steps)) return [];
  return steps.flatMap((step: unknown) => {
    const spec = field(step, "spec");
    if (typeof spec !== "string" || spec === "") return [];
    const kwargs = field(step, "kwargs");
    return [typeof kwargs === "string" ? kwargs : spec];
  });
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
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
