import { plotValues } from "../../image/profile/index.ts";
import {
  columnFor,
  columnIndex,
  getNumber,
  headings,
  labelOf,
  setLabel,
  setNumber,
  setPrecision,
  setText,
  showTable,
} from "../../image/tables/index.ts";
import type { ResultsTable } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { isArray, type MacroArray, type Value } from "../values.ts";
import { freshTable, setApplying, tableFor } from "./table-in-use.ts";

/** Variable names for column headings: other characters than letters, digits and "_" become "_", a digit in front gets one before it,
 * and what occurs twice gets a number.
 * @see ImageJ ResultsTable.getHeadingsAsVariableNames */
export function variableNames(columns: readonly string[]): string[] {
  const names: string[] = [];
  for (const heading of columns) {
    const plain = (/^\d/.test(heading) ? `_${heading}` : heading).replace(/[^A-Za-z0-9_]/g, "_");
    let name = plain;
    for (let postfix = 0; names.includes(name); postfix++) name = `${plain}_${postfix}`;
    names.push(name);
  }
  return names;
}

/** Table.applyMacro: the statements run for each row, with the columns as variables. New variables with a capital become columns. */
export function applyMacro(host: MacroHost, text: string, table: ResultsTable): void {
  const columns = headings(table);
  const names = variableNames(columns);
  const isLabel = columns.map((heading) => columnIndex(table, heading) < 0);
  const given = new Map<string, Value>();
  const cell = (column: number, row: number): Value =>
    isLabel[column] === true ? (labelOf(table, row) ?? "") : getNumber(table, columns[column] as string, row);
  for (const [column, name] of names.entries()) given.set(name, cell(column, 0));
  given.set("row", 0);
  const snippet = host.snippet(`${text};`, given);
  setApplying(host, table);
  try {
    if (table.size === 0 && columns.length > 0)
      host.error("java.lang.IllegalArgumentException: Index out of range: 0,0");
    // ImageJ finds out in a first run which variables there are.
    snippet.run();
    const used = names.map((name) => text.includes(name));
    const added = snippet.names().filter((name) => !given.has(name) && /^\p{Lu}/u.test(name));
    for (const name of added) columnFor(table, name);
    for (let row = 0; row < table.size; row++) {
      names.forEach((name, column) => {
        if (used[column]) snippet.set(name, cell(column, row));
      });
      snippet.set("row", row);
      snippet.run();
      names.forEach((name, column) => {
        if (used[column])
          store(host, table, columns[column] as string, row, snippet.get(name), isLabel[column] === true);
      });
      for (const name of added) store(host, table, name, row, snippet.get(name), false);
    }
  } finally {
    setApplying(host, null);
  }
}

function store(
  host: MacroHost,
  table: ResultsTable,
  heading: string,
  row: number,
  value: Value | undefined,
  label: boolean,
): void {
  if (label) setLabel(table, row, value === undefined ? null : host.text(value));
  else setNumber(table, heading, row, typeof value === "number" ? value : Number.NaN);
}

interface Shown {
  readonly name: string;
  readonly array: MacroArray;
}

/** Array.show: arrays as columns of a new table; "(row numbers)" and "(indexes)" in the title say what comes first. */
function showArrays(host: MacroHost, names: readonly string[], values: readonly Value[]): void {
  let title = "Arrays";
  const arrays: Shown[] = [];
  values.forEach((value, index) => {
    if (isArray(value)) arrays.push({ name: names[index] ?? "", array: value });
    else if (typeof value === "string") title = value;
    else host.error("Array expected");
  });
  const [only] = arrays;
  if (only === undefined) host.error("Array expected");
  if (only !== undefined && arrays.length === 1) {
    if (title === "Arrays") title = only.name;
    arrays[0] = { name: "Value", array: only.array };
  }
  const rows = Math.max(0, ...arrays.map(({ array }) => array.length));
  host.claim(rows * arrays.length * 8, "table");
  const table = freshTable(host.world);
  const paren = title.indexOf("(");
  const options = paren < 0 ? "" : title.slice(paren);
  if (paren >= 0) title = title.slice(0, paren).trim();
  const numbers = options.includes("row") || options.includes("1");
  if (!numbers && options.includes("index"))
    for (let i = 0; i < rows; i++) setText(table, "Index", i, String(i));
  if (numbers) Object.assign(table, { showRowNumbers: true, showRowNumbersSet: true });
  for (const { name, array } of arrays)
    for (let i = 0; i < rows; i++) {
      const value = array[i];
      if (typeof value === "number") setNumber(table, name, i, value);
      else setText(table, name, i, value ?? "");
    }
  showTable(host.world, table, title);
}

const show = (host: MacroHost, ...args: Value[]): void => {
  const [names, ...values] = args;
  showArrays(host, isArray(names) ? names.map(String) : [], values);
};

/** The bins of a histogram window as a table of its title. */
function listHistogram(host: MacroHost): void {
  const { world } = host;
  const window = world.current;
  const bins = window === null || window.width !== 300 ? undefined : plotValues(window);
  if (window === null || bins === undefined) {
    host.error("No histogram window");
    return;
  }
  const whole = (bins.xs[1] ?? 1) - (bins.xs[0] ?? 0) === 1;
  const table = freshTable(world);
  setPrecision(table, whole ? 0 : world.options.precision);
  bins.xs.forEach((x, i) => {
    if (!whole) setNumber(table, "index", i, i);
    setNumber(table, whole ? "value" : "bin start", i, x);
    setNumber(table, "count", i, bins.ys[i] ?? 0);
  });
  showTable(world, table, window.title);
}

export const tableMacroBuiltins: readonly Builtin[] = [
  ...["Table.list", "Table.showHistogramTable"].map((name) =>
    builtin(name, "nothing", [], listHistogram, {
      partly: "calibrated histograms have no column of raw levels",
    }),
  ),
  builtin("Array.show", "nothing", ["...value"], show, { names: true }),
  ...["Table.showArray", "Table.showArrays"].map((name) =>
    builtin(name, "nothing", ["...value"], show, { names: true }),
  ),
  builtin("Table.applyMacro", "nothing", ["string", "string?"], (host, first, second) => {
    const [text, title] = first === "Results" && second !== undefined ? [second, "Results"] : [first, second];
    const table = tableFor(host, title);
    applyMacro(host, text, table);
    showTable(host.world, table, table.title);
  }),
];
