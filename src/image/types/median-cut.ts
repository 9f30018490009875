import { javaRound } from "../numbers/index.ts";
import type { Lut } from "../world/index.ts";

const BINS = 32768;

interface Box {
  lower: number;
  upper: number;
  count: number;
  level: number;
  /** Extent in red, green, blue. */
  spans: readonly [number, number, number];
}

const red = (bin: number) => (bin & 31) << 3;
const green = (bin: number) => (bin >> 2) & 0xf8;
const blue = (bin: number) => (bin >> 7) & 0xf8;
const binOf = (colour: number) =>
  ((colour & 0xf8) << 7) | ((colour & 0xf800) >> 6) | ((colour & 0xf80000) >> 19);

/** Colours of an image by Heckbert's median cut, each bin of 8×8×8 colours given to the nearest of them.
 * @param colours - 2…256 wanted; fewer come back when there are fewer.
 * @see ImageJ 1.54p, MedianCut */
export function medianCut(
  pixels: Int32Array,
  colours: number,
): { indices: Uint8Array; lut: Lut; size: number } {
  const counts = new Int32Array(BINS);
  const sums = [new Float64Array(BINS), new Float64Array(BINS), new Float64Array(BINS)] as const;
  for (const colour of pixels) {
    const bin = binOf(colour);
    counts[bin]!++;
    sums[0][bin]! += (colour >> 16) & 255;
    sums[1][bin]! += (colour >> 8) & 255;
    sums[2][bin]! += colour & 255;
  }
  const order: number[] = [];
  for (let bin = 0; bin < BINS; bin++) if (counts[bin]) order.push(bin);
  const boxes = cut(order, counts, pixels.length, colours);
  const table = boxes.map((box) => {
    const total = [0, 0, 0];
    for (let i = box.lower; i <= box.upper; i++)
      for (let k = 0; k < 3; k++) total[k]! += sums[k as 0 | 1 | 2][order[i]!]!;
    return total.map((sum) => javaRound(sum / box.count) & 255) as [number, number, number];
  });
  const map = new Uint8Array(BINS);
  for (const [k, box] of boxes.entries()) for (let i = box.lower; i <= box.upper; i++) map[order[i]!] = k;
  for (let round = 0; round < 5; round++) if (!improve(table, map, order, counts, sums)) break;
  const lut = new Uint8Array(768);
  for (const [k, [r, g, b]] of table.entries()) {
    lut[k] = r;
    lut[256 + k] = g;
    lut[512 + k] = b;
  }
  return { indices: Uint8Array.from(pixels, (colour) => map[binOf(colour)]!), lut, size: table.length };
}

/** Cut the box that was cut least often at the median of its longest side, until there are enough. */
function cut(order: number[], counts: Int32Array, total: number, wanted: number): Box[] {
  const boxOf = (lower: number, upper: number, count: number, level: number): Box => {
    const spans = [red, green, blue].map((part) => {
      let least = 255;
      let most = 0;
      for (let i = lower; i <= upper; i++) {
        const value = part(order[i]!);
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      return most - least;
    }) as [number, number, number];
    return { lower, upper, count, level, spans };
  };
  const boxes = [boxOf(0, order.length - 1, total, 0)];
  while (boxes.length < wanted) {
    let chosen = -1;
    let level = 255;
    for (const [k, box] of boxes.entries())
      if (box.lower !== box.upper && box.level < level) {
        level = box.level;
        chosen = k;
      }
    const box = boxes[chosen];
    if (!box) break;
    const [r, g, b] = box.spans;
    let longest = r >= g && r >= b ? 0 : 1;
    if (g >= r && g >= b) longest = 1;
    if (b >= r && b >= g) longest = 2;
    // Sorted by the longest side, then by the other two in ImageJ's order.
    const key = (bin: number) =>
      longest === 0
        ? ((bin & 31) << 10) | (bin >> 5)
        : longest === 1
          ? (((bin >> 5) & 31) << 10) | ((bin >> 10) << 5) | (bin & 31)
          : bin;
    const part = order.slice(box.lower, box.upper + 1).sort((p, q) => key(p) - key(q));
    for (const [i, bin] of part.entries()) order[box.lower + i] = bin;
    let count = 0;
    let median = box.lower;
    for (; median <= box.upper - 1; median++) {
      if (count >= Math.trunc(box.count / 2)) break;
      count += counts[order[median]!]!;
    }
    boxes[chosen] = boxOf(box.lower, median - 1, count, box.level + 1);
    boxes.push(boxOf(median, box.upper, box.count - count, box.level + 1));
  }
  return boxes;
}

type Colour = [number, number, number];

/** Give every bin to its nearest colour and move the colours to the means of their bins; false when nothing changed. */
function improve(
  table: Colour[],
  map: Uint8Array,
  bins: readonly number[],
  counts: Int32Array,
  sums: readonly [Float64Array, Float64Array, Float64Array],
): boolean {
  const sorted = [...bins].sort((a, b) => a - b);
  const distances = new Map<number, number>();
  const moved = new Set<number>();
  const offset = (k: 0 | 1 | 2, bin: number, origin: number) => sums[k][bin]! - origin * counts[bin]!;
  for (const bin of sorted) {
    const count = counts[bin]!;
    const r = red(bin) + Math.trunc(offset(0, bin, red(bin)) / count);
    const g = green(bin) + Math.trunc(offset(1, bin, green(bin)) / count);
    const b = blue(bin) + Math.trunc(offset(2, bin, blue(bin)) / count);
    let nearest = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const [k, [tr, tg, tb]] of table.entries()) {
      if (bin === binOf((tr << 16) | (tg << 8) | tb)) {
        least = 0;
        nearest = k;
        map[bin] = k;
        break;
      }
      const distance = (r - tr) ** 2 + (g - tg) ** 2 + (b - tb) ** 2;
      if (distance < least) {
        least = distance;
        nearest = k;
      }
    }
    distances.set(bin, least);
    const before = map[bin]!;
    if (nearest !== before) {
      moved.add(nearest).add(before);
      map[bin] = nearest;
    }
  }
  if (moved.size === 0) return false;
  const unused: number[] = [];
  for (const k of [...moved].sort((a, b) => a - b)) {
    const total = [0, 0, 0];
    let count = 0;
    for (const bin of sorted)
      if (map[bin] === k) {
        count += counts[bin]!;
        for (let c = 0; c < 3; c++) total[c]! += sums[c as 0 | 1 | 2][bin]!;
      }
    if (count > 0) table[k] = total.map((sum) => javaRound(sum / count) & 255) as Colour;
    else unused.push(k);
  }
  for (const k of unused) {
    let worst = 0;
    let chosen = -1;
    for (const bin of sorted) {
      const badness = (distances.get(bin) ?? 0) * counts[bin]!;
      if (badness > worst) {
        worst = badness;
        chosen = bin;
      }
    }
    if (chosen < 0) continue;
    table[k] = [0, 1, 2].map(
      (c) => javaRound(sums[c as 0 | 1 | 2][chosen]! / counts[chosen]!) & 255,
    ) as Colour;
    map[chosen] = k;
  }
  return true;
}
