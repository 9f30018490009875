import type { Table } from "../image/index.ts";
import type { JsonNumber, SummaryRow, ValidateRow } from "./validate-types.ts";

/** A number as JSON can hold it. */
export function jsonNumber(value: number): JsonNumber {
  if (Number.isFinite(value)) return value === 0 ? 0 : value;
  return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}

/** Mean, sample standard deviation and number of the values of whole pairs, per measure, label "mean" or none, and
 * threshold, in order of first appearance. Values that are not finite are counted apart.
 * @param pooledOf - value over the objects of all pairs, or null. */
export function summarise(
  rows: readonly ValidateRow[],
  pooledOf: (measure: string, threshold: number | null) => number | null,
): SummaryRow[] {
  const groups = new Map<string, { row: ValidateRow; values: number[] }>();
  for (const row of rows) {
    if (row.frame !== undefined || typeof row.label === "number") continue;
    const key = JSON.stringify([row.measure, row.label, row.threshold]);
    const group = groups.get(key);
    if (group) group.values.push(Number(row.value));
    else groups.set(key, { row, values: [Number(row.value)] });
  }
  return [...groups.values()].map(({ row, values }) => {
    const finite = values.filter(Number.isFinite);
    const n = finite.length;
    const mean = finite.reduce((a, b) => a + b, 0) / n;
    const sd = Math.sqrt(finite.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (n - 1));
    const together = pooledOf(row.measure, row.threshold);
    return {
      label: row.label === "mean" ? "mean" : null,
      measure: row.measure,
      threshold: row.threshold,
      mean: jsonNumber(mean),
      sd: jsonNumber(n > 1 ? sd : Number.NaN),
      n,
      notFinite: values.length - n,
      pooled: together === null ? null : jsonNumber(together),
    };
  });
}

/** Rows as a table, for CSV (`tableToCsv`). Empty cells: no label, no threshold. */
export function rowsTable(rows: readonly ValidateRow[]): Table {
  const frames = rows.some((row) => row.frame !== undefined);
  return {
    title: "Validation",
    columns: ["reference", "test", ...(frames ? ["frame"] : []), "label", "measure", "threshold", "value"],
    rows: rows.map((row) => [
      row.reference,
      row.test,
      ...(frames ? [row.frame ?? ""] : []),
      row.label ?? "",
      row.measure,
      row.threshold ?? "",
      row.value,
    ]),
  };
}

export function summaryTable(summary: readonly SummaryRow[]): Table {
  return {
    title: "Summary",
    columns: ["measure", "label", "threshold", "mean", "sd", "n", "not_finite", "pooled"],
    rows: summary.map((row) => [
      row.measure,
      row.label ?? "",
      row.threshold ?? "",
      row.mean,
      row.sd,
      row.n,
      row.notFinite,
      row.pooled ?? "",
    ]),
  };
}
