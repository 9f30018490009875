import { insertPixels } from "../geometry/index.ts";
import { type ImageWindow, newPixels, type PlanePixels } from "../world/index.ts";

/** A plane centred on a larger canvas; itself when it fits exactly. */
export function centred(
  window: ImageWindow,
  pixels: PlanePixels,
  width: number,
  height: number,
): PlanePixels {
  if (window.width === width && window.height === height) return pixels;
  const out = newPixels(window.type, width * height);
  const x = Math.trunc((width - window.width) / 2);
  const y = Math.trunc((height - window.height) / 2);
  insertPixels({ pixels: out, width, height }, { pixels, width: window.width, height: window.height }, x, y);
  return out;
}
