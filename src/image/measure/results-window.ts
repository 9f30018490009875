import { displayLastRow, resetTable, showTable } from "../tables/index.ts";
import type { World } from "../world/index.ts";

/** Forget all results; an open window stays open, empty. */
export function resetResults(world: World): void {
  const { results } = world;
  resetTable(results);
  if (results.panel !== null) results.panel.lines = [];
}

/** Bring the last row into the Results window (see `displayLastRow`); all rows when it belongs to a group.
 * @see ImageJ 1.54p Analyzer.displayResults */
export function displayRow(world: World): void {
  const { results } = world;
  if (results.columnDeleted) return;
  const group = results.columns.find((column) => column.heading === "Group")?.values;
  if (results.size > 1 && (group?.[results.size - 1] ?? 0) > 0) showTable(world, results, "Results");
  else displayLastRow(world);
}
