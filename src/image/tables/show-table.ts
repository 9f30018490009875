import { newPanel, type ResultsTable, type TextPanel, type World } from "../world/index.ts";
import { parseTable } from "./parse-table.ts";
import { cloneTable, deleteRow, measuringPrecision, nanEmptyCells, setPrecision } from "./table-rows.ts";
import { headingLine, rowLine } from "./table-text.ts";

function setHeadings(panel: TextPanel, line: string): void {
  panel.headings = line.endsWith("\t") ? line.slice(0, -1) : line;
  panel.lines = [];
  panel.selectionStart = panel.selectionEnd = -1;
}

/** Text of a table opened as Results, as ImageJ's File > Open does it.
 * @param path - its ending decides the separator: ".csv" comma, else tab.
 * @throws RangeError when the text is no table. */
export function readResults(world: World, text: string, path = "table.csv"): void {
  showTable(world, parseTable(text, path), "Results");
}

/** Tables that have rows: Results, then the others. */
export function filledTables(world: World): ResultsTable[] {
  return [world.results, ...world.tables.values()].filter((table) => table.size > 0);
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
  bringToFront(world, name);
  fill(panel, shown);
  return shown;
}

/** The table is the front window from now on. */
export function bringToFront(world: World, title: string): void {
  world.activeTable = world.frontTable = title;
}

function showResults(world: World, table: ResultsTable): ResultsTable {
  if (!table.showRowNumbersSet) {
    table.showRowNumbers = true;
    table.baseRowNumber = 1;
    table.showRowNumbersSet = true;
  }
  table.isResultsTable = true;
  const panel = openResults(world);
  if (table !== world.results) {
    world.results.panel = null;
    setPrecision(table, measuringPrecision(world.options));
    table.nanEmptyCells = nanEmptyCells(world.options);
    panel.lines = [];
    world.results = table;
  }
  table.panel = panel;
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
 * Rows before it that were never shown (Analyze Particles without "display" leaves such) are deleted first.
 * @see ImageJ Analyzer.displayResults
 */
export function displayLastRow(world: World): void {
  const table = world.results;
  if (table.columnDeleted) return;
  if (table.size === 1) setHeadings(openResults(world), headingLine(table));
  const panel = openResults(world);
  for (let extra = table.size - panel.lines.length - 1; extra > 0; extra--)
    deleteRow(table, panel.lines.length);
  panel.lines.push(rowLine(table, table.size - 1));
}

/** The panel of the Results window, which is opened (and comes to the front) when it is not open. */
export function openResults(world: World): TextPanel {
  if (world.results.panel === null) {
    world.results.panel = newPanel();
    bringToFront(world, "Results");
  }
  return world.results.panel;
}

/** Close a table's window: other tables are gone with it; the results table stays (ImageJ's close() clears it first). false = not open. */
export function closeTable(world: World, title: string): boolean {
  if (title === "Results") {
    if (world.results.panel === null) return false;
    world.results.panel = null;
  } else if (!world.tables.delete(title)) return false;
  world.noteClosed(title);
  world.activeTable = null;
  if (world.frontTable === title) world.frontTable = null;
  return true;
}
