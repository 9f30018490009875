import { toInt } from "../numbers/index.ts";
import type { ImageWindow, Lut, PlanePixels } from "../world/index.ts";

/** An 8-bit look-up table with the display range worked in: ImageJ's ByteProcessor.setMinAndMax. */
export function rangedLut(lut: Lut, min: number, max: number): Lut {
  if (min === 0 && max === 255) return lut;
  const out = new Uint8Array(768);
  const low = Math.floor(min + 0.5);
  for (let i = 0; i < 256; i++) {
    const index =
      i < min
        ? 0
        : i > max
          ? 255
          : Math.max(0, Math.min(255, Math.trunc((256 * (i - low)) / (max - min)) || 0));
    for (let part = 0; part < 768; part += 256) out[part + i] = lut[part + index] ?? 0;
  }
  return out;
}

/** What is seen of a grey plane: index into the look-up table (of the range already for 16-bit and 32-bit, raw for 8-bit).
 * Ranges of 16-bit are whole numbers.
 * @see ImageJ 1.54p, ShortProcessor.create8BitImage, FloatProcessor.create8BitImage */
export function shownIndices(pixels: PlanePixels, min: number, max: number): Uint8Array {
  if (pixels instanceof Uint8Array) return pixels;
  const out = new Uint8Array(pixels.length);
  if (pixels instanceof Uint16Array) {
    const low = Math.floor(min + 0.5);
    const scale = 256 / (Math.floor(max + 0.5) - low + 1);
    for (let i = 0; i < out.length; i++) {
      const value = Math.max(0, pixels[i]! - low);
      out[i] = Math.min(255, toInt(value * scale + 0.5));
    }
    return out;
  }
  const scale = 255 / (max - min);
  for (let i = 0; i < out.length; i++) {
    let value = pixels[i]! - min;
    if (value < 0) value = 0;
    out[i] = Math.min(255, toInt(value * scale + 0.5));
  }
  return out;
}

/** A plane as the colours that are seen: 0x00RRGGBB. */
export function shownColours(pixels: PlanePixels, lut: Lut, min: number, max: number): Int32Array {
  if (pixels instanceof Int32Array) return pixels.slice();
  const table = pixels instanceof Uint8Array ? rangedLut(lut, min, max) : lut;
  const indices = shownIndices(pixels, min, max);
  const out = new Int32Array(pixels.length);
  for (let i = 0; i < out.length; i++) {
    const index = indices[i]!;
    out[i] = (table[index]! << 16) | (table[256 + index]! << 8) | table[512 + index]!;
  }
  return out;
}

/** ImageJ makes the table of 8-bit images from the range as it was set, before rounding. */
function rangeOfTable({ min, max, exactRange }: ImageWindow): readonly [min: number, max: number] {
  const exact = exactRange?.map((value) => Math.floor(value + 0.5));
  return exactRange && exact?.[0] === min && exact[1] === max ? exactRange : [min, max];
}

/** What is seen of one plane of a window that is no composite. */
export function windowColours(window: ImageWindow, plane = window.plane): Int32Array {
  const pixels = window.planes[plane] ?? new Int32Array(0);
  const [min, max] = window.rangeUnused ? [0, 255] : rangeOfTable(window);
  return shownColours(pixels, window.lut, min, max);
}

/** What the composite of all active channels shows at the current slice and frame: sums, each colour at most 255.
 * @see ImageJ 1.54p, CompositeImage.updateImage */
export function compositeColours(window: ImageWindow, slice: number, frame: number): Int32Array {
  const first = (frame * window.slices + slice) * window.channels;
  const out = new Int32Array(window.width * window.height);
  for (const [c, channel] of window.channelDisplay.entries()) {
    const pixels = window.planes[first + c];
    if (!channel.active || !pixels) continue;
    const whole = !(pixels instanceof Float32Array);
    const [min, max] = whole
      ? [Math.floor(channel.min + 0.5), Math.floor(channel.max + 0.5)]
      : [channel.min, channel.max];
    const colours = shownColours(pixels, channel.lut, min, max);
    for (let i = 0; i < out.length; i++) {
      const a = out[i]!;
      const b = colours[i]!;
      const red = Math.min(255, ((a >> 16) & 255) + ((b >> 16) & 255));
      const green = Math.min(255, ((a >> 8) & 255) + ((b >> 8) & 255));
      const blue = Math.min(255, (a & 255) + (b & 255));
      out[i] = (red << 16) | (green << 8) | blue;
    }
  }
  return out;
}
