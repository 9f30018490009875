import type { Processor } from "../world/index.ts";
import { eachFloatChannel, type Tick } from "./float-channels.ts";
import { blurDirection } from "./gaussian-direction.ts";

/** Kernel accuracy that ImageJ takes for a pixel type. */
export function gaussianAccuracy(type: Processor["type"]): number {
  return type === "8-bit" || type === "RGB" ? 0.002 : 0.0002;
}

/** Blur a plane in place inside `rect`; standard deviations in pixels, 0 = not in that direction.
 * As in ImageJ, pixels to the right of a rectangle close to the left border may change too.
 * @see ImageJ 1.54p, GaussianBlur.blurGaussian */
export function gaussianBlur(
  processor: Processor,
  sigmaX: number,
  sigmaY: number,
  accuracy = gaussianAccuracy(processor.type),
  tick?: Tick,
): void {
  const { width, height, rect } = processor;
  const part = rect.height !== height && sigmaX > 0 && sigmaY > 0;
  const before = part ? processor.pixels.slice() : null;
  const extra = Math.ceil(5 * sigmaY);
  eachFloatChannel(processor, (values) => {
    if (sigmaX > 0) blurDirection(values, width, height, rect, sigmaX, accuracy, "x", extra, tick);
    if (sigmaY > 0) blurDirection(values, width, height, rect, sigmaY, accuracy, "y", 0, tick);
  });
  if (before === null) return;
  // Rows beside the rectangle were blurred in x only for the sake of the second direction.
  const restore = (from: number, to: number) => {
    for (let y = from, p = from * width + rect.x; y < to; y++, p += width)
      processor.pixels.set(before.subarray(p, p + rect.width), p);
  };
  restore(Math.max(0, rect.y - extra), rect.y);
  restore(rect.y + rect.height, Math.min(height, rect.y + rect.height + extra));
}
