import { zlibSync } from "fflate";
import { itemSize } from "../../array/index.ts";
import { fail } from "../../errors/index.ts";
import type { ImageLike } from "../image-file.ts";
import { type Stack, toStack } from "../stack-order.ts";
import { type StorableDType, toStorable } from "../storable.ts";
import { imagejDescription, toRational } from "./imagej-description.ts";
import { encodeMetadata } from "./imagej-metadata-block.ts";
import { type TagValue, TiffLayout } from "./tiff-layout.ts";

export interface WriteTiffOptions {
  /** Default "none". ImageJ and every TIFF library read both. */
  readonly compression?: "none" | "deflate";
}

/** Offsets of classic TIFF are 32 bits. */
const MAX_TIFF_BYTES = 2 ** 32 - 1;

/** Write an ImageJ hyperstack: little-endian TIFF, one strip per plane, planes in ImageJ's order (channel fastest, then
 * z, then time), with ImageDescription, resolution, slice labels, display ranges and look-up tables.
 *
 * Pixels are uint8, uint16 or float32 (see `toStorable`); RGB of uint8 is stored as RGB, of other types as three channels
 * with red, green and blue look-up tables.
 * @param image - array with axes in any order; `name` only for messages.
 * @returns the file and what was assumed or changed.
 * @throws image/unsupported for more than five axes or an empty image, image/too-large beyond 4 GiB.
 * @see ImageJ 1.54p, ij.io.TiffEncoder */
export function writeTiff(
  image: ImageLike,
  options: WriteTiffOptions = {},
): { bytes: Uint8Array<ArrayBuffer>; notes: string[] } {
  const stored = toStorable(image.array);
  const splitColours = image.rgb === true && stored.array.dtype !== "uint8";
  const stack = toStack({ ...image, array: stored.array, rgb: splitColours ? false : image.rgb });
  const notes = [...stored.notes, ...stack.notes];
  const { array, channels, slices, frames, rgb } = stack;
  if (array.data.length === 0) {
    throw fail("image/unsupported", { file: image.name, reason: "writing an image without pixels" });
  }
  const [height, width] = rgb ? array.shape.slice(2, 4) : array.shape.slice(3, 5);
  if (height === undefined || width === undefined) throw new Error("a stack has five dimensions");
  const planes = channels * slices * frames;
  const planeBytes = height * width * (rgb ? 3 : 1) * itemSize(array.dtype);
  if (planes * planeBytes + planes * 200 + 65536 > MAX_TIFF_BYTES) {
    throw fail("image/too-large", { file: image.name, neededBytes: planes * planeBytes });
  }

  const luts = splitColours ? primaryLuts() : (image.luts ?? []);
  const ranges = displayRanges(image, channels);
  const calibration = image.calibration ?? {};
  const composite = channels > 1 && channels <= 7 && luts.length >= channels;
  const extras = image.imagej;
  const description = imagejDescription(
    stack,
    calibration,
    rgb ? undefined : ranges[0],
    composite,
    extras?.description,
  );
  const labels = image.labels ?? [];
  if (labels.length > 0 && labels.length !== planes) {
    notes.push(`The ${labels.length} labels do not fit the ${planes} planes and are left out.`);
  }
  // A look-up table for the whole image is a palette, which ImageJ has for 8 bits.
  const palette =
    !rgb && channels === 1 && luts.length === 1 && array.dtype === "uint8" ? luts[0] : undefined;
  const metadata = encodeMetadata({
    labels: labels.length === planes ? labels : [],
    displayRanges: ranges.length > 1 ? ranges : [],
    luts: !rgb && !palette && luts.length === channels ? luts : [],
    info: extras?.info ?? "",
    properties: extras?.properties ?? [],
    roi: extras?.roi ?? null,
    overlay: extras?.overlay ?? [],
  });

  const source = new Uint8Array(array.data.buffer, array.data.byteOffset, array.data.byteLength);
  const strips: Uint8Array[] = [];
  for (let i = 0; i < planes; i++) {
    const plane = source.subarray(i * planeBytes, (i + 1) * planeBytes);
    strips.push(options.compression === "deflate" ? zlibSync(plane) : plane);
  }

  const layout = new TiffLayout();
  const common = pageTags(stack, array.dtype as StorableDType, width, height, options, palette);
  for (let i = 0; i < planes; i++) {
    const tags = [...common];
    if (i === 0) {
      tags.push({ id: 270, type: "ascii", values: description });
      const { x, y } = calibration;
      if (x ?? y) {
        tags.push({ id: 282, type: "rational", values: toRational(1 / (x ?? y)!.scale) });
        tags.push({ id: 283, type: "rational", values: toRational(1 / (y ?? x)!.scale) });
        tags.push({ id: 296, type: "short", values: [1] });
      }
      if (metadata) {
        tags.push({ id: 50838, type: "long", values: metadata.lengths });
        tags.push({ id: 50839, type: "byte", values: metadata.bytes });
      }
    }
    layout.addPage(tags, strips[i]!);
  }
  return { bytes: layout.build(), notes };
}

function pageTags(
  stack: Stack,
  dtype: StorableDType,
  width: number,
  height: number,
  options: WriteTiffOptions,
  palette: Uint8Array | undefined,
): TagValue[] {
  const samples = stack.rgb ? 3 : 1;
  const bits = itemSize(dtype) * 8;
  const tags: TagValue[] = [
    { id: 254, type: "long", values: [0] },
    { id: 256, type: "long", values: [width] },
    { id: 257, type: "long", values: [height] },
    { id: 258, type: "short", values: new Array<number>(samples).fill(bits) },
    { id: 259, type: "short", values: [options.compression === "deflate" ? 8 : 1] },
    { id: 262, type: "short", values: [stack.rgb ? 2 : palette ? 3 : 1] },
    { id: 277, type: "short", values: [samples] },
    { id: 278, type: "long", values: [height] },
  ];
  if (dtype === "float32") tags.push({ id: 339, type: "short", values: [3] });
  // 16-bit ramps red, green, blue; 255 is 65535.
  if (palette)
    tags.push({ id: 320, type: "short", values: Uint16Array.from(palette, (value) => value * 257) });
  return tags;
}

/** One finite range per channel, or none. */
function displayRanges(image: ImageLike, channels: number): (readonly [number, number])[] {
  const ranges = (image.displayRanges ?? []).slice(0, channels);
  const usable = ranges.every(([min, max]) => Number.isFinite(min) && Number.isFinite(max));
  return usable && (ranges.length === channels || ranges.length === 1) ? ranges : [];
}

/** Linear red, green and blue. */
function primaryLuts(): Uint8Array[] {
  return [0, 1, 2].map((c) => {
    const lut = new Uint8Array(768);
    for (let i = 0; i < 256; i++) lut[c * 256 + i] = i;
    return lut;
  });
}
