import type { PlanePixels } from "../world/index.ts";

/** Only 0 and 255 occur in an 8-bit plane; false for every other type.
 * @see ImageJ 1.54p ByteProcessor.isBinary */
export function isBinary(pixels: PlanePixels): pixels is Uint8Array {
  if (!(pixels instanceof Uint8Array)) return false;
  for (let i = 0; i < pixels.length; i++) {
    const value = pixels[i];
    if (value !== 0 && value !== 255) return false;
  }
  return true;
}
