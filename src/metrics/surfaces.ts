import { type PixelSet, squaredDistances } from "./distance-transform.ts";

export type { PixelSet } from "./distance-transform.ts";

/** Pixels of a set that have a face neighbour outside it; beyond the image is outside.
 * @see scipy 1.17: mask ^ binary_erosion(mask, generate_binary_structure(n, 1)) */
export function borderOf({ mask, shape }: PixelSet): PixelSet {
  const border = new Uint8Array(mask.length);
  const [a, b, c] = [shape.at(-1) ?? 1, shape.at(-2) ?? 1, shape.at(-3) ?? 1];
  const rank = shape.length;
  const plane = a * b;
  for (let z = 0, i = 0; z < c; z++)
    for (let y = 0; y < b; y++)
      for (let x = 0; x < a; x++, i++) {
        if (!mask[i]) continue;
        const inner =
          x > 0 &&
          x + 1 < a &&
          mask[i - 1]! + mask[i + 1]! === 2 &&
          (rank < 2 || (y > 0 && y + 1 < b && mask[i - a]! + mask[i + a]! === 2)) &&
          (rank < 3 || (z > 0 && z + 1 < c && mask[i - plane]! + mask[i + plane]! === 2));
        if (!inner) border[i] = 1;
      }
  return { mask: border, shape };
}

/** Distances between the foregrounds of one frame. */
export interface ForegroundDistances {
  /** Hausdorff: the largest distance from a pixel of one to the nearest of the other. */
  readonly largest: number;
  /** Modified Hausdorff: the larger of the two mean distances (Dubuisson 1994). */
  readonly modified: number;
}

/** Distances between all foreground pixels. Both empty: 0; one empty: Infinity.
 * @param spacing - pixel size per dimension; distances are in its unit.
 * @see scikit-image 0.26 metrics.hausdorff_distance(method="standard" and "modified"), for spacing 1 */
export function foregroundDistances(
  reference: PixelSet,
  test: PixelSet,
  spacing: readonly number[],
): ForegroundDistances {
  const empty = emptiness(reference, test);
  if (empty !== null) return { largest: empty, modified: empty };
  const [forth, back] = [summary(), summary()];
  squaredDistances(reference, test, spacing, forth.add);
  squaredDistances(test, reference, spacing, back.add);
  return {
    largest: Math.sqrt(Math.max(forth.largest(), back.largest())),
    modified: Math.max(forth.mean(), back.mean()),
  };
}

function summary() {
  let [largest, sum, n] = [0, 0, 0];
  return {
    add(squared: number) {
      if (squared > largest) largest = squared;
      sum += Math.sqrt(squared);
      n++;
    },
    largest: () => largest,
    mean: () => sum / n,
  };
}

/** Distance from every border pixel of each foreground to the nearest border pixel of the other, both directions
 * pooled; null and the value to use instead when a foreground is empty (both 0, one Infinity).
 * @see MedPy 0.5.2 metric.binary: hd95 is the 95th percentile, assd the mean */
export function surfaceDistances(
  reference: PixelSet,
  test: PixelSet,
  spacing: readonly number[],
): { distances: Float64Array; empty: null } | { distances: null; empty: number } {
  const empty = emptiness(reference, test);
  if (empty !== null) return { distances: null, empty };
  const borders = [borderOf(reference), borderOf(test)] as const;
  const distances = new Float64Array(countOf(borders[0]) + countOf(borders[1]));
  let n = 0;
  const add = (squared: number) => {
    distances[n++] = Math.sqrt(squared);
  };
  squaredDistances(borders[0], borders[1], spacing, add);
  squaredDistances(borders[1], borders[0], spacing, add);
  return { distances, empty: null };
}

/** Border pixels of each foreground, and how many of them lie within `distance` pixels of the other's border. Counts of
 * frames are added, then `boundaryF1` makes the score. */
export interface BoundaryCounts {
  readonly reference: number;
  readonly referenceMatched: number;
  readonly test: number;
  readonly testMatched: number;
}

/** @param distance - in pixels (not in calibrated units), default 2. */
export function boundaryCounts(reference: PixelSet, test: PixelSet, distance = 2): BoundaryCounts {
  const borders = [borderOf(reference), borderOf(test)] as const;
  const spacing = reference.shape.map(() => 1);
  const within = (targets: PixelSet, queries: PixelSet) => {
    let matched = 0;
    squaredDistances(targets, queries, spacing, (squared) => {
      if (squared <= distance * distance) matched++;
    });
    return matched;
  };
  return {
    reference: countOf(borders[0]),
    referenceMatched: within(borders[1], borders[0]),
    test: countOf(borders[1]),
    testMatched: within(borders[0], borders[1]),
  };
}

/** Harmonic mean of the share of test border pixels near the reference's border and the share of reference border pixels
 * near the test's. No border in either: 1; in one only, or no match: 0.
 * @see Csurka 2013, What is a good evaluation measure for semantic segmentation? */
export function boundaryF1(counts: readonly BoundaryCounts[]): number {
  const sum = (key: keyof BoundaryCounts) => counts.reduce((total, one) => total + one[key], 0);
  if (sum("reference") === 0 && sum("test") === 0) return 1;
  const precision = sum("testMatched") / (sum("test") || 1);
  const recall = sum("referenceMatched") / (sum("reference") || 1);
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function countOf({ mask }: PixelSet): number {
  let n = 0;
  for (let i = 0; i < mask.length; i++) n += mask[i]!;
  return n;
}

/** What distances are when a foreground is empty; null when none is. */
function emptiness(reference: PixelSet, test: PixelSet): number | null {
  const has = (set: PixelSet) => set.mask.indexOf(1) !== -1;
  if (has(reference)) return has(test) ? null : Infinity;
  return has(test) ? Infinity : 0;
}

/** Percentile with linear interpolation between ranks (numpy's default). Sorts `values` in place.
 * @param percent - 0 to 100. */
export function percentile(values: Float64Array, percent: number): number {
  values.sort();
  const at = (percent / 100) * (values.length - 1);
  const low = Math.floor(at);
  const a = values[low] ?? Number.NaN;
  const b = values[low + 1] ?? a;
  return a === b ? a : a + (b - a) * (at - low);
}

export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}
