import type { DType } from "../array/index.ts";
import { type Axis, type InputTensor, isValidSize } from "../rdf/index.ts";
import { fixedSize, rolesOf } from "./axis-roles.ts";

export interface AxesGuess {
  /** One name per dimension; "" = a dimension of length 1 that plays no part. */
  readonly names: readonly string[];
  /** The array simply has the model's axes. */
  readonly own: boolean;
}

/** Name the dimensions of an array about which nothing is known. Rules, first that applies:
 *
 * 0. uint8 data whose last dimension is a small 3 or 4 are colours, unless the model's channel is last: rules 1 and 2 do
 *    not apply.
 * 1. As many dimensions as the model has axes, and an admissible number of channels → the model's axes; not a
 *    plane whose side would be the batch (Java programs put axes of length 1 behind y and x; see isTurnedPlane).
 * 2. One fewer, the model has a batch axis, and the channels fit → the model's axes without batch.
 *    As many dimensions as the model has axes, length 1 where the model has its batch, and only the channels do not fit →
 *    the model's axes too: matching then refuses the channels instead of taking them for slices.
 * 3. Otherwise dimensions of length 1 are put aside and the rest is read in the order of images:
 *    - 2: y, x
 *    - 3: y,x,channel when the last is the model's channel number (more than one) or a small 3 or 4 (colours);
 *      channel,y,x when the first is; else z,y,x (time,y,x for a model with time and without z)
 *    - 4: the model's channel number found first, second or last tells channel,z,y,x / z,channel,y,x / z,y,x,channel;
 *      a small 3 or 4 at the end is colours; else time,z,y,x
 *    - 5: time,z,channel,y,x (ImageJ), time,channel,z,y,x or time,z,y,x,channel by the same signs
 *
 * @returns null when no rule applies */
export function guessAxes(tensor: InputTensor, shape: readonly number[], dtype: DType): AxesGuess | null {
  const axes = tensor.axes;
  const ids = axes.map((axis) => axis.id);
  const coloured = dtype === "uint8" && endsInColours(shape);
  const may = (some: readonly Axis[]): boolean =>
    fits(some, shape) && !(coloured && some.at(-1)?.type !== "channel");
  if (may(axes) && !isTurnedPlane(axes, shape)) return { names: ids, own: true };
  const rest = axes.filter((axis) => axis.type !== "batch");
  if (rest.length < axes.length && may(rest)) {
    return { names: rest.map((axis) => axis.id), own: false };
  }
  if (!coloured && looksBatched(axes, shape)) return { names: ids, own: true };
  const roles = rolesOf(axes);
  if (!roles.includes("y") || !roles.includes("x")) return null;

  const long = shape.map((size, d) => ({ size, d })).filter(({ size }) => size !== 1);
  const kept = long.length >= 2 ? long.map(({ d }) => d) : shape.map((_, d) => d).slice(-2);
  if (kept.length < 2) return null;
  const picked = imageOrder(
    tensor,
    kept.map((d) => shape[d] ?? 1),
    dtype,
  );
  if (picked === null) return null;
  const names = shape.map(() => "");
  kept.forEach((d, i) => {
    names[d] = picked[i] ?? "";
  });
  return { names, own: false };
}

/** A plane one side of which would be the model's batch, the model's y or x having a length of 1 that it does not take:
 * y, x, 1, 1 for a model over batch, y, x, channel. */
export function isTurnedPlane(axes: readonly Axis[], shape: readonly number[]): boolean {
  if (axes.length !== shape.length || shape.filter((size) => size !== 1).length !== 2) return false;
  const roles = rolesOf(axes);
  const lost = axes.some(
    (axis, d) => (roles[d] === "y" || roles[d] === "x") && shape[d] === 1 && !isValidSize(axis, 1),
  );
  return lost && axes.some((axis, d) => axis.type === "batch" && shape[d] !== 1);
}

/** Same number of axes, and the channels (if any) may be that many. Other sizes are no obstacle: images are padded,
 * cut into tiles, or run entry by entry. */
function fits(axes: readonly Axis[], shape: readonly number[]): boolean {
  if (axes.length !== shape.length) return false;
  return axes.every((axis, i) => {
    if (axis.type !== "channel") return true;
    const size = shape[i] ?? 1;
    const fixed = fixedSize(axis);
    if (fixed !== null) return fixed === size;
    if (axis.size.kind === "param") {
      return size >= axis.size.min && (size - axis.size.min) % axis.size.step === 0;
    }
    return true;
  });
}

/** Like one entry of a batch of the model: nothing but the number of channels can be wrong. */
function looksBatched(axes: readonly Axis[], shape: readonly number[]): boolean {
  const batch = axes.findIndex((axis) => axis.type === "batch");
  if (batch < 0 || axes.length !== shape.length || shape[batch] !== 1) return false;
  const channel = axes.findIndex((axis) => axis.type === "channel");
  return (
    channel >= 0 && shape.every((size, d) => d === batch || d === channel || size > (shape[channel] ?? 1))
  );
}

/** The last dimension is 3 or 4 and smaller than the two before it. */
function endsInColours(sizes: readonly number[]): boolean {
  const [height = 0, width = 0, last = 0] = sizes.slice(-3);
  return sizes.length >= 3 && (last === 3 || last === 4) && height > last && width > last;
}

function imageOrder(tensor: InputTensor, sizes: readonly number[], dtype: DType): string[] | null {
  const roles = rolesOf(tensor.axes);
  const channelAxis = tensor.axes.find((axis) => axis.type === "channel");
  const wanted = channelAxis ? (fixedSize(channelAxis) ?? 1) : 1;
  const n = sizes.length;
  const isChannels = (d: number): boolean => wanted > 1 && sizes[d] === wanted;
  const colours = endsInColours(sizes);
  const coloursFirst = colours && dtype === "uint8" && !(isChannels(0) && !isChannels(n - 1));
  const stack = roles.includes("time") && !roles.includes("z") ? "time" : "z";
  switch (n) {
    case 2:
      return ["y", "x"];
    case 3:
      if (coloursFirst) return ["y", "x", "channel"];
      if (isChannels(0)) return ["channel", "y", "x"];
      if (isChannels(2) || colours) return ["y", "x", "channel"];
      return [stack, "y", "x"];
    case 4:
      if (coloursFirst) return [stack, "y", "x", "channel"];
      if (roles.includes("z") && isChannels(0)) return ["channel", "z", "y", "x"];
      if (isChannels(1)) return [stack, "channel", "y", "x"];
      if (isChannels(0)) return ["channel", stack, "y", "x"];
      if (isChannels(3) || colours) return [stack, "y", "x", "channel"];
      return ["time", "z", "y", "x"];
    case 5:
      if (coloursFirst) return ["time", "z", "y", "x", "channel"];
      if (isChannels(1) && !isChannels(2)) return ["time", "channel", "z", "y", "x"];
      if (!isChannels(2) && (isChannels(4) || colours)) return ["time", "z", "y", "x", "channel"];
      return ["time", "z", "channel", "y", "x"];
    default:
      return null;
  }
}
