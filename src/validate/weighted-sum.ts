import { fail } from "../errors/index.ts";
import { measureNamed } from "./measures.ts";
import type { ValidateRow } from "./validate-types.ts";

type Weights = Readonly<Record<string, number>>;

/** Measures that the keys of `weights` name.
 * @throws validate/measure, metrics/parameter */
export function wantedByWeights(weights: Weights | undefined): string[] {
  return Object.entries(weights ?? {}).map(([key, weight]) => {
    if (!Number.isFinite(weight))
      throw fail("metrics/parameter", {
        name: `the weight of ${key}`,
        got: `${weight}`,
        expected: "a number",
      });
    return parseKey(key).name;
  });
}

/** Σ weight · value over the rows of whole pairs. MEASURE@IOU names a threshold; without one the row without threshold
 * counts, or that of 0.5; of measures per label the mean counts.
 * @throws validate/not-applicable when there is no such row */
export function weightedSum(rows: readonly ValidateRow[], weights: Weights): number {
  let sum = 0;
  for (const [key, weight] of Object.entries(weights)) {
    const { name, threshold } = parseKey(key);
    const found = rows.filter(
      (r) => r.frame === undefined && r.measure === name && typeof r.label !== "number",
    );
    const row =
      threshold === null
        ? (found.find((r) => r.threshold === null) ?? found.find((r) => r.threshold === 0.5))
        : found.find((r) => r.threshold !== null && Math.abs(r.threshold - threshold) < 1e-9);
    if (!row)
      throw fail("validate/not-applicable", {
        measure: `WeightedSum of ${key}`,
        reason:
          threshold === null ? "it has no single value" : `it has no value at the threshold ${threshold}`,
      });
    sum += weight * Number(row.value);
  }
  return sum;
}

function parseKey(key: string): { name: string; threshold: number | null } {
  const at = key.indexOf("@");
  if (at < 0) return { name: measureNamed(key).name, threshold: null };
  return { name: measureNamed(key.slice(0, at)).name, threshold: Number(key.slice(at + 1)) };
}
