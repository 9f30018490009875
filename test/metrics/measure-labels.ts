import type { NdArray } from "../../src/array/index.ts";
import * as m from "../../src/metrics/index.ts";

export function foreground(labels: NdArray): m.PixelSet {
  return {
    mask: Uint8Array.from(labels.data as Uint8Array, (v) => (Number(v) > 0 ? 1 : 0)),
    shape: labels.shape,
  };
}

/** Every label measure with one value per image pair. */
export function labelMeasures(s: NdArray, g: NdArray, spacing: readonly number[]): Record<string, number> {
  const table = m.contingency(s, g);
  const voi = m.variationOfInformation(table);
  const overlaps = m.labelOverlaps([table]);
  const [a, b] = [foreground(s), foreground(g)];
  const whole = m.foregroundDistances(a, b, spacing);
  const surface = m.surfaceDistances(a, b, spacing);
  return {
    Accuracy: m.accuracy([table]),
    ARI: m.adjustedRandIndex(table),
    ARE: m.adaptedRandError(table),
    VOI: voi.split + voi.merge,
    VOI_split: voi.split,
    VOI_merge: voi.merge,
    SEG: m.seg([table]),
    AJI: m.aji([table]),
    Jaccard: m.meanOverLabels(overlaps, m.jaccard),
    Dice: m.meanOverLabels(overlaps, m.dice),
    Hausdorff: whole.largest,
    ModifiedHausdorff: whole.modified,
    HD95: surface.distances ? m.percentile(surface.distances, 95) : surface.empty,
    ASSD: surface.distances ? m.meanOf(surface.distances) : surface.empty,
    BoundaryF1: m.boundaryF1([m.boundaryCounts(a, b)]),
  };
}
