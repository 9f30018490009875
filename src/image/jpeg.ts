import { decode } from "jpeg-js";
import { ndarray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { greyIfEqual } from "./grey-if-equal.ts";
import { imageFile } from "./image-file.ts";
import type { ImageFile } from "./image-types.ts";

export interface JpegSamples {
  readonly width: number;
  readonly height: number;
  /** 1 or 3, interleaved. */
  readonly samples: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** Frame header of a JPEG stream: size and number of components, without decoding. Null when there is none. */
export function jpegFrame(bytes: Uint8Array): { width: number; height: number; components: number } | null {
  let i = 2;
  while (i + 9 < bytes.length) {
    if (bytes[i] !== 0xff) return null;
    const marker = bytes[i + 1]!;
    if (marker === 0xff) {
      i++;
      continue;
    }
    // SOF0 … SOF15 without DHT, JPG and DAC, which share the range.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return {
        height: bytes[i + 5]! * 256 + bytes[i + 6]!,
        width: bytes[i + 7]! * 256 + bytes[i + 8]!,
        components: bytes[i + 9]!,
      };
    }
    i += 2 + bytes[i + 2]! * 256 + bytes[i + 3]!;
  }
  return null;
}

/** Decode a baseline or progressive 8-bit JPEG stream.
 * @param yCbCr - whether three components are luma and chroma; undefined = as the stream itself says.
 * @param maxPixels - streams that declare more are refused before decoding.
 * @throws Error (uncoded) when the stream is damaged or of another kind. */
export function decodeJpegSamples(
  bytes: Uint8Array,
  yCbCr: boolean | undefined,
  maxPixels: number,
): JpegSamples {
  const frame = jpegFrame(bytes);
  if (!frame) throw new Error("it has no frame header");
  const { width, height, components } = frame;
  if (width * height === 0) throw new Error(`its size is ${width} x ${height}`);
  if (width * height > maxPixels)
    throw new Error(`its ${bytes.length} bytes cannot hold ${width} x ${height} pixels`);
  if (components !== 1 && components !== 3) throw new Error(`it has ${components} colour components`);
  const decoded = decode(bytes, {
    useTArray: true,
    formatAsRGBA: false,
    tolerantDecoding: false,
    colorTransform: yCbCr,
    maxResolutionInMP: Math.ceil((width * height) / 1e6) + 1,
    maxMemoryUsageInMB: 4096,
  });
  if (components === 3) {
    return { width, height, samples: 3, data: new Uint8Array(decoded.data) };
  }
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i++) grey[i] = decoded.data[3 * i]!;
  return { width, height, samples: 1, data: grey };
}

/** Read a JPEG file. Colour whose components are equal everywhere becomes grey, as in
 * ImageJ.
 * @returns uint8 (y, x) or (y, x, channel) with rgb.
 * @throws image/malformed */
export function readJpeg(bytes: Uint8Array, name: string): ImageFile {
  let jpeg: JpegSamples;
  try {
    // Two coefficient bits per 8 x 8 block are the least a stream can spend.
    jpeg = decodeJpegSamples(bytes, undefined, bytes.length * 256 + 4096);
  } catch (error) {
    const reason = `the JPEG data are damaged or of an unusual kind (${error instanceof Error ? error.message : error})`;
    throw fail("image/malformed", { file: name, reason }, error);
  }
  const { width, height, data } = jpeg;
  const array =
    jpeg.samples === 1
      ? ndarray("uint8", [height, width], data, ["y", "x"])
      : ndarray("uint8", [height, width, 3], data, ["y", "x", "channel"]);
  return greyIfEqual(imageFile({ name, array, rgb: jpeg.samples === 3 }));
}
