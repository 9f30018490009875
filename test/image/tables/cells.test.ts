import { describe, expect, it } from "vitest";
import {
  addNumber,
  addRow,
  addText,
  cellText,
  columnExists,
  columnIndex,
  deleteColumn,
  getNumber,
  headingLine,
  headings,
  labelOf,
  renameColumn,
  rowLine,
  setDefaultHeadings,
  setLabel,
  setNumber,
  setPrecision,
  setText,
  tableNumber,
} from "../../../src/image/tables/index.ts";
import { newTable } from "../../../src/image/world/index.ts";

const cell = (table: ReturnType<typeof newTable>, heading: string, row: number) =>
  cellText(table, table.columns[columnIndex(table, heading)], row);

describe("cells of a table", () => {
  it("shows whole numbers without decimals until a fraction comes, and then all with three", () => {
    const table = newTable("T");
    addRow(table);
    addNumber(table, "A", 5);
    expect(cell(table, "A", 0)).toBe("5");
    addRow(table);
    addNumber(table, "A", 0.25);
    expect([cell(table, "A", 0), cell(table, "A", 1)]).toEqual(["5.000", "0.250"]);
    setPrecision(table, 1);
    expect([cell(table, "A", 0), cell(table, "A", 1)]).toEqual(["5.0", "0.2"]);
  });

  it("takes decimals from measuring only in the first 24 rows", () => {
    const table = newTable("T");
    for (let i = 0; i < 25; i++) addRow(table);
    addNumber(table, "A", 0.5);
    expect(table.columns[0]?.decimals).toBeNull();
    setNumber(table, "A", 24, 0.5);
    expect(table.columns[0]?.decimals).toBe(3);
  });

  it("shows text where the number is NaN, and NaN where there is none", () => {
    const table = newTable("T");
    setText(table, "A", 0, "one\ntwo");
    setNumber(table, "A", 1, Number.NaN);
    expect([cell(table, "A", 0), cell(table, "A", 1)]).toEqual(["one\\ntwo", "NaN"]);
    setNumber(table, "A", 0, 3);
    expect(cell(table, "A", 0)).toBe("3");
    setNumber(table, "A", 0, Number.NaN);
    expect(cell(table, "A", 0)).toBe("one\\ntwo");
    addText(table, "B", "x");
    expect(cell(table, "B", 1)).toBe("x");
    expect(getNumber(table, "B", 1)).toBeNaN();
    expect(getNumber(table, "none", 0)).toBeNaN();
  });

  it("writes numbers as ResultsTable.d2s", () => {
    expect([0, 0.0005, 0.001, -0.0005, 999999999999, 1e12].map((x) => tableNumber(x, 3))).toEqual([
      "0.000",
      "5.000E-4",
      "0.001",
      "-5.000E-4",
      "999999999999.000",
      "1.000E12",
    ]);
    expect([
      tableNumber(1.5, -2),
      tableNumber(Number.POSITIVE_INFINITY, 2),
      tableNumber(Number.NaN, 0),
    ]).toEqual(["1.50E0", "Infinity", "NaN"]);
    expect(tableNumber(3.4028234663852886e38, 3)).toBe("3.4e38");
  });

  it("fills new cells with 0, or NaN in columns made while the table wants that", () => {
    const table = newTable("T");
    setNumber(table, "A", 0, 1);
    addRow(table);
    expect(getNumber(table, "A", 1)).toBe(0);
    table.nanEmptyCells = true;
    addRow(table);
    addNumber(table, "B", 4);
    expect(getNumber(table, "A", 2)).toBe(0);
    addRow(table);
    expect([getNumber(table, "B", 0), getNumber(table, "B", 3)]).toEqual([Number.NaN, Number.NaN]);
  });

  it("refuses a row behind the next one", () => {
    expect(() => setNumber(newTable("T"), "A", 1, 0)).toThrow("row>counter");
  });

  it("keeps the order of measurements however they come", () => {
    const table = newTable("Results");
    setDefaultHeadings(table);
    addRow(table);
    addNumber(table, "Own", 1);
    addNumber(table, 1, 2);
    addNumber(table, 0, 3);
    expect(headings(table)).toEqual(["Area", "Mean", "Own"]);
    expect(columnExists(table, "Median")).toBe(false);
    expect(columnIndex(table, "Median")).toBe(21);
    expect(rowLine(table, 0)).toBe("1\t3\t2\t1");
  });

  it("keeps a delimiter at the end when the last column was deleted", () => {
    const table = newTable("T");
    for (const heading of ["A", "B"]) setNumber(table, heading, 0, 1);
    deleteColumn(table, "B");
    expect([headingLine(table), rowLine(table, 0)]).toEqual(["A\t", "1\t"]);
    setNumber(table, "C", 0, 2);
    expect(headingLine(table)).toBe("A\tC");
    expect(() => deleteColumn(table, "B")).toThrow('"B" column not found');
    expect(() => renameColumn(table, "A", "C")).toThrow('"C" column exists');
    expect(() => renameColumn(table, "Q", "R")).toThrow('"Q" column not found');
  });

  it("labels rows in a first column", () => {
    const table = newTable("T");
    setNumber(table, "A", 0, 1);
    setNumber(table, "A", 1, 2);
    setLabel(table, 1, "two");
    expect([labelOf(table, 0), labelOf(table, 1)]).toEqual([null, "two"]);
    expect([headingLine(table), rowLine(table, 0), rowLine(table, 1)]).toEqual(["Label\tA", "\t1", "two\t2"]);
  });
});
