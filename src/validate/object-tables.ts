import type { Table } from "../image/index.ts";
import { confusionMatrix, type ObjectFate, objectFates } from "../metrics/index.ts";
import type { Comparison } from "./comparison.ts";

/** More labels than this make no readable matrix. */
const MAX_CONFUSION_LABELS = 256;

/** Two tables: the objects of the reference and those of the test, with label, size in pixels, best match, its IoU (to it)
 * and status at IoU 0.5. Sizes count pixels; a frame column is added when there are several. */
export function objectTables(c: Comparison): Table[] {
  const fates = c.tables("objects").map((table) => objectFates(table));
  const several = fates.length > 1;
  const rowsOf = (side: "reference" | "test") =>
    fates.flatMap((fate, k) =>
      fate[side].map((object: ObjectFate) => [
        ...(several ? [c.frameName(k)] : []),
        object.label,
        object.size,
        object.best ?? "",
        object.iou,
        object.status,
      ]),
    );
  const columns = [...(several ? ["frame"] : []), "label", "size", "best_match", "iou", "status"];
  return [
    { title: `Objects of reference ${c.names.reference}`, columns, rows: rowsOf("reference") },
    { title: `Objects of test ${c.names.test}`, columns, rows: rowsOf("test") },
  ];
}

/** Rows: labels of the reference; columns: labels of the test; cells: pixels. Null, and a note, beyond 256 labels. */
export function confusionTable(c: Comparison, notes: string[]): Table | null {
  const tables = c.tables("classes");
  const labels = new Set(tables.flatMap((t) => [...t.referenceIds, ...t.testIds])).size;
  if (labels > MAX_CONFUSION_LABELS) {
    notes.push(`No confusion matrix: ${labels} labels, more than ${MAX_CONFUSION_LABELS}.`);
    return null;
  }
  const matrix = confusionMatrix(tables);
  return {
    title: `Confusion matrix of ${c.names.reference} and ${c.names.test}`,
    columns: ["reference \\ test", ...matrix.labels.map(String)],
    rows: matrix.labels.map((label, i) => [label, ...(matrix.counts[i] ?? [])]),
  };
}
