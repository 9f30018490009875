import { fail } from "../errors/index.ts";
import { Cursor } from "./cursor.ts";
import type { ProcessingStep } from "./model-description.ts";
import { ReadingLog } from "./reading-log.ts";
import type { StepTensor } from "./step-arguments.ts";
import { readStepV04 } from "./steps-v04.ts";
import { readStepV05 } from "./steps-v05.ts";

/** The op list of one tensor as steps with complete arguments and every cast written out.
 * @param steps - list of `{id, kwargs}` (0.5) or `{name, kwargs}` (0.4, 0.3 alike); null = none.
 * @param tensor - what the steps must know of their tensor: spec, side, axis ids, declared dtype.
 * @throws rdf/invalid with every problem, paths beginning `steps[…]`.
 * @example parseSteps([{ id: "sigmoid" }], { spec: "0.5", where: "post", axes: ["y", "x"], dtype: "float32" })
 * // [{ op: "sigmoid" }, { op: "ensure_dtype", dtype: "float32" }] */
export function parseSteps(steps: unknown, tensor: StepTensor): ProcessingStep[] {
  const log = new ReadingLog();
  const result = readSteps(new Cursor(steps, "steps", log), tensor);
  if (log.problemCount > 0) throw fail("rdf/invalid", { source: "the list of steps", issues: log.issues });
  return result;
}

/** The same within a description. */
export function readSteps(c: Cursor, tensor: StepTensor): ProcessingStep[] {
  const readStep = tensor.spec === "0.5" ? readStepV05 : readStepV04;
  const steps = c.list("problem").flatMap((item) => {
    if (item.absent) item.problem("is empty; a step needs the name of an op");
    return readStep(item, tensor) ?? [];
  });
  if (tensor.spec === "0.5") return withCastsV05(steps, tensor);
  return tensor.where === "pre" ? withInputCastsV04(steps, tensor) : withOutputCastsV04(c, steps, tensor);
}

/** rdf 0.5: preprocessing begins with a cast to the declared type unless it begins with one; both sides end with one
 * unless the last step settles the type (ensure_dtype, binarize, or an op that cannot be run here). */
function withCastsV05(steps: readonly ProcessingStep[], tensor: StepTensor): ProcessingStep[] {
  const cast: ProcessingStep = { op: "ensure_dtype", dtype: tensor.dtype };
  const all = tensor.where === "pre" && steps[0]?.op !== "ensure_dtype" ? [cast, ...steps] : [...steps];
  const last = all.at(-1)?.op;
  return last === "ensure_dtype" || last === "binarize" || last === "unsupported" ? all : [...all, cast];
}

/** rdf 0.4: cast to the declared type, steps, cast to float32; without steps only the last. */
function withInputCastsV04(steps: readonly ProcessingStep[], tensor: StepTensor): ProcessingStep[] {
  const toFloat: ProcessingStep = { op: "ensure_dtype", dtype: "float32" };
  return steps.length === 0 ? [toFloat] : [{ op: "ensure_dtype", dtype: tensor.dtype }, ...steps, toFloat];
}

/** rdf 0.4: steps, then the cast to the declared type. bioimageio.core casts before the steps, which truncates
 * probabilities ahead of a threshold. An integer type does not truncate where no step made integers: outputs without
 * steps (as in core) and outputs that end in sigmoid stay float32. */
function withOutputCastsV04(
  c: Cursor,
  steps: readonly ProcessingStep[],
  tensor: StepTensor,
): ProcessingStep[] {
  const float = tensor.dtype === "float32" || tensor.dtype === "float64";
  const last = steps.at(-1)?.op;
  if (last === "unsupported" || (last === "binarize" && tensor.dtype === "bool")) return [...steps];
  if (!float && last === "sigmoid")
    c.warn(`a cast of probabilities to ${tensor.dtype} would make them 0; kept float32`);
  const dtype = !float && (last === undefined || last === "sigmoid") ? "float32" : tensor.dtype;
  return [...steps, { op: "ensure_dtype", dtype }];
}
