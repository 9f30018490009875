import type { ResultsTable, TableColumn } from "../world/index.ts";

/** Columns of Measure, each in its own slot from 0, so that the order on screen never depends on what was measured first. */
export const DEFAULT_HEADINGS: readonly string[] =
  "Area Mean StdDev Mode Min Max X Y XM YM Perim. BX BY Width Height Major Minor Angle Circ. Feret IntDen Median Skew Kurt %Area RawIntDen Ch Slice Frame FeretX FeretY FeretAngle MinFeret AR Round Solidity MinThr MaxThr".split(
    " ",
  );

export function emptyColumn(heading: string): TableColumn {
  return { heading, values: null, texts: null, decimals: null, keep: false };
}

/** Reserve the slots of the measurements (ImageJ does it when Measure finds no Results window open). */
export function setDefaultHeadings(table: ResultsTable): void {
  DEFAULT_HEADINGS.forEach((heading, index) => {
    const column = table.columns[index];
    if (column === undefined) table.columns.push(emptyColumn(heading));
    else column.heading = heading;
  });
  table.showRowNumbers = true;
  table.baseRowNumber = 1;
  table.showRowNumbersSet = true;
}
