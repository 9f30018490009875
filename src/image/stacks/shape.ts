import type { ImageWindow } from "../world/index.ts";

/** Sizes that multiply to the number of planes are taken; else all planes become slices. */
export function setDimensions(window: ImageWindow, channels: number, slices: number, frames: number): void {
  const fit = channels * slices * frames === window.planes.length;
  window.channels = fit ? channels : 1;
  window.slices = fit ? slices : window.planes.length;
  window.frames = fit ? frames : 1;
}
