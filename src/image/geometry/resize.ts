import { joinColours, newPixels, type PlanePixels, splitColours } from "../world/index.ts";
import { downsize } from "./downsize.ts";
import { type PlaneView, sampled } from "./resample.ts";
import type { Interpolation } from "./sample.ts";

/** The rectangle of a plane in another size.
 * @param average - average over the source pixels of each new one where it shrinks; without it, points are sampled.
 * @returns new pixels, `width` × `height`, same type.
 * @see ImageJ 1.54p ImageProcessor.resize(int, int, boolean)
 */
export function resizePlane(
  view: PlaneView,
  width: number,
  height: number,
  method: Interpolation,
  average: boolean,
): PlanePixels {
  const { rect } = view;
  if (!average || (width >= rect.width && height >= rect.height)) return sampled(view, width, height, method);
  if (view.type === "RGB") {
    const [red, green, blue] = splitColours(view.pixels).map((pixels) =>
      resizePlane({ ...view, type: "8-bit", pixels }, width, height, method, true),
    );
    return joinColours(red ?? new Uint8Array(0), green ?? new Uint8Array(0), blue ?? new Uint8Array(0));
  }
  const float = downsize(
    { ...view, type: "32-bit", pixels: Float32Array.from(view.pixels) },
    width,
    height,
    method,
  );
  if (view.type === "32-bit") return float;
  const out = newPixels(view.type, width * height);
  for (let i = 0; i < out.length; i++) {
    const top = view.type === "16-bit" ? 65535 : 255;
    const value = Math.fround((float[i] ?? 0) + 0.5);
    out[i] = value < 0 ? 0 : value > top ? top : Math.trunc(value);
  }
  return out;
}
