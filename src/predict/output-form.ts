import { type NdArray, reshape, transpose } from "../array/index.ts";
import type { Axis, InputTensor, OutputTensor } from "../rdf/index.ts";
import { type AxisRole, roleOfName, rolesOf } from "./axis-roles.ts";
import type { MatchedInput, SampleGrid } from "./samples.ts";

/** How one sample of an output becomes its part of the result.
 *
 * When every input came with the model's own axes, the result has them too. Otherwise it is an image like the input: a
 * batch axis of length 1 goes, axes get their common names (y, x … instead of a model's own), space axes stand in the
 * order that they have in the input image, the rest keeps the model's order; axes that the run looped over come first
 * (batch, time, index, z), and a loop over channels joins the output's channel axis. */
export interface OutputForm {
  /** Per sample: dimensions of the network's output in their new order; batch of length 1 last, it is cut off. */
  readonly order: readonly number[];
  /** Shape of one sample within the result. */
  readonly sampleShape: readonly number[];
  readonly shape: readonly number[];
  readonly axes: readonly string[];
  /** Channel names in the result, or null. */
  readonly channelNames: readonly string[] | null;
}

export function formOutput(
  output: OutputTensor,
  shape: readonly number[],
  grid: SampleGrid,
  inputs: readonly MatchedInput[],
): OutputForm {
  const ids = output.axes.map((axis) => axis.id);
  const channelAt = output.axes.findIndex((axis) => axis.type === "channel");
  const channelNames = output.axes[channelAt]?.channelNames ?? null;
  const own = grid.loops.length === 0 && inputs.every(({ match }) => match.own);
  if (own || shape.length !== ids.length) {
    return { order: shape.map((_, d) => d), sampleShape: shape, shape, axes: ids, channelNames };
  }

  const names = commonNames(output.axes);
  let order = shape.map((_, d) => d);
  const batch = names.indexOf("batch");
  const cutBatch = batch >= 0 && shape[batch] === 1;
  if (cutBatch) order = order.filter((d) => d !== batch);
  const spaceOrder = inputs[0] ? spaceNames(inputs[0]) : [];
  order = withSpaceOrder(order, names, spaceOrder);

  const channels = grid.loops.find((loop) => loop.axis === "channel");
  const joins = channels !== undefined && channelAt >= 0;
  if (joins) order = [channelAt, ...order.filter((d) => d !== channelAt)];
  const sampleShape = order.map((d) => shape[d] ?? 1);
  const sampleNames = order.map((d) => names[d] ?? "");

  const outer = grid.loops.filter((loop) => !(joins && loop.axis === "channel"));
  const taken = new Set(sampleNames);
  const loopNames = outer.map(({ axis }) => {
    let name = axis;
    for (let n = 2; taken.has(name); n++) name = `${axis}${n}`;
    taken.add(name);
    return name;
  });
  const resultShape = joins
    ? sampleShape.map((size, d) => (d === 0 ? size * channels.size : size))
    : sampleShape;
  return {
    order: cutBatch ? [...order, batch] : order,
    sampleShape,
    shape: [...outer.map((loop) => loop.size), ...resultShape],
    axes: [...loopNames, ...sampleNames],
    channelNames: joins ? repeatNames(channelNames, sampleShape[0] ?? 1, channels.size) : channelNames,
  };
}

/** One sample in the order of the result; new data only where something moves. */
export function turnSample(sample: NdArray, form: OutputForm): NdArray {
  return reshape(transpose({ ...sample, axes: null }, form.order), form.sampleShape);
}

/** Roles as names; an axis whose role is taken or unknown keeps its own id. */
function commonNames(axes: readonly Axis[]): string[] {
  const roles = rolesOf(axes);
  return axes.map((axis, i) => (roles[i] === "index" ? axis.id : (roles[i] ?? axis.id)));
}

/** z, y, x in the order in which the input image has them. */
function spaceNames({ match, tensor }: MatchedInput): AxisRole[] {
  const roles = rolesOf(tensor.axes);
  return match.names.flatMap((name) => {
    const at = tensor.axes.findIndex((axis) => axis.id === name);
    const role = at >= 0 ? roles[at] : roleOfName(name);
    return role === "z" || role === "y" || role === "x" ? [role] : [];
  });
}

/** Space axes change places among themselves so that they follow `wanted`; others stay where they are. */
function withSpaceOrder(
  order: readonly number[],
  names: readonly string[],
  wanted: readonly AxisRole[],
): number[] {
  const rank = (d: number): number => (wanted as readonly string[]).indexOf(names[d] ?? "");
  const places = order.flatMap((d, at) => (rank(d) >= 0 ? [at] : []));
  const sorted = places.map((at) => order[at] ?? 0).sort((a, b) => rank(a) - rank(b));
  const result = [...order];
  places.forEach((at, i) => {
    result[at] = sorted[i] ?? 0;
  });
  return result;
}

function repeatNames(names: readonly string[] | null, count: number, times: number): string[] {
  const own = names ?? Array.from({ length: count }, (_, i) => `channel${i}`);
  return Array.from({ length: times }, (_, t) =>
    own.map((name) => (count === 1 ? `channel${t}` : `channel${t} ${name}`)),
  ).flat();
}

/** The input axis that an output axis follows: its reference, or the axis of that id in the first input that has it. */
export function followedAxis(
  axis: Axis,
  inputs: readonly InputTensor[],
  outputs: readonly OutputTensor[],
): { readonly tensor: InputTensor; readonly axis: Axis } | null {
  if (axis.size.kind === "ref") {
    const { tensorId, axisId } = axis.size;
    const tensor = inputs.find((candidate) => candidate.id === tensorId);
    const found = tensor?.axes.find((candidate) => candidate.id === axisId);
    if (tensor && found) return { tensor, axis: found };
    const via = outputs
      .find((candidate) => candidate.id === tensorId)
      ?.axes.find((candidate) => candidate.id === axisId);
    return via && via !== axis ? followedAxis(via, inputs, []) : null;
  }
  for (const tensor of inputs) {
    const found = tensor.axes.find((candidate) => candidate.id === axis.id);
    if (found) return { tensor, axis: found };
  }
  return null;
}
