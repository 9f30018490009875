import type { DType } from "../array/index.ts";
import { axisLetters } from "./axis-letters.ts";
import type { ProcessingStep, StatAxes } from "./model-description.ts";
import { parseSteps } from "./parse-steps.ts";
import { DEFAULT_EPS, type StepTensor } from "./step-arguments.ts";

type Written = Readonly<Record<string, unknown>>;

/** Op list of one tensor in rdf 0.5: the shortest list that reads back as these steps, so implicit casts are left out.
 * Arguments that are defaults are left out, too. */
export function writeStepsV05(steps: readonly ProcessingStep[], tensor: StepTensor): Written[] {
  const wanted = JSON.stringify(steps);
  for (const shorter of withoutOuterCasts(steps, (dtype) => dtype === tensor.dtype)) {
    const written = shorter.map(stepV05);
    if (JSON.stringify(parseSteps(written, tensor)) === wanted) return written;
  }
  return steps.map(stepV05);
}

/** Op list of one tensor in rdf 0.4, without the casts that this version makes by itself.
 * @param refuse - called for what 0.4 cannot say; its result is thrown. */
export function writeStepsV04(
  steps: readonly ProcessingStep[],
  tensor: StepTensor,
  refuse: (what: string) => Error,
): Written[] {
  const implied = (dtype: DType) => dtype === tensor.dtype || dtype === "float32" || dtype === "float64";
  const [shortest = steps] = withoutOuterCasts(steps, implied);
  return shortest.map((step) => stepV04(step, tensor, refuse));
}

/** The list without its first and last cast, without either, and as it is. */
function withoutOuterCasts(
  steps: readonly ProcessingStep[],
  implied: (dtype: DType) => boolean,
): ProcessingStep[][] {
  const isCast = (step: ProcessingStep | undefined) => step?.op === "ensure_dtype" && implied(step.dtype);
  const first = isCast(steps[0]) ? 1 : 0;
  const last = steps.length > first && isCast(steps.at(-1)) ? steps.length - 1 : steps.length;
  return [steps.slice(first, last), steps.slice(0, last), steps.slice(first), [...steps]];
}

function stepV05(step: ProcessingStep): Written {
  switch (step.op) {
    case "sigmoid":
      return { id: step.op };
    case "binarize":
      return { id: step.op, kwargs: { threshold: step.threshold, ...optional("axis", step.axis) } };
    case "clip":
      return {
        id: step.op,
        kwargs: {
          ...optional("min", step.min),
          ...optional("max", step.max),
          ...optional("min_percentile", step.minPercentile),
          ...optional("max_percentile", step.maxPercentile),
          ...optional("axes", step.axes),
        },
      };
    case "ensure_dtype":
      return { id: step.op, kwargs: { dtype: step.dtype } };
    case "scale_linear":
      return {
        id: step.op,
        kwargs: { gain: step.gain, offset: step.offset, ...optional("axis", step.axis) },
      };
    case "scale_mean_variance":
      return {
        id: step.op,
        kwargs: {
          reference_tensor: step.referenceTensor,
          ...optional("axes", step.axes),
          ...epsOf(step.eps),
        },
      };
    case "scale_range":
      return {
        id: step.op,
        kwargs: {
          ...optional("axes", step.axes),
          min_percentile: step.minPercentile,
          max_percentile: step.maxPercentile,
          ...epsOf(step.eps),
          ...optional("reference_tensor", step.referenceTensor),
        },
      };
    case "softmax":
      return { id: step.op, kwargs: { axis: step.axis } };
    case "zero_mean_unit_variance":
      return { id: step.op, kwargs: { ...optional("axes", step.axes), ...epsOf(step.eps) } };
    case "fixed_zero_mean_unit_variance":
      return { id: step.op, kwargs: { mean: step.mean, std: step.std, ...optional("axis", step.axis) } };
    case "unsupported":
      return { id: step.name, ...(Object.keys(step.kwargs).length > 0 ? { kwargs: step.kwargs } : {}) };
  }
}

function stepV04(step: ProcessingStep, tensor: StepTensor, refuse: (what: string) => Error): Written {
  const others = (axis: string | null) =>
    letters(
      tensor.axes.filter((id) => id !== axis),
      refuse,
    );
  switch (step.op) {
    case "sigmoid":
      return { name: step.op };
    case "binarize":
      if (typeof step.threshold !== "number") throw refuse("a threshold per channel");
      return { name: step.op, kwargs: { threshold: step.threshold } };
    case "clip":
      if (step.min === null || step.max === null) throw refuse("a clip with percentiles or one bound only");
      return { name: step.op, kwargs: { min: step.min, max: step.max } };
    case "scale_linear":
      return {
        name: step.op,
        kwargs: {
          ...(step.axis === null ? {} : { axes: others(step.axis) }),
          gain: step.gain,
          offset: step.offset,
        },
      };
    case "scale_mean_variance":
      return {
        name: step.op,
        kwargs: {
          ...measured(step.axes, tensor, refuse),
          reference_tensor: step.referenceTensor,
          ...epsOf(step.eps),
        },
      };
    case "scale_range":
      return {
        name: step.op,
        kwargs: {
          ...measured(step.axes, tensor, refuse),
          min_percentile: step.minPercentile,
          max_percentile: step.maxPercentile,
          ...epsOf(step.eps),
          ...optional("reference_tensor", step.referenceTensor),
        },
      };
    case "zero_mean_unit_variance":
      return { name: step.op, kwargs: { ...measured(step.axes, tensor, refuse), ...epsOf(step.eps) } };
    case "fixed_zero_mean_unit_variance":
      return {
        name: "zero_mean_unit_variance",
        kwargs: { mode: "fixed", axes: others(step.axis), mean: step.mean, std: step.std },
      };
    case "ensure_dtype":
      throw refuse(`a cast to ${step.dtype} among the steps`);
    case "softmax":
      throw refuse("the op softmax");
    case "unsupported":
      throw refuse(`the op ${step.name}`);
  }
}

/** Mode and axis letters of a statistic: over the batch, or over all axes, is `per_dataset`. */
function measured(axes: StatAxes, tensor: StepTensor, refuse: (what: string) => Error): Written {
  const dataset = axes === null || (axes.includes("batch") && tensor.axes.includes("batch"));
  return { mode: dataset ? "per_dataset" : "per_sample", axes: letters(axes ?? tensor.axes, refuse) };
}

/** Letters of `axes` in ops of rdf 0.4: out of c, z, y, x; the batch is never named. */
function letters(ids: readonly string[], refuse: (what: string) => Error): string {
  const text = axisLetters(ids.filter((id) => id !== "batch"));
  if (/^[czyx]*$/.test(text)) return text;
  throw refuse(`an op over the axes ${text}`);
}

function epsOf(eps: number): Written {
  return eps === DEFAULT_EPS ? {} : { eps };
}

function optional(key: string, value: unknown): Written {
  return value === null ? {} : { [key]: value };
}
