import { channelCount, type Tick } from "../filters/index.ts";
import type { Processor } from "../world/index.ts";

/** Add normally distributed noise inside the rectangle, in place. Integers: rounded half up, drawn again until the sum is in range.
 * RGB: first all of red, then green, then blue.
 * @param gaussian - the next number of mean 0 and deviation 1.
 * @see ImageJ 1.54p, ImageProcessor.noise */
export function addGaussianNoise(
  processor: Processor,
  deviation: number,
  gaussian: () => number,
  tick?: Tick,
): void {
  const { pixels, rect, width, type } = processor;
  const top = type === "16-bit" ? 65535 : 255;
  for (let channel = 0; channel < channelCount(processor); channel++) {
    const shift = type === "RGB" ? 16 - 8 * channel : 0;
    for (let y = rect.y; y < rect.y + rect.height; y++) {
      tick?.();
      for (let p = y * width + rect.x, end = p + rect.width; p < end; p++) {
        const pixel = pixels[p]!;
        if (type === "32-bit") pixels[p] = pixel + Math.fround(gaussian() * deviation);
        else {
          const raw = type === "RGB" ? (pixel >> shift) & 255 : pixel;
          const value = within(raw, top, deviation, gaussian, tick);
          pixels[p] = type === "RGB" ? (pixel & ~(255 << shift)) | (value << shift) : value;
        }
      }
    }
  }
}

function within(
  raw: number,
  top: number,
  deviation: number,
  gaussian: () => number,
  tick: Tick | undefined,
): number {
  for (let tries = 0; ; tries++) {
    if (tries > 0 && tries % 1000 === 0) tick?.();
    const value = raw + (Math.floor(gaussian() * deviation + 0.5) | 0);
    if (value >= 0 && value <= top) return value;
  }
}
