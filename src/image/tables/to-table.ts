import type { Table } from "../image-types.ts";
import type { ResultsTable } from "../world/index.ts";
import { headings } from "./table-text.ts";

/** Cells as values, for programs: numbers in full precision, text where a cell holds text; the labels are the first column.
 * For the text that ImageJ saves see `savedTable`. */
export function toTable(table: ResultsTable): Table {
  const shown = table.columns.filter((column) => column.values !== null);
  const rows = Array.from({ length: table.size }, (_, row) => {
    const cells = shown.map((column): number | string => {
      const value = column.values?.[row] ?? (table.nanEmptyCells ? Number.NaN : 0);
      const text = column.texts?.[row];
      return Number.isNaN(value) && typeof text === "string" ? text : value;
    });
    return table.labels === null ? cells : [table.labels[row] ?? "", ...cells];
  });
  return { title: table.title ?? "Results", columns: headings(table), rows };
}
