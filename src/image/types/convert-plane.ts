import { shownIndices } from "../display/shown.ts";
import { toInt } from "../numbers/index.ts";
import type { PlanePixels } from "../world/index.ts";

/** Weights of red, green and blue; null: a plain mean. */
export type RgbWeights = readonly [number, number, number] | null;

const THIRD = 1 / 3;

/** Grey value of each colour, in double precision. */
function weighted(pixels: Int32Array, weights: RgbWeights, store: (i: number, value: number) => void): void {
  const [r, g, b] = weights ?? [THIRD, THIRD, THIRD];
  for (let i = 0; i < pixels.length; i++) {
    const colour = pixels[i]!;
    store(i, ((colour >> 16) & 255) * r + ((colour >> 8) & 255) * g + (colour & 255) * b);
  }
}

/** To 8-bit. With `scale`, min…max becomes 0…255 (rounded half up, 16-bit by 256 steps); without, values are clamped
 * (32-bit: rounded half up, 16-bit: as they are). RGB: the weighted mean, rounded half up. 8-bit: the same array.
 * @see ImageJ 1.54p, TypeConverter.convertToByte */
export function planeTo8(
  pixels: PlanePixels,
  min: number,
  max: number,
  scale: boolean,
  weights: RgbWeights,
): Uint8Array {
  if (pixels instanceof Uint8Array) return pixels;
  const out = new Uint8Array(pixels.length);
  if (pixels instanceof Int32Array)
    weighted(pixels, weights, (i, value) => {
      out[i] = Math.trunc(value + 0.5);
    });
  else if (scale) return shownIndices(pixels, min, max);
  else if (pixels instanceof Uint16Array)
    for (let i = 0; i < out.length; i++) out[i] = Math.min(255, pixels[i]!);
  else
    for (let i = 0; i < out.length; i++) {
      const value = Math.fround(pixels[i]! + 0.5);
      out[i] = value > 255 ? 255 : value > 0 ? Math.trunc(value) : 0;
    }
  return out;
}

/** To 16-bit. 32-bit with `scale`: min…max becomes 0…65535; without: rounded half up and clamped. RGB passes through 8-bit.
 * @see ImageJ 1.54p, TypeConverter.convertToShort */
export function planeTo16(
  pixels: PlanePixels,
  min: number,
  max: number,
  scale: boolean,
  weights: RgbWeights,
): Uint16Array {
  if (pixels instanceof Uint16Array) return pixels;
  if (pixels instanceof Uint8Array) return new Uint16Array(pixels);
  if (pixels instanceof Int32Array) return new Uint16Array(planeTo8(pixels, 0, 255, false, weights));
  const out = new Uint16Array(pixels.length);
  const factor = max - min === 0 ? 1 : 65535 / (max - min);
  for (let i = 0; i < out.length; i++) {
    let value: number = pixels[i]!;
    if (scale) value = (value - min) * factor;
    if (value < 0) value = 0;
    if (value > 65535) value = 65535;
    out[i] = toInt(value + 0.5);
  }
  return out;
}

/** To 32-bit: values as they are, or as `table` (256 or 65536 calibrated values) has them; RGB: the weighted mean, not rounded. */
export function planeTo32(
  pixels: PlanePixels,
  table: Float32Array | null,
  weights: RgbWeights,
): Float32Array {
  if (pixels instanceof Float32Array) return pixels;
  const out = new Float32Array(pixels.length);
  if (pixels instanceof Int32Array)
    weighted(pixels, weights, (i, value) => {
      out[i] = value;
    });
  else if (table) for (let i = 0; i < out.length; i++) out[i] = table[pixels[i]!] ?? 0;
  else out.set(pixels);
  return out;
}
