import { type ImageWindow, nearestLutIndex, type World, wholeProcessor } from "../../image/world/index.ts";

/** The background colour as a pixel value of that window: nearest entry of its look-up table, spread over the display
 * range for 16- and 32-bit; RGB packed.
 * @see ImageJ 1.54p ImageProcessor.setGlobalBackgroundColor */
export function backgroundValue(world: World, window: ImageWindow): number {
  const { background } = world.options;
  if (window.type === "RGB") return background;
  const { lut, min, max } = wholeProcessor(window);
  const index = nearestLutIndex(lut, background);
  if (window.type === "8-bit") return index;
  const value = min + (max - min) * (index / 255);
  return window.type === "16-bit" ? Math.trunc(value) : Math.fround(value);
}
