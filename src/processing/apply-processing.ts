import {
  allocate,
  CHUNK,
  cast,
  castChunk,
  chunkBuffer,
  type DType,
  isFloatDType,
  loadChunk,
  type NdArray,
  storeChunk,
} from "../array/index.ts";
import type { ProcessingStep } from "../rdf/index.ts";
import { requireSupported } from "./check.ts";
import { type Kernel, wrapUint64 } from "./kernels.ts";
import { Measure, type ProcessingContext } from "./measure.ts";
import { ops, type Planned, type Stage, type Target } from "./ops.ts";
import { softmaxInPlace } from "./softmax.ts";

/** Run the pre- or postprocessing of one tensor, as bioimageio.core does.
 *
 * All statistics are measured before the first step, on `array` as it comes (raw) and on the raw tensors that steps refer
 * to: `scale_linear` before `zero_mean_unit_variance` does not change the result's mean.
 * Elements are computed in float64 and rounded at the casts, and after steps with plain numbers on float32 data, where
 * numpy stays in float32. Steps between casts run fused: besides the result nothing of the tensor's size is allocated,
 * except one copy for quantiles over axes that are not the last ones.
 * @param array - raw tensor with its axes; never changed.
 * @param steps - with casts written out, as `readDescription` gives them.
 * @returns same shape and axes; new data, or `array` itself when no step changes it.
 * @throws processing/unsupported-op before anything runs, naming all such ops; processing/axes, processing/parameter,
 * processing/missing-reference when steps do not fit the arrays.
 * @see bioimageio.core 0.9.6 proc_ops; deviations: docs/processing.md. */
export function applyProcessing(
  array: NdArray,
  steps: readonly ProcessingStep[],
  context: ProcessingContext,
): NdArray {
  requireSupported(context.tensor, steps);
  const { stages, dtype } = plan(array, steps, context);
  if (stages.every((stage) => stage.kind === "cast"))
    return stages.reduce<NdArray>((a, stage) => (stage.kind === "cast" ? cast(a, stage.dtype) : a), array);
  return run(array, stages, dtype);
}

function plan(array: NdArray, steps: readonly ProcessingStep[], context: ProcessingContext): Planned {
  const measure = new Measure(array, context);
  const stages: Stage[] = [];
  let dtype = array.dtype;
  for (const step of steps) {
    if (step.op === "unsupported" || (step.op === "ensure_dtype" && step.dtype === dtype)) continue;
    const planOp = ops[step.op] as (step: ProcessingStep, target: Target) => Planned; // the row of this very op
    const planned = planOp(step, { tensor: context.tensor, array, dtype, measure });
    stages.push(...planned.stages);
    dtype = planned.dtype;
  }
  return { stages, dtype };
}

/** Run fused stretches of elementwise stages, and softmax between them in place.
 * @param dtype - of the result. */
function run(array: NdArray, stages: readonly Stage[], dtype: DType): NdArray {
  let current = array;
  let from = 0;
  while (from < stages.length) {
    let to = from;
    while (to < stages.length && stages[to]!.kind !== "softmax") to++;
    const stretch = stages.slice(from, to);
    const stage = stages[to];
    const softmax = stage?.kind === "softmax" ? stage : null;
    const wanted = softmax?.dtype ?? dtype;
    if (stretch.length > 0 || current === array || current.dtype !== wanted)
      current = runFused(current, stretch, wanted, current !== array);
    if (softmax) softmaxInPlace(current.data as Float32Array | Float64Array, current.shape, softmax.dim); // of dtype softmax.dtype
    from = to + 1;
  }
  return current;
}

/** One pass over the data: load a chunk as float64, apply all stages to it, store it.
 * @param mayReuse - whether `source` may be overwritten when the result has its dtype. */
function runFused(source: NdArray, stages: readonly Stage[], dtype: DType, mayReuse: boolean): NdArray {
  const { data, shape, axes } = source;
  const kernels = stages.flatMap((stage, i) => kernelsOf(stage, i === stages.length - 1, dtype));
  const result = mayReuse && source.dtype === dtype ? data : allocate(dtype, data.length);
  const chunk = chunkBuffer(data.length);
  for (let start = 0; start < data.length; start += CHUNK) {
    const count = Math.min(CHUNK, data.length - start);
    loadChunk(data, source.dtype, start, count, chunk);
    for (const kernel of kernels) kernel(chunk, count, start);
    storeChunk(chunk, count, result, dtype, start);
  }
  return { dtype, shape, axes, data: result };
}

function kernelsOf(stage: Stage, last: boolean, stored: DType): Kernel[] {
  if (stage.kind === "elements") return [stage.run];
  if (stage.kind === "softmax") return [];
  const { dtype } = stage;
  // storing into a Float32Array rounds by itself
  const atStore = last && dtype === stored;
  if (atStore && isFloatDType(dtype)) return [];
  const kernel: Kernel = (x, count) => castChunk(x, count, dtype);
  return dtype === "uint64" && !atStore ? [kernel, wrapUint64()] : [kernel];
}
