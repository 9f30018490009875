import { type NdArray, ndarray, reshape, toFloat32 } from "../../array/index.ts";
import { fail } from "../../errors/index.ts";
import {
  channelLut,
  curveNames,
  dataRange,
  findRange,
  makeComposite,
  setProcessorRange,
  UNCALIBRATED_OD,
} from "../display/index.ts";
import type { ImageLike } from "../image-file.ts";
import type { ImagejExtras } from "../image-types.ts";
import { toStack } from "../stack-order.ts";
import { toStorable } from "../storable.ts";
import { imagejUnit } from "../units.ts";
import {
  greyLut,
  type ImageWindow,
  invertedLut,
  noCalibration,
  type PixelType,
  type PlanePixels,
  type WindowCalibration,
  type World,
} from "../world/index.ts";

/** Open an image file in the world as ImageJ opens it; it becomes the current window.
 *
 * uint8 → 8-bit, uint16 → 16-bit, RGB of uint8 → RGB, int16 → 16-bit with 32768 added and the calibration that takes it
 * off again, bool → 8-bit with 0 and 255, all else (wider integers, too) → 32-bit. Several channels become a composite in the mode that the file says. 8-bit shows 0…255,
 * others the range that the file says, else that of the first plane.
 * @throws image/unsupported for an array without elements.
 * @see ImageJ 1.54p, ij.io.FileOpener, ij.io.Opener */
export function openImageFile(world: World, image: ImageLike): ImageWindow {
  const window = windowFrom(image, (parts) => {
    if ((parts.channels ?? 1) > 1) world.skipId();
    return world.open(parts);
  });
  world.current = window;
  return window;
}

/** The same without showing it: for commands that read several files into one image. */
export function makeFromImageFile(world: World, image: ImageLike): ImageWindow {
  return windowFrom(image, (parts) => world.make(parts));
}

/** ImageJ shows the entries of a palette through it, and does not put the colours in. */
function withoutColours(image: ImageLike): ImageLike {
  const { palette, array } = image;
  if (!palette) return image;
  const [height = 1, width = 1] = array.shape;
  const entries = ndarray("uint8", [height, width], palette.entries, ["y", "x"]);
  return { ...image, array: entries, rgb: false, luts: [palette.lut] };
}

function windowFrom(given: ImageLike, make: World["open"]): ImageWindow {
  if (given.array.shape.includes(0))
    throw fail("image/unsupported", { file: given.name, reason: "an image without pixels" });
  const image = withoutColours(given);
  const signed = image.array.dtype === "int16";
  const array = signed ? shifted(image.array) : pixelsOf(image.array);
  const wide = image.rgb === true && array.dtype !== "uint8";
  const stack = toStack({ ...image, array, rgb: wide ? false : (image.rgb ?? false) });
  const type: PixelType = stack.rgb
    ? "RGB"
    : array.dtype === "uint8"
      ? "8-bit"
      : array.dtype === "uint16"
        ? "16-bit"
        : "32-bit";
  const [a = 1, b = 1, c = 1, d = 1, e = 1] = stack.array.shape;
  const [height, width] = stack.rgb ? [c, d] : [d, e];
  const count = stack.rgb ? a * b : a * b * c;
  const planes = planesOf(stack.array, type, width * height, count);
  const description = image.imagej?.description;
  const said = (key: string) => description?.get(key);
  const labels = image.labels ?? [];
  const luts = image.luts ?? [];
  const palette = type === "8-bit" && luts.length === 1 && stack.channels === 1 ? luts[0] : undefined;
  const window = make({
    title: image.name,
    type,
    width,
    height,
    planes,
    labels: planes.map((_, i) =>
      labels.length === planes.length && labels[i]
        ? (labels[i] ?? null)
        : wide
          ? (["Red", "Green", "Blue"][i] ?? null)
          : null,
    ),
    channels: stack.channels,
    slices: stack.slices,
    frames: stack.frames,
    hyperstack:
      said("hyperstack") === "true" ||
      (stack.channels > 1 && planes.length > stack.channels) ||
      (stack.slices > 1 && stack.frames > 1),
    lut: palette ?? (image.whiteIsZero ? invertedLut(greyLut()) : greyLut()),
    calibration: calibrationOf(image, signed),
  });
  window.indexed = type === "8-bit" && said("8bitcolor") === "true";
  window.dimensionsSet = description !== undefined || window.hyperstack;
  window.fileName = image.name;
  window.info = image.imagej?.info ?? "";
  const properties = image.imagej?.properties ?? [];
  for (let i = 0; i + 1 < properties.length; i += 2)
    window.properties.set(properties[i] ?? "", properties[i + 1] ?? "");
  showRange(window, image);
  const mode = modeOf(image, stack.channels, type, wide);
  if (mode) {
    if (luts.length === stack.channels) window.fileLuts = luts;
    makeComposite(window, mode, {
      luts: luts.length === stack.channels ? luts : wide ? [0, 1, 2].map(channelLut) : [],
      ranges: image.displayRanges ?? [],
    });
    if (wide && (image.displayRanges ?? []).length === 0) wholeRange(window);
  } else if (luts.length === 1 && luts[0] && type !== "8-bit" && type !== "RGB") window.lut = luts[0];
  return window;
}

/** ImageJ shows the range its description says; else that of the first plane, or of all when the first is even. */
function showRange(window: ImageWindow, image: ImageLike): void {
  findRange(window);
  const [one] =
    (image.displayRanges ?? []).length === 1 && window.channels === 1 ? (image.displayRanges ?? []) : [];
  if (window.type === "RGB") return;
  if (one && !(one[0] === 0 && one[1] === 0)) {
    const [min, max] = image.array.dtype === "int16" ? [one[0] + 32768, one[1] + 32768] : one;
    if (window.type === "8-bit" || window.min !== min || window.max !== max)
      setProcessorRange(window, min, max);
  } else if (window.min === window.max && window.planes.length > 1) {
    const ranges = window.planes.map(dataRange);
    setProcessorRange(
      window,
      Math.min(...ranges.map(([min]) => min)),
      Math.max(...ranges.map(([, max]) => max)),
    );
  }
}

/** 48-bit RGB: one range for all three. */
function wholeRange(window: ImageWindow): void {
  const ranges = window.planes.map(dataRange);
  const min = Math.min(...ranges.map(([low]) => low));
  const max = Math.max(...ranges.map(([, high]) => high));
  for (const channel of window.channelDisplay) {
    channel.min = min;
    channel.max = max;
  }
  window.min = min;
  window.max = max;
}

function modeOf(image: ImageLike, channels: number, type: PixelType, wide: boolean) {
  if (wide) return "composite" as const;
  if (channels < 2 || type === "RGB") return null;
  const description = image.imagej?.description;
  if (!description) return "composite" as const;
  const mode = description.get("mode");
  if (mode === undefined && description.get("hyperstack") !== "true") return null;
  if (mode?.startsWith("composite")) return "composite" as const;
  return mode?.startsWith("gray") ? ("grayscale" as const) : ("color" as const);
}

/** The type follows from the dtype alone, never from the values: a macro has to meet the same type for every image of a series. */
function pixelsOf(array: NdArray): NdArray {
  return ["uint8", "uint16", "bool"].includes(array.dtype) ? toStorable(array).array : toFloat32(array);
}

function shifted(array: NdArray): NdArray {
  const data = new Uint16Array(array.data.length);
  for (let i = 0; i < data.length; i++) data[i] = Number(array.data[i]) + 32768;
  return { ...array, dtype: "uint16", data } as NdArray;
}

function planesOf(array: NdArray, type: PixelType, size: number, count: number): PlanePixels[] {
  const flat = reshape(array, [array.data.length], null).data as Uint8Array | Uint16Array | Float32Array;
  return Array.from({ length: count }, (_, i) => {
    if (type !== "RGB") return flat.slice(i * size, (i + 1) * size);
    const rgb = new Int32Array(size);
    for (let k = 0; k < size; k++) {
      const at = 3 * (i * size + k);
      rgb[k] = ((flat[at] ?? 0) << 16) | ((flat[at + 1] ?? 0) << 8) | (flat[at + 2] ?? 0);
    }
    return rgb;
  });
}

/** "um" is shown as µm and "A" as Å; nothing stands for "pixel". */
export function shownUnit(unit: string | undefined): string {
  if (!unit) return "pixel";
  return unit === "um" ? "µm" : unit === "A" ? "Å" : unit;
}

function calibrationOf(image: ImageLike, signed: boolean): WindowCalibration {
  const calibration = noCalibration();
  const { x, y, z, time } = image.calibration ?? {};
  const extras = image.imagej;
  const unitOf = (axis: { readonly unit: string } | undefined) =>
    axis ? shownUnit(imagejUnit(axis.unit)) : undefined;
  calibration.pixelWidth = x?.scale ?? y?.scale ?? 1;
  calibration.pixelHeight = y?.scale ?? x?.scale ?? 1;
  calibration.pixelDepth = z?.scale ?? 1;
  calibration.unit = unitOf(x) ?? unitOf(y) ?? unitOf(z) ?? (image.blankUnit ? " " : "pixel");
  if (y && unitOf(y) !== calibration.unit) calibration.yUnit = unitOf(y) ?? null;
  if (z && unitOf(z) !== calibration.unit) calibration.zUnit = unitOf(z) ?? null;
  if (time) {
    calibration.frameInterval = time.scale;
    calibration.timeUnit = imagejUnit(time.unit);
  }
  if (extras) fromDescription(calibration, extras);
  if (signed) {
    calibration.function = "Straight Line";
    calibration.coefficients = [-32768, 1];
  }
  return calibration;
}

function fromDescription(calibration: WindowCalibration, { description }: ImagejExtras): void {
  const number = (key: string) => {
    const text = description.get(key);
    const value = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : undefined;
  };
  const unit = description.get("unit");
  if (unit !== undefined) calibration.unit = shownUnit(unit);
  calibration.pixelDepth = Math.abs(number("spacing") ?? 1);
  calibration.xOrigin = number("xorigin") ?? 0;
  calibration.yOrigin = number("yorigin") ?? 0;
  calibration.zOrigin = number("zorigin") ?? 0;
  calibration.fps = number("fps") ?? 0;
  calibration.frameInterval = number("finterval") ?? 0;
  calibration.timeUnit = description.get("tunit") || "sec";
  if (description.get("inverty") === "true") calibration.invertY = true;
  const valueUnit = description.get("vunit");
  const curve = number("cf");
  if (valueUnit === undefined) return;
  const coefficients: number[] = [];
  for (let i = 0; i < 5; i++) {
    const c = number(`c${i}`);
    if (c === undefined) break;
    coefficients.push(c);
  }
  const name = curve === 21 ? UNCALIBRATED_OD : curveNames[curve ?? -1];
  if (name === undefined || (name !== UNCALIBRATED_OD && coefficients.length < 2)) return;
  calibration.function = name;
  calibration.coefficients = name === UNCALIBRATED_OD ? null : coefficients;
  calibration.valueUnit = valueUnit;
  calibration.zeroClip = description.get("zeroclip") === "true";
}
