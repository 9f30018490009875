import type { ResultsTable } from "../world/index.ts";
import { addRow, getNumber, labelOf, setLabel, setNumber } from "./table-cells.ts";
import { headings } from "./table-text.ts";

/** Four rows under the table: mean, standard deviation (n − 1), minimum and maximum of each column. Nothing happens with fewer than
 * two rows or when the rows are there already.
 * @returns true when rows were added. */
export function summarize(table: ResultsTable): boolean {
  const rows = table.size;
  if (rows < 2 || labelOf(table, rows - 1) === "Max") return false;
  const columns = headings(table).filter((heading, index) => !(index === 0 && heading === "Label"));
  if (headings(table).length === 0) return false;
  const labels = ["Mean", "SD", "Min", "Max"];
  const sums = columns.map((heading) => {
    let min = Number.MAX_VALUE;
    let max = -Number.MAX_VALUE;
    let sum = 0;
    let squares = 0;
    for (let row = 0; row < rows; row++) {
      const value = getNumber(table, heading, row);
      if (value < min) min = value;
      if (value > max) max = value;
      sum += value;
      squares += value * value;
    }
    return [sum / rows, Math.sqrt((squares - (sum * sum) / rows) / (rows - 1)), min, max];
  });
  for (const label of labels) setLabel(table, addRow(table), label);
  columns.forEach((heading, index) => {
    sums[index]?.forEach((value, k) => {
      setNumber(table, heading, rows + k, value);
    });
  });
  return true;
}
