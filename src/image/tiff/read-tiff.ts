import { type DataOf, type DType, ndarray } from "../../array/index.ts";
import { fail, isFailure } from "../../errors/index.ts";
import { allocateFor } from "../allocate-for.ts";
import { axisCalibration } from "../calibration.ts";
import { imageFile } from "../image-file.ts";
import type { AxisCalibration, Calibration, ImageFile } from "../image-types.ts";
import { decodePage } from "./decode-page.ts";
import { parseTiff, type TiffFile } from "./ifd.ts";
import {
  imagejCalibration,
  imagejSize,
  numberOf,
  parseImagejDescription,
  readImagejMetadata,
} from "./imagej-metadata.ts";
import { orderPlanes, type StackLayout } from "./layout.ts";
import { isOmeXml, omeLayout, parseOmeXml } from "./ome-xml.ts";
import { isAuxiliary, readPage, samePlane, type TiffPage } from "./page.ts";
import { photometric } from "./photometric.ts";
import { parseShaped, shapedLayout } from "./shaped.ts";

/** Strips may be shared between pages (some writers store equal tiles once), but not without end. */
const MAX_SHARING = 16;
const SIGNED_OFFSET = 32768;

/** Read a TIFF or BigTIFF file: all planes of its first image.
 *
 * The order of the planes comes from ImageJ's description, OME-XML or tifffile's shape, in this order; without any, the
 * pages that equal the first in size and type are z slices.
 * @returns axes (time, z, channel, y, x) without those of size 1 (y and x stay), or (…, y, x, channel) for RGB.
 * @throws image/malformed, image/unsupported, image/too-large */
export async function readTiff(bytes: Uint8Array, name: string): Promise<ImageFile> {
  const file = parseTiff(bytes, name);
  const notes: string[] = [];
  const { pages, indices } = mainPages(file, notes);
  const first = pages[0];
  if (!first) throw fail("image/malformed", { file: name, reason: "it has no page with an image" });
  const layout = layoutOf(file, pages, indices, notes);
  const used = layout.planes.map((index) => pages[index] ?? first);
  const stored = used.reduce((sum, page) => sum + page.storedBytes, 0);
  if (stored > bytes.length * MAX_SHARING) {
    throw fail("image/malformed", { file: name, reason: "its planes overlap each other" });
  }

  const { keep, rgb } = samplesKept(first, layout, notes);
  const { time, z, channel } = layout.sizes;
  const planeSize = first.width * first.height * keep;
  const data = allocateFor(name, first.dtype, planeSize * used.length);
  for (const [i, page] of used.entries()) await decodePage(file, page, data, i * planeSize, keep, rgb);
  if (first.bits === 1) scaleBits(data);
  if (first.photometric === photometric.whiteIsZero) {
    notes.push("White is stored as 0 (WhiteIsZero); values are kept as stored.");
  }
  if (first.orientation > 1) notes.push(`The orientation tag (${first.orientation}) is not applied.`);

  const dims: [string, number][] = [
    ["time", time],
    ["z", z],
    ["channel", rgb ? 1 : channel * keep],
  ];
  const kept = dims.filter(([, size]) => size > 1);
  kept.push(["y", first.height], ["x", first.width]);
  if (rgb) kept.push(["channel", 3]);
  const axes = kept.map(([axis]) => axis);
  const shape = kept.map(([, size]) => size);
  const signed = signedByCalibration(file, first, data);
  const shift = signed ? SIGNED_OFFSET : 0;
  const array = signed ? ndarray("int16", shape, signed, axes) : ndarray(first.dtype, shape, data, axes);
  const calibration: Record<string, AxisCalibration> = {};
  for (const [axis, one] of Object.entries(layout.calibration))
    if (axes.includes(axis)) calibration[axis] = one;
  return imageFile({
    name,
    array,
    rgb,
    calibration,
    labels: layout.labels,
    displayRanges: rgb ? [] : layout.displayRanges.map(([min, max]) => [min - shift, max - shift] as const),
    luts: first.lut && layout.luts.length === 0 ? [first.lut] : layout.luts,
    notes,
    ...(first.photometric === photometric.whiteIsZero ? { whiteIsZero: true } : {}),
    ...(!layout.imagej && first.resolution.unit === 1 ? { blankUnit: true } : {}),
    ...(layout.imagej ? { imagej: layout.imagej } : {}),
  });
}

/** Pages that equal the first in size and type, in file order, without thumbnails and masks. ImageJ stores stacks over
 * 4 GB as one directory and planes one after another: these get pages of their own here.
 * @returns `indices`: for each page the number of its directory. */
function mainPages(file: TiffFile, notes: string[]): { pages: TiffPage[]; indices: number[] } {
  const every = file.ifds.map((_, index) => index);
  const main = every.filter((index) => !isAuxiliary(file, file.ifds[index]!));
  const pages: TiffPage[] = [];
  const indices: number[] = [];
  let others = 0;
  for (const index of main.length > 0 ? main : every) {
    const page = pageUnlessUnsupported(file, index, pages.length === 0);
    if (page && (!pages[0] || samePlane(pages[0], page))) {
      pages.push(page);
      indices.push(index);
    } else others++;
  }
  const [first] = pages;
  if (!first) return { pages, indices };
  if (others > 0) {
    notes.push(
      `${others} of ${others + pages.length} pages differ from the first in size or type and are not read.`,
    );
  }
  const description = parseImagejDescription(first.description);
  const images = description ? (numberOf(description, "images") ?? 1) : 1;
  if (images > pages.length && file.ifds.length === 1 && first.compression === 1 && !first.tiled) {
    const step = first.storedBytes;
    const fits = (first.offsets[0] ?? 0) + images * step <= file.bytes.length;
    if (!fits) {
      throw fail("image/malformed", {
        file: file.name,
        reason: `it claims ${images} planes of ${step} bytes, but has ${file.bytes.length} bytes; it is probably cut off`,
      });
    }
    for (let i = 1; i < images; i++) {
      pages.push({ ...first, offsets: first.offsets.map((offset) => offset + i * step) });
      indices.push(0);
    }
  }
  return { pages, indices };
}

/** A page of a kind that is not read is only a reason to give up when it is the first. */
function pageUnlessUnsupported(file: TiffFile, index: number, first: boolean): TiffPage | null {
  try {
    return readPage(file, file.ifds[index]!);
  } catch (error) {
    if (!first && isFailure(error, "image/unsupported")) return null;
    throw error;
  }
}

function layoutOf(
  file: TiffFile,
  pages: readonly TiffPage[],
  indices: readonly number[],
  notes: string[],
): StackLayout {
  const [first] = pages;
  const ifd = file.ifds[indices[0] ?? 0];
  if (!first || !ifd) throw new Error("a file without pages has no layout");
  const imagej = parseImagejDescription(first.description);
  if (imagej) {
    const size = imagejSize(imagej, pages.length, notes);
    const metadata = readImagejMetadata(file, ifd, notes);
    const { sizes, planes } = orderPlanes([
      { axis: "time", size: size.frames },
      { axis: "z", size: size.slices },
      { axis: "channel", size: size.channels },
    ]);
    const [min, max] = [numberOf(imagej, "min"), numberOf(imagej, "max")];
    const single: [number, number][] =
      size.channels === 1 && min !== undefined && max !== undefined ? [[min, max]] : [];
    const { displayRanges, labels } = metadata;
    return {
      sizes,
      planes,
      calibration: imagejCalibration(imagej, first, notes),
      labels: labels.length > 0 ? planes.map((_, i) => labels[i] ?? "") : [],
      displayRanges: displayRanges.length > 0 ? displayRanges : single,
      luts: metadata.luts,
      imagej: {
        description: imagej,
        info: metadata.info,
        properties: metadata.properties,
        roi: metadata.roi,
        overlay: metadata.overlay,
      },
    };
  }
  if (isOmeXml(first.description)) {
    const ome = parseOmeXml(first.description, notes);
    const layout = ome && omeLayout(ome, indices, first.samples, notes);
    if (layout) return layout;
    if (ome) return { ...plainLayout(pages, notes), calibration: ome.calibration };
  }
  const shaped = parseShaped(first.description);
  return (shaped && shapedLayout(shaped, pages.length, notes)) ?? plainLayout(pages, notes);
}

/** Pages as z slices; pixel size from the resolution tags. */
function plainLayout(pages: readonly TiffPage[], notes: string[]): StackLayout {
  if (pages.length > 1) notes.push(`The ${pages.length} pages are taken for z slices.`);
  return {
    ...orderPlanes([{ axis: "z", size: pages.length }]),
    calibration: resolutionCalibration(pages[0]),
    labels: [],
    displayRanges: [],
    luts: [],
  };
}

/** 72 and 96 dpi are what drawing programs write when they know nothing. */
export function resolutionCalibration(page: TiffPage | undefined): Calibration {
  if (!page) return {};
  const { x, y, unit } = page.resolution;
  const unitText = unit === 3 ? "cm" : unit === 2 && ![72, 96].includes(Math.round(x)) ? "inch" : "";
  const calibration: Record<string, AxisCalibration> = {};
  for (const [axis, resolution] of [["x", x] as const, ["y", y] as const]) {
    const one = axisCalibration(axis, resolution > 0 ? 1 / resolution : undefined, unitText, []);
    if (one && resolution !== 1) calibration[axis] = one;
  }
  return calibration;
}

/** How many samples of each pixel are read, and whether they are red, green, blue. */
function samplesKept(page: TiffPage, layout: StackLayout, notes: string[]): { keep: number; rgb: boolean } {
  const alpha = page.extraSamples.filter((kind) => kind === 1 || kind === 2).length;
  const colour = page.photometric === photometric.rgb || page.photometric === photometric.yCbCr;
  const unnamed = colour && page.samples === 4 && page.extraSamples.length === 0 ? 1 : 0;
  const keep = Math.max(1, page.samples - alpha - unnamed);
  if (keep < page.samples) notes.push("Transparency (alpha) is left out.");
  const rgb = colour && keep === 3 && layout.sizes.channel === 1;
  if (page.photometric === photometric.cmyk)
    notes.push("Cyan, magenta, yellow and black are read as channels.");
  return { keep, rgb };
}

/** ImageJ stores signed 16-bit images as unsigned plus a calibration function that subtracts 32768; null for others. */
function signedByCalibration(
  file: TiffFile,
  page: TiffPage,
  data: DataOf[DType],
): Int16Array<ArrayBuffer> | null {
  const description = parseImagejDescription(page.description);
  const signed =
    description &&
    page.dtype === "uint16" &&
    numberOf(description, "cf") === 0 &&
    numberOf(description, "c0") === -SIGNED_OFFSET &&
    numberOf(description, "c1") === 1;
  if (!signed) return null;
  const out = allocateFor(file.name, "int16", data.length);
  for (let i = 0; i < out.length; i++) out[i] = Number(data[i]) - SIGNED_OFFSET;
  return out;
}

/** Black and white as 0 and 255, the values of a mask in ImageJ. */
function scaleBits(data: DataOf[DType]): void {
  for (let i = 0; i < data.length; i++) if (data[i]) data[i] = 255;
}
