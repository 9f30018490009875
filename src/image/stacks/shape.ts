import type { ImageWindow } from "../world/index.ts";

/** More than one of channels, slices and frames is above 1 (ImageJ's isHyperStack). */
export function isHyperstack(window: ImageWindow): boolean {
  const { channels, slices, frames } = window;
  return Number(channels > 1) + Number(slices > 1) + Number(frames > 1) > 1;
}

/** Plane index from 0 of a 1-based position. */
export function planeAt(window: ImageWindow, channel: number, slice: number, frame: number): number {
  return ((frame - 1) * window.slices + (slice - 1)) * window.channels + (channel - 1);
}

/** 1-based channel, slice and frame of the current plane. */
export function positionOf(window: ImageWindow): { channel: number; slice: number; frame: number } {
  const { plane, channels, slices } = window;
  return {
    channel: (plane % channels) + 1,
    slice: (Math.floor(plane / channels) % slices) + 1,
    frame: Math.floor(plane / (channels * slices)) + 1,
  };
}

/** Sizes that multiply to the number of planes are taken; else all planes become slices. */
export function setDimensions(window: ImageWindow, channels: number, slices: number, frames: number): void {
  const fit = channels * slices * frames === window.planes.length;
  window.channels = fit ? channels : 1;
  window.slices = fit ? slices : window.planes.length;
  window.frames = fit ? frames : 1;
}
