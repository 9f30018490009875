import { NAN_EMPTY_CELLS, SCIENTIFIC_NOTATION } from "../statistics/measurements.ts";
import type { ResultsTable, TableColumn, WorldOptions } from "../world/index.ts";
import { columnExists, columnIndex } from "./table-cells.ts";

/** Remove one row; nothing happens when there is no such row. */
export function deleteRow(table: ResultsTable, row: number): void {
  if (row < 0 || row >= table.size) return;
  if (table.labels !== null) {
    table.labels.length = table.size;
    const last = row === table.size - 1 ? null : (table.labels[table.size - 1] ?? null);
    table.labels.splice(row, 1);
    table.labels.push(last);
  }
  for (const column of table.columns) {
    if (column.values === null) continue;
    // ImageJ leaves the last value (and label) where it was: it comes back when a row is added.
    const last = column.values[table.size - 1] as number;
    column.values.splice(row, 1);
    column.values.splice(table.size - 1, 0, last);
    if (column.texts !== null && column.texts.length === table.size) column.texts.splice(row, 1);
  }
  table.size--;
}

/** Remove rows `first` … `last`, both included. */
export function deleteRows(table: ResultsTable, first: number, last: number): void {
  const from = Math.max(0, first);
  for (let n = last - from + 1; n > 0 && from < table.size; n--) deleteRow(table, from);
}

/** @throws RangeError when there is no such column. */
export function deleteColumn(table: ResultsTable, heading: string): void {
  const column = table.columns[columnIndex(table, heading)];
  if (column === undefined) throw new RangeError(`"${heading}" column not found`);
  column.values = null;
  column.heading = "-";
  table.columnDeleted = true;
}

/** @throws RangeError when the old one does not exist or the new one does. */
export function renameColumn(table: ResultsTable, from: string, to: string): void {
  const column = table.columns[columnIndex(table, from)];
  if (column === undefined) throw new RangeError(`"${from}" column not found`);
  if (columnExists(table, to)) throw new RangeError(`"${to}" column exists`);
  column.heading = to;
}

/** Forget all rows, columns and labels; precision and row numbers stay. */
export function resetTable(table: ResultsTable): void {
  table.size = 0;
  table.columns = [];
  table.lastColumn = -1;
  table.labels = null;
  table.columnDeleted = false;
}

/** A table of its own with the same content, without a window. */
export function cloneTable(table: ResultsTable): ResultsTable {
  const copy = (column: TableColumn): TableColumn => ({
    ...column,
    values: column.values?.slice(0, table.size) ?? null,
    texts: column.texts?.slice() ?? null,
  });
  return {
    ...table,
    columns: table.columns.slice(0, table.lastColumn + 1).map(copy),
    labels: table.labels?.slice() ?? null,
    panel: null,
  };
}

/** Sort all rows by one column: text before numbers, text by UTF-16 code, stable.
 * @throws RangeError when there is no such column. */
export function sortTable(table: ResultsTable, heading: string): void {
  const column = table.columns[columnIndex(table, heading)];
  if (column === undefined || column.values === null) throw new RangeError("Column not found");
  const { values, texts } = column;
  for (const each of table.columns) {
    if (each.texts === null) continue;
    while (each.texts.length < table.size) each.texts.push("NaN");
  }
  const textAt = (row: number) => {
    const text = texts?.[row];
    return Number.isNaN(values[row]) && text !== undefined && text !== "NaN" ? text : null;
  };
  const order = Array.from({ length: table.size }, (_, row) => row);
  order.sort((a, b) => {
    const left = textAt(a);
    const right = textAt(b);
    if (left !== null && right !== null) return left < right ? -1 : left > right ? 1 : 0;
    if (left !== null || right !== null) return left !== null ? -1 : 1;
    const x = values[a] as number;
    const y = values[b] as number;
    return x < y ? -1 : x > y ? 1 : 0;
  });
  for (const each of table.columns) {
    if (each.values === null) continue;
    const old = each.values;
    each.values = old.map((value, row) => (row < table.size ? (old[order[row] as number] as number) : value));
    const oldTexts = each.texts;
    if (oldTexts !== null) each.texts = order.map((row) => oldTexts[row] as string);
  }
  const { labels } = table;
  if (labels !== null) table.labels = order.map((row) => labels[row] ?? null);
}

/** Decimal places for all columns that have fractions, now and later; at most 9, negative = scientific. */
export function setPrecision(table: ResultsTable, precision: number): void {
  table.precision = Math.min(9, precision);
  for (const column of table.columns) if (column.decimals !== null) column.decimals = table.precision;
}

/** Decimals that Set Measurements asks for; negative = scientific. */
export function measuringPrecision(options: WorldOptions): number {
  return (options.measurements & SCIENTIFIC_NOTATION) !== 0 ? -options.precision : options.precision;
}

export function nanEmptyCells(options: WorldOptions): boolean {
  return (options.measurements & NAN_EMPTY_CELLS) !== 0;
}

/** What every measuring command does first: decimals and empty cells as Set Measurements says; Results shows row numbers from 1. */
export function applyMeasurementOptions(table: ResultsTable, options: WorldOptions): void {
  if (table.title === "Results")
    Object.assign(table, {
      isResultsTable: true,
      showRowNumbers: true,
      showRowNumbersSet: true,
      baseRowNumber: 1,
    });
  setPrecision(table, measuringPrecision(options));
  table.nanEmptyCells = nanEmptyCells(options);
}
