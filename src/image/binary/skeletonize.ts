import type { Processor } from "../world/index.ts";

/** Thin foreground to lines one pixel wide. In place, whole plane; the rectangle and mask are not looked at.
 * Passes remove pixels from the lower right and the upper left in turn until nothing changes, first by one table of 3 × 3
 * neighbourhoods, then by a second one that takes away what got stuck.
 * @param foreground - 0 or 255.
 * @see ImageJ 1.54p BinaryProcessor.skeletonize */
export function skeletonize(processor: Processor, foreground: number): void {
  const { width, height, pixels } = processor;
  // A frame of background, so that border pixels have 8 neighbours.
  const stride = width + 2;
  let now: Uint8Array<ArrayBuffer> = new Uint8Array(stride * (height + 2));
  const background = 255 - foreground;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      now[(y + 1) * stride + x + 1] = pixels[y * width + x] === background ? 0 : 1;
  for (const table of [thinning, stuck]) {
    let removed: number;
    do {
      removed = 0;
      for (const bit of [1, 2]) {
        const next = now.slice();
        removed += thin(now, next, stride, height, table, bit);
        now = next;
      }
    } while (removed > 0);
  }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (now[(y + 1) * stride + x + 1] === 0) pixels[i] = background;
    }
}

function thin(
  now: Uint8Array,
  next: Uint8Array,
  stride: number,
  height: number,
  table: Uint8Array,
  bit: number,
): number {
  let removed = 0;
  for (let y = 1; y <= height; y++)
    for (let i = y * stride + 1, end = (y + 1) * stride - 1; i < end; i++) {
      if (now[i] === 0) continue;
      const neighbours =
        now[i - stride - 1]! |
        (now[i - stride]! << 1) |
        (now[i - stride + 1]! << 2) |
        (now[i + 1]! << 3) |
        (now[i + stride + 1]! << 4) |
        (now[i + stride]! << 5) |
        (now[i + stride - 1]! << 6) |
        (now[i - 1]! << 7);
      if ((table[neighbours]! & bit) !== 0) {
        next[i] = 0;
        removed++;
      }
    }
  return removed;
}

/** From "neighbourhood code of hex digits": what is removed in the first pass (bit 0), the second (bit 1). Neighbourhoods are numbered
 * clockwise from the upper left, bit 0 to 7. */
function table(first: string, second: string): Uint8Array {
  const out = new Uint8Array(256);
  for (const [bit, list] of [
    [1, first],
    [2, second],
  ] as const)
    for (const code of list.match(/../g) ?? []) out[Number.parseInt(code, 16)]! |= bit;
  return out;
}

const thinning = table(
  "06070a0b0c0e0f1c1e1f283c70787c828386878f9fa0a1c1c2c3c6c7cfe1e3e7f0f1f3",
  "070a0f1a1c1e1f28383c3e3f60686c70787c7e8287a0b0c0c1c3c7e0e1f0f1f8f9fc",
);
const stuck = table("0381e2", "181a1b2e303a9ab8");
