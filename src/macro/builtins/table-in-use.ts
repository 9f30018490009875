import {
  parseTable,
  resetTable,
  type SaveOptions,
  savedLines,
  savedWindow,
  showTable,
} from "../../image/tables/index.ts";
import { newTable, type ResultsTable, type World } from "../../image/world/index.ts";
import type { MacroHost } from "../host.ts";

const CURRENT = "Table: current";
const PENDING = "Table: Results not shown yet";
const CHANGED = "Table: changed, not shown yet";
const APPLYING = "Table: applyMacro runs on";

/** The results table has rows that its window does not show: it is shown when the macro ends. */
export function markPending(host: MacroHost, pending = true): void {
  host.state.set(PENDING, pending);
}

export function resultsPending(host: MacroHost): boolean {
  return host.state.get(PENDING) === true;
}

/** A table that is shown when the macro ends. null = none. */
export function markChanged(host: MacroHost, table: ResultsTable | null): void {
  host.state.set(CHANGED, table);
}

/** Inside Table.applyMacro, Table.* without a title means the table it runs on. */
export function setApplying(host: MacroHost, table: ResultsTable | null): void {
  host.state.set(APPLYING, table);
}

/** What ImageJ does at the end of a macro (also after exit(), not after an error): windows of tables are brought up to date. */
export function finishTables(host: MacroHost): void {
  const { world, state } = host;
  if (resultsPending(host) && world.results.size > 0) showTable(world, world.results, "Results");
  const changed = state.get(CHANGED) as ResultsTable | null | undefined;
  if (changed) showTable(world, changed, changed.title);
  markPending(host, false);
  markChanged(host, null);
}

/** The table that a file holds; it is not shown yet.
 * @throws RangeError when the text is no table */
export function tableOf(host: MacroHost, text: string, path: string): ResultsTable {
  const { options } = host.world;
  const table = parseTable(text, path, options.precision);
  table.saveColumnHeaders = options.other.get("saveColumnHeaders") !== false;
  return table;
}

/** An open table window by title. */
function openTable(world: World, title: string): ResultsTable | undefined {
  if (title === "Results") return world.results.panel === null ? undefined : world.results;
  return world.tables.get(title);
}

/** ImageJ's search for the table that a Table function means; undefined = none.
 * Without a title: the table in front; else the one used last; else Results; else the first that is open. */
export function findTable(host: MacroHost, title?: string): ResultsTable | undefined {
  const { world, state } = host;
  const use = (table: ResultsTable | undefined) => {
    if (table !== undefined) state.set(CURRENT, table);
    return table;
  };
  if (title !== undefined) {
    const open = openTable(world, title);
    if (open !== undefined) return use(open);
    return title === "Results" ? use([...world.tables.values()][0]) : undefined;
  }
  const applying = state.get(APPLYING) as ResultsTable | null | undefined;
  if (applying) return applying;
  if (world.activeTable !== null) {
    const front = openTable(world, world.activeTable);
    if (front !== undefined) return use(front);
  }
  const current = state.get(CURRENT) as ResultsTable | undefined;
  if (current !== undefined) return current;
  return use(openTable(world, "Results") ?? [...world.tables.values()][0]);
}

/** As `findTable`; where there is none and no other title than "Results" was said: the results table.
 * @throws macro/runtime "… table not found" */
export function tableFor(host: MacroHost, title?: string): ResultsTable {
  const found = findTable(host, title);
  if (found !== undefined) return found;
  if (title === undefined || title === "Results") return host.world.results;
  return host.error(`"${title}" table not found`);
}

/** The table that getResult and its kin read: Results when it has rows, else the table in front, else the one that was in front last.
 * undefined = none has rows. */
export function filledTable(host: MacroHost): ResultsTable | undefined {
  const { world } = host;
  if (world.results.size > 0) return world.results;
  const front = world.activeTable ?? (world.current === null ? "Results" : null);
  for (const title of [front, world.frontTable]) {
    if (title === null) continue;
    const table = openTable(world, title) ?? tableOfLines(world, title);
    if (table !== undefined && table.size > 0) return table;
  }
  return undefined;
}

/** A text window with headings can be read as a table. */
function tableOfLines(world: World, title: string): ResultsTable | undefined {
  const window = world.textWindows.get(title);
  if (window === undefined || window.panel.headings === "" || window.panel.lines.length === 0)
    return undefined;
  return parseTable(savedLines(window.panel, "csv"), "lines.csv");
}

/** Clear Results: no rows, no columns, and an empty window if it is open. */
export function clearResults(world: World): void {
  resetTable(world.results);
  if (world.results.panel !== null) world.results.panel.lines = [];
}

const encoder = new TextEncoder();

/** What Input/Output... says about saving tables. */
export function saveOptions(world: World): SaveOptions {
  return { rowNumbers: world.options.other.get("saveRowNumbers") !== false };
}

/** A table that is not shown yet, with the world's decimals and headers. */
export function freshTable(world: World): ResultsTable {
  const table = newTable(null, world.options.precision);
  table.saveColumnHeaders = world.options.other.get("saveColumnHeaders") !== false;
  return table;
}

/** File > Save As > Results: the table or text window in front, else Results. A table other than Results takes the file's name as its title.
 * @returns false when there is nothing to save. */
export function saveFrontTable(host: MacroHost, path: string): boolean {
  const { world, files } = host;
  const format = /\.csv$/i.test(path) ? "csv" : "tab";
  const front = world.activeTable;
  const text = front === null ? undefined : world.textWindows.get(front);
  const table = (front === null ? undefined : openTable(world, front)) ?? world.results;
  if (text !== undefined) {
    files.write(path, encoder.encode(savedLines(text.panel, format)));
    return true;
  }
  if (table.panel === null && table.size === 0) return false;
  files.write(path, encoder.encode(savedWindow(table, format, saveOptions(world))));
  if (table !== world.results && table.title !== null && table.size > 0)
    renameTable(world, table.title, path.slice(path.lastIndexOf("/") + 1));
  return true;
}

/** Give a table window another title; its place in the order of windows stays. No effect on Results. */
export function renameTable(world: World, from: string, to: string): void {
  const tables = [...world.tables];
  world.tables.clear();
  for (const [title, table] of tables) {
    if (title === from) table.title = to;
    world.tables.set(title === from ? to : title, table);
  }
  if (world.activeTable === from) world.activeTable = to;
  if (world.frontTable === from) world.frontTable = to;
}
