import { axisIdOfLetter } from "./axis-letters.ts";
import { type Cursor, shown } from "./cursor.ts";
import type { ProcessingStep } from "./model-description.ts";
import {
  alongAxis,
  checkPercentiles,
  checkStd,
  perAxis,
  readEps,
  type StepTensor,
  statAxes,
} from "./step-arguments.ts";
import { unsupported } from "./steps-v05.ts";
import { warnUnknownKeys } from "./unknown-keys.ts";

type ReadStep = (kwargs: Cursor, tensor: StepTensor) => ProcessingStep | null;

/** One row per op of rdf 0.3 and 0.4; the result is the op of 0.5 that does the same. */
const ops: ReadonlyMap<string, { readonly keys: readonly string[]; readonly read: ReadStep }> = new Map([
  ["binarize", { keys: ["threshold"], read: readBinarize }],
  ["clip", { keys: ["min", "max"], read: readClip }],
  ["scale_linear", { keys: ["axes", "gain", "offset"], read: readScaleLinear }],
  ["scale_mean_variance", { keys: ["mode", "reference_tensor", "axes", "eps"], read: readScaleMeanVariance }],
  [
    "scale_range",
    {
      keys: ["mode", "axes", "min_percentile", "max_percentile", "eps", "reference_tensor"],
      read: readScaleRange,
    },
  ],
  ["sigmoid", { keys: [], read: () => ({ op: "sigmoid" }) }],
  ["zero_mean_unit_variance", { keys: ["mode", "axes", "mean", "std", "eps"], read: readZmuv }],
]);

/** One step `{name, kwargs}` of rdf 0.3 or 0.4. */
export function readStepV04(c: Cursor, tensor: StepTensor): ProcessingStep | null {
  if (c.map("problem") === null) return null;
  warnUnknownKeys(c, new Set(["name", "kwargs"]));
  const name = c.get("name").text("problem");
  if (name === null) {
    c.get("name").problem("is missing; a step needs the name of an op");
    return null;
  }
  const kwargs = c.get("kwargs");
  kwargs.map("problem");
  const op = ops.get(name);
  if (op === undefined) return unsupported(c, name);
  warnUnknownKeys(kwargs, new Set(op.keys));
  return op.read(kwargs, tensor);
}

/** Ids behind the letters of `axes`; null when nothing is stated. */
function namedAxes(c: Cursor): string[] | null {
  if (c.absent) return null;
  const text = Array.isArray(c.value) ? c.value.join("") : c.text("problem");
  if (text === null) return null;
  return [...text].flatMap((letter) => {
    const id = axisIdOfLetter(letter);
    if (id === null) c.problem(`${letter} is not an axis letter; expected c, z, y or x`);
    return id ?? [];
  });
}

type Mode = "fixed" | "per_sample" | "per_dataset";

function readMode(k: Cursor, missing: Mode): Mode {
  const mode = k.get("mode").text("problem");
  if (mode === null) return missing;
  if (mode === "fixed" || mode === "per_sample" || mode === "per_dataset") return mode;
  k.get("mode").problem(`${mode} is not known; expected fixed, per_sample or per_dataset`);
  return missing;
}

/** Axes of a statistic: those stated (all but batch when none is), with batch in front for a dataset statistic. */
function measuredAxes(k: Cursor, mode: Mode, tensor: StepTensor): readonly string[] {
  const stated = namedAxes(k.get("axes"));
  const axes =
    stated === null
      ? tensor.axes.filter((a) => a !== "batch")
      : (statAxes(
          stated.filter((a) => a !== "batch"),
          k.get("axes"),
          tensor,
        ) ?? []);
  return mode === "per_dataset" && tensor.axes.includes("batch") ? ["batch", ...axes] : axes;
}

/** The one axis that values run along: the only one not in `axes`; batch never counts. */
function axisLeftOver(k: Cursor, tensor: StepTensor): { axis: string | null; why: string } {
  const stated = namedAxes(k.get("axes")) ?? [];
  const left = tensor.axes.filter((a) => a !== "batch" && !stated.includes(a));
  const only = left.length === 1 ? left[0] : undefined;
  if (only !== undefined) return { axis: only, why: "" };
  const got = left.length === 0 ? "none is left" : `${left.join(", ")} are left`;
  return { axis: null, why: `need exactly one axis that is not in \`axes\` to run along; ${got}` };
}

function readBinarize(k: Cursor): ProcessingStep | null {
  const threshold = k.get("threshold").number();
  if (k.get("threshold").absent) k.get("threshold").problem("is missing");
  return threshold === null ? null : { op: "binarize", threshold, axis: null };
}

function readClip(k: Cursor): ProcessingStep {
  const min = k.get("min").number("problem", { infinite: true });
  const max = k.get("max").number("problem", { infinite: true });
  if (min === null && max === null) k.problem("clip needs min and max");
  if (min !== null && max !== null && min >= max)
    k.get("max").problem(`must be above min ${min}, got ${max}`);
  const finite = (v: number | null) => (v === null || Number.isFinite(v) ? v : null);
  return {
    op: "clip",
    min: finite(min),
    max: finite(max),
    minPercentile: null,
    maxPercentile: null,
    axes: null,
  };
}

function readScaleLinear(k: Cursor, tensor: StepTensor): ProcessingStep | null {
  const gain = perAxis(k.get("gain"), 1);
  const offset = perAxis(k.get("offset"), 0);
  if (gain === null || offset === null) return null;
  const { axis, why } = axisLeftOver(k, tensor);
  return { op: "scale_linear", ...alongAxis(k, { gain, offset }, axis, tensor, why) };
}

function readScaleMeanVariance(k: Cursor, tensor: StepTensor): ProcessingStep {
  const referenceTensor = k.get("reference_tensor").text("problem");
  if (referenceTensor === null) k.get("reference_tensor").problem("is missing");
  if (tensor.where === "pre") k.problem("scale_mean_variance is for outputs only");
  const axes = measuredAxes(k, readMode(k, "per_sample"), tensor);
  return { op: "scale_mean_variance", referenceTensor: referenceTensor ?? "", axes, eps: readEps(k) };
}

function readScaleRange(k: Cursor, tensor: StepTensor): ProcessingStep {
  const mode = readMode(k, "per_sample");
  if (mode === "fixed")
    k.get("mode").problem("scale_range has no fixed mode; expected per_sample or per_dataset");
  const minPercentile = k.get("min_percentile").number() ?? 0;
  const maxPercentile = k.get("max_percentile").number() ?? 100;
  checkPercentiles(k, minPercentile, maxPercentile);
  const referenceTensor = k.get("reference_tensor").text("problem");
  const axes = measuredAxes(k, mode, tensor);
  return { op: "scale_range", axes, minPercentile, maxPercentile, eps: readEps(k), referenceTensor };
}

function readZmuv(k: Cursor, tensor: StepTensor): ProcessingStep | null {
  let mode = readMode(k, "fixed");
  if (k.get("mode").absent && k.get("mean").absent && k.get("std").absent) {
    k.warn("no mode, mean or std is stated; read as per_sample");
    mode = "per_sample";
  }
  if (mode !== "fixed") {
    for (const key of ["mean", "std"])
      if (!k.get(key).absent) k.get(key).warn(`${shown(k.get(key).value)} is not used in mode ${mode}`);
    return { op: "zero_mean_unit_variance", axes: measuredAxes(k, mode, tensor), eps: readEps(k) };
  }
  const mean = perAxis(k.get("mean"), null);
  const std = perAxis(k.get("std"), null);
  if (mean === null || std === null) return null;
  checkStd(k.get("std"), std);
  const { axis, why } = axisLeftOver(k, tensor);
  return { op: "fixed_zero_mean_unit_variance", ...alongAxis(k, { mean, std }, axis, tensor, why) };
}
