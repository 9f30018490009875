import type { Processor, Rect } from "../world/index.ts";

/** A rectangle of a plane with one pixel around it (outside the plane: the nearest edge pixel). */
export interface Surrounded<T> {
  readonly values: T;
  /** Values per row: the rectangle's width + 2. The pixel (x, y) of the rectangle is at (y + 1) × stride + x + 1. */
  readonly stride: number;
}

/** @param shift - RGB: of the channel. */
export function surrounded<T extends Float32Array | Int32Array>(
  processor: Processor,
  rect: Rect,
  make: (length: number) => T,
  shift: number | null = null,
): Surrounded<T> {
  const { pixels, width, height } = processor;
  const stride = rect.width + 2;
  const values = make(stride * (rect.height + 2));
  for (let y = 0, at = 0; y < rect.height + 2; y++) {
    const row = Math.max(0, Math.min(height - 1, rect.y + y - 1)) * width;
    const left = row + rect.x;
    values[at++] = pixels[rect.x > 0 ? left - 1 : left]!;
    for (let x = 0; x < rect.width; x++) values[at++] = pixels[left + x]!;
    const right = rect.x + rect.width;
    values[at++] = pixels[row + (right < width ? right : right - 1)]!;
  }
  if (shift !== null) for (let i = 0; i < values.length; i++) values[i] = (values[i]! >> shift) & 255;
  return { values, stride };
}
