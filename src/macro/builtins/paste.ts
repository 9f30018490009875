import { shownColours } from "../../image/display/index.ts";
import { blitModeOf, copyBits } from "../../image/draw/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import { moveRoi, roiBounds, roiMask } from "../../image/roi/index.ts";
import {
  type Clipboard,
  type ImageWindow,
  newPixels,
  type PlanePixels,
  type Roi,
  wholeProcessor,
} from "../../image/world/index.ts";
import type { MacroHost } from "../host.ts";

/** Image.paste: the clipboard's upper left corner at (x, y) of the current plane; the selection stays as it is.
 * @see ImageJ 1.54p ImagePlus.paste */
export function pasteAt(host: MacroHost, x: number, y: number, mode?: string): void {
  const window = host.image();
  const clip = host.world.clipboard;
  if (clip === null) return;
  const [left, top] = [toInt(x), toInt(y)];
  const target = wholeProcessor(window);
  const shape = clip.roi !== null && clip.roi.type !== "rectangle" ? clip.roi : null;
  const before = shape === null ? null : target.pixels.slice();
  const source = { pixels: clipboardFor(clip, window), width: clip.width, height: clip.height };
  const divisor = host.world.options.other.get("divideByZero");
  copyBits(
    target,
    source,
    left,
    top,
    blitModeOf(mode ?? "copy"),
    typeof divisor === "number" ? divisor : undefined,
  );
  if (shape === null || before === null) return;
  window.snapshot = before;
  const { width, height } = roiBounds(shape);
  if (left < 0 || top < 0 || left + width > window.width || top + height > window.height)
    host.error("java.lang.IllegalArgumentException: Mask size and ROI size differ");
  keepOutside(target.pixels, before, window, moveRoi(shape, left, top));
}

/** The clipboard's pixels in the type of an image: to 8-bit by its display range, to 16-bit by rounding, from RGB by the mean.
 * @see ImageJ 1.54p copyBits of each processor */
export function clipboardFor(clip: Clipboard, window: ImageWindow): PlanePixels {
  const { pixels } = clip;
  if (clip.type === window.type) return pixels;
  const [min, max] = [clip.min ?? 0, clip.max ?? 255];
  const out = newPixels(window.type, pixels.length);
  const mean = (rgb: number) => (((rgb >> 16) & 255) + ((rgb >> 8) & 255) + (rgb & 255)) / 3;
  if (window.type === "RGB") {
    out.set(shownColours(pixels, clip.lut ?? window.lut, min, max));
    return out;
  }
  for (let i = 0; i < pixels.length; i++) {
    const value = pixels[i]!;
    if (window.type === "32-bit") out[i] = clip.type === "RGB" ? Math.fround(mean(value)) : value;
    else if (clip.type === "RGB") out[i] = Math.trunc(mean(value) + 0.5);
    else if (window.type === "8-bit") out[i] = scaled(value, min, max, clip.type === "16-bit");
    else out[i] = clip.type === "32-bit" ? Math.max(0, Math.min(65535, Math.trunc(value + 0.5))) : value;
  }
  return out;
}

function scaled(value: number, min: number, max: number, sixteen: boolean): number {
  const scale = sixteen ? 256 / (max - min + 1) : 255 / (max - min);
  const above = Math.max(0, value - min);
  return Math.min(255, Math.trunc(above * scale + 0.5));
}

/** Put back what was there before a paste where the selection does not reach, within its bounding box. */
export function keepOutside(pixels: PlanePixels, before: PlanePixels, window: ImageWindow, roi: Roi): void {
  const box = roiBounds(roi);
  const mask = roiMask(roi);
  if (mask === null) return;
  for (let row = 0; row < box.height; row++)
    for (let column = 0; column < box.width; column++) {
      const [x, y] = [box.x + column, box.y + row];
      if (mask[row * box.width + column] !== 0 || x < 0 || y < 0 || x >= window.width || y >= window.height)
        continue;
      pixels[y * window.width + x] = before[y * window.width + x]!;
    }
}
