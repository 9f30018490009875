/** One column slot of a table. Slots keep their place when a column is deleted, and the headings of measurements
 * ("Area", "Mean", …) may wait in their slots before any value is there. */
export interface TableColumn {
  heading: string;
  /** null: nothing in this slot is shown. May be longer than the table: what lies behind the last row is left over from deleted rows. */
  values: number[] | null;
  /** Cells of text; one counts only where the number is NaN. */
  texts: string[] | null;
  /** Decimal places; null = whole numbers without, others with the table's precision. Negative: scientific. */
  decimals: number | null;
  /** Set by hand (addNumber with a heading): stays when the columns of measurements change. */
  keep: boolean;
  /** What new rows hold until a value comes: as it was when the column was made. Default 0. */
  blank?: number;
}

/** What a table or text window shows: filled when the table is shown, and not before. Lines are tab-separated. */
export interface TextPanel {
  /** Tab-separated; "" = none. */
  headings: string;
  lines: string[];
  /** Selected lines, both ends included; -1 = none. */
  selectionStart: number;
  selectionEnd: number;
}

/** A table as ImageJ's ResultsTable. Mutable. Use the functions of src/image/tables, which know ImageJ's rules for text, decimals and files. */
export interface ResultsTable {
  /** null: never shown. */
  title: string | null;
  /** Number of rows. */
  size: number;
  columns: TableColumn[];
  /** Index of the last slot that was ever in use since the last reset; -1 = none. */
  lastColumn: number;
  /** Row labels, the column shown first; null = none. */
  labels: (string | null)[] | null;
  labelHeading: string;
  /** Decimal places for columns with fractions; negative: scientific. */
  precision: number;
  showRowNumbers: boolean;
  showRowNumbersSet: boolean;
  /** 1, or 0 for row indexes. */
  baseRowNumber: number;
  /** New cells are NaN instead of 0. */
  nanEmptyCells: boolean;
  saveColumnHeaders: boolean;
  columnDeleted: boolean;
  isResultsTable: boolean;
  /** Its window; null = not open. */
  panel: TextPanel | null;
}

/** An empty table without a window. `precision` below 3 counts as 3, as in ImageJ. */
export function newTable(title: string | null, precision = 3): ResultsTable {
  return {
    title,
    size: 0,
    columns: [],
    lastColumn: -1,
    labels: null,
    labelHeading: "",
    precision: Math.max(3, precision),
    showRowNumbers: title === "Results",
    showRowNumbersSet: title === "Results",
    baseRowNumber: 1,
    nanEmptyCells: false,
    saveColumnHeaders: true,
    columnDeleted: false,
    isResultsTable: title === "Results",
    panel: null,
  };
}
