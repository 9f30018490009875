import { greyLut, type ImageWindow } from "../world/index.ts";
import { setProcessorRange } from "./range.ts";

/** Channel, slice and frame from 1. */
export interface Position {
  readonly channel: number;
  readonly slice: number;
  readonly frame: number;
}

/** More than three dimensions: two of channels, slices and frames are greater than 1. */
export function isHyperstack(window: ImageWindow): boolean {
  return [window.channels, window.slices, window.frames].filter((size) => size > 1).length > 1;
}

/** Where plane `plane` (from 0) lies. */
export function positionOf(window: ImageWindow, plane = window.plane): Position {
  const { channels, slices } = window;
  return {
    channel: (plane % channels) + 1,
    slice: (Math.floor(plane / channels) % slices) + 1,
    frame: Math.floor(plane / (channels * slices)) + 1,
  };
}

/** Plane (from 0) at a position; numbers beyond the image are brought to its ends. */
export function planeAt(window: ImageWindow, { channel, slice, frame }: Position): number {
  const within = (n: number, size: number) => Math.max(1, Math.min(size, n));
  return (
    ((within(frame, window.frames) - 1) * window.slices + within(slice, window.slices) - 1) *
      window.channels +
    within(channel, window.channels) -
    1
  );
}

/** Make another plane (from 0) the current one: ImagePlus.setSlice. Look-up table, display range and threshold stay, except
 * in composites, whose channels have their own. A snapshot is forgotten. */
export function setPlane(window: ImageWindow, plane: number): void {
  if (plane === window.plane || plane < 0 || plane >= window.planes.length) return;
  const channelBefore = window.plane % window.channels;
  window.plane = plane;
  window.snapshot = null;
  if (window.composite === null) return;
  const changed = plane % window.channels !== channelBefore;
  if (window.composite === "composite") showChannel(window);
  else if (changed) showChannel(window);
}

/** As Stack.setPosition: 0 or less keeps the present number, too large ones become the last. */
export function setPosition(window: ImageWindow, position: Position): void {
  const now = positionOf(window);
  const given = (n: number, present: number) => (n <= 0 ? present : n);
  setPlane(
    window,
    planeAt(window, {
      channel: given(position.channel, now.channel),
      slice: given(position.slice, now.slice),
      frame: given(position.frame, now.frame),
    }),
  );
}

/** Take over look-up table and range of the current channel of a composite. */
export function showChannel(window: ImageWindow): void {
  const channel = window.channelDisplay[window.plane % window.channels];
  if (!channel) return;
  if (window.composite === "grayscale") window.lut = greyLut();
  else window.lut = channel.lut;
  window.threshold = null;
  if (channel.min !== 0 || channel.max !== 0) setProcessorRange(window, channel.min, channel.max);
  if (window.composite !== "composite")
    for (const [i, other] of window.channelDisplay.entries())
      other.active = i === window.plane % window.channels;
}
