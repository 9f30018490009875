import { measures, type Table, type ValidateAnswer } from "../../service/index.ts";

type Row = ValidateAnswer["rows"][number];
type Summary = ValidateAnswer["summary"][number];

const descriptions = new Map(measures.map(({ name, description }) => [name, description]));

/** Measures of one pair, one a row; those per IoU threshold and per label have tables of their own. */
export function valuesTable(rows: readonly Row[]): Table {
  const whole = rows.filter((row) => row.threshold === null && typeof row.label !== "number");
  const frames = whole.some((row) => row.frame !== undefined);
  return {
    title: "Values",
    columns: ["measure", ...(frames ? ["frame"] : []), "value", "meaning"],
    rows: whole.map((row) => [
      measureText(row),
      ...(frames ? [row.frame ?? "all"] : []),
      row.value,
      row.measure === "AP" ? "mean over the IoU thresholds below" : (descriptions.get(row.measure) ?? ""),
    ]),
  };
}

/** Measures of matched objects: one row each, a column per IoU threshold. For several pairs the mean over them. */
export function thresholdTable(rows: readonly (Row | Summary)[]): Table | null {
  const at = rows.filter((row) => row.threshold !== null && !("frame" in row && row.frame !== undefined));
  if (at.length === 0) return null;
  const thresholds = [...new Set(at.map((row) => row.threshold))];
  const names = [...new Set(at.map((row) => row.measure))];
  const numberOf = (row: Row | Summary | undefined) => (row ? ("mean" in row ? row.mean : row.value) : "");
  return {
    title: at.some((row) => "mean" in row)
      ? "Objects, mean over images, matched at IoU"
      : "Objects matched at IoU",
    columns: ["measure", ...thresholds.map(String)],
    rows: names.map((name) => [
      name,
      ...thresholds.map((t) => numberOf(at.find((row) => row.measure === name && row.threshold === t))),
    ]),
  };
}

/** Values per label of one pair: a row a label, a column a measure. */
export function labelsTable(rows: readonly Row[]): Table | null {
  const own = rows.filter((row) => typeof row.label === "number" && row.frame === undefined);
  if (own.length === 0) return null;
  const names = [...new Set(own.map((row) => row.measure))];
  const byLabel = new Map<number, Map<string, Row["value"]>>();
  for (const row of own) {
    const label = Number(row.label);
    const values = byLabel.get(label) ?? new Map<string, Row["value"]>();
    byLabel.set(label, values.set(row.measure, row.value));
  }
  return {
    title: "Labels",
    columns: ["label", ...names],
    rows: [...byLabel].map(([label, values]) => [label, ...names.map((name) => values.get(name) ?? "")]),
  };
}

/** Over several pairs: mean, standard deviation, number; over the objects of all of them. */
export function summaryRows(summary: readonly Summary[]): Table {
  const own = summary.filter((row) => row.threshold === null);
  const pooled = own.some((row) => row.pooled !== null);
  return {
    title: "Summary",
    columns: ["measure", "mean", "sd", "n", ...(pooled ? ["all objects"] : [])],
    rows: own.map((row) => [
      measureText(row),
      row.mean,
      row.sd === "NaN" ? "–" : row.sd,
      row.notFinite > 0 ? `${row.n} (${row.notFinite} not finite)` : row.n,
      ...(pooled ? [row.pooled ?? "–"] : []),
    ]),
  };
}

/** A row a pair, a column a measure; of measures at thresholds the first. */
export function pairsTable(rows: readonly Row[]): Table {
  const whole = rows.filter((row) => typeof row.label !== "number" && row.frame === undefined);
  const first = whole.find((row) => row.threshold !== null)?.threshold ?? null;
  const own = whole.filter((row) => row.threshold === null || row.threshold === first);
  const nameOf = (row: Row) => (row.threshold === null ? row.measure : `${row.measure}@${row.threshold}`);
  const names = [...new Set(own.map(nameOf))];
  const pairs = new Map<string, Map<string, Row["value"]>>();
  for (const row of own) {
    const values = pairs.get(row.reference) ?? new Map<string, Row["value"]>();
    pairs.set(row.reference, values.set(nameOf(row), row.value));
  }
  return {
    title: "Images",
    columns: ["image", ...names],
    rows: [...pairs].map(([image, values]) => [image, ...names.map((name) => values.get(name) ?? "")]),
  };
}

function measureText(row: { readonly measure: string; readonly label: number | "mean" | null }): string {
  return row.label === "mean" ? `${row.measure}, mean over labels` : row.measure;
}
