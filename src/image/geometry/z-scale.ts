import { newPixels, type PixelType, type PlanePixels } from "../world/index.ts";
import { resizePlane } from "./resize.ts";
import type { Interpolation } from "./sample.ts";

/** A run of planes in another number of planes: every (plane, x) section is resized along the planes.
 * @returns `depth` new planes.
 * @see ImageJ 1.54p Resizer.resizeZ */
export function scaleDepth(
  type: PixelType,
  planes: readonly PlanePixels[],
  width: number,
  height: number,
  depth: number,
  method: Interpolation,
  average: boolean,
): PlanePixels[] {
  const out = Array.from({ length: depth }, () => newPixels(type, width * height));
  const section = newPixels(type, width * planes.length);
  const view = {
    type,
    pixels: section,
    width,
    height: planes.length,
    rect: { x: 0, y: 0, width, height: planes.length },
  };
  for (let y = 0; y < height; y++) {
    planes.forEach((plane, z) => {
      section.set(plane.subarray(y * width, (y + 1) * width), z * width);
    });
    const resized = resizePlane(view, width, depth, method, average);
    out.forEach((plane, z) => {
      plane.set(resized.subarray(z * width, (z + 1) * width), y * width);
    });
  }
  return out;
}
