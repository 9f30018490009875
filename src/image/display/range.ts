import { javaRound } from "../numbers/index.ts";
import { type ImageWindow, isInvertingLut, type PlanePixels } from "../world/index.ts";
import { calibratedValue } from "./density.ts";

/** Smallest and largest value of a plane, NaN left out (NaN, NaN when there is nothing else); 0…255 for 8-bit and RGB.
 * @see ImageJ 1.54p, ShortProcessor.findMinAndMax, FloatProcessor.findMinAndMax */
export function dataRange(pixels: PlanePixels): [min: number, max: number] {
  if (pixels instanceof Uint8Array || pixels instanceof Int32Array) return [0, 255];
  let first = 0;
  while (first < pixels.length && Number.isNaN(pixels[first])) first++;
  let min = pixels[first] ?? Number.NaN;
  let max = min;
  for (let i = first; i < pixels.length; i++) {
    const value = pixels[i]!;
    if (value < min) min = value;
    else if (value > max) max = value;
  }
  return [min, max];
}

/** Find the range of the current plane unless one was set: what ImageJ does after arithmetic on 16-bit and 32-bit pixels. */
export function findRange(window: ImageWindow): void {
  if (window.fixedRange || window.type === "8-bit" || window.type === "RGB") return;
  const pixels = window.planes[window.plane];
  if (pixels) [window.min, window.max] = dataRange(pixels);
}

/** A plain 8-bit or 16-bit image has whole numbers for a range: what a window gets from a channel is rounded. */
export function roundRange(window: ImageWindow): void {
  const { type, min, max, composite } = window;
  if (composite !== null || (type !== "8-bit" && type !== "16-bit")) return;
  if (type === "8-bit") window.exactRange = [min, max];
  [window.min, window.max] = [javaRound(min), javaRound(max)];
}

/** Set the range of the current processor only, not that of the channel: ImageJ's ImageProcessor.setMinAndMax.
 * Ends the threshold. 16-bit and 32-bit: 0, 0 stands for the range of the pixels. RGB pixels are changed for good, starting
 * from the snapshot where there is one.
 * @param channels - RGB only: 4 red, 2 green, 1 blue, or a sum of them. */
export function setProcessorRange(window: ImageWindow, min: number, max: number, channels = 7): void {
  switch (window.type) {
    case "8-bit":
      if (max < min) return;
      window.min = javaRound(min);
      window.max = javaRound(max);
      window.exactRange = [min, max];
      window.rangeUnused = false;
      break;
    case "RGB":
      if (max < min) return;
      window.min = Math.trunc(min);
      window.max = Math.trunc(max);
      stretchColours(window, window.min, max - min, channels);
      return;
    default:
      if (min === 0 && max === 0) {
        resetProcessorRange(window);
        return;
      }
      window.min = window.type === "16-bit" ? javaRound(min) : Math.fround(min);
      window.max = window.type === "16-bit" ? javaRound(max) : Math.fround(max);
      window.fixedRange = true;
  }
  window.threshold = null;
}

/** ImageProcessor.resetMinAndMax: the range of the plane's pixels, 0…255 for 8-bit; does nothing to RGB images. */
export function resetProcessorRange(window: ImageWindow): void {
  if (window.type === "RGB") return;
  if (window.type === "8-bit") {
    setProcessorRange(window, 0, 255);
    return;
  }
  window.fixedRange = false;
  findRange(window);
  window.threshold = null;
}

/** What a macro function that takes the processor (getPixel, is("binary"), drawing …) does to a 16-bit or 32-bit image with an empty
 * range: setting the drawing colour makes it 0…255, unless the colour is the table's first entry.
 * @see ImageJ 1.54p, ShortProcessor.setColor */
export function touchRange(window: ImageWindow, foreground: number): void {
  if (window.min !== 0 || window.max !== 0 || (foreground & 0xffffff) === 0 || isInvertingLut(window.lut))
    return;
  if (window.type === "16-bit" || window.type === "32-bit") setProcessorRange(window, 0, 255);
}

/** Display range of what is shown now: of a composite's current channel, else of the image. Raw values.
 * @see ImageJ 1.54p, ImagePlus.setDisplayRange, CompositeImage.setDisplayRange */
export function setDisplayRange(window: ImageWindow, min: number, max: number, channels = 7): void {
  setProcessorRange(window, min, max, channels);
  const channel = currentChannelDisplay(window);
  if (channel) {
    channel.min = min;
    channel.max = max;
  }
}

/** resetMinAndMax() of macros: ImagePlus.resetDisplayRange.
 * @param bits16 - ImageJ's default range of 16-bit images (8 … 16 bits); 0 = by the pixels. */
export function resetDisplayRange(window: ImageWindow, bits16 = 0): void {
  if (window.type === "16-bit" && bits16 > 0) setProcessorRange(window, 0, 2 ** bits16 - 1);
  else resetProcessorRange(window);
  const channel = currentChannelDisplay(window);
  if (channel) {
    channel.min = window.min;
    channel.max = window.max;
  }
}

/** Raw values; of the current channel of a composite. */
export function displayRange(window: ImageWindow): [min: number, max: number] {
  const channel = currentChannelDisplay(window);
  if (!channel) return [window.min, window.max];
  if (window.type === "32-bit") return [channel.min, channel.max];
  return [Math.floor(channel.min + 0.5), Math.floor(channel.max + 0.5)];
}

/** As getMinAndMax gives it: density calibrated. */
export function calibratedDisplayRange(window: ImageWindow): [min: number, max: number] {
  const [min, max] = displayRange(window);
  return [calibratedValue(window, min), calibratedValue(window, max)];
}

function currentChannelDisplay(window: ImageWindow) {
  return window.composite === null ? undefined : window.channelDisplay[window.plane % window.channels];
}

function stretchColours(window: ImageWindow, min: number, width: number, channels: number): void {
  const pixels = window.planes[window.plane] as Int32Array;
  if (window.snapshot instanceof Int32Array && window.snapshot.length === pixels.length)
    pixels.set(window.snapshot);
  const table = new Uint8Array(256);
  for (let i = 0; i < 256; i++)
    table[i] = Math.max(0, Math.min(255, Math.trunc((256 * (i - min)) / width) || 0));
  const [red, green, blue] = [4, 2, 1].map((bit) => (channels & bit) !== 0);
  const { x, y, width: columns, height: rows } = boundsOf(window);
  for (let row = y; row < y + rows; row++)
    for (let i = row * window.width + x; i < row * window.width + x + columns; i++) {
      const colour = pixels[i]!;
      const r = (colour >> 16) & 255;
      const g = (colour >> 8) & 255;
      const b = colour & 255;
      pixels[i] = ((red ? table[r]! : r) << 16) | ((green ? table[g]! : g) << 8) | (blue ? table[b]! : b);
    }
}

/** The selection's rectangle within the image when it is an area, else everything. */
function boundsOf(window: ImageWindow) {
  const whole = { x: 0, y: 0, width: window.width, height: window.height };
  const { roi } = window;
  if (!roi || ["line", "polyline", "freeline", "angle", "point"].includes(roi.type)) return whole;
  const x = Math.max(0, Math.floor(roi.bounds.x));
  const y = Math.max(0, Math.floor(roi.bounds.y));
  const right = Math.min(window.width, Math.floor(roi.bounds.x) + Math.ceil(roi.bounds.width));
  const bottom = Math.min(window.height, Math.floor(roi.bounds.y) + Math.ceil(roi.bounds.height));
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : whole;
}
