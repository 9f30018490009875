import { rank } from "./rank.ts";

/** At the ends of a curve: "include" lets the border take the place of a valley, "exclude" wants a valley on both sides,
 * "circular" goes on at the other end. */
export type EdgeMode = "include" | "exclude" | "circular";

/** Positions of the peaks of a curve, highest first; flat tops count at their middle (rounded down).
 * @param tolerance - how deep the valley between two peaks must be; below 0 = 0.
 * @see ImageJ MaximumFinder.findMaxima (1-D, after N. Vischer)
 */
export function findPeaks(curve: readonly number[], tolerance: number, edges: EdgeMode): number[] {
  const length = curve.length;
  if (length < 2) return [];
  const values = edges === "circular" ? [...curve, ...curve, ...curve] : curve;
  const positions = peakPositions(values, Math.max(0, tolerance), edges === "include");
  const tops = positions.map((position) => middle(values, position));
  const heights = tops.map((position) => values[position] as number);
  const found = rank(heights)
    .reverse()
    .map((index) => tops[index] as number);
  if (edges !== "circular") return found;
  return found.map((position) => position - length).filter((position) => position >= 0 && position < length);
}

/** Positions of the valleys, deepest first. */
export function findValleys(curve: readonly number[], tolerance: number, edges: EdgeMode): number[] {
  return findPeaks(
    curve.map((value) => -value),
    tolerance,
    edges,
  );
}

function peakPositions(values: readonly number[], tolerance: number, include: boolean): number[] {
  let start = 0;
  let max = Number.NaN;
  do {
    max = values[start++] as number;
    if (start >= values.length) return [];
  } while (Number.isNaN(max));
  let min = max;
  let position = start - 1;
  let last = -1;
  let afterValley = include;
  const found: number[] = [];
  for (let j = start; j < values.length; j++) {
    const value = values[j] as number;
    if (value > min + tolerance) afterValley = true;
    if (value > max && afterValley) {
      max = value;
      position = j;
    }
    if (afterValley) last = position;
    if (value < max - tolerance && afterValley) {
      found.push(position);
      afterValley = false;
      min = max = value;
    }
    if (value < min) {
      min = value;
      if (!afterValley) max = value;
    }
  }
  if (include) {
    if (found.length > 0 && found[found.length - 1] !== last) found.push(last);
    if (found.length === 0 && max - min >= tolerance) found.push(last);
  }
  return found;
}

function middle(values: readonly number[], position: number): number {
  let end = position;
  while (end < values.length - 1 && values[end] === values[end + 1]) end++;
  return Math.trunc(position + 0.5 * (end - position));
}
