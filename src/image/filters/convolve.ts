import type { Rect } from "../world/index.ts";
import type { Tick } from "./float-channels.ts";

export interface ConvolutionKernel {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** 1 / sum of the weights, or 1 when they add up to 0. */
export function kernelScale(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum === 0 ? 1 : 1 / sum;
}

/** Convolve a float32 plane in place inside `rect` with a kernel of odd width and height (its first weight belongs to the pixel
 * above on the left). Products are float32, their sum is double. Outside pixels are those of the nearest edge.
 * @see ImageJ 1.54p, Convolver.convolveFloat */
export function convolve(
  pixels: Float32Array,
  width: number,
  height: number,
  rect: Rect,
  kernel: ConvolutionKernel,
  normalize: boolean,
  tick?: Tick,
): void {
  const source = pixels.slice();
  const { values } = kernel;
  const scale = normalize ? kernelScale(values) : 1;
  const dx = kernel.width >> 1;
  const dy = kernel.height >> 1;
  const offsets = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++)
    offsets[i] = (Math.trunc(i / kernel.width) - dy) * width + (i % kernel.width) - dx;
  const edge = (x: number, y: number): number => {
    let sum = 0;
    let i = 0;
    for (let v = y - dy; v <= y + dy; v++) {
      const row = (v < 0 ? 0 : v >= height ? height - 1 : v) * width;
      for (let u = x - dx; u <= x + dx; u++)
        sum += Math.fround(source[row + (u < 0 ? 0 : u >= width ? width - 1 : u)]! * values[i++]!);
    }
    return sum;
  };
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    tick?.();
    const inside = y >= dy && y < height - dy;
    for (let x = rect.x, p = y * width + rect.x; x < rect.x + rect.width; x++, p++) {
      let sum = 0;
      if (inside && x >= dx && x < width - dx)
        for (let i = 0; i < values.length; i++) sum += Math.fround(source[p + offsets[i]!]! * values[i]!);
      else sum = edge(x, y);
      pixels[p] = sum * scale;
    }
  }
}
