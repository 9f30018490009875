import type { Image as ItkImage } from "itk-wasm";
import { type DataOf, type DType, isDType, itemSize, ndarray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { allocateFor } from "./allocate-for.ts";
import { greyIfEqual } from "./grey-if-equal.ts";
import { imageFile } from "./image-file.ts";
import type { AxisCalibration, ImageFile } from "./image-types.ts";
import type { ItkFormat } from "./itk-formats.ts";
import { runItkReader } from "./itk-run.ts";

/** No reader inflates data by more than this (deflate). */
const MAX_GROWTH = 1100;

/** Read a file through itk-wasm, which is loaded now. The header is read first: sizes that the file cannot hold are
 * refused before any pixel is allocated.
 * @returns axes (time, z, channel, y, x) without those of size 1 (y and x stay), or (…, y, x, channel) for RGB. Rows run
 * as they are stored; orientation is not applied.
 * @throws image/malformed, image/unsupported, image/too-large */
export async function readWithItk(bytes: Uint8Array, name: string, format: ItkFormat): Promise<ImageFile> {
  const elsewhere = otherFile(bytes, format);
  if (elsewhere) throw fail("image/unsupported", { file: name, reason: elsewhere });
  const lower = name.toLowerCase();
  const extension = format.extensions.find((ending) => lower.endsWith(ending)) ?? format.extensions[0] ?? "";
  const read = async (informationOnly: boolean): Promise<ItkImage> => {
    const result = await runItkReader(format, `image${extension}`, bytes, informationOnly, name);
    if (result.image) return result.image;
    const reason = `it is not a readable ${format.name} file${result.reason ? ` (${result.reason})` : ""}`;
    throw fail("image/malformed", { file: name, reason });
  };
  const header = await read(true);
  checkSize(header, bytes.length, name);
  return toImageFile(await read(false), name, format);
}

/** Headers whose pixels are in a file of their own. */
function otherFile(bytes: Uint8Array, format: ItkFormat): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 8192));
  const detached =
    (format.pipeline === "nrrd" && /^data ?file:/im.test(head.split(/\r?\n\r?\n/)[0] ?? "")) ||
    (format.pipeline === "meta" && /^\s*ElementDataFile\s*=\s*(?!LOCAL\b)\S/im.test(head));
  return detached ? `a ${format.name} header whose pixels are in another file` : null;
}

function checkSize(header: ItkImage, fileBytes: number, name: string): void {
  const { componentType, components } = header.imageType;
  if (!isDType(componentType)) {
    throw fail("image/unsupported", { file: name, reason: `the pixel type ${componentType}` });
  }
  const elements = header.size.reduce((product, size) => product * size, components);
  if (!(elements > 0)) {
    throw fail("image/malformed", { file: name, reason: `its size is ${header.size.join(" x ")}` });
  }
  if (elements * itemSize(componentType) > fileBytes * MAX_GROWTH) {
    const size = header.size.join(" x ");
    throw fail("image/malformed", {
      file: name,
      reason: `it claims ${size} pixels, but its ${fileBytes} bytes cannot hold that many`,
    });
  }
}

function toImageFile(image: ItkImage, name: string, format: ItkFormat): ImageFile {
  const { components, pixelType } = image.imageType;
  const dtype = image.imageType.componentType;
  if (!isDType(dtype) || image.data === null) {
    throw fail("image/unsupported", { file: name, reason: `the pixel type ${dtype}` });
  }
  const [width = 1, height = 1, depth = 1, frames = 1, ...more] = image.size;
  if (more.some((size) => size > 1)) {
    throw fail("image/unsupported", { file: name, reason: `an image of ${image.size.length} dimensions` });
  }
  const notes: string[] = [];
  // MetaImage and NRRD have no colour: three bytes per pixel are taken for it.
  const named = pixelType === "RGB" || pixelType === "RGBA";
  const colour = (named && components >= 3) || (dtype === "uint8" && components === 3);
  const keep = colour ? 3 : components;
  if (keep < components) notes.push("Transparency (alpha) is left out.");
  const data = arrange(image.data, dtype, { name, components, keep, colour, plane: width * height });
  const dims: [string, number][] = [
    ["time", frames],
    ["z", depth],
    ["channel", colour ? 1 : keep],
  ];
  const kept = dims.filter(([, size]) => size > 1);
  kept.push(["y", height], ["x", width]);
  if (colour) kept.push(["channel", 3]);
  const axes = kept.map(([axis]) => axis);
  const array = ndarray(
    dtype,
    kept.map(([, size]) => size),
    data,
    axes,
  );
  const calibration = calibrationOf(image, format, axes, notes);
  return greyIfEqual(imageFile({ name, array, calibration, rgb: colour, notes }));
}

/** Samples stand interleaved in the file: keep colours so, other components become planes. */
function arrange(
  source: NonNullable<ItkImage["data"]>,
  dtype: DType,
  layout: { name: string; components: number; keep: number; colour: boolean; plane: number },
): DataOf[DType] {
  const { components, keep, colour, plane } = layout;
  const pixels = source.length / components;
  const data = allocateFor(layout.name, dtype, pixels * keep);
  if (components === keep && (colour || keep === 1)) {
    // Same dtype on both sides; the copy also leaves shared memory.
    (data as Uint8Array).set(source as unknown as Uint8Array);
    return data;
  }
  for (let i = 0; i < pixels; i++) {
    const first = colour ? i * keep : Math.floor(i / plane) * plane * keep + (i % plane);
    for (let c = 0; c < keep; c++)
      data[first + (colour ? c : c * plane)] = source[i * components + c] as never;
  }
  return data;
}

/** Spacing of 1 along all axes is what readers give when the file says nothing. */
function calibrationOf(
  image: ItkImage,
  format: ItkFormat,
  axes: readonly string[],
  notes: string[],
): Record<string, AxisCalibration> {
  const calibration: Record<string, AxisCalibration> = {};
  if (format.unit === null || image.spacing.slice(0, 3).every((spacing) => spacing === 1)) return calibration;
  for (const [d, axis] of ["x", "y", "z", "time"].entries()) {
    const scale = image.spacing[d];
    if (!axes.includes(axis) || scale === undefined || !(scale > 0) || !Number.isFinite(scale)) continue;
    calibration[axis] = { scale, unit: axis === "time" ? "second" : format.unit };
  }
  notes.push(`Spacing is taken for ${format.unit}, as ITK does.`);
  return calibration;
}
