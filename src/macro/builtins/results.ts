import { parseJavaDouble, toInt } from "../../image/numbers/index.ts";
import {
  addRow,
  cellText,
  columnIndex,
  getNumber,
  labelOf,
  setLabel,
  setNumber,
  setText,
  showTable,
} from "../../image/tables/index.ts";
import type { ResultsTable } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { isArray, type Value } from "../values.ts";
import { filledTable, markChanged, markPending, tableFor } from "./table-in-use.ts";

/** The table that a reading function means, with rows.
 * @throws macro/runtime "No results found" */
function readable(host: MacroHost, table: ResultsTable | undefined, title: string | undefined): ResultsTable {
  if (title !== undefined) return tableFor(host, title);
  return table ?? filledTable(host) ?? host.error("No results found");
}

function rowOf(host: MacroHost, table: ResultsTable, row: number | undefined): number {
  let index = row === undefined ? -1 : toInt(row);
  if (index === -1) index = table.size - 1;
  if (index < 0 || index >= table.size) host.error(`Row (${index}) out of range`);
  return index;
}

/** getResult and Table.get: NaN where there is no such column; text is read as a number. */
export function readNumber(
  host: MacroHost,
  from: ResultsTable | undefined,
  heading: string,
  row?: number,
  title?: string,
): number {
  const table = readable(host, from, title);
  const index = rowOf(host, table, row);
  const value = getNumber(table, heading, index);
  if (!Number.isNaN(value)) return value;
  return parseJavaDouble(cellText(table, table.columns[columnIndex(table, heading)], index) ?? "");
}

/** getResultString and Table.getString: the text as shown; the row's label for "Label"; "null" where there is no such column. */
export function readText(
  host: MacroHost,
  from: ResultsTable | undefined,
  heading: string,
  row?: number,
  title?: string,
): string {
  const table = readable(host, from, title);
  const index = rowOf(host, table, row);
  const text = cellText(table, table.columns[columnIndex(table, heading)], index);
  return text ?? (heading === "Label" ? labelOf(table, index) : null) ?? "null";
}

/** setResult and Table.set: a row just after the last one is added. */
export function writeCell(
  host: MacroHost,
  to: ResultsTable | undefined,
  heading: string,
  row: number,
  value: Value,
  title?: string,
): void {
  const given = title === undefined ? to : tableFor(host, title);
  if (given === undefined) markPending(host);
  else markChanged(host, given);
  const table = given ?? host.world.results;
  const index = toInt(row);
  if (index < 0 || index > table.size) host.error(`Row (${index}) out of range`);
  if (isArray(value)) host.error("'[' or '.' expected");
  if (index === table.size) {
    host.claim(8 * (table.columns.length + 1), "table row");
    addRow(table);
  }
  if (heading === "Label") setLabel(table, index, host.text(value));
  else if (typeof value === "string") setText(table, heading, index, value);
  else setNumber(table, heading, index, value);
}

const count = (host: MacroHost): number => host.world.results.size;

export const resultsBuiltins: readonly Builtin[] = [
  builtin("getResult", "number", ["string", "number?", "string?"], (host, heading, row, title) =>
    readNumber(host, undefined, heading, row, title),
  ),
  builtin("getResultString", "string", ["string", "number?", "string?"], (host, heading, row, title) =>
    readText(host, undefined, heading, row, title),
  ),
  builtin("getResultLabel", "string", ["number"], (host, row) => {
    const table = filledTable(host) ?? host.error("No results found");
    const index = toInt(row);
    if (index < 0 || index >= table.size) host.error(`Row (${index}) out of range`);
    const label = labelOf(table, index);
    if (label !== null) return label;
    const column = table.columns[columnIndex(table, "Label")];
    return cellText(table, column, index) ?? host.error('"Label" column not found');
  }),
  builtin(
    "setResult",
    "nothing",
    ["string", "number", "value", "string?"],
    (host, heading, row, value, title) => writeCell(host, undefined, heading, row, value, title),
  ),
  builtin("updateResults", "nothing", [], (host) => {
    showTable(host.world, host.world.results, "Results");
    markPending(host, false);
  }),
  builtin("nResults", "number", [], count),
  builtin("getResultsCount", "number", [], count),
];
