import type { Rect } from "../world/index.ts";
import { isWithin, MAXIMUM, offsetsOf } from "./neighbours.ts";

/** The plane that is searched and the notes taken about its pixels. */
export interface SearchPlane {
  readonly width: number;
  readonly height: number;
  readonly value: Float32Array;
  /** `value`, or for distance maps the estimated heights of ridges. */
  readonly trueHeight: Float32Array;
  readonly types: Uint8Array;
  /** Room for indices of pixels, one after the other in use by each step. */
  readonly list: Int32Array;
  readonly isEdm: boolean;
}

export interface CandidateLimits {
  readonly min: number;
  readonly max: number;
  readonly threshold: number | null;
  readonly excludeEdges: boolean;
}

/** Indices of all pixels without a higher neighbour, in ascending order of their height (in 2·10⁹ steps), then of their index.
 * They are marked MAXIMUM. A pixel at the overall minimum is none. */
export function sortedCandidates(plane: SearchPlane, rect: Rect, limits: CandidateLimits): Int32Array {
  const { width, height, value, types, trueHeight, list } = plane;
  const { min, max, threshold, excludeEdges } = limits;
  const offsets = offsetsOf(width);
  let found = 0;
  for (let y = rect.y; y < rect.y + rect.height; y++)
    for (let x = rect.x, i = y * width + x; x < rect.x + rect.width; x++, i++) {
      const v = value[i]!;
      if (v === min) continue;
      const inner = y !== 0 && y !== height - 1 && x !== 0 && x !== width - 1;
      if (excludeEdges && !inner) continue;
      if (threshold !== null && v < threshold) continue;
      if (inner ? isHighest(plane, i, offsets) : isHighestAtBorder(plane, x, y, offsets)) {
        types[i] = MAXIMUM;
        list[found++] = i;
      }
    }
  const indices = list.slice(0, found);
  const keys = new Uint32Array(found);
  const factor = Math.fround(2e9 / Math.fround(max - min));
  for (let n = 0; n < found; n++) {
    const scaled = Math.fround(Math.fround(trueHeight[indices[n]!]! - min) * factor);
    // Java's cast to int: NaN is 0, too large is the largest.
    keys[n] = Math.min(0x7fffffff, Math.max(scaled || 0, 0));
  }
  return sortByKey(indices, keys);
}

function isHighest({ value, trueHeight }: SearchPlane, i: number, offsets: Int32Array): boolean {
  const v = value[i]!;
  const h = trueHeight[i]!;
  for (let d = 0; d < 8; d++) {
    const j = i + offsets[d]!;
    if (value[j]! > v && trueHeight[j]! > h) return false;
  }
  return true;
}

function isHighestAtBorder(plane: SearchPlane, x: number, y: number, offsets: Int32Array): boolean {
  const { width, height, value, trueHeight } = plane;
  const i = y * width + x;
  return offsets.every((offset, d) => {
    if (!isWithin(x, y, d, width, height)) return true;
    return !(value[i + offset]! > value[i]! && trueHeight[i + offset]! > trueHeight[i]!);
  });
}

/** Stable radix sort, ascending. */
function sortByKey(indices: Int32Array, keys: Uint32Array): Int32Array {
  let [from, fromKeys] = [indices, keys];
  for (let shift = 0; shift < 32; shift += 8) {
    const starts = new Uint32Array(257);
    for (const key of fromKeys) starts[((key >>> shift) & 255) + 1]!++;
    for (let b = 0; b < 256; b++) starts[b + 1]! += starts[b]!;
    const to = new Int32Array(from.length);
    const toKeys = new Uint32Array(from.length);
    for (let i = 0; i < from.length; i++) {
      const key = fromKeys[i]!;
      const at = starts[(key >>> shift) & 255]!++;
      to[at] = from[i]!;
      toKeys[at] = key;
    }
    [from, fromKeys] = [to, toKeys];
  }
  return from;
}
