import { type NdArray, reshape, transpose, withAxes } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import type { ImageLike } from "./image-file.ts";

/** An image laid out as ImageJ stores it. */
export interface Stack {
  /** (time, z, channel, y, x), or (time, z, y, x, channel) for RGB: always five dimensions. */
  readonly array: NdArray;
  readonly frames: number;
  readonly slices: number;
  readonly channels: number;
  readonly rgb: boolean;
  /** What was assumed. */
  readonly notes: readonly string[];
}

const usual: readonly (readonly string[])[] = [
  ["y", "x"],
  ["x"],
  ["y", "x"],
  ["z", "y", "x"],
  ["z", "channel", "y", "x"],
  ["time", "z", "channel", "y", "x"],
];

/** Bring any image into ImageJ's order. Axes may come in any order; missing ones get size 1.
 * - axes null: the last two are y and x, those before z, then z and channel, then time, z and channel; with a note.
 * - batch, index or another axis: left out when of size 1, else it takes the place of time, z or channel, whichever is
 *   free first; with a note.
 * @param image - `rgb` holds only when there is a channel axis of length 3.
 * @returns new data, or the same data where the order is already right.
 * @throws image/unsupported when more than five axes are longer than 1. */
export function toStack(image: ImageLike): Stack {
  const notes: string[] = [];
  let { array } = image;
  if (array.axes === null) {
    const axes = image.rgb && array.shape.length === 3 ? ["y", "x", "channel"] : usual[array.shape.length];
    if (!axes) throw tooMany(image);
    if (array.shape.length === 0) array = reshape(array, [1, 1], axes);
    else array = withAxes(array, axes);
    notes.push(`Axes are not known: taken for ${axes.join(", ")}.`);
  }
  array = rename(array, image, notes);
  const names = array.axes ?? [];
  const rgb = image.rgb === true && array.shape[names.indexOf("channel")] === 3;
  const order = rgb ? ["time", "z", "y", "x", "channel"] : ["time", "z", "channel", "y", "x"];
  const present = order.filter((axis) => names.includes(axis));
  const turned = transpose(
    array,
    present.map((axis) => names.indexOf(axis)),
  );
  const sizeOfAxis = (axis: string) => array.shape[names.indexOf(axis)] ?? 1;
  return {
    array: reshape(turned, order.map(sizeOfAxis), order),
    frames: sizeOfAxis("time"),
    slices: sizeOfAxis("z"),
    channels: rgb ? 1 : sizeOfAxis("channel"),
    rgb,
    notes,
  };
}

/** Drop or rename axes that ImageJ does not have. */
function rename(array: NdArray, image: ImageLike, notes: string[]): NdArray {
  const axes = array.axes ?? [];
  const known = new Set(["time", "z", "channel", "y", "x"]);
  const free = [...known].filter((axis) => !axes.includes(axis));
  const shape: number[] = [];
  const names: string[] = [];
  for (const [d, axis] of axes.entries()) {
    const size = array.shape[d] ?? 1;
    if (!known.has(axis)) {
      if (size === 1) continue;
      const place = free.shift();
      if (!place) throw tooMany(image);
      notes.push(`Axis ${axis} is stored as ${place}.`);
      names.push(place);
    } else names.push(axis);
    shape.push(size);
  }
  return reshape(array, shape, names);
}

function tooMany(image: ImageLike): Error {
  const reason = `writing an image of shape [${image.array.shape.join(", ")}] and axes ${image.array.axes?.join(", ") ?? "unknown"}`;
  return fail("image/unsupported", { file: image.name, reason });
}
