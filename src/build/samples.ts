import {
  cast,
  type NdArray,
  ndarray,
  sizeOf,
  stridesOf,
  transpose,
  withAxes,
  zeros,
} from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { type Calibration, readImage } from "../image/index.ts";
import { contentBytes } from "../package/index.ts";
import { arrangeInput, matchAxes } from "../predict/index.ts";
import { axisIdsFromLetters, type InputTensor } from "../rdf/index.ts";
import { padMap } from "../tiling/index.ts";
import type { BuildArray, BuildInput, BuildRequest } from "./build-types.ts";

/** A sample image as it was given. */
export interface Sample {
  readonly array: NdArray;
  readonly name: string;
  readonly calibration: Calibration;
  readonly rgb: boolean | undefined;
  /** Axes that the person states, or null. */
  readonly axes: readonly string[] | null;
}

/** Read the sample images. Keys of a map stay as they are: tensors get their ids later.
 * @throws image/…, rdf/axes, build/request */
export async function readSamples(
  inputs: BuildRequest["inputs"],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string | number, Sample>> {
  const samples = new Map<string | number, Sample>();
  if (inputs === undefined) return samples;
  const list = Array.isArray(inputs) ? inputs.entries() : Object.entries(inputs);
  for (const [key, input] of list)
    samples.set(key, await readSample(input as BuildInput, String(key), signal));
  return samples;
}

async function readSample(input: BuildInput, key: string, signal?: AbortSignal): Promise<Sample> {
  if (isArray(input)) {
    const axes = input.axes === undefined ? null : axisIdsFromLetters(input.axes);
    const { array, calibration = {}, rgb, name = "sample" } = input;
    return { array, name, calibration, rgb, axes };
  }
  const named = input instanceof Blob ? { path: input.name, content: input } : input;
  if (typeof named?.path !== "string" || named.content === undefined) {
    const message = "is neither an image file nor {array: …}";
    throw fail("build/request", { issues: [{ path: `inputs.${key}`, message }] });
  }
  const image = await readImage(await contentBytes(named.content, named.path, signal), named.path);
  const stated = (named as { axes?: string }).axes;
  return {
    array: image.array,
    name: image.name,
    calibration: image.calibration,
    rgb: image.array.axes === null ? undefined : image.rgb,
    axes: stated === undefined ? null : axisIdsFromLetters(stated),
  };
}

function isArray(input: BuildInput): input is BuildArray {
  return typeof input === "object" && input !== null && "array" in input;
}

/** Samples in the order of the tensors; null = none given.
 * @throws build/request for a name that no tensor has, or more images than tensors */
export function assignSamples(
  samples: ReadonlyMap<string | number, Sample>,
  ids: readonly string[],
  names: readonly string[],
): (Sample | null)[] {
  const found: (Sample | null)[] = ids.map(() => null);
  for (const [key, sample] of samples) {
    const at = typeof key === "number" ? key : Math.max(ids.indexOf(key), names.indexOf(key));
    if (at >= 0 && at < ids.length) {
      found[at] = sample;
      continue;
    }
    const message = `belongs to no input; the network has ${ids.length}: ${ids.join(", ")}`;
    throw fail("build/request", { issues: [{ path: `inputs.${key}`, message }] });
  }
  return found;
}

/** The image with exactly the tensor's axes, of its own size and dtype; of stacks that the model does not have, the first entry.
 * @throws predict/axes, predict/channels, predict/empty */
export function arrangeSample(
  tensor: InputTensor,
  sample: Sample,
): { array: NdArray; notes: readonly string[] } {
  const { dtype, shape, axes } = sample.array;
  const match = matchAxes(tensor, { dtype, shape, axes, rgb: sample.rgb }, sample.axes, true);
  const { array } = arrangeInput(tensor, sample.array, match);
  const own = array.shape.slice(match.loops.length);
  const notes = match.loops.map(
    (loop) => `${tensor.id}: of the ${loop.size} entries along ${loop.axis} the first is used`,
  );
  const data = array.data.subarray(0, sizeOf(own)) as NdArray["data"]; // same element type
  const ids = tensor.axes.map((axis) => axis.id);
  return { array: ndarray(dtype, own, data as never, ids), notes: [...match.assumptions, ...notes] };
}

/** Where a region lies on its axis when the image is larger: 0 = start, 0.5 = centre, 1 = end. */
export type Position = readonly number[];

/** A region of the given lengths: cut where the image is larger, mirrored at its borders where it is smaller.
 * @returns new array, same axes and dtype */
export function fitTo(array: NdArray, lengths: readonly number[], position: Position = []): NdArray {
  const maps = array.shape.map((n, d) => {
    const length = lengths[d] ?? n;
    const f = position[d] ?? 0.5;
    const start = n >= length ? Math.floor((n - length) * f) : -Math.floor((length - n) / 2);
    return padMap(n, start, length, "reflect");
  });
  const out = zeros(
    array.dtype,
    maps.map((map) => map.length),
    array.axes,
  );
  const strides = stridesOf(array.shape);
  // Element types agree; the union hides it.
  const source = array.data as Float64Array;
  const target = out.data as Float64Array;
  const rank = maps.length;
  const copy = (d: number, from: number, to: number): number => {
    if (d === rank) {
      target[to] = source[from]!;
      return to + 1;
    }
    const map = maps[d]!;
    let at = to;
    for (let i = 0; i < map.length; i++) at = copy(d + 1, from + map[i]! * strides[d]!, at);
    return at;
  };
  copy(0, 0, 0);
  return out;
}

/** The image in the axes that the person states for the network, or null where that needs knowledge of the network. */
export function asStated(sample: Sample, axes: readonly string[]): NdArray | null {
  const own = sample.axes ?? sample.array.axes;
  if (own === null) return sample.array.shape.length === axes.length ? withAxes(sample.array, axes) : null;
  if (own.length !== sample.array.shape.length) return null;
  const extra = own.filter((id) => !axes.includes(id));
  if (extra.some((id) => sample.array.shape[own.indexOf(id)] !== 1)) return null;
  if (axes.some((id) => (id === "y" || id === "x") && !own.includes(id))) return null;
  const present = axes.filter((id) => own.includes(id));
  const turned = transpose(
    { ...sample.array, axes: null },
    [...extra, ...present].map((id) => own.indexOf(id)),
  );
  const shape = axes.map((id) => (own.includes(id) ? (sample.array.shape[own.indexOf(id)] ?? 1) : 1));
  return { ...turned, shape, axes };
}

/** Numbers for an input without an image: uniform in [0, 1), or in 0 … 255 for integers; the same for the same seed. */
export function randomSample(tensor: InputTensor, lengths: readonly number[], seed: number): NdArray {
  const next = generator(seed);
  const [low, high] = tensor.range ?? [null, null];
  const integer = !["float32", "float64"].includes(tensor.dtype);
  const from = low ?? 0;
  const to = high ?? (tensor.dtype === "bool" ? 1.99 : integer ? (tensor.dtype === "int8" ? 127 : 255) : 1);
  const values = zeros(
    "float64",
    lengths,
    tensor.axes.map((axis) => axis.id),
  );
  for (let i = 0; i < values.data.length; i++) values.data[i] = from + next() * (to - from);
  return cast(values, tensor.dtype);
}

/** Mulberry32: small, good enough for test patterns, the same everywhere. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
