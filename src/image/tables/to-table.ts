import type { Table } from "../image-types.ts";
import type { ResultsTable } from "../world/index.ts";
import { headings } from "./table-text.ts";

/** A results table as plain columns and rows: "Label" first if there are labels; numbers in full precision, not as shown. */
export function toTable(table: ResultsTable): Table {
  const columns = table.columns.filter((column) => column.values !== null);
  const rows = Array.from({ length: table.size }, (_, row) => {
    const cells = columns.map(({ values, texts }): number | string => {
      const value = values?.[row] ?? Number.NaN;
      return Number.isNaN(value) ? (texts?.[row] ?? value) : value;
    });
    return table.labels === null ? cells : [table.labels[row] ?? "", ...cells];
  });
  return { title: table.title ?? "Results", columns: headings(table), rows };
}
