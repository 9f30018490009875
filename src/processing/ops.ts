import { type DType, isFloatDType, type NdArray, ndarray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import type { ProcessingStep } from "../rdf/index.ts";
import * as kernels from "./kernels.ts";
import { axisIndex, isDatasetStatistic, type Measure } from "./measure.ts";
import { type Operand, operandOf, plus } from "./operand.ts";

/** Part of a plan: elementwise work, a cast, or an op that needs a whole axis. */
export type Stage =
  | { readonly kind: "elements"; readonly run: kernels.Kernel }
  | { readonly kind: "cast"; readonly dtype: DType }
  | { readonly kind: "softmax"; readonly dim: number; readonly dtype: "float32" | "float64" };

/** What a step is planned for. */
export interface Target {
  readonly tensor: string;
  /** The raw tensor: its shape and axes hold for all steps. */
  readonly array: NdArray;
  /** Element type that numpy would hold before this step. */
  readonly dtype: DType;
  readonly measure: Measure;
}

export interface Planned {
  readonly stages: readonly Stage[];
  /** Element type after the step. */
  readonly dtype: DType;
}

type SupportedOp = Exclude<ProcessingStep["op"], "unsupported">;
type StepOf<Op> = Extract<ProcessingStep, { op: Op }>;
type Ops = { readonly [Op in SupportedOp]: (step: StepOf<Op>, target: Target) => Planned };

/** Added to deviations and ranges. bioimageio.core ignores the `eps` of zmuv and scale_range, and so do published results. */
const EPS = 1e-6;

/** One row per op. Formulas and their sources: docs/processing.md. */
export const ops: Ops = {
  binarize(step, target) {
    let threshold = alongAxis(step.threshold, step.axis, "threshold", step.op, target);
    if (typeof step.threshold === "number" && target.dtype === "float32")
      threshold = Math.fround(step.threshold);
    return { stages: [elements(kernels.greaterThan(threshold))], dtype: "bool" };
  },

  clip(step, target) {
    const { shape } = target.array;
    // Percentiles first, then numbers, as in core when both kinds occur.
    const dataset = isDatasetStatistic(step.axes);
    const wanted = [step.minPercentile, step.maxPercentile].filter((p) => p !== null);
    const stages: Stage[] = [];
    let { dtype } = target;
    if (wanted.length > 0) {
      const q = wanted.map((p) => p / 100);
      const method = dataset ? "linear" : "inverted_cdf";
      const bounds = target.measure.quantiles(step.op, null, step.axes, q, method);
      if (step.minPercentile !== null) stages.push(elements(kernels.raiseTo(operandOf(bounds[0]!, shape))));
      if (step.maxPercentile !== null)
        stages.push(elements(kernels.lowerTo(operandOf(bounds.at(-1)!, shape))));
      dtype = "float64";
    }
    if (step.min !== null || step.max !== null) {
      dtype = floating(dtype);
      const round = dtype === "float32" ? Math.fround : (v: number) => v;
      const [low, high] = [step.min ?? Number.NEGATIVE_INFINITY, step.max ?? Number.POSITIVE_INFINITY];
      stages.push(elements(kernels.clamp(round(low), round(high))));
    }
    return { stages, dtype };
  },

  ensure_dtype(step) {
    return { stages: [{ kind: "cast", dtype: step.dtype }], dtype: step.dtype };
  },

  fixed_zero_mean_unit_variance(step, target) {
    const mean = alongAxis(step.mean, step.axis, "mean", step.op, target);
    const std = typeof step.std === "number" ? step.std + EPS : step.std.map((s) => s + EPS);
    return wide(kernels.subtractDivide(mean, alongAxis(std, step.axis, "std", step.op, target)));
  },

  scale_linear(step, target) {
    const { gain, offset } = step;
    if (typeof gain === "number" && typeof offset === "number" && target.dtype === "float32")
      return { stages: [elements(kernels.multiplyAddFloat32(gain, offset))], dtype: "float32" };
    return wide(
      kernels.multiplyAdd(
        alongAxis(gain, step.axis, "gain", step.op, target),
        alongAxis(offset, step.axis, "offset", step.op, target),
      ),
    );
  },

  scale_mean_variance(step, target) {
    const { shape } = target.array;
    const perSample = step.axes === null || !isDatasetStatistic(step.axes);
    const own = target.measure.meanAndStd(step.op, null, step.axes, perSample);
    const reference = target.measure.meanAndStd(step.op, step.referenceTensor, step.axes, perSample);
    return wide(
      kernels.subtractDivide(operandOf(own.mean, shape), operandOf(plus(own.std, step.eps), shape)),
      kernels.multiplyAdd(operandOf(plus(reference.std, step.eps), shape), operandOf(reference.mean, shape)),
    );
  },

  scale_range(step, target) {
    const { shape } = target.array;
    const q = [step.minPercentile / 100, step.maxPercentile / 100];
    const [low, high] = target.measure.quantiles(step.op, step.referenceTensor, step.axes, q, "linear");
    const range = { ...high!, data: high!.data.map((h, i) => h - low!.data[i]! + EPS) };
    return wide(kernels.subtractDivide(operandOf(low!, shape), operandOf(range, shape)));
  },

  sigmoid(_, target) {
    const dtype = floating(target.dtype);
    const stages = [elements(kernels.sigmoid())];
    return { stages: dtype === "float32" ? [...stages, elements(kernels.round32())] : stages, dtype };
  },

  softmax(step, target) {
    const dim = axisIndex(target.array, step.axis, step.op, target.tensor);
    const dtype = floating(target.dtype);
    return { stages: [{ kind: "softmax", dim, dtype }], dtype };
  },

  zero_mean_unit_variance(step, target) {
    const { shape } = target.array;
    const perSample = !isDatasetStatistic(step.axes);
    const { mean, std } = target.measure.meanAndStd(step.op, null, step.axes, perSample);
    return wide(kernels.subtractDivide(operandOf(mean, shape), operandOf(plus(std, EPS), shape)));
  },
};

/** Names of the ops that can be run, sorted. */
export const supportedOps: readonly string[] = Object.keys(ops).sort();

function elements(run: kernels.Kernel): Stage {
  return { kind: "elements", run };
}

/** Arithmetic with statistics or lists: numpy's arrays of them are float64. */
function wide(...runs: kernels.Kernel[]): Planned {
  return { stages: runs.map(elements), dtype: "float64" };
}

/** numpy's result type of an array and a plain number. */
function floating(dtype: DType): "float32" | "float64" {
  return isFloatDType(dtype) ? dtype : "float64";
}

/** A number, or a list laid along `axis`; a list of one counts for the whole axis. */
function alongAxis(
  values: number | readonly number[],
  axis: string | null,
  parameter: string,
  op: string,
  target: Target,
): Operand {
  if (typeof values === "number") return values;
  if (values.length === 1) return values[0]!;
  const { array, tensor } = target;
  if (axis === null)
    throw fail("processing/parameter", {
      tensor,
      op,
      parameter,
      got: `${values.length} values and no axis`,
      expected: "one number, or the axis that the values run along",
    });
  const dim = axisIndex(array, axis, op, tensor);
  if (array.shape[dim] !== values.length)
    throw fail("processing/parameter", {
      tensor,
      op,
      parameter,
      got: `${values.length} values`,
      expected: `${array.shape[dim]}, the size of axis ${axis}`,
    });
  const shape = array.shape.map((s, d) => (d === dim ? s : 1));
  return operandOf(ndarray("float64", shape, Float64Array.from(values)), array.shape);
}
