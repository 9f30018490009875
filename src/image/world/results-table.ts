/** One cell: a number (NaN shown as NaN), text, or nothing set yet. */
export type Cell = number | string | null;

/** A table as ImageJ's ResultsTable: columns in order of their first use. Text rules (decimals, saving, headings) are in src/image/tables. */
export interface ResultsTable {
  title: string;
  /** Headings in the order shown. */
  columns: string[];
  rows: Map<string, Cell>[];
  /** Row labels ("Label" column, shown first); null = none. */
  labels: (string | null)[];
  /** Decimal places of every column without its own; -9 … 9 as ImageJ (negative: scientific, then 9 fixed); the default 3. */
  precision: number;
  decimals: Map<string, number>;
  showRowNumbers: boolean;
  /** false: filled but its window is not open. */
  shown: boolean;
  /** What an unset number reads as in text: "NaN" (Results, tables with NaN), "" or "0". */
  emptyCells: "zero" | "nan" | "blank";
}

export function newTable(title: string): ResultsTable {
  return {
    title,
    columns: [],
    rows: [],
    labels: [],
    precision: 3,
    decimals: new Map(),
    showRowNumbers: title === "Results",
    shown: false,
    emptyCells: "zero",
  };
}
