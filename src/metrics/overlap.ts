import type { Contingency } from "./contingency.ts";

/** Overlap of one label in both images. */
export interface LabelOverlap {
  readonly label: number;
  /** Pixels in the reference, in the test, in both. */
  readonly reference: number;
  readonly test: number;
  readonly shared: number;
}

/** Overlap of every label > 0 present in either image, ascending; several tables (frames) are added up. */
export function labelOverlaps(tables: readonly Contingency[]): LabelOverlap[] {
  const found = new Map<number, { label: number; reference: number; test: number; shared: number }>();
  const of = (label: number) => {
    let entry = found.get(label);
    if (!entry) {
      entry = { label, reference: 0, test: 0, shared: 0 };
      found.set(label, entry);
    }
    return entry;
  };
  for (const table of tables) {
    const { referenceIds, testIds, referenceSizes, testSizes, rows, columns, counts } = table;
    for (let i = 0; i < referenceIds.length; i++)
      if (referenceIds[i] !== 0) of(referenceIds[i]!).reference += referenceSizes[i]!;
    for (let j = 0; j < testIds.length; j++) if (testIds[j] !== 0) of(testIds[j]!).test += testSizes[j]!;
    for (let k = 0; k < counts.length; k++) {
      const label = referenceIds[rows[k]!]!;
      if (label !== 0 && label === testIds[columns[k]!]) of(label).shared += counts[k]!;
    }
  }
  return [...found.values()].sort((a, b) => a.label - b.label);
}

/** Intersection over union; 1 when the label is in neither. @see scikit-learn jaccard_score (0 when in neither) */
export function jaccard(overlap: Omit<LabelOverlap, "label">): number {
  const union = overlap.reference + overlap.test - overlap.shared;
  return union === 0 ? 1 : overlap.shared / union;
}

/** 2 · intersection / (size + size); 1 when the label is in neither. @see scikit-learn f1_score (0 when in neither) */
export function dice(overlap: Omit<LabelOverlap, "label">): number {
  const sizes = overlap.reference + overlap.test;
  return sizes === 0 ? 1 : (2 * overlap.shared) / sizes;
}

/** Mean over the labels present in either image; 1 when there are none. */
export function meanOverLabels(
  overlaps: readonly LabelOverlap[],
  measure: (o: LabelOverlap) => number,
): number {
  if (overlaps.length === 0) return 1;
  return overlaps.reduce((sum, overlap) => sum + measure(overlap), 0) / overlaps.length;
}
