import { emptyStatistics } from "../statistics/index.ts";
import { columnFor, deleteRow, labelOf, showTable } from "../tables/index.ts";
import {
  type ImageWindow,
  newTable,
  newWindow,
  type ResultsTable,
  type Roi,
  type World,
} from "../world/index.ts";
import { addMeasurementRow } from "./measurement-row.ts";

/** Take the four rows of Summarize away. */
export function removeSummary(world: World, table: ResultsTable): void {
  if (table.size < 4 || labelOf(table, table.size - 1) !== "Max") return;
  for (let i = 0; i < 4; i++) deleteRow(table, table.size - 1);
  showTable(world, table, "Results");
}

/** Show the columns that measuring would fill now, and no others but those added by hand.
 * @see ImageJ 1.54p ResultsTable.update */
export function updateColumns(
  world: World,
  table: ResultsTable,
  window: ImageWindow | null,
  roi: Roi | null,
  measurements: number,
): void {
  const wanted =
    window === null ? columnsWithoutImage(world, measurements) : columnsOf(world, window, roi, measurements);
  const last = Math.max(wanted.lastColumn, table.lastColumn);
  for (let i = 0; i <= last; i++) {
    const theirs = wanted.columns[i];
    const ours = table.columns[i];
    if (theirs?.values != null && ours?.values == null) {
      if (ours !== undefined) ours.heading = theirs.heading;
      columnFor(table, i).heading = theirs.heading;
    } else if (theirs?.values == null && ours?.values != null && !ours.keep) ours.values = null;
  }
  if (wanted.labels === null) table.labels = null;
  else if (table.labels === null) {
    table.labels = [];
    table.labelHeading = "Label";
  }
  if (table.size > 0) showTable(world, table, "Results");
}

function columnsOf(world: World, window: ImageWindow, roi: Roi | null, measurements: number): ResultsTable {
  const table = newTable(null, world.options.precision);
  addMeasurementRow(world, table, window, { statistics: emptyStatistics(), roi, measurements });
  return table;
}

function columnsWithoutImage(world: World, measurements: number): ResultsTable {
  const nothing = newWindow(0, { title: "", type: "8-bit", width: 1, height: 1 });
  return columnsOf(world, nothing, null, measurements);
}
