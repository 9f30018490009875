import { FLOAT_MAX } from "../numbers/index.ts";
import type { Rect } from "../world/index.ts";
import { sortedCandidates } from "./candidates.ts";
import { markMaxima } from "./mark-maxima.ts";
import { MAX_AREA, MAX_POINT } from "./neighbours.ts";
import { ridgeHeights } from "./ridge-heights.ts";
import { segmentParticles } from "./segment-particles.ts";

export const maximaOutputs = [
  "Single Points",
  "Maxima Within Tolerance",
  "Segmented Particles",
  "Point Selection",
  "List",
  "Count",
] as const;
export type MaximaOutput = (typeof maximaOutputs)[number];

export interface MaximaInput {
  readonly width: number;
  readonly height: number;
  /** (y, x), grey values (calibrated ones, luminances of RGB), whole plane. Not changed. */
  readonly value: Float32Array;
  /** The picture is 32-bit: candidates are sorted with less than its resolution. */
  readonly isFloat: boolean;
  /** Where maxima are searched; default the whole plane. */
  readonly rect?: Rect;
  /** One byte per pixel of `rect`, 0 = outside. */
  readonly mask?: Uint8Array | null;
  /** Tells whether a maximum counts for points, list and count; default: `rect` and `mask`. */
  readonly contains?: (x: number, y: number) => boolean;
}

export interface MaximaOptions {
  /** Height above the saddle to a higher maximum, ≥ 0. */
  readonly tolerance: number;
  readonly strict: boolean;
  readonly output: MaximaOutput;
  readonly excludeOnEdges: boolean;
  /** `value` is a Euclidean distance map: heights of ridges are estimated between pixels. */
  readonly isEdm: boolean;
  /** Lower values are no maxima, and background of Segmented Particles. */
  readonly threshold?: number;
}

export interface MaximaResult {
  /** 255 = marked, 0 = not; null for the outputs that are points. */
  readonly mask: Uint8Array | null;
  /** The maxima, highest first. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** Maxima that stand out by more than the tolerance, in the form asked for.
 * NaN pixels that no higher pixel touches count as maxima, as in ImageJ.
 * @see ImageJ 1.54p MaximumFinder.findMaxima (Michael Schmid) */
export function findMaxima(input: MaximaInput, options: MaximaOptions): MaximaResult {
  const { width, height, value } = input;
  const rect = input.rect ?? { x: 0, y: 0, width, height };
  const { output, strict, tolerance, isEdm } = options;
  const { min, max } = rangeOf(value, width, rect);
  const range = Math.fround(max - min);
  const possible = max > min && !(strict && range <= tolerance);
  const threshold = options.threshold === undefined ? null : options.threshold - range * 1e-6;
  const excludeEdges = options.excludeOnEdges && output !== "Segmented Particles";
  const height2 = isEdm ? ridgeHeights(value, width, height) : value;
  const types = new Uint8Array(value.length);
  const list = new Int32Array(value.length);
  const plane = { width, height, value, trueHeight: height2, types, list, isEdm };
  const candidates = possible
    ? sortedCandidates(plane, rect, { min, max, threshold, excludeEdges })
    : new Int32Array(0);
  const sortingError = input.isFloat
    ? Math.fround(
        Math.fround(1.1) * (isEdm ? Math.fround(Math.SQRT1_2) : Math.fround(range / Math.fround(2e9))),
      )
    : 0;
  const found = markMaxima(plane, candidates, {
    tolerance,
    strict,
    sortingError,
    excludeEdges,
    excludeOnEdges: options.excludeOnEdges,
  });
  const inside = input.contains ?? containsBy(rect, input.mask ?? null);
  const points = found.filter(({ x, y }) => inside(x, y));
  if (output === "Point Selection" || output === "List" || output === "Count") return { mask: null, points };
  let mask: Uint8Array;
  if (output === "Segmented Particles")
    mask = segmentParticles(plane, candidates, {
      min,
      max,
      threshold,
      excludeOnEdges: options.excludeOnEdges,
    });
  else {
    const bit = output === "Single Points" ? MAX_POINT : MAX_AREA;
    mask = types.map((type) => ((type & bit) !== 0 ? 255 : 0));
  }
  if (!input.mask && rect.width === width && rect.height === height) return { mask, points };
  const keep = containsBy(rect, input.mask ?? null);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) if (mask[i] !== 0 && !keep(x, y)) mask[i] = 0;
  return { mask, points };
}

/** Lowest and highest value inside the rectangle, NaN left out. */
function rangeOf(value: Float32Array, width: number, rect: Rect): { min: number; max: number } {
  const range = { min: FLOAT_MAX as number, max: -FLOAT_MAX };
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    const start = y * width + rect.x;
    extendRange(range, value, start, start + rect.width);
  }
  return range;
}

function extendRange(
  range: { min: number; max: number },
  value: Float32Array,
  from: number,
  to: number,
): void {
  let { min, max } = range;
  for (let i = from; i < to; i++) {
    const v = value[i]!;
    if (min > v) min = v;
    if (max < v) max = v;
  }
  range.min = min;
  range.max = max;
}

function containsBy(rect: Rect, mask: Uint8Array | null): (x: number, y: number) => boolean {
  return (x, y) => {
    const [dx, dy] = [x - rect.x, y - rect.y];
    if (dx < 0 || dy < 0 || dx >= rect.width || dy >= rect.height) return false;
    return mask === null || mask[dy * rect.width + dx] !== 0;
  };
}
