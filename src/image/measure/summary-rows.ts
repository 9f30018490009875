import { deleteRow, labelOf, showTable } from "../tables/index.ts";
import type { ResultsTable, World } from "../world/index.ts";

/** Take the four rows of Summarize away. */
export function removeSummary(world: World, table: ResultsTable): void {
  if (table.size < 4 || labelOf(table, table.size - 1) !== "Max") return;
  for (let i = 0; i < 4; i++) deleteRow(table, table.size - 1);
  showTable(world, table, "Results");
}
