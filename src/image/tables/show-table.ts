import type { ResultsTable, TextPanel, World } from "../world/index.ts";
import { cloneTable } from "./table-rows.ts";
import { headingLine, rowLine } from "./table-text.ts";

export function newPanel(): TextPanel {
  return { headings: "", lines: [], selectionStart: -1, selectionEnd: -1 };
}

function setHeadings(panel: TextPanel, line: string): void {
  panel.headings = line.endsWith("\t") ? line.slice(0, -1) : line;
  panel.lines = [];
  panel.selectionStart = panel.selectionEnd = -1;
}

/** Bring a table to its window, or open one: what the window shows (text, saved files, Table.* by title) is brought up to date.
 * "Results" makes it the results table of the world. A first show under another title puts a copy into the window, as ImageJ does:
 * go on with the table returned.
 * @see ImageJ ResultsTable.show
 */
export function showTable(world: World, table: ResultsTable, title: string | null): ResultsTable {
  const name = title ?? "Results";
  table.title = name;
  if (name === "Results") return showResults(world, table);
  const open = world.tables.get(name);
  const shown = open === undefined ? cloneTable(table) : table;
  const panel = open?.panel ?? newPanel();
  shown.panel = panel;
  world.tables.set(name, shown);
  world.activeTable = name;
  fill(panel, shown);
  return shown;
}

function showResults(world: World, table: ResultsTable): ResultsTable {
  if (!table.showRowNumbersSet) {
    table.showRowNumbers = true;
    table.baseRowNumber = 1;
    table.showRowNumbersSet = true;
  }
  table.isResultsTable = true;
  const panel = world.results.panel ?? newPanel();
  if (table !== world.results) world.results.panel = null;
  world.results = table;
  table.panel = panel;
  world.activeTable = "Results";
  const line = headingLine(table);
  if (panel.lines.length > 0 && panel.lines.length === table.size - 1 && panel.headings === line)
    panel.lines.push(rowLine(table, table.size - 1));
  else fill(panel, table);
  return table;
}

function fill(panel: TextPanel, table: ResultsTable): void {
  setHeadings(panel, headingLine(table));
  for (let row = 0; row < table.size; row++) panel.lines.push(rowLine(table, row));
}

/** Append the last row to the Results window, as measuring does after each object; opens it when it is not open.
 * @see ImageJ Analyzer.displayResults, which first deletes rows that were never shown (left by Analyze Particles without "display").
 */
export function displayLastRow(world: World): void {
  const table = world.results;
  if (table.columnDeleted) return;
  if (table.panel === null) world.activeTable = "Results";
  table.panel ??= newPanel();
  if (table.size === 1) setHeadings(table.panel, headingLine(table));
  table.panel.lines.push(rowLine(table, table.size - 1));
}

/** Close a table's window: a table without a window is gone, the results table stays, without rows. */
export function closeTable(world: World, title: string): boolean {
  if (title === "Results") {
    if (world.results.panel === null) return false;
    world.results.panel = null;
  } else if (!world.tables.delete(title)) return false;
  if (world.activeTable === title) world.activeTable = null;
  return true;
}
