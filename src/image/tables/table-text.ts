import type { ResultsTable, TextPanel } from "../world/index.ts";
import { cellText } from "./table-cells.ts";

/** Headings of the shown columns, "Label" first, no row number column. */
export function headings(table: ResultsTable): string[] {
  const shown = table.columns.filter((column) => column.values !== null).map((column) => column.heading);
  return table.labels === null ? shown : [table.labelHeading, ...shown];
}

/** The heading line as ImageJ shows and saves it: a blank heading over row numbers, a delimiter after every column but the last
 * slot (so one stays at the end when the last column was deleted). */
export function headingLine(table: ResultsTable, delimiter: "\t" | "," = "\t"): string {
  let line = table.showRowNumbers ? ` ${delimiter}` : "";
  if (table.labels !== null) line += table.labelHeading + delimiter;
  for (let i = 0; i <= table.lastColumn; i++) {
    const column = table.columns[i];
    if (column === undefined || column.values === null) continue;
    line += column.heading;
    if (i !== table.lastColumn) line += delimiter;
  }
  return line;
}

/** One row as ImageJ shows it; with "," as it saves a .csv: commas in labels become ";", empty cells and cells with commas are quoted.
 * `quote` = false leaves out the quoting. */
export function rowLine(table: ResultsTable, row: number, delimiter: "\t" | "," = "\t"): string {
  let line = table.showRowNumbers ? `${row + table.baseRowNumber}${delimiter}` : "";
  if (table.labels !== null) {
    const label = table.labels[row] ?? "";
    line += (delimiter === "," ? label.replaceAll(",", ";") : label) + delimiter;
  }
  for (let i = 0; i <= table.lastColumn; i++) {
    const column = table.columns[i];
    if (column === undefined || column.values === null) continue;
    const text = cellText(table, column, row) ?? "";
    line += delimiter === "," && (text === "" || text.includes(",")) ? `"${text}"` : text;
    if (i !== table.lastColumn) line += delimiter;
  }
  return line;
}

export interface SaveOptions {
  /** false: left out even where the table shows them (Edit > Options > Input/Output). */
  readonly rowNumbers?: boolean;
}

/** The file that `saveAs("Results", path)` or Table.save writes: comma-separated for "csv", else tab-separated; "\n" ends each line. */
export function savedTable(
  shown: ResultsTable,
  format: "csv" | "tab" = "csv",
  { rowNumbers = true }: SaveOptions = {},
): string {
  const table = rowNumbers ? shown : { ...shown, showRowNumbers: false };
  const delimiter = format === "csv" ? "," : "\t";
  const lines: string[] = [];
  if (table.saveColumnHeaders && !(table.size === 0 && table.lastColumn < 0))
    lines.push(headingLine(table, delimiter));
  for (let row = 0; row < table.size; row++) lines.push(rowLine(table, row, delimiter));
  return lines.map((line) => `${line}\n`).join("");
}

/** What the window of a table shows now as text (getInfo("window.contents")): headings, then rows, each ended by "\n". "" without a window. */
export function panelText(table: ResultsTable): string {
  const { panel } = table;
  if (panel === null) return "";
  const lines = panel.headings === "" ? panel.lines : [panel.headings, ...panel.lines];
  return lines.map((line) => `${line}\n`).join("");
}

/** How ImageJ saves the lines of a window that has no table behind it, or a summary under its rows. */
export function savedLines(panel: TextPanel, format: "csv" | "tab"): string {
  const lines = panel.lines.map((line) => (line.endsWith("\t") ? line.slice(0, -1) : line));
  const text = (panel.headings === "" ? lines : [panel.headings, ...lines])
    .map((line) => `${line}\n`)
    .join("");
  return format === "csv" ? text.replaceAll("\t", ",") : text;
}

/** What File > Save As > Results or the window's own Save As writes: the table, but the lines as they are shown when there are no rows or
 * when Summarize was the last thing done to Results. */
export function savedWindow(table: ResultsTable, format: "csv" | "tab", options: SaveOptions = {}): string {
  const { panel } = table;
  const summarized =
    table.title === "Results" && (panel?.lines[panel.lines.length - 2]?.startsWith("Max") ?? false);
  return panel !== null && (table.size === 0 || summarized)
    ? savedLines(panel, format)
    : savedTable(table, format, options);
}
