import { cast, crop, type NdArray, reshape, sizeOf, transpose, zeros } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { labelObjects } from "../image/index.ts";
import type { OutputTensor } from "../rdf/index.ts";
import { rolesOf } from "./axis-roles.ts";
import type { ObjectsRecipe } from "./predict-types.ts";
import type { SampleGrid } from "./samples.ts";

/** Label the objects of an output, plane by plane (volume by volume where z is an axis of the model).
 * @param array - the finished output with axes, as StackedOutput makes it.
 * @returns labels over the axes of `array` without its channels (entries of looped channels stay, as axis "channel") and
 *   without a batch of one; uint16, or uint32 when a plane holds more than 65535 objects. Each plane counts from 1.
 * @throws predict/objects when the output has no such channel, or no two space axes */
export function labelOutput(
  array: NdArray,
  output: OutputTensor,
  grid: SampleGrid,
  recipe: ObjectsRecipe,
): NdArray {
  const axes = array.axes ?? [];
  const roles = rolesOf(output.axes);
  const looped = new Set(grid.loops.map((loop) => loop.axis));
  const isSpace = (name: string): boolean => {
    const at = output.axes.findIndex((axis) => axis.id === name);
    const role = at >= 0 ? roles[at] : name;
    return (role === "z" || role === "y" || role === "x") && !looped.has(name);
  };
  const space = axes.flatMap((name, d) => (isSpace(name) ? [d] : []));
  if (space.length < 2) {
    throw fail("predict/objects", {
      got: `${output.id} with axes ${axes.join(", ")}`,
      expected: "an output with axes y and x",
    });
  }
  const channelAt = axes.findIndex(
    (name) => name === "channel" || output.axes.some((axis) => axis.id === name && axis.type === "channel"),
  );
  const channelLoops = grid.loops.find((loop) => loop.axis === "channel")?.size ?? 1;
  const channels = channelAt < 0 ? 1 : (array.shape[channelAt] ?? 1) / channelLoops;
  for (const channel of [recipe.foreground, recipe.interior ?? 0]) {
    if (Number.isInteger(channel) && channel >= 0 && channel < channels) continue;
    throw fail("predict/objects", {
      got: `channel ${channel} of ${output.id}`,
      expected: `0 to ${channels - 1}`,
    });
  }

  const others = axes.map((_, d) => d).filter((d) => d !== channelAt && !space.includes(d));
  const order = [...others, ...(channelAt < 0 ? [] : [channelAt]), ...space];
  const turned = transpose({ ...array, axes: null }, order);
  const spaceShape = space.map((d) => array.shape[d] ?? 1);
  const outerShape = others.map((d) => array.shape[d] ?? 1);
  const count = sizeOf(outerShape) * channelLoops;
  const stack = reshape(turned, [count, channels, ...spaceShape]);
  const pick = (n: number, channel: number): NdArray =>
    reshape(
      crop(stack, [n, channel, ...spaceShape.map(() => 0)], [1, 1, ...spaceShape]),
      spaceShape,
      space.map((d) => axes[d] ?? ""),
    );
  const planes = Array.from(
    { length: count },
    (_, n): NdArray =>
      labelObjects(
        pick(n, recipe.foreground),
        recipe.interior === null ? null : pick(n, recipe.interior),
        recipe,
      ),
  );
  const dtype = planes.some((plane) => plane.dtype === "uint32") ? "uint32" : "uint16";

  const kept = others.filter((d) => !(axes[d] === "batch" && array.shape[d] === 1));
  const shape = [
    ...kept.map((d) => array.shape[d] ?? 1),
    ...(channelLoops > 1 ? [channelLoops] : []),
    ...spaceShape,
  ];
  const names = [
    ...kept.map((d) => axes[d] ?? ""),
    ...(channelLoops > 1 ? ["channel"] : []),
    ...space.map((d) => axes[d] ?? ""),
  ];
  if (planes.length === 1 && planes[0]) return reshape(planes[0], shape, names);
  const result = zeros(dtype, shape, names);
  planes.forEach((plane, n) => {
    result.data.set(cast(plane, dtype).data as Uint16Array, n * sizeOf(spaceShape));
  });
  return result;
}
