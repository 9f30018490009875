import { longAxisId } from "./axes-v05.ts";
import { axisIdOfLetter } from "./axis-letters.ts";
import type { Cursor } from "./cursor.ts";
import { readDType } from "./dtype-names.ts";
import type { ProcessingStep, StatAxes } from "./model-description.ts";
import {
  alongAxis,
  checkPercentiles,
  checkStd,
  perAxis,
  readEps,
  type StepTensor,
  statAxes,
} from "./step-arguments.ts";
import { warnUnknownKeys } from "./unknown-keys.ts";

type ReadStep = (kwargs: Cursor, tensor: StepTensor) => ProcessingStep | null;

/** One row per op of rdf 0.5: its arguments, and how they are read. */
const ops: ReadonlyMap<string, { readonly keys: readonly string[]; readonly read: ReadStep }> = new Map([
  ["binarize", { keys: ["threshold", "axis"], read: readBinarize }],
  ["clip", { keys: ["min", "max", "min_percentile", "max_percentile", "axes"], read: readClip }],
  ["ensure_dtype", { keys: ["dtype"], read: readEnsureDType }],
  ["fixed_zero_mean_unit_variance", { keys: ["mean", "std", "axis"], read: readFixedZmuv }],
  ["scale_linear", { keys: ["gain", "offset", "axis"], read: readScaleLinear }],
  ["scale_mean_variance", { keys: ["reference_tensor", "axes", "eps"], read: readScaleMeanVariance }],
  [
    "scale_range",
    { keys: ["axes", "min_percentile", "max_percentile", "eps", "reference_tensor"], read: readScaleRange },
  ],
  ["sigmoid", { keys: [], read: () => ({ op: "sigmoid" }) }],
  ["softmax", { keys: ["axis"], read: readSoftmax }],
  ["zero_mean_unit_variance", { keys: ["axes", "eps"], read: readZmuv }],
]);

/** One step `{id, kwargs}` of rdf 0.5; an op that this version does not know becomes "unsupported" with a warning. */
export function readStepV05(c: Cursor, tensor: StepTensor): ProcessingStep | null {
  if (c.map("problem") === null) return null;
  warnUnknownKeys(c, new Set(["id", "kwargs", "name", "source", "sha256", "callable"]));
  const id = c.get("id").text("problem") ?? c.get("name").text("problem");
  if (id === null) {
    c.get("id").problem("is missing; a step needs the id of an op");
    return null;
  }
  if (c.get("id").absent) c.get("name").warn("rdf 0.5 calls this id");
  const kwargs = c.get("kwargs");
  kwargs.map("problem");
  const op = ops.get(id);
  if (op === undefined) return unsupported(c, id);
  warnUnknownKeys(kwargs, new Set(op.keys));
  return op.read(kwargs, tensor);
}

export function unsupported(c: Cursor, name: string): ProcessingStep {
  c.warn(`the op ${name} is not supported; the model can be described, but this step cannot be run`);
  return { op: "unsupported", name, kwargs: c.get("kwargs").map() ?? {} };
}

/** Stated axis; must be one of the tensor's. */
function readAxis(c: Cursor, tensor: StepTensor): string | null {
  const stated = c.text("problem");
  if (stated === null) return null;
  const id = longAxisId(stated);
  if (tensor.axes.includes(id)) return id;
  c.problem(`the tensor has no axis ${id}; its axes are ${tensor.axes.join(", ")}`);
  return null;
}

function readAxes(c: Cursor, tensor: StepTensor): StatAxes {
  if (c.absent) return null;
  if (typeof c.value === "string" && !tensor.axes.includes(longAxisId(c.value))) {
    c.warn("letters where a list of axis ids is expected");
    return statAxes(
      [...c.value].map((l) => axisIdOfLetter(l) ?? l),
      c,
      tensor,
    );
  }
  const named = c.list("warning").flatMap((a) => a.text("problem") ?? []);
  return statAxes(named.map(longAxisId), c, tensor);
}

const noAxis = "need an axis (the key `axis` is missing)";

function readBinarize(k: Cursor, tensor: StepTensor): ProcessingStep | null {
  const threshold = perAxis(k.get("threshold"), null);
  if (threshold === null) return null;
  return { op: "binarize", ...alongAxis(k, { threshold }, readAxis(k.get("axis"), tensor), tensor, noAxis) };
}

function readClip(k: Cursor, tensor: StepTensor): ProcessingStep {
  const min = k.get("min").number("problem", { infinite: true });
  const max = k.get("max").number("problem", { infinite: true });
  const minPercentile = k.get("min_percentile").number();
  const maxPercentile = k.get("max_percentile").number();
  if ([min, max, minPercentile, maxPercentile].every((v) => v === null))
    k.problem("clip needs a lower or upper bound");
  for (const [bound, percentile] of [
    [min, minPercentile],
    [max, maxPercentile],
  ] as const)
    if (bound !== null && percentile !== null)
      k.problem("clip takes a value or a percentile per side, not both");
  if (min !== null && max !== null && min >= max)
    k.get("max").problem(`must be above min ${min}, got ${max}`);
  checkPercentiles(k, minPercentile, maxPercentile);
  const finite = (v: number | null) => (v === null || Number.isFinite(v) ? v : null);
  const axes = readAxes(k.get("axes"), tensor);
  if (axes !== null && minPercentile === null && maxPercentile === null)
    k.get("axes").warn("axes matter only for percentiles");
  return { op: "clip", min: finite(min), max: finite(max), minPercentile, maxPercentile, axes };
}

function readEnsureDType(k: Cursor): ProcessingStep {
  if (k.get("dtype").absent) k.get("dtype").problem("is missing");
  return { op: "ensure_dtype", dtype: readDType(k.get("dtype"), "float32") };
}

function readFixedZmuv(k: Cursor, tensor: StepTensor): ProcessingStep | null {
  const mean = perAxis(k.get("mean"), null);
  const std = perAxis(k.get("std"), null);
  if (mean === null || std === null) return null;
  checkStd(k.get("std"), std);
  const axis = readAxis(k.get("axis"), tensor);
  return { op: "fixed_zero_mean_unit_variance", ...alongAxis(k, { mean, std }, axis, tensor, noAxis) };
}

function readScaleLinear(k: Cursor, tensor: StepTensor): ProcessingStep | null {
  const gain = perAxis(k.get("gain"), 1);
  const offset = perAxis(k.get("offset"), 0);
  if (gain === null || offset === null) return null;
  const axis = readAxis(k.get("axis"), tensor);
  return { op: "scale_linear", ...alongAxis(k, { gain, offset }, axis, tensor, noAxis) };
}

function readScaleMeanVariance(k: Cursor, tensor: StepTensor): ProcessingStep | null {
  const referenceTensor = k.get("reference_tensor").text("problem");
  if (referenceTensor === null) k.get("reference_tensor").problem("is missing");
  if (tensor.where === "pre") k.problem("scale_mean_variance is for outputs only");
  const axes = readAxes(k.get("axes"), tensor);
  return { op: "scale_mean_variance", referenceTensor: referenceTensor ?? "", axes, eps: readEps(k) };
}

function readScaleRange(k: Cursor, tensor: StepTensor): ProcessingStep {
  const minPercentile = k.get("min_percentile").number() ?? 0;
  const maxPercentile = k.get("max_percentile").number() ?? 100;
  checkPercentiles(k, minPercentile, maxPercentile);
  const referenceTensor = k.get("reference_tensor").text("problem");
  const axes = readAxes(k.get("axes"), tensor);
  return { op: "scale_range", axes, minPercentile, maxPercentile, eps: readEps(k), referenceTensor };
}

function readSoftmax(k: Cursor, tensor: StepTensor): ProcessingStep {
  const axis = readAxis(k.get("axis"), tensor) ?? "channel";
  if (!tensor.axes.includes(axis)) k.get("axis").problem(`the tensor has no axis ${axis}`);
  return { op: "softmax", axis };
}

function readZmuv(k: Cursor, tensor: StepTensor): ProcessingStep {
  return { op: "zero_mean_unit_variance", axes: readAxes(k.get("axes"), tensor), eps: readEps(k) };
}
