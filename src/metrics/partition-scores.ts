import type { Contingency } from "./contingency.ts";

/** Adjusted Rand index of the two partitions of the pixels, background included: 1 for equal partitions, 0 expected for
 * random ones. With c2(x) = x (x − 1) / 2 and E, F, H its sums over the shared counts, the reference labels and the test
 * labels: (E − F H / c2(n)) / ((F + H) / 2 − F H / c2(n)).
 * @see Hubert 1985; scikit-learn 1.9 adjusted_rand_score */
export function adjustedRandIndex(table: Contingency): number {
  const E = pairsWithin(table.counts);
  const F = pairsWithin(table.referenceSizes);
  const H = pairsWithin(table.testSizes);
  if (E === F && E === H) return 1;
  const expected = (F * H) / pairsWithin([table.total]);
  return (E - expected) / ((F + H) / 2 - expected);
}

/** Adapted Rand error 1 − 2 E / (F + H) over the pixels that are not background in the reference; E, F, H as for
 * `adjustedRandIndex`. NaN when the reference is background throughout.
 * @see Arganda-Carreras 2015; scikit-image 0.26 metrics.adapted_rand_error */
export function adaptedRandError(table: Contingency): number {
  const background = table.referenceIds[0] === 0 ? 0 : -1;
  const testSizes = Float64Array.from(table.testSizes);
  const counts: number[] = [];
  for (let k = 0; k < table.counts.length; k++) {
    if (table.rows[k] === background) testSizes[table.columns[k]!]! -= table.counts[k]!;
    else counts.push(table.counts[k]!);
  }
  const F = pairsWithin(table.referenceSizes.subarray(background === 0 ? 1 : 0));
  return 1 - (2 * pairsWithin(counts)) / (F + pairsWithin(testSizes));
}

/** Variation of information in bits, background included: `split` = H(test | reference), what the test cuts apart;
 * `merge` = H(reference | test), what it joins; the measure is their sum.
 * @see Meilă 2007; scikit-image 0.26 metrics.variation_of_information(reference, test) = [split, merge] */
export function variationOfInformation(table: Contingency): { split: number; merge: number } {
  let [split, merge] = [0, 0];
  for (let k = 0; k < table.counts.length; k++) {
    const n = table.counts[k]!;
    split += n * Math.log2(table.referenceSizes[table.rows[k]!]! / n);
    merge += n * Math.log2(table.testSizes[table.columns[k]!]! / n);
  }
  return { split: split / table.total, merge: merge / table.total };
}

function pairsWithin(sizes: Iterable<number>): number {
  let sum = 0;
  for (const n of sizes) sum += (n * (n - 1)) / 2;
  return sum;
}
