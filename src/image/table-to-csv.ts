import type { Table } from "./image-types.ts";

/** A table as comma-separated text: one header line, then a line per row, each ended by "\n". Fields with commas, quotes or
 * line breaks are quoted as RFC 4180 says; numbers are written in full precision with a decimal point. */
export function tableToCsv(table: Table): string {
  const line = (cells: readonly (number | string)[]) => `${cells.map(field).join(",")}\n`;
  return line(table.columns) + table.rows.map(line).join("");
}

function field(value: number | string): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
