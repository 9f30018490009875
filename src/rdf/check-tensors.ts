import type { Axis, AxisSize, InputTensor, OutputTensor } from "./model-description.ts";
import type { ReadingLog } from "./reading-log.ts";
import type { TensorPaths } from "./tensor-paths.ts";

type Tensor = Pick<InputTensor, "id" | "axes" | "processing">;

/** What must hold between tensors: ids, size references and reference tensors of steps. Reported into `log`. */
export function checkTensors(
  log: ReadingLog,
  inputs: readonly Tensor[],
  outputs: readonly Tensor[],
  paths: TensorPaths,
): void {
  if (inputs.length === 0) log.problem("inputs", "needs at least one tensor");
  if (outputs.length === 0) log.problem("outputs", "needs at least one tensor");
  const inputById = uniqueById(log, inputs, "inputs", paths);
  const outputById = uniqueById(log, outputs, "outputs", paths);
  const shared = checkShared(log, inputById, outputs, [...inputs, ...outputs], paths);
  for (const [side, tensors] of [
    ["inputs", inputs],
    ["outputs", outputs],
  ] as const) {
    tensors.forEach((tensor, i) => {
      tensor.axes.forEach((axis, a) => {
        if (axis.size.kind !== "ref") return;
        const path = paths.size(side, i, a);
        checkReference(log, path, tensor, axis, axis.size, { inputById, outputById, shared, side });
      });
      checkSteps(
        log,
        `${side}[${i}]`,
        tensor,
        side === "inputs" ? [inputById] : [inputById, outputById],
        shared,
      );
    });
  }
}

function uniqueById(
  log: ReadingLog,
  tensors: readonly Tensor[],
  side: "inputs" | "outputs",
  paths: TensorPaths,
): Map<string, Tensor> {
  const byId = new Map<string, Tensor>();
  tensors.forEach((tensor, i) => {
    if (byId.has(tensor.id))
      log.problem(paths.id(side, i), `${tensor.id} names two ${side}; ids must differ`);
    else byId.set(tensor.id, tensor);
  });
  return byId;
}

/** Ids that an input and an output share. Harmless until something refers to one of them: then it is ambiguous. */
function checkShared(
  log: ReadingLog,
  inputById: ReadonlyMap<string, Tensor>,
  outputs: readonly Tensor[],
  all: readonly Tensor[],
  paths: TensorPaths,
): Set<string> {
  const named = new Set(all.flatMap(referredTensors));
  const shared = new Set<string>();
  outputs.forEach((output, i) => {
    if (!inputById.has(output.id)) return;
    shared.add(output.id);
    const path = paths.id("outputs", i);
    if (named.has(output.id))
      log.problem(
        path,
        `${output.id} names an input and an output, so what refers to ${output.id} is ambiguous`,
      );
    else log.warn(path, `${output.id} names an input and an output`);
  });
  return shared;
}

function referredTensors(tensor: Tensor): string[] {
  const sizes = tensor.axes.flatMap((a) => (a.size.kind === "ref" ? [a.size.tensorId] : []));
  return [...sizes, ...tensor.processing.flatMap((s) => referenceOf(s) ?? [])];
}

function referenceOf(step: Tensor["processing"][number]): string | null {
  return step.op === "scale_range" || step.op === "scale_mean_variance" ? step.referenceTensor : null;
}

interface Reachable {
  readonly inputById: ReadonlyMap<string, Tensor>;
  readonly outputById: ReadonlyMap<string, Tensor>;
  readonly shared: ReadonlySet<string>;
  readonly side: "inputs" | "outputs";
}

function checkReference(
  log: ReadingLog,
  path: string,
  tensor: Tensor,
  axis: Axis,
  size: AxisSize & { kind: "ref" },
  all: Reachable,
): void {
  if (size.tensorId === "" || all.shared.has(size.tensorId)) return; // reported already
  const target =
    all.inputById.get(size.tensorId) ??
    (all.side === "outputs" ? all.outputById.get(size.tensorId) : undefined);
  if (target === undefined) {
    const what = all.outputById.has(size.tensorId)
      ? "is an output; inputs may refer only to inputs"
      : "does not exist";
    log.problem(path, `the size refers to the tensor ${size.tensorId}, which ${what}`);
    return;
  }
  const targetAxis = target.axes.find((a) => a.id === size.axisId);
  if (targetAxis === undefined) {
    if (target.axes.length > 0)
      log.problem(path, `the size refers to ${size.tensorId}.${size.axisId}, which does not exist`);
    return;
  }
  if (target === tensor && targetAxis === axis) log.problem(path, "the size refers to itself");
  else if (targetAxis.type === "batch") log.problem(path, "the size refers to a batch axis");
  else if (targetAxis.size.kind === "dynamic" || targetAxis.size.kind === "any")
    log.problem(
      path,
      `the size refers to ${size.tensorId}.${size.axisId}, whose size is not known before the run`,
    );
  else if (targetAxis.size.kind === "ref") {
    if (isCircular(axis, all)) log.problem(path, "the size refers to itself through other axes");
    else
      log.warn(path, `the size refers to ${size.tensorId}.${size.axisId}, which itself follows another axis`);
  }
}

/** Whether following the references of `start` never ends. */
function isCircular(start: Axis, all: Reachable): boolean {
  const seen = new Set<Axis>();
  let at: Axis | undefined = start;
  while (at?.size.kind === "ref") {
    if (seen.has(at)) return true;
    seen.add(at);
    const { tensorId, axisId }: { tensorId: string; axisId: string } = at.size;
    at = (all.inputById.get(tensorId) ?? all.outputById.get(tensorId))?.axes.find((a) => a.id === axisId);
  }
  return false;
}

function checkSteps(
  log: ReadingLog,
  path: string,
  tensor: Tensor,
  reachable: readonly ReadonlyMap<string, Tensor>[],
  shared: ReadonlySet<string>,
): void {
  for (const step of tensor.processing) {
    const reference = referenceOf(step);
    if (reference === null || reference === "" || shared.has(reference)) continue;
    if (!reachable.some((side) => side.has(reference)))
      log.problem(
        path,
        `${step.op} refers to the tensor ${reference}, which ${path.startsWith("inputs") ? "is no input" : "does not exist"}`,
      );
  }
}

/** Smallest output against its halo, and halos that are no whole number of input samples: both can be run, both are said. */
export function warnHalos(
  log: ReadingLog,
  inputs: readonly Tensor[],
  outputs: readonly OutputTensor[],
  paths: TensorPaths,
): void {
  const inputById = new Map(inputs.map((t) => [t.id, t]));
  outputs.forEach((output, i) => {
    output.axes.forEach((axis, a) => {
      if (axis.halo === 0) return;
      const path = paths.halo(i, a);
      if (axis.size.kind !== "ref") {
        log.warn(path, `a halo of ${axis.halo} on an axis whose size follows no input axis`);
        return;
      }
      const { tensorId, axisId, offset } = axis.size;
      const ref = inputById.get(tensorId)?.axes.find((x) => x.id === axisId);
      if (ref === undefined) return;
      const inputHalo = (axis.halo * axis.scale) / ref.scale;
      if (Math.abs(inputHalo - Math.round(inputHalo)) > 1e-6)
        log.warn(path, `a halo of ${axis.halo} is ${inputHalo} samples of the input; rounded up`);
      const smallest =
        ref.size.kind === "fixed" ? ref.size.size : ref.size.kind === "param" ? ref.size.min : null;
      if (smallest === null) return;
      const size = Math.trunc((smallest * ref.scale) / axis.scale + offset);
      if (size - 2 * axis.halo < 1)
        log.warn(
          path,
          `the smallest output of ${size} has nothing left without a halo of ${axis.halo} on both sides`,
        );
    });
  });
}
