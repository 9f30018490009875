import type { PixelType, PlanePixels } from "../world/index.ts";

/** How values between pixels are found; ImageJ's names. */
export type Interpolation = "None" | "Bilinear" | "Bicubic";

export const interpolations: readonly Interpolation[] = ["None", "Bilinear", "Bicubic"];

/** Samples one grey plane of any type (numbers as stored). Arithmetic and border rules of ImageJ's processors:
 * the four neighbours are mixed in double precision, first along x, then along y. */
export interface Sampler {
  /** x in [0, width - 1), y in [0, height - 1): the caller clamps. */
  inside(x: number, y: number): number;
  /** Any x and y: clamped to the image as ImageProcessor.getInterpolatedPixel does. */
  bilinear(x: number, y: number): number;
  /** Catmull-Rom (a = 0.5) where all sixteen neighbours exist, else bilinear; `outside` where even that is none. */
  bicubic(x: number, y: number, outside: number): number;
}

export function cubic(x: number): number {
  const d = x < 0 ? -x : x;
  if (d < 1) return d * d * (d * (-0.5 + 2) + (0.5 - 3)) + 1;
  if (d < 2) return -0.5 * d * d * d + 5 * 0.5 * d * d - 8 * 0.5 * d + 4 * 0.5;
  return 0;
}

/** In 32-bit images a NaN neighbour that weighs less than half is passed over. */
function mix(a: number, b: number, fraction: number): number {
  if (Number.isNaN(a) && fraction >= 0.5) return b;
  if (Number.isNaN(b) && fraction < 0.5) return a;
  return a + fraction * (b - a);
}

export function sampler(pixels: PlanePixels, width: number, height: number): Sampler {
  const float = pixels instanceof Float32Array;
  const inside = (x: number, y: number): number => {
    const x0 = Math.trunc(x);
    const y0 = Math.trunc(y);
    const fx = x - x0;
    const fy = y - y0;
    const at = y0 * width + x0;
    const a = pixels[at] ?? 0;
    const b = pixels[at + 1] ?? 0;
    const c = pixels[at + width] ?? 0;
    const d = pixels[at + width + 1] ?? 0;
    if (float) return mix(mix(a, b, fx), mix(c, d, fx), fy);
    const upper = c + fx * (d - c);
    const lower = a + fx * (b - a);
    return lower + fy * (upper - lower);
  };
  const bilinear = (x: number, y: number): number => {
    let cx = Math.max(x, 0);
    if (cx >= width - 1) cx = width - 1.001;
    let cy = Math.max(y, 0);
    if (cy >= height - 1) cy = height - 1.001;
    return inside(cx, cy);
  };
  const bicubic = (x: number, y: number, outside: number): number => {
    const u0 = Math.floor(x);
    const v0 = Math.floor(y);
    if (u0 <= 0 || u0 >= width - 2 || v0 <= 0 || v0 >= height - 2)
      return x >= -1 && x < width && y >= -1 && y < height ? bilinear(x, y) : outside;
    let q = 0;
    for (let j = 0; j < 4; j++) {
      const v = v0 - 1 + j;
      let p = 0;
      for (let i = 0; i < 4; i++) {
        const u = u0 - 1 + i;
        p += (pixels[v * width + u] ?? 0) * cubic(x - u);
      }
      q += p * cubic(y - v);
    }
    return q;
  };
  return { inside, bilinear, bicubic };
}

/** A sample put back into an image: integers rounded half up and clamped as (int)(v + 0.5), 32-bit as it is. */
export function storeSample(type: PixelType, value: number): number {
  if (type === "32-bit") return value;
  const top = type === "16-bit" ? 65535 : 255;
  const rounded = Math.trunc(value + 0.5);
  return rounded < 0 ? 0 : Math.min(rounded, top);
}
