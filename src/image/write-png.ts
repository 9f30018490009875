import { encode } from "fast-png";
import type { NdArray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { fullRange } from "./display-range.ts";
import type { ImageLike } from "./image-file.ts";
import { toStack } from "./stack-order.ts";

/** Write a single picture as PNG: grey or RGB, 8 or 16 bits.
 *
 * uint8 and uint16 are stored as they are, bool as 0 and 255. Other integers are stored as they are when all values lie
 * in 0 … 65535 (label images). The rest, floats included, is scaled to 8 bits: the display range (the first of
 * `displayRanges`, else smallest to largest finite value) becomes 0 … 255, NaN becomes 0; a note says so.
 * @param image - one plane, or RGB; axes in any order.
 * @throws image/unsupported for stacks and for more than one channel without rgb. */
export function writePng(image: ImageLike): { bytes: Uint8Array<ArrayBuffer>; notes: string[] } {
  const stack = toStack(image);
  const { array, frames, slices, channels, rgb } = stack;
  if (frames * slices * channels !== 1 || array.data.length === 0) {
    const size = `${frames} frames, ${slices} slices, ${channels} channels`;
    throw fail("image/unsupported", {
      file: image.name,
      reason: `an image with ${size} as PNG, which holds one grey or RGB picture,`,
    });
  }
  const [height = 1, width = 1] = rgb ? array.shape.slice(2, 4) : array.shape.slice(3, 5);
  const pixels = toPngSamples(array, image.displayRanges?.[0]);
  const encoded = encode({
    width,
    height,
    data: pixels.data,
    depth: pixels.data instanceof Uint16Array ? 16 : 8,
    channels: rgb ? 3 : 1,
  });
  return { bytes: new Uint8Array(encoded), notes: [...stack.notes, ...pixels.notes] };
}

function toPngSamples(
  array: NdArray,
  range: readonly [number, number] | undefined,
): { data: Uint8Array | Uint16Array; notes: string[] } {
  const { dtype, data } = array;
  if (data instanceof Uint16Array) return { data, notes: [] };
  if (data instanceof Uint8Array) {
    if (dtype !== "bool") return { data, notes: [] };
    return { data: data.map((value) => (value ? 255 : 0)), notes: ["True is stored as 255."] };
  }
  const integer = dtype !== "float32" && dtype !== "float64";
  if (integer) {
    const [min, max] = fullRange(array);
    if (min >= 0 && max < 65536) {
      const out = max < 256 ? new Uint8Array(data.length) : new Uint16Array(data.length);
      for (let i = 0; i < out.length; i++) out[i] = Number(data[i]);
      return { data: out, notes: [] };
    }
  }
  const [min, max] = range ?? fullRange(array);
  const width = max > min ? max - min : Number.POSITIVE_INFINITY;
  const out = new Uint8ClampedArray(data.length);
  for (let i = 0; i < out.length; i++) out[i] = ((Number(data[i]) - min) / width) * 255;
  const notes = [`Values from ${min} to ${max} were scaled to 0 … 255: PNG holds no ${dtype}.`];
  return { data: new Uint8Array(out.buffer), notes };
}
