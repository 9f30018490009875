import type { SearchPlane } from "./candidates.ts";
import { deleteEdgeParticles } from "./edge-particles.ts";
import { removeExtraLines } from "./extra-lines.ts";
import { floodLevels } from "./flood-levels.ts";
import { ELIMINATED, isWithin, LISTED, MAX_AREA, offsetsOf } from "./neighbours.ts";

export interface SegmentLimits {
  readonly min: number;
  readonly max: number;
  readonly threshold: number | null;
  readonly excludeOnEdges: boolean;
}

/** One particle per maximum: 255 inside, 0 on the dividing lines and below the threshold. After markMaxima.
 * @see ImageJ 1.54p MaximumFinder.findMaxima, output SEGMENTED */
export function segmentParticles(
  plane: SearchPlane,
  candidates: Int32Array,
  limits: SegmentLimits,
): Uint8Array {
  const { width, height } = plane;
  const levels = greyLevels(plane, limits);
  flattenMinorMaxima(plane, levels, candidates);
  // A frame of 0, so that every pixel has 8 neighbours.
  const stride = width + 2;
  const framed = new Uint8Array(stride * (height + 2));
  for (let y = 0; y < height; y++)
    framed.set(levels.subarray(y * width, (y + 1) * width), (y + 1) * stride + 1);
  floodLevels(framed, stride);
  if (!plane.isEdm) removeExtraLines(framed, stride);
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const start = (y + 1) * stride + 1;
    keepAreas(framed.subarray(start, start + width), mask, y * width);
  }
  if (limits.excludeOnEdges) deleteEdgeParticles(mask, plane.types, width, height);
  return mask;
}

function keepAreas(row: Uint8Array, mask: Uint8Array, at: number): void {
  for (let x = 0; x < row.length; x++) if (row[x] === 255) mask[at + x] = 255;
}

/** 8 bits: 0 below the threshold, 255 in the areas of maxima, 1…254 by height elsewhere. */
function greyLevels(plane: SearchPlane, limits: SegmentLimits): Uint8Array {
  const { value, types, isEdm } = plane;
  const { min, max } = limits;
  const threshold = isEdm ? 0.5 : limits.threshold;
  const lowest = isEdm ? 1 : (threshold ?? min);
  const offset = lowest - (max - lowest) * (1 / 253 / 2 - 1e-6);
  let factor = 253 / (max - lowest);
  if (isEdm && factor > 1) factor = 1;
  const out = new Uint8Array(value.length);
  for (let i = 0; i < out.length; i++) {
    const v = value[i]!;
    if (threshold !== null && v < threshold) continue;
    if ((types[i]! & MAX_AREA) !== 0) out[i] = 255;
    else {
      const level = 1 + Math.round((v - offset) * factor);
      // Infinite ones overflow in ImageJ and end at 1, as NaN does.
      out[i] = level >= 1 && level < 2 ** 63 ? Math.min(level, 254) : 1;
    }
  }
  return out;
}

/** A candidate that is no maximum is cut down to the level at which its surroundings touch an area of a maximum. */
function flattenMinorMaxima(plane: SearchPlane, levels: Uint8Array, candidates: Int32Array): void {
  const { width, height, types, list } = plane;
  const offsets = offsetsOf(width);
  for (let k = candidates.length - 1; k >= 0; k--) {
    const start = candidates[k]!;
    if ((types[start]! & (MAX_AREA | ELIMINATED)) !== 0) continue;
    let level = levels[start]! + 1;
    list[0] = start;
    types[start]! |= LISTED;
    let length = 1;
    let higher = 1;
    let saddle = false;
    while (!saddle && level > 0) {
      level--;
      higher = length;
      for (let n = 0; n < length && !saddle; n++) {
        const i = list[n]!;
        const x = i % width;
        const y = (i - x) / width;
        const inner = y !== 0 && y !== height - 1 && x !== 0 && x !== width - 1;
        for (let d = 0; d < 8; d++) {
          if (!inner && !isWithin(x, y, d, width, height)) continue;
          const j = i + offsets[d]!;
          const type = types[j]!;
          if ((type & LISTED) !== 0) continue;
          const reached = levels[j]! >= level;
          if ((type & MAX_AREA) !== 0 || ((type & ELIMINATED) !== 0 && reached)) {
            saddle = true;
            break;
          }
          if (reached && (type & ELIMINATED) === 0) {
            list[length++] = j;
            types[j] = type | LISTED;
          }
        }
      }
    }
    for (let n = 0; n < length; n++) types[list[n]!]! &= ~LISTED;
    for (let n = 0; n < higher; n++) {
      levels[list[n]!] = level;
      types[list[n]!]! |= ELIMINATED;
    }
  }
}
