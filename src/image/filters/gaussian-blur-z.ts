import type { PixelType, PlanePixels } from "../world/index.ts";
import type { Tick } from "./float-channels.ts";
import { gaussianAccuracy } from "./gaussian-blur.ts";
import { blurDirection } from "./gaussian-direction.ts";

/** Blur along z, in place: planes in z order, of one type. 8-bit and 16-bit are rounded half up, RGB truncated.
 * @see ImageJ 1.54p, GaussianBlur3D.blurZ */
export function gaussianBlurZ(
  planes: readonly PlanePixels[],
  type: PixelType,
  width: number,
  height: number,
  sigma: number,
  tick?: Tick,
): void {
  const depth = planes.length;
  const rect = { x: 0, y: 0, width, height: depth };
  const values = new Float32Array(width * depth);
  const top = type === "16-bit" ? 65535 : 255;
  for (let y = 0; y < height; y++) {
    tick?.();
    for (const shift of type === "RGB" ? [16, 8, 0] : [0]) {
      for (let z = 0, i = 0; z < depth; z++) {
        const plane = planes[z]!;
        for (let x = 0, p = y * width; x < width; x++, p++, i++)
          values[i] = type === "RGB" ? (plane[p]! >> shift) & 255 : plane[p]!;
      }
      blurDirection(values, width, depth, rect, sigma, gaussianAccuracy(type), "y");
      for (let z = 0, i = 0; z < depth; z++) {
        const plane = planes[z]!;
        for (let x = 0, p = y * width; x < width; x++, p++, i++) {
          const v = values[i]!;
          if (type === "32-bit") plane[p] = v;
          else if (type === "RGB")
            plane[p] = (plane[p]! & ~(255 << shift)) | ((Math.trunc(v) & 255) << shift);
          else plane[p] = v > top ? top : v > 0 ? Math.fround(v + 0.5) : 0;
        }
      }
    }
  }
}
