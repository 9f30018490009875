import { greatest, least } from "../numbers/index.ts";

/** Counts of values in bins of one width, as bars.
 * @param width - of a bin; ≤ 0: by Scott's rule (3.49 σ n^(−1/3)).
 * @param center - any x that shall be the middle of a bin.
 * @returns middles and counts; null for more than 9999 bins.
 * @see ImageJ 1.54p Plot.addHistogram (N. Vischer) */
export function histogramBars(
  values: readonly number[],
  width: number,
  center: number,
): { readonly xs: number[]; readonly counts: number[] } | null {
  const clean = values.filter((value) => !Number.isNaN(value));
  const n = clean.length;
  const sum = clean.reduce((total, value) => total + value, 0);
  const squares = clean.reduce((total, value) => total + value * value, 0);
  const min = least(clean);
  const max = greatest(clean);
  const bin = width > 0 ? width : 3.49 * Math.sqrt((n * squares - sum * sum) / n / n) * n ** (-1 / 3);
  if (!(bin > 0) || n === 0 || (max - min) / bin > 1e6) return null;
  let first = min - ((min % bin) - (center % bin));
  while (first - bin * 0.499 > min) first -= bin;
  let last = first + Math.trunc((max - first) / bin) * bin;
  while (last + bin * 0.499 < max) last += bin;
  const bins = Math.max(2, Math.round((last - first) / bin) + 1);
  if (bins > 9999) return null;
  const counts = new Array<number>(bins).fill(0);
  for (const value of clean) {
    const index = Math.round((value - first) / bin);
    if (index >= 0 && index < bins) counts[index] = (counts[index] as number) + 1;
  }
  return { xs: counts.map((_, i) => first + i * bin), counts };
}
