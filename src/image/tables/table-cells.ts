import { FLOAT_MAX, fixedText, scientificText, toInt } from "../numbers/index.ts";
import type { ResultsTable, TableColumn } from "../world/index.ts";
import { emptyColumn } from "./default-headings.ts";

/** Slot of a heading; -1 = none. A reserved or deleted slot has a heading but no values: see `columnExists`. */
export function columnIndex(table: ResultsTable, heading: string): number {
  return table.columns.findIndex((column) => column.heading === heading);
}

/** The column is shown: it has values. */
export function columnExists(table: ResultsTable, heading: string): boolean {
  const column = table.columns[columnIndex(table, heading)];
  return column !== undefined && column.values !== null;
}

/** The slot of a heading with room for values; made after the last slot if there is none. */
export function columnFor(table: ResultsTable, heading: string | number): TableColumn {
  let index = typeof heading === "number" ? heading : columnIndex(table, heading);
  if (index < 0) index = table.columns.push(emptyColumn(String(heading))) - 1;
  while (table.columns.length <= index) table.columns.push(emptyColumn(`C${table.columns.length + 1}`));
  const column = table.columns[index] as TableColumn;
  if (column.values === null) {
    column.blank = table.nanEmptyCells ? Number.NaN : 0;
    column.values = new Array<number>(table.size).fill(column.blank);
    if (index > table.lastColumn) table.lastColumn = index;
  }
  return column;
}

/** A new last row: cells 0 (NaN in columns made while nanEmptyCells was on), no label. Gives its index. */
export function addRow(table: ResultsTable): number {
  const row = table.size++;
  for (const { values, blank } of table.columns)
    if (values !== null && values.length <= row) values.push(blank ?? 0);
  return row;
}

/** Put a number in the last row, as measuring does (a first row is made when there is none). Columns that get a fraction in
 * the first 24 rows get the table's decimals. By heading, or by slot for the default headings.
 * @see ImageJ ResultsTable.addValue
 */
export function addNumber(table: ResultsTable, heading: string | number, value: number): void {
  if (table.size === 0) addRow(table);
  const column = columnFor(table, heading);
  (column.values as number[])[table.size - 1] = value;
  if (table.size < 25 && isFraction(value)) column.decimals = table.precision;
  if (typeof heading === "string") column.keep = true;
}

/** Put text in the last row. */
export function addText(table: ResultsTable, heading: string, text: string): void {
  addNumber(table, heading, Number.NaN);
  setText(table, heading, table.size - 1, text);
}

/** Label of the last row. */
export function addLabel(table: ResultsTable, label: string): void {
  setLabel(table, table.size - 1, label);
}

/** Put a number in any row; `row` = size makes a row.
 * @throws RangeError for a row beyond that. */
export function setNumber(table: ResultsTable, heading: string | number, row: number, value: number): void {
  if (row > table.size) throw new RangeError("row>counter");
  const column = columnFor(table, heading);
  if (row === table.size) addRow(table);
  (column.values as number[])[row] = value;
  if (isFraction(value)) column.decimals = table.precision;
}

/** Put text in any row; `row` = size makes a row. */
export function setText(table: ResultsTable, heading: string | number, row: number, text: string): void {
  setNumber(table, heading, row, Number.NaN);
  const column = columnFor(table, heading);
  column.texts ??= [];
  while (column.texts.length < row) column.texts.push("");
  column.texts[row] = text;
}

/** Label of any row. The column "Label" is shown from then on. */
export function setLabel(table: ResultsTable, row: number, label: string | null): void {
  table.labels ??= [];
  if (table.labelHeading === "") table.labelHeading = "Label";
  table.labels[row] = label;
}

export function labelOf(table: ResultsTable, row: number): string | null {
  return table.labels?.[row] ?? null;
}

/** The number in a cell; NaN for text and where there is no such column. */
export function getNumber(table: ResultsTable, heading: string | number, row: number): number {
  const column = table.columns[typeof heading === "number" ? heading : columnIndex(table, heading)];
  return column?.values?.[row] ?? Number.NaN;
}

/** What a cell shows; undefined where there is no such column. Line breaks are written `\n`. */
export function cellText(
  table: ResultsTable,
  column: TableColumn | undefined,
  row: number,
): string | undefined {
  const value = column?.values?.[row];
  if (column === undefined || value === undefined) return undefined;
  if (Number.isNaN(value)) {
    const text = column.texts?.[row];
    return text === undefined ? "NaN" : text.replaceAll("\n", "\\n");
  }
  const { precision } = table;
  if (column.decimals !== null) return tableNumber(value, column.decimals);
  return tableNumber(value, isInt(value) && precision >= 0 ? 0 : precision);
}

/** ResultsTable.d2s: fixed decimals, but scientific for what would look like zero, for huge numbers and for negative `decimals`. */
export function tableNumber(value: number, decimals: number): string {
  if (value === FLOAT_MAX) return "3.4e38";
  if (!Number.isFinite(value)) return fixedText(value, 0);
  const size = Math.abs(value);
  if ((size !== 0 && size < 1 / 10 ** decimals) || size > 999999999999 || decimals < 0)
    return scientificText(value, decimals < 0 ? Math.min(9, -decimals) : 3);
  return fixedText(value, Math.min(9, decimals));
}

/** Java's (int)value == value. */
export function isInt(value: number): boolean {
  return toInt(value) === value;
}

function isFraction(value: number): boolean {
  return !isInt(value) && !Number.isNaN(value);
}
