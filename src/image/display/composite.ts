import { type ImageWindow, type Lut, rampLut } from "../world/index.ts";
import { showChannel } from "./position.ts";
import { dataRange, resetProcessorRange } from "./range.ts";

/** Beyond this ImageJ has no composite mode and no colours of its own. */
export const MAX_CHANNELS = 8;

const primary: readonly (readonly [number, number, number])[] = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255],
  [0, 255, 255],
  [255, 0, 255],
  [255, 255, 0],
  [255, 255, 255],
];

/** Red, green, blue, grey, cyan, magenta, yellow, grey; grey from the ninth channel on. */
export function channelLut(index: number): Lut {
  const [red, green, blue] = primary[index] ?? [255, 255, 255];
  return rampLut(red, green, blue);
}

export interface CompositeSettings {
  readonly luts?: readonly Lut[];
  /** Per channel; without: the range of the current processor for all. */
  readonly ranges?: readonly (readonly [min: number, max: number])[];
}

/** Make a window a composite: every channel gets a look-up table and a display range of its own.
 * @see ImageJ 1.54p, CompositeImage.setupLuts */
export function makeComposite(
  window: ImageWindow,
  mode: "composite" | "color" | "grayscale",
  settings: CompositeSettings = {},
): void {
  const { channels } = window;
  const ranges = settings.ranges?.length === channels ? settings.ranges : null;
  if (!ranges && window.min === 0 && window.max === 0) resetProcessorRange(window);
  window.composite = mode === "composite" && channels > MAX_CHANNELS ? "color" : mode;
  window.channelDisplay = Array.from({ length: channels }, (_, i) => ({
    lut: settings.luts?.[i] ?? window.fileLuts?.[i] ?? channelLut(i),
    min: ranges?.[i]?.[0] ?? window.min,
    max: ranges?.[i]?.[1] ?? window.max,
    active: mode === "composite" || i === window.plane % channels,
  }));
  if (channels !== window.planes.length) window.hyperstack = true;
  showFirst(window);
}

/** In composite mode the processor keeps its own (grey) table until another channel is chosen. */
function showFirst(window: ImageWindow): void {
  const { lut } = window;
  showChannel(window);
  if (window.composite === "composite") window.lut = lut;
}

/** Stack.setDisplayMode of a composite. */
export function setDisplayMode(window: ImageWindow, mode: "composite" | "color" | "grayscale"): void {
  if (window.composite === null) return;
  const wanted = mode === "composite" && window.channels > MAX_CHANNELS ? "color" : mode;
  if (!(wanted === "composite" && window.composite === "composite"))
    for (const channel of window.channelDisplay) channel.active = true;
  const { lut } = window;
  window.composite = wanted;
  showChannel(window);
  if (wanted === "composite") window.lut = lut;
}

/** Each channel's range from the pixels of its first plane: CompositeImage.resetDisplayRanges. */
export function resetChannelRanges(window: ImageWindow): void {
  if (window.channels > MAX_CHANNELS) return;
  for (const [i, channel] of window.channelDisplay.entries()) {
    const pixels = window.planes[i];
    if (pixels) [channel.min, channel.max] = dataRange(pixels);
  }
}

/** No composite any more: an ordinary stack with the current channel's table and range, or what it is given. */
export function endComposite(window: ImageWindow): void {
  window.composite = null;
  window.channelDisplay = [];
}

/** Give the current image, or the current channel of a composite, another look-up table; the range stays. */
export function setLut(window: ImageWindow, lut: Lut): void {
  const channel =
    window.composite === null ? undefined : window.channelDisplay[window.plane % window.channels];
  if (channel) channel.lut = lut;
  window.lut = lut;
  window.rangeUnused = window.type === "8-bit" && (window.min !== 0 || window.max !== 255);
  window.threshold = null;
}
