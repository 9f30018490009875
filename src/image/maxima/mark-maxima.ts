import type { SearchPlane } from "./candidates.ts";
import { DX, DY, EQUAL, isWithin, LISTED, MAX_AREA, MAX_POINT, offsetsOf, PROCESSED } from "./neighbours.ts";

export interface MarkOptions {
  readonly tolerance: number;
  readonly strict: boolean;
  /** Candidates may be out of order by this much. */
  readonly sortingError: number;
  /** A maximum that reaches the border within the tolerance is none. */
  readonly excludeEdges: boolean;
  /** The caller's wish, also for segmentation: such maxima give no point. */
  readonly excludeOnEdges: boolean;
}

/** From the highest candidate down: everything within the tolerance belongs to it; it is a maximum unless that reaches something
 * higher or a pixel taken before. Marks MAX_AREA and one MAX_POINT each.
 * @returns one point per maximum, highest first.
 * @see ImageJ 1.54p MaximumFinder.analyzeAndMarkMaxima */
export function markMaxima(
  plane: SearchPlane,
  candidates: Int32Array,
  options: MarkOptions,
): { x: number; y: number }[] {
  const { width, height, types, list, isEdm, value } = plane;
  const heights = plane.trueHeight;
  const { strict, sortingError, excludeEdges } = options;
  const tolerance = Math.fround(options.tolerance);
  const offsets = offsetsOf(width);
  const points: { x: number; y: number }[] = [];
  for (let k = candidates.length - 1; k >= 0; k--) {
    let start = candidates[k]!;
    if ((types[start]! & PROCESSED) !== 0) continue;
    let x0 = start % width;
    let y0 = (start - x0) / width;
    let v0 = heights[start]!;
    let again: boolean;
    do {
      list[0] = start;
      types[start]! |= EQUAL | LISTED;
      let length = 1;
      let edge = x0 === 0 || x0 === width - 1 || y0 === 0 || y0 === height - 1;
      again = false;
      let possible = true;
      let xSum = x0;
      let ySum = y0;
      let equal = 1;
      for (let n = 0; n < length; n++) {
        const i = list[n]!;
        const x = i % width;
        const y = (i - x) / width;
        const inner = y !== 0 && y !== height - 1 && x !== 0 && x !== width - 1;
        for (let d = 0; d < 8; d++) {
          if (!inner && !isWithin(x, y, d, width, height)) continue;
          const j = i + offsets[d]!;
          const type = types[j]!;
          if ((type & LISTED) !== 0) continue;
          if (isEdm && value[j]! <= 0) continue;
          if ((type & PROCESSED) !== 0) {
            possible = false;
            break;
          }
          const v = heights[j]!;
          if (v > Math.fround(v0 + sortingError)) {
            possible = false;
            break;
          }
          if (!(v >= Math.fround(v0 - tolerance))) continue;
          const x2 = x + DX[d]!;
          const y2 = y + DY[d]!;
          if (v > v0) {
            again = true;
            start = j;
            v0 = v;
            x0 = x2;
            y0 = y2;
          }
          list[length++] = j;
          types[j] = type | LISTED;
          if ((x2 === 0 || x2 === width - 1 || y2 === 0 || y2 === height - 1) && (strict || v >= v0)) {
            edge = true;
            if (excludeEdges) {
              possible = false;
              break;
            }
          }
          if (v === v0) {
            types[j]! |= EQUAL;
            xSum += x2;
            ySum += y2;
            equal++;
          }
        }
      }
      if (again) {
        for (let n = 0; n < length; n++) types[list[n]!] = 0;
        continue;
      }
      const keep = ~(possible ? LISTED : LISTED | EQUAL);
      const xMean = xSum / equal;
      const yMean = ySum / equal;
      let nearest = 1e20;
      let best = 0;
      for (let n = 0; n < length; n++) {
        const i = list[n]!;
        types[i] = (types[i]! & keep) | PROCESSED;
        if (!possible) continue;
        types[i]! |= MAX_AREA;
        if ((types[i]! & EQUAL) === 0) continue;
        const x = i % width;
        const dx = xMean - x;
        const dy = yMean - (i - x) / width;
        const distance = dx * dx + dy * dy;
        if (distance < nearest) {
          nearest = distance;
          best = n;
        }
      }
      if (possible) {
        const i = list[best]!;
        types[i]! |= MAX_POINT;
        const x = i % width;
        if (!(options.excludeOnEdges && edge)) points.push({ x, y: (i - x) / width });
      }
    } while (again);
  }
  if (candidates.length === 0) types.fill(PROCESSED | MAX_AREA);
  return points;
}
