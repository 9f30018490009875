import { fail } from "../errors/index.ts";
import { assign, type Edge } from "./assign.ts";
import { type Contingency, forEachObjectPair, objectCount } from "./contingency.ts";

/** 0.5, 0.55 … 0.95, as decimals are written (0.5 + 2 · 0.05 would be 0.6000000000000001). */
export const IOU_THRESHOLDS: readonly number[] = Array.from({ length: 10 }, (_, k) => (10 + k) / 20);

/** Objects of reference and test paired one to one at one IoU threshold. Empty images give 0 throughout. */
export interface InstanceMatch {
  readonly threshold: number;
  /** Pairs; test objects left over; reference objects left over. */
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  /** tp / (tp + fp). */
  readonly precision: number;
  /** tp / (tp + fn). */
  readonly recall: number;
  /** 2 tp / (2 tp + fp + fn). */
  readonly f1: number;
  /** tp / (tp + fp + fn); "accuracy" of stardist, not COCO's average precision. */
  readonly averagePrecision: number;
  /** Mean IoU of the pairs. */
  readonly meanMatchedScore: number;
  /** Sum of the IoU of the pairs / (tp + fp / 2 + fn / 2). */
  readonly panopticQuality: number;
}

/** Match objects with IoU ≥ threshold: as many pairs as possible, among these the largest sum of IoU. Background is no
 * object. Each table (frame) is matched by itself, the counts are added.
 * @param thresholds - IoU above 0 to 1.
 * @see stardist 0.9 matching.matching, matching_dataset(by_image=False). differs: below 0.5, ties between assignments of
 * equally many pairs are broken by the IoU of the pairs that count, not by that of all pairs
 * @throws metrics/parameter */
export function matchInstances(
  tables: readonly Contingency[],
  thresholds: readonly number[] = IOU_THRESHOLDS,
): InstanceMatch[] {
  let [references, tests] = [0, 0];
  for (const table of tables) {
    references += objectCount(table.referenceIds);
    tests += objectCount(table.testIds);
  }
  return thresholds.map((threshold) => {
    let [tp, score] = [0, 0];
    for (const table of tables)
      for (const pair of matchedPairs(table, threshold)) {
        tp++;
        score += pair.iou;
      }
    const fp = tests - tp;
    const fn = references - tp;
    return {
      threshold,
      tp,
      fp,
      fn,
      precision: quotient(tp, tp + fp),
      recall: quotient(tp, tp + fn),
      f1: quotient(2 * tp, 2 * tp + fp + fn),
      averagePrecision: quotient(tp, tp + fp + fn),
      meanMatchedScore: quotient(score, tp),
      panopticQuality: quotient(score, tp + fp / 2 + fn / 2),
    };
  });
}

export interface MatchedPair {
  /** Index into referenceIds and into testIds of the table. */
  readonly row: number;
  readonly column: number;
  readonly iou: number;
}

/** The pairs that `matchInstances` counts in one table. */
export function matchedPairs(table: Contingency, threshold: number): MatchedPair[] {
  if (!(threshold > 0 && threshold <= 1))
    throw fail("metrics/parameter", {
      name: "IoU threshold",
      got: `${threshold}`,
      expected: "a number above 0, at most 1",
    });
  const edges: (Edge & { iou: number })[] = [];
  // 1 for the pair and less than 1 in all for the scores: the number of pairs comes first.
  const share = 1 / (2 * Math.max(1, table.referenceIds.length));
  forEachObjectPair(table, (row, column, _shared, iou) => {
    if (iou >= threshold) edges.push({ row, column, iou, weight: 1 + iou * share });
  });
  return assign(edges) as (Edge & { iou: number })[];
}

function quotient(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
