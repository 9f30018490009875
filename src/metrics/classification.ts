import { type DataOf, type DType, isBigDType, type NdArray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import type { Contingency } from "./contingency.ts";
import { checkSameShape } from "./pairs.ts";

/** Pixels with the same label in both images, background included, over all pixels.
 * @see scikit-learn accuracy_score */
export function accuracy(tables: readonly Contingency[]): number {
  let [right, total] = [0, 0];
  for (const { rows, columns, counts, referenceIds, testIds, total: n } of tables) {
    total += n;
    for (let k = 0; k < counts.length; k++)
      if (referenceIds[rows[k]!] === testIds[columns[k]!]) right += counts[k]!;
  }
  return right / total;
}

export interface ConfusionMatrix {
  /** Labels that occur in either image, ascending, background included. */
  readonly labels: readonly number[];
  /** counts[i][j]: pixels with labels[i] in the reference and labels[j] in the test. */
  readonly counts: readonly (readonly number[])[];
}

/** @see scikit-learn confusion_matrix */
export function confusionMatrix(tables: readonly Contingency[]): ConfusionMatrix {
  const labels = [...new Set(tables.flatMap((t) => [...t.referenceIds, ...t.testIds]))].sort((a, b) => a - b);
  const indexOf = new Map(labels.map((label, index) => [label, index]));
  const counts = labels.map(() => labels.map(() => 0));
  for (const table of tables)
    for (let k = 0; k < table.counts.length; k++) {
      const row = counts[indexOf.get(table.referenceIds[table.rows[k]!]!)!]!;
      row[indexOf.get(table.testIds[table.columns[k]!]!)!]! += table.counts[k]!;
    }
  return { labels, counts };
}

/** Area under the ROC curve of scores for a mask: the chance that a pixel inside has a higher score than one outside, ties
 * half. NaN when the mask is empty or covers all. Pixels whose score (or mask) is NaN are left out.
 * @param reference - mask, foreground ≠ 0. @param test - scores, any dtype.
 * @see scikit-learn roc_auc_score
 * @throws metrics/no-values when every score is NaN */
export function areaUnderCurve(reference: NdArray, test: NdArray): number {
  checkSameShape(reference, test);
  const { data } = test;
  let [inside, outside] = [0, 0];
  for (let i = 0; i < data.length; i++) {
    if (isNaNAt(reference.data, i) || isNaNAt(data, i)) continue;
    if (Number(reference.data[i]) !== 0) inside++;
    else outside++;
  }
  if (inside + outside === 0)
    throw fail("metrics/no-values", { reason: "every pixel is NaN in one or both" });
  const dtype: DType = isBigDType(test.dtype) ? "float64" : test.dtype;
  const positive = scoresOf(dtype, inside);
  const negative = scoresOf(dtype, outside);
  for (let i = 0, p = 0, n = 0; i < data.length; i++) {
    if (isNaNAt(reference.data, i) || isNaNAt(data, i)) continue;
    if (Number(reference.data[i]) !== 0) positive[p++] = Number(data[i]);
    else negative[n++] = Number(data[i]);
  }
  positive.sort();
  negative.sort();
  // For each positive: negatives below it, and half of those equal.
  let [sum, below, upTo] = [0, 0, 0];
  for (let p = 0; p < inside; p++) {
    const score = positive[p]!;
    while (below < outside && negative[below]! < score) below++;
    while (upTo < outside && negative[upTo]! <= score) upTo++;
    sum += (below + upTo) / 2;
  }
  return sum / inside / outside;
}

/** Room for scores in their own type: sorting needs no more memory than the scores. */
function scoresOf(dtype: DType, length: number): Float64Array {
  const make: Partial<Record<DType, (n: number) => unknown>> = {
    float32: (n) => new Float32Array(n),
    uint8: (n) => new Uint8Array(n),
    bool: (n) => new Uint8Array(n),
    uint16: (n) => new Uint16Array(n),
  };
  // The typed arrays above are used as arrays of numbers only.
  return (make[dtype]?.(length) ?? new Float64Array(length)) as Float64Array;
}

function isNaNAt(data: DataOf[DType], i: number): boolean {
  const value = data[i];
  return typeof value === "number" && Number.isNaN(value);
}
