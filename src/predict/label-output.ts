import { cast, crop, type NdArray, reshape, sizeOf, transpose, zeros } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { labelObjects } from "../image/index.ts";
import type { OutputTensor } from "../rdf/index.ts";
import { rolesOf } from "./axis-roles.ts";
import type { ObjectsRecipe } from "./predict-types.ts";
import type { SampleGrid } from "./samples.ts";

/** One plane (or volume) of labels, counted from 1, with its place in the result. */
export interface LabelPlane {
  /** (y, x) or (z, y, x). */
  readonly labels: NdArray;
  /** Index along each axis longer than 1 that is not space. */
  readonly place: readonly { readonly axis: string; readonly index: number }[];
}

export interface LabelledOutput {
  readonly array: NdArray;
  readonly planes: readonly LabelPlane[];
}

/** Label the objects of an output, plane by plane (volume by volume where z is an axis of the model).
 * @param array - the finished output with axes, as StackedOutput makes it.
 * @returns labels over the axes of `array` without its channels (entries of looped channels stay, as axis "channel") and
 *   without a batch of one; uint16, or uint32 when a plane holds more than 65535 objects.
 * @throws predict/objects when the output has no such channel, or no axes y and x */
export function labelOutput(
  array: NdArray,
  output: OutputTensor,
  grid: SampleGrid,
  recipe: ObjectsRecipe,
): LabelledOutput {
  const layout = layOut(array, output, grid);
  for (const channel of [recipe.foreground, recipe.interior ?? 0]) {
    if (Number.isInteger(channel) && channel >= 0 && channel < layout.channels) continue;
    throw fail("predict/objects", {
      got: `channel ${channel} of ${output.id}`,
      expected: `0 to ${layout.channels - 1}`,
    });
  }
  const { space, outer, channels } = layout;
  const spaceShape = space.map(({ size }) => size);
  const spaceNames = space.map(({ name }) => name);
  const count = sizeOf(outer.map(({ size }) => size));
  const stack = reshape(transpose({ ...array, axes: null }, layout.order), [count, channels, ...spaceShape]);
  const pick = (n: number, channel: number): NdArray =>
    reshape(
      crop(stack, [n, channel, ...spaceShape.map(() => 0)], [1, 1, ...spaceShape]),
      spaceShape,
      spaceNames,
    );
  const planes = Array.from({ length: count }, (_, n): LabelPlane => {
    const interior = recipe.interior === null ? null : pick(n, recipe.interior);
    return {
      labels: labelObjects(pick(n, recipe.foreground), interior, recipe),
      place: placeOf(outer, n),
    };
  });

  const dtype = planes.some(({ labels }) => labels.dtype === "uint32") ? "uint32" : "uint16";
  const result = zeros(dtype, [...outer.map(({ size }) => size), ...spaceShape]);
  planes.forEach(({ labels }, n) => {
    result.data.set(cast(labels, dtype).data as Uint16Array, n * sizeOf(spaceShape));
  });
  // Back to the order in which the output has its space axes.
  const back = space.map((_, i) => i).sort((a, b) => (space[a]?.dimension ?? 0) - (space[b]?.dimension ?? 0));
  const order = [...outer.map((_, i) => i), ...back.map((i) => outer.length + i)];
  const turned = transpose(result, order);
  const names = [...outer.map(({ name }) => name), ...back.map((i) => spaceNames[i] ?? "")];
  const cut = names.findIndex((name, d) => name === "batch" && turned.shape[d] === 1);
  const keep = names.map((_, d) => d).filter((d) => d !== cut);
  return {
    array: reshape(
      turned,
      keep.map((d) => turned.shape[d] ?? 1),
      keep.map((d) => names[d] ?? ""),
    ),
    planes,
  };
}

interface NamedSize {
  readonly name: string;
  readonly size: number;
}

interface Layout {
  /** Dimensions of the array: others, channel, z, y, x. */
  readonly order: readonly number[];
  readonly outer: readonly NamedSize[];
  /** In the order z, y, x. */
  readonly space: readonly (NamedSize & { readonly dimension: number })[];
  /** Channels of one sample. */
  readonly channels: number;
}

function layOut(array: NdArray, output: OutputTensor, grid: SampleGrid): Layout {
  const axes = array.axes ?? [];
  const roles = rolesOf(output.axes);
  const looped = new Set(grid.loops.map((loop) => loop.axis));
  const roleOf = (name: string): string => {
    const at = output.axes.findIndex((axis) => axis.id === name);
    return looped.has(name) ? "" : (roles[at] ?? name);
  };
  const all = axes.map((name, dimension) => ({ name, size: array.shape[dimension] ?? 1, dimension }));
  const space = ["z", "y", "x"].flatMap((role) => all.filter(({ name }) => roleOf(name) === role));
  if (!space.some(({ name }) => roleOf(name) === "y") || !space.some(({ name }) => roleOf(name) === "x")) {
    throw fail("predict/objects", {
      got: `${output.id} with axes ${axes.join(", ")}`,
      expected: "an output with axes y and x",
    });
  }
  const channelIds = output.axes.filter((axis) => axis.type === "channel").map((axis) => axis.id);
  const channel = all.find(({ name }) => name === "channel" || channelIds.includes(name));
  const channelLoops = grid.loops.find((loop) => loop.axis === "channel")?.size ?? 1;
  const others = all.filter((axis) => axis !== channel && !space.includes(axis));
  return {
    order: [...others, ...(channel ? [channel] : []), ...space].map(({ dimension }) => dimension),
    outer: [...others, ...(channelLoops > 1 ? [{ name: "channel", size: channelLoops }] : [])],
    space,
    channels: channel ? channel.size / channelLoops : 1,
  };
}

function placeOf(outer: readonly NamedSize[], n: number): LabelPlane["place"] {
  const place: { axis: string; index: number }[] = [];
  let rest = n;
  for (const { name, size } of outer.toReversed()) {
    if (size > 1) place.unshift({ axis: name, index: rest % size });
    rest = Math.floor(rest / size);
  }
  return place;
}
