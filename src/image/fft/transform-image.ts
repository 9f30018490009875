import { channelToFloat, type Tick } from "../filters/index.ts";
import { cropPixels } from "../geometry/crop.ts";
import { planeStatistics } from "../statistics/index.ts";
import { fromHsb, toHsb32 } from "../types/index.ts";
import type { Processor, Rect } from "../world/index.ts";
import type { FrequencyImage } from "./frequency-image.ts";
import { HartleyTransform, isPowerOf2 } from "./hartley.ts";
import { powerSpectrum } from "./spectra.ts";

const MEAN = 2;

/** The rectangle of a plane as float32, by itself; of RGB, the brightness (0 … 1).
 * @param table - calibrated values of raw ones; null = raw. */
export function spatialValues(
  processor: Processor,
  rect: Rect,
  table: Float32Array | null = null,
): Float32Array {
  const { pixels, width, type } = processor;
  const source = type === "RGB" ? toHsb32(pixels as Int32Array)[2] : channelToFloat(processor, 0);
  const out = new Float32Array(rect.width * rect.height);
  for (let y = 0, i = 0; y < rect.height; y++)
    for (let x = 0, p = (rect.y + y) * width + rect.x; x < rect.width; x++, p++, i++)
      out[i] = table === null ? source[p]! : table[pixels[p]!]!;
  return out;
}

/** Hartley transform of the rectangle, padded on the right and below to a square power of 2 with the mean (truncated for integers).
 * @see ImageJ 1.54p, FFT.newFHT, pad */
export function transformImage(
  processor: Processor,
  rect: Rect,
  table: Float32Array | null,
  tick?: Tick,
): { readonly image: FrequencyImage; readonly spectrum: Uint8Array } {
  const { width, height } = rect;
  const longer = Math.max(width, height);
  let size = 2;
  while (size < longer) size *= 2;
  const padded = size !== longer || width !== height;
  const values = spatialValues(processor, rect, padded ? null : table);
  const hartley = padded ? pad(processor, values, width, height, size) : values;
  new HartleyTransform(size).transform(hartley, false, tick);
  const spectrum = powerSpectrum(hartley, size);
  let sum = 0;
  for (const value of spectrum) sum += value;
  const rgb = processor.type === "RGB" ? (cropPixels(processor, rect) as Int32Array) : null;
  const image: FrequencyImage = {
    hartley,
    size,
    original: padded ? { width, height } : null,
    type: processor.type,
    lut: rgb === null ? processor.lut : null,
    rgb: rgb === null ? null : { pixels: rgb, width, height },
    meanOfSpectrum: sum / spectrum.length,
    swapNeeded: false,
  };
  return { image, spectrum };
}

function pad(
  { type }: Processor,
  values: Float32Array,
  width: number,
  height: number,
  size: number,
): Float32Array {
  const integer = type === "8-bit" || type === "16-bit";
  const plane = {
    type: integer ? type : ("32-bit" as const),
    width,
    height,
    pixels: values,
    rect: { x: 0, y: 0, width, height },
    mask: null,
  };
  const { mean } = planeStatistics(plane, { measurements: MEAN });
  const out = new Float32Array(size * size).fill(integer ? Math.trunc(mean) : mean);
  for (let y = 0; y < height; y++) out.set(values.subarray(y * width, (y + 1) * width), y * size);
  return out;
}

/** Top left rectangle of a square plane. */
export function cropSquare(values: Float32Array, size: number, rect: Rect): Float32Array {
  return cropPixels({ type: "32-bit", width: size, height: size, pixels: values }, rect) as Float32Array;
}

/** RGB pixels with another brightness (cut to 0 … 1), hue and saturation kept.
 * @see ImageJ 1.54p, ColorProcessor.setBrightness */
export function withBrightness(pixels: Int32Array, brightness: Float32Array): Int32Array {
  const [hue, saturation] = toHsb32(pixels);
  const cut = brightness.map((value) => (value < 0 ? 0 : value > 1 ? 1 : value));
  return fromHsb(hue, saturation, cut);
}

export function isTransformable(width: number, height: number): boolean {
  return width === height && isPowerOf2(width);
}
