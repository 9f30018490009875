import type { Processor } from "../world/index.ts";
import type { Tick } from "./float-channels.ts";
import { gaussianBlur } from "./gaussian-blur.ts";

/** Subtract a blurred copy and stretch what is left: (v - weight × blurred) / (1 - weight), in float32, in place.
 * @param processor - 32-bit (other types are converted before).
 * @see ImageJ 1.54p, UnsharpMask.sharpenFloat */
export function unsharpMask(processor: Processor, sigma: number, weight: number, tick?: Tick): void {
  const pixels = processor.pixels as Float32Array;
  const before = pixels.slice();
  const { rect, width } = processor;
  gaussianBlur(processor, sigma, sigma, 0.01, tick);
  const w = Math.fround(weight);
  const rest = Math.fround(1 - w);
  for (let y = rect.y; y < rect.y + rect.height; y++)
    for (let p = y * width + rect.x, end = p + rect.width; p < end; p++)
      pixels[p] = Math.fround(before[p]! - Math.fround(w * pixels[p]!)) / rest;
}
