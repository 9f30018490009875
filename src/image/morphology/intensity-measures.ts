import type { Raster } from "./raster.ts";

export interface IntensityMeasures {
  readonly label: number;
  readonly count: number;
  readonly mean: number;
  /** Of the population (n). */
  readonly stdDev: number;
  readonly max: number;
  readonly min: number;
  /** Mean of the two middle values for even numbers. */
  readonly median: number;
  /** The most frequent value, the smallest of several. */
  readonly mode: number;
  readonly skewness: number;
  /** Excess: 0 for a normal distribution. */
  readonly kurtosis: number;
}

/** Statistics of grey values per label, by ascending label.
 * @param values - same shape as `labels`. */
export function measureIntensities(values: Raster, labels: Raster): IntensityMeasures[] {
  const lists = new Map<number, number[]>();
  for (let i = 0; i < labels.data.length; i++) {
    const label = labels.data[i]!;
    if (label === 0) continue;
    const list = lists.get(label);
    if (list === undefined) lists.set(label, [values.data[i]!]);
    else list.push(values.data[i]!);
  }
  return [...lists].sort(([a], [b]) => a - b).map(([label, list]) => measure(label, list));
}

function measure(label: number, list: number[]): IntensityMeasures {
  const n = list.length;
  list.sort((a, b) => a - b);
  const mean = list.reduce((a, b) => a + b, 0) / n;
  const moment = (power: number): number => list.reduce((sum, v) => sum + (v - mean) ** power, 0) / n;
  const variance = moment(2);
  const middle = n >> 1;
  return {
    label,
    count: n,
    mean,
    stdDev: Math.sqrt(variance),
    max: list[n - 1]!,
    min: list[0]!,
    median: n % 2 === 1 ? list[middle]! : (list[middle - 1]! + list[middle]!) / 2,
    mode: mostFrequent(list),
    skewness: moment(3) / variance ** 1.5,
    kurtosis: moment(4) / (variance * variance) - 3,
  };
}

/** @param sorted - ascending. */
function mostFrequent(sorted: readonly number[]): number {
  let [best, most] = [sorted[0]!, 0];
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    if (to - from > most) [best, most] = [sorted[from]!, to - from];
    from = to;
  }
  return best;
}
