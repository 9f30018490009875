import { toInt } from "../../image/numbers/index.ts";
import {
  bringToFront,
  columnExists,
  columnFor,
  columnIndex,
  DEFAULT_HEADINGS,
  deleteColumn,
  deleteRows,
  getNumber,
  headingLine,
  labelOf,
  parseTable,
  renameColumn,
  resetTable,
  savedTable,
  setNumber,
  setText,
  showTable,
  sortTable,
} from "../../image/tables/index.ts";
import { newTable, type ResultsTable } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { isArray, type MacroArray } from "../values.ts";
import { writeFile } from "./files.ts";
import { readNumber, readText, writeCell } from "./results.ts";
import {
  findTable,
  freshTable,
  markChanged,
  markPending,
  renameTable,
  resultsPending,
  saveOptions,
  tableFor,
} from "./table-in-use.ts";

/** Run, and turn "no such column" into ImageJ's error. */
function checked<T>(host: MacroHost, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return host.error(error.message);
  }
}

function show(host: MacroHost, table: ResultsTable): void {
  showTable(host.world, table, table.title);
}

/** Table.create and Table.reset. */
function createOrReset(host: MacroHost, title?: string): void {
  const { world } = host;
  if (title === "Results") {
    resetTable(world.results);
    showTable(world, world.results, "Results");
    bringToFront(world, "Results");
    return;
  }
  const table = title === undefined ? findTable(host) : findTable(host, title);
  if (table === undefined) {
    showTable(world, freshTable(world), title ?? null);
    if (title === undefined) host.error("java.lang.NullPointerException");
    return;
  }
  resetTable(table);
  if (title !== undefined) bringToFront(world, title);
  if (table === world.results) markPending(host);
}

function setColumn(host: MacroHost, heading: string, array: MacroArray, title?: string): void {
  const table = tableFor(host, title);
  const before = table.size;
  host.claim(array.length * 8, "table column");
  // A column without values is made, too.
  if (array.length === 0) columnFor(table, heading);
  array.forEach((value, row) => {
    if (typeof value === "string") setText(table, heading, row, value);
    else setNumber(table, heading, row, value);
  });
  for (let row = array.length; row < table.size; row++) setText(table, heading, row, "");
  if (before > 0 && table.size > before)
    for (const column of table.columns.filter((each) => each.values !== null && each.heading !== heading))
      for (let row = before; row < table.size; row++) setText(table, column.heading, row, "");
  show(host, table);
}

function getColumn(host: MacroHost, heading: string, title?: string): MacroArray {
  const table = tableFor(host, title);
  const rows = Array.from({ length: table.size }, (_, row) => row);
  if (heading === "Label" && table.labels !== null) return rows.map((row) => labelOf(table, row) ?? "");
  if (!columnExists(table, heading)) return host.error(`"${heading}" column not found`);
  const texts = table.columns[columnIndex(table, heading)]?.texts;
  return rows.map((row) => {
    const value = getNumber(table, heading, row);
    return Number.isNaN(value) ? (texts?.[row] ?? value) : value;
  });
}

/** Deleting rows takes the numbered elements of Analyze Particles' overlay with them. */
function deleteTableRows(host: MacroHost, first: number, last: number, title?: string): void {
  const table = tableFor(host, title);
  const size = table.size;
  deleteRows(table, toInt(first), toInt(last));
  updateOverlay(host, toInt(first), toInt(last), size);
  show(host, table);
}

export function updateOverlay(host: MacroHost, first: number, last: number, rows: number): void {
  const window = host.world.current;
  const from = Math.max(0, first);
  const count = Math.min(last, rows - 1) - from + 1;
  if (window === null || window.overlay === null || window.overlay.length !== rows || count < 1) return;
  if (window.overlay[0]?.name !== "1" || window.overlay[rows - 1]?.name !== String(rows)) return;
  window.overlay = window.overlay
    .filter((_, index) => index < from || index >= from + count)
    .map((roi, index) => (index < from ? roi : { ...roi, name: String(index + 1) }));
}

/** Table.rename, IJ.renameResults: one argument renames the table in front, or Results. */
export function renameResults(host: MacroHost, first: string, second?: string): void {
  const { world } = host;
  if (resultsPending(host)) {
    if (world.results.size > 0) showTable(world, world.results, "Results");
    markPending(host, false);
  }
  let from = first;
  if (second === undefined) {
    const front = world.activeTable;
    if (front !== null && (front === "Results" ? world.results.panel !== null : world.tables.has(front)))
      from = front;
    else if (world.results.panel !== null) from = "Results";
    else return;
  }
  const to = second ?? first;
  const isOpen = from === "Results" ? world.results.panel !== null : world.tables.has(from);
  if (!isOpen) {
    host.error(
      world.textWindows.has(from) || world.byTitle(from) ? `"${from}" is not a table` : `"${from}" not found`,
    );
  }
  renameWindow(host, from, to);
}

function renameWindow(host: MacroHost, from: string, to: string): void {
  const { world } = host;
  if (from === "Results") {
    const table = world.results;
    const fresh = newTable("Results", world.options.precision);
    if (to === "Results") return;
    world.results = fresh;
    world.tables.set(to, table);
    show(host, Object.assign(table, { title: to }));
    return;
  }
  const table = world.tables.get(from) as ResultsTable;
  if (to === "Results") {
    world.tables.delete(from);
    table.panel = null;
    showTable(world, table, "Results");
    return;
  }
  renameTable(world, from, to);
  show(host, table);
}

function save(host: MacroHost, path: string, title?: string): void {
  const table = tableFor(host, title);
  const text = savedTable(table, /\.(?:csv|CSV)$/.test(path) ? "csv" : "tab", saveOptions(host.world));
  writeFile(host, path, text);
}

function open(host: MacroHost, path: string, title?: string): void {
  const bytes = host.files.read(path) ?? host.error(`Error opening ${path}`);
  const text = new TextDecoder().decode(bytes).replace(/\r\n|\r/g, "\n");
  const whole = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  const table = checked(host, () => parseTable(whole, path, host.world.options.precision));
  showTable(host.world, table, title ?? path.slice(path.lastIndexOf("/") + 1));
}

const flag = (value: number): boolean => toInt(value) !== 0;

/** Table.get("Area", 0) and the other two that want the table before the title was read. */
const inUse = (host: MacroHost): ResultsTable | undefined => findTable(host);

export const tableBuiltins: readonly Builtin[] = [
  builtin("Table.create", "nothing", ["string?"], createOrReset),
  builtin("Table.reset", "nothing", ["string?"], createOrReset),
  builtin("Table.size", "number", ["string?"], (host, title) => tableFor(host, title).size),
  builtin("Table.title", "string", ["string?"], (host, title) => tableFor(host, title).title ?? "Results"),
  builtin("Table.headings", "string", ["string?"], (host, title) => headingLine(tableFor(host, title))),
  builtin("Table.allHeadings", "string", [], () => DEFAULT_HEADINGS.join("\t")),
  builtin("Table.get", "number", ["string", "number?", "string?"], (host, heading, row, title) =>
    readNumber(host, inUse(host), heading, row, title),
  ),
  builtin("Table.getString", "string", ["string", "number?", "string?"], (host, heading, row, title) =>
    readText(host, inUse(host), heading, row, title),
  ),
  builtin(
    "Table.set",
    "nothing",
    ["string", "number", "value", "string?"],
    (host, heading, row, value, title) => writeCell(host, inUse(host), heading, row, value, title),
  ),
  builtin("Table.getColumn", "array", ["string", "string?"], getColumn),
  builtin("Table.columnExists", "number", ["string", "string?"], (host, heading, title) =>
    columnExists(tableFor(host, title), heading) ? 1 : 0,
  ),
  builtin("Table.setColumn", "nothing", ["string", "value?", "string?"], (host, heading, value, title) => {
    if (value !== undefined && !isArray(value)) return host.error("Array expected");
    setColumn(host, heading, value ?? [], title);
  }),
  builtin("Table.update", "nothing", ["string?"], (host, title) => {
    const table = tableFor(host, title);
    show(host, table);
    markChanged(host, null);
    if (table === host.world.results) markPending(host, false);
  }),
  builtin("Table.deleteRows", "nothing", ["number", "number", "string?"], deleteTableRows),
  builtin("Table.deleteColumn", "nothing", ["string", "string?"], (host, heading, title) => {
    const table = tableFor(host, title);
    checked(host, () => deleteColumn(table, heading));
    markChanged(host, table);
  }),
  builtin("Table.renameColumn", "nothing", ["string", "string", "string?"], (host, from, to, title) => {
    const table = tableFor(host, title);
    checked(host, () => renameColumn(table, from, to));
    markChanged(host, table);
  }),
  builtin("Table.sort", "nothing", ["string", "string?"], (host, heading, title) => {
    const table = tableFor(host, title);
    checked(host, () => sortTable(table, heading));
    show(host, table);
  }),
  builtin("Table.save", "nothing", ["string", "string?"], save),
  builtin("Table.open", "nothing", ["string", "string?"], open),
  builtin("Table.showRowNumbers", "nothing", ["number", "string?"], (host, value, title) => {
    const table = tableFor(host, title);
    if (flag(value) || table !== host.world.results)
      Object.assign(table, { showRowNumbers: flag(value), baseRowNumber: 1, showRowNumbersSet: true });
    markChanged(host, table);
  }),
  builtin("Table.hideRowNumbers", "nothing", ["string?"], (host, title) => {
    const table = tableFor(host, title);
    if (table !== host.world.results)
      Object.assign(table, { showRowNumbers: false, baseRowNumber: 1, showRowNumbersSet: true });
  }),
  builtin("Table.showRowIndexes", "nothing", ["number", "string?"], (host, value, title) => {
    const table = tableFor(host, title);
    Object.assign(table, { showRowNumbers: flag(value), baseRowNumber: flag(value) ? 0 : 1 });
    markChanged(host, table);
  }),
  ...["Table.saveColumnHeader", "Table.saveColumnHeaders"].map((name) =>
    builtin(name, "nothing", ["number", "string?"], (host, value, title) => {
      const table = tableFor(host, title);
      table.saveColumnHeaders = flag(value);
      markChanged(host, table);
    }),
  ),
  builtin("Table.rename", "nothing", ["string", "string?"], renameResults),
  builtin(
    "Table.getSelectionStart",
    "number",
    ["string?"],
    (host, title) => tableFor(host, title).panel?.selectionStart ?? -1,
  ),
  builtin("Table.getSelectionEnd", "number", ["string?"], (host, title) => {
    const table = tableFor(host, title);
    return table.panel?.selectionEnd ?? host.error(`"${table.title}" table not found`);
  }),
  builtin("Table.setSelection", "nothing", ["number", "number", "string?"], (host, from, to, title) => {
    const table = tableFor(host, title);
    if (table.panel === null) return host.error(`"${table.title}" table not found`);
    const last = table.panel.lines.length - 1;
    const start = Math.max(0, toInt(from));
    const clear = from === -1 && to === -1;
    table.panel.selectionStart = clear ? -1 : Math.min(start, last);
    table.panel.selectionEnd = clear ? -1 : Math.min(Math.max(0, toInt(from), toInt(to)), last);
  }),
  ...["Table.setLocationAndSize", "Table.setLocAndSize"].map((name) =>
    builtin(
      name,
      "nothing",
      ["number", "number", "number", "number", "string?"],
      (host, _x, _y, _w, _h, title) => {
        if (title === undefined) tableFor(host, title);
      },
    ),
  ),
];
