import { rangedLut } from "../display/index.ts";
import { greyLut, nearestLutIndex, type Processor } from "../world/index.ts";

/** What `setColor` writes into a plane: the entry of the look-up table that is nearest to the colour; for 16-bit and 32-bit the value
 * that is shown with it. Black is 0 where the range starts above 0.
 * @returns the value, and whether ImageJ also sets the display range to 0…255 (all pixels 0 before).
 * @see ImageJ 1.54p setColor of each processor, ImageProcessor.getBestIndex */
export function drawValueOf(
  processor: Pick<Processor, "type" | "lut" | "min" | "max">,
  rgb: number,
  rgbWeights: readonly [number, number, number] | null = null,
): { readonly value: number; readonly setsRange: boolean } {
  const { type, min, max } = processor;
  if (type === "RGB") return { value: rgb, setsRange: false };
  if (type === "8-bit") {
    const lut = rangedLut(processor.lut, min, max);
    return { value: nearestLutIndex(lut, weighted(rgb, processor.lut, rgbWeights)), setsRange: false };
  }
  const index = nearestLutIndex(processor.lut, weighted(rgb, processor.lut, rgbWeights));
  if (index > 0 && min === 0 && max === 0) return { value: index, setsRange: true };
  if (index === 0 && min > 0 && rgb === 0) return { value: 0, setsRange: false };
  const value = min + (max - min) * (index / 255);
  return { value: type === "16-bit" ? Math.trunc(value) : Math.fround(value), setsRange: false };
}

/** A colour in a grey image, with weights other than the plain mean. */
function weighted(rgb: number, lut: Uint8Array, weights: readonly [number, number, number] | null): number {
  const [r, g, b] = [(rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255];
  if (weights === null || (r === g && g === b) || !lut.every((value, i) => value === grey[i])) return rgb;
  const part = (value: number, weight: number) => Math.min(255, Math.floor(3 * value * weight + 0.5));
  return (part(r, weights[0]) << 16) | (part(g, weights[1]) << 8) | part(b, weights[2]);
}

const grey = greyLut();
