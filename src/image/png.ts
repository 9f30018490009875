import { unzlibSync } from "fflate";
import { ndarray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { swapBytes, unpackBits } from "./bits.ts";
import { greyIfEqual } from "./grey-if-equal.ts";
import { imageFile } from "./image-file.ts";
import type { ImageFile } from "./image-types.ts";
import { type PngHeader, parsePng } from "./png-chunks.ts";
import { deinterlace, passSizes, unfilter } from "./png-filter.ts";

/** Deflate cannot shrink data more than this. */
const MAX_GROWTH = 1040;

/** Read a PNG file: 1 … 16 bits, grey, grey with alpha, palette, RGB, RGBA, interlaced or not.
 *
 * Grey of 1, 2 or 4 bits is stretched to 0 … 255 (as the format means it); palettes become RGB; alpha is left out, with
 * a note unless it is opaque everywhere; colour that is grey in every pixel becomes grey.
 * Pixel density is not a calibration and is ignored.
 * @returns uint8 or uint16 (y, x), or (y, x, channel) with rgb.
 * @throws image/malformed, image/too-large */
export function readPng(bytes: Uint8Array, name: string): ImageFile {
  const malformed = (reason: string, cause?: unknown) =>
    fail("image/malformed", { file: name, reason }, cause);
  const png = parsePng(bytes, name);
  const { width, height, bits, channels } = png.header;
  const passes = passSizes(png.header);
  const rowBytesOf = (columns: number) => Math.ceil((columns * channels * bits) / 8);
  const size = passes.reduce((sum, pass) => sum + pass.rows * (1 + rowBytesOf(pass.columns)), 0);
  const limit = png.data.length * MAX_GROWTH + 4096;
  if (size > limit) {
    throw malformed(
      `it claims ${width} x ${height} pixels, but its ${png.data.length} bytes of pixel data cannot hold that many`,
    );
  }
  let raw: Uint8Array;
  try {
    raw = unzlibSync(png.data, { out: new Uint8Array(size) });
  } catch (error) {
    throw malformed("its pixel data are damaged", error);
  }
  if (raw.length < size) throw malformed(`its pixel data end early: ${raw.length} of ${size} bytes`);

  const step = Math.max(1, (channels * bits) / 8);
  const images: (Uint8Array | Uint16Array)[] = [];
  let at = 0;
  for (const pass of passes) {
    const rowBytes = rowBytesOf(pass.columns);
    const part = raw.subarray(at, at + pass.rows * (1 + rowBytes));
    at += part.length;
    const pixels = unfilter(part, rowBytes, pass.rows, step);
    if (!pixels) throw malformed("its pixel data are damaged: a row has an unknown filter");
    images.push(toSamples(pixels, bits, pass.columns * channels, pass.rows));
  }
  const samples = png.header.interlaced ? deinterlace(images, passes, png.header) : images[0]!;
  return finish(name, samples, png.header, png.palette);
}

function toSamples(bytes: Uint8Array<ArrayBuffer>, bits: number, perRow: number, rows: number) {
  if (bits < 8) return unpackBits(bytes, bits, perRow, rows);
  if (bits === 8) return bytes;
  swapBytes(bytes, 2);
  return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
}

function finish(
  name: string,
  samples: Uint8Array | Uint16Array,
  header: PngHeader,
  palette: Uint8Array | null,
): ImageFile {
  const { width, height, bits, channels } = header;
  const notes: string[] = [];
  const pixels = width * height;
  const colours = header.indexed ? 3 : channels >= 3 ? 3 : 1;
  const out = bits === 16 ? new Uint16Array(pixels * colours) : new Uint8Array(pixels * colours);
  if (header.indexed) {
    for (let i = 0; i < pixels; i++) {
      for (let c = 0; c < 3; c++) out[3 * i + c] = palette?.[3 * samples[i]! + c] ?? 0;
    }
    notes.push("Colours of the palette were put in.");
  } else {
    const stretch = bits < 8 ? 255 / (2 ** bits - 1) : 1;
    for (let i = 0; i < pixels; i++) {
      for (let c = 0; c < colours; c++) out[colours * i + c] = samples[channels * i + c]! * stretch;
    }
    if (channels !== colours && !opaque(samples, channels, bits))
      notes.push("Transparency (alpha) is left out.");
  }
  const shape = colours === 1 ? [height, width] : [height, width, 3];
  const axes = colours === 1 ? ["y", "x"] : ["y", "x", "channel"];
  const array =
    out instanceof Uint16Array ? ndarray("uint16", shape, out, axes) : ndarray("uint8", shape, out, axes);
  const image = greyIfEqual(imageFile({ name, array, rgb: colours === 3, notes }));
  if (!header.indexed || !palette || !(samples instanceof Uint8Array)) return image;
  return { ...image, palette: { entries: Uint8Array.from(samples), lut: tableOf(palette) } };
}

/** Red, green and blue of 256 entries; those that the file does not have are black. */
function tableOf(palette: Uint8Array): Uint8Array {
  const lut = new Uint8Array(768);
  for (let i = 0; 3 * i + 2 < palette.length && i < 256; i++)
    for (let c = 0; c < 3; c++) lut[256 * c + i] = palette[3 * i + c] ?? 0;
  return lut;
}

function opaque(samples: Uint8Array | Uint16Array, channels: number, bits: number): boolean {
  const full = 2 ** bits - 1;
  for (let i = channels - 1; i < samples.length; i += channels) if (samples[i] !== full) return false;
  return true;
}
