import { javaTrim, parseJavaDouble } from "../numbers/index.ts";
import { newTable, type ResultsTable } from "../world/index.ts";
import { emptyColumn } from "./default-headings.ts";
import { addLabel, addNumber, addRow, addText, columnIndex } from "./table-cells.ts";

const COMMA = "\u08b3";

/** Read a table as ImageJ opens a .csv (comma), .tsv, .txt or .xls (tab) file: the first line holds headings unless all of it is numbers;
 * a cell that is no number is text. Row numbers are shown when the path contains "Results".
 * @param path - decides the separator (".csv" or ".CSV": comma).
 * @throws RangeError when the text is no table, with ImageJ's message.
 * @see ImageJ ResultsTable.open
 */
export function parseTable(text: string, path = "table.csv", precision = 3): ResultsTable {
  const table = newTable(null, precision);
  if (text.length === 0) return table;
  const csv = path.endsWith(".csv") || path.endsWith(".CSV");
  const separator = csv ? "," : "\t";
  const quoted = csv && text.includes('"');
  const lines = javaSplit(quoted ? hideQuotedCommas(text) : text, "\n");
  if (lines.length === 0 || (lines.length === 1 && lines[0] === ""))
    throw new RangeError("Table is empty or invalid");
  const first = lines[0] as string;
  let headings = javaSplit(first, separator);
  if (headings.length < 1) throw new RangeError("This is not a tab or comma delimited text file.");
  headings[0] = (headings[0] as string).replace(/^\ufeff/, "");
  const allNumeric = headings.every((heading) => tableNumberOf(heading) !== undefined);
  if (allNumeric) headings = headings.map((_, index) => `C${index + 1}`);
  let firstColumn = headings[0] === " " ? 1 : 0;
  headings = headings.map((heading) => (quoted ? unquote(heading.trim()) : heading.trim()));
  const labelled = firstColumn === 1 && headings[1] === "Label";
  const firstRow = allNumeric ? 0 : 1;
  const labelIndex = onlyFirstIsText(lines, separator) ? 0 : 1;
  if (first.startsWith("\t")) {
    headings = [" ", ...headings];
    firstColumn = 1;
  }
  if (firstRow >= lines.length) {
    for (const heading of headings)
      if (columnIndex(table, heading) < 0) {
        const column = emptyColumn(heading);
        column.values = [];
        table.lastColumn = table.columns.push(column) - 1;
      }
    return table;
  }
  table.showRowNumbers = path.includes("Results");
  table.showRowNumbersSet = true;
  for (const line of lines.slice(firstRow)) {
    addRow(table);
    const cells = javaSplit(line, separator);
    for (let j = firstColumn; j < headings.length; j++) {
      const heading = headings[j] as string;
      const cell = cells[j];
      if (labelled && j === labelIndex) {
        addLabel(table, cell ?? "");
        table.labelHeading = heading;
        continue;
      }
      const value = cell === undefined ? Number.NaN : tableNumberOf(cell);
      if (value !== undefined) addNumber(table, heading, value);
      else
        addText(table, heading, quoted ? unquote((cell as string).replaceAll(COMMA, ",")) : (cell as string));
    }
  }
  return table;
}

/** String.split of a plain separator: empty strings at the end are dropped. */
export function javaSplit(text: string, separator: string): string[] {
  const parts = text.split(separator);
  if (parts.length === 1) return parts;
  while (parts.length > 0 && parts[parts.length - 1] === "") parts.pop();
  return parts;
}

/** undefined: text, not a number. */
function tableNumberOf(text: string): number | undefined {
  const value = parseJavaDouble(text);
  return Number.isNaN(value) && !/^[+-]?NaN[fFdD]?$/.test(javaTrim(text)) ? undefined : value;
}

function hideQuotedCommas(text: string): string {
  let quoted = false;
  let out = "";
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    out += quoted && char === "," ? COMMA : char;
  }
  return out;
}

function unquote(text: string): string {
  return text.length >= 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}

/** A first row with text in the first cell alone: a table without row numbers, with labels. */
function onlyFirstIsText(lines: readonly string[], separator: string): boolean {
  const row = lines[1];
  if (row === undefined) return false;
  const text = javaSplit(row, separator).map((cell) => tableNumberOf(cell) === undefined);
  return text[0] === true && text.filter(Boolean).length === 1;
}
