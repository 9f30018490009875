import { drawValueOf } from "../../image/draw/index.ts";
import { type ImageWindow, type World, wholeProcessor } from "../../image/world/index.ts";

/** A colour (0x00RRGGBB) as a pixel value of that window. */
export function colourValue(world: World, window: ImageWindow, rgb: number): number {
  return drawValueOf(wholeProcessor(window), rgb, world.options.rgbWeights).value;
}

/** The background colour as a pixel value: the one that setBackgroundColor chose.
 * @see ImageJ 1.54p ImageProcessor.setGlobalBackgroundColor */
export function backgroundValue(world: World, window: ImageWindow): number {
  return colourValue(world, window, world.options.background);
}
