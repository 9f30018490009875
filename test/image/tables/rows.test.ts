import { describe, expect, it } from "vitest";
import {
  addRow,
  applyMeasurementOptions,
  cloneTable,
  deleteRow,
  deleteRows,
  getNumber,
  labelOf,
  resetTable,
  rowLine,
  setLabel,
  setNumber,
  setText,
  sortTable,
  summarize,
} from "../../../src/image/tables/index.ts";
import { defaultOptions, newTable, type ResultsTable } from "../../../src/image/world/index.ts";

function numbered(rows: number): ResultsTable {
  const table = newTable("T");
  for (let i = 0; i < rows; i++) {
    setNumber(table, "N", i, i);
    setText(table, "S", i, `s${i}`);
    setLabel(table, i, `L${i}`);
  }
  return table;
}

const lines = (table: ResultsTable) => Array.from({ length: table.size }, (_, row) => rowLine(table, row));

describe("rows of a table", () => {
  it("deletes rows, and brings what ImageJ leaves behind back with the next row", () => {
    const table = numbered(4);
    deleteRows(table, 1, 2);
    expect(lines(table)).toEqual(["L0\t0\ts0", "L3\t3\ts3"]);
    addRow(table);
    expect(getNumber(table, "N", 2)).toBe(3);
    expect(labelOf(table, 2)).toBe("L3");
    deleteRow(table, 7);
    deleteRow(table, -1);
    expect(table.size).toBe(3);
    deleteRows(table, -5, 99);
    expect(table.size).toBe(0);
  });

  it("sorts text before numbers, NaN where it stands, and takes labels along", () => {
    const table = newTable("T");
    [3, 1, 2].forEach((value, row) => {
      setNumber(table, "N", row, value);
      setLabel(table, row, `L${value}`);
    });
    sortTable(table, "N");
    expect(lines(table)).toEqual(["L1\t1", "L2\t2", "L3\t3"]);
    setText(table, "N", 2, "b");
    setText(table, "N", 1, "a");
    sortTable(table, "N");
    expect(lines(table)).toEqual(["L2\ta", "L3\tb", "L1\t1"]);
    expect(() => sortTable(table, "Q")).toThrow("Column not found");
  });

  it("copies deeply", () => {
    const table = numbered(2);
    const copy = cloneTable(table);
    setNumber(copy, "N", 0, 99);
    setText(copy, "S", 0, "changed");
    setLabel(copy, 0, "changed");
    expect(rowLine(table, 0)).toBe("L0\t0\ts0");
    expect(copy.panel).toBeNull();
  });

  it("forgets everything but precision", () => {
    const table = numbered(2);
    table.precision = 5;
    resetTable(table);
    expect([table.size, table.lastColumn, table.labels, table.columns, table.precision]).toEqual([
      0,
      -1,
      null,
      [],
      5,
    ]);
  });

  it("adds mean, deviation, minimum and maximum once", () => {
    const table = newTable("T");
    [1, 2, 6].forEach((value, row) => {
      setNumber(table, "A", row, value);
    });
    expect(summarize(table)).toBe(true);
    expect(lines(table).slice(3)).toEqual(["Mean\t3.000", "SD\t2.646", "Min\t1.000", "Max\t6.000"]);
    expect(summarize(table)).toBe(false);
    const single = newTable("T");
    setNumber(single, "A", 0, 1);
    expect(summarize(single)).toBe(false);
  });

  it("takes decimals and empty cells from Set Measurements", () => {
    const options = { ...defaultOptions(), precision: 6, measurements: 0x200000 | 0x800000 };
    const table = newTable("Results");
    table.baseRowNumber = 0;
    setNumber(table, "A", 0, 0.5);
    applyMeasurementOptions(table, options);
    expect([table.precision, table.nanEmptyCells, table.baseRowNumber]).toEqual([-6, true, 1]);
    expect(rowLine(table, 0)).toBe("1\t5.000000E-1");
  });
});
