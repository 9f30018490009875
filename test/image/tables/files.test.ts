import { describe, expect, it } from "vitest";
import {
  headings,
  parseTable,
  rowLine,
  savedTable,
  setLabel,
  setNumber,
  setText,
  toTable,
} from "../../../src/image/tables/index.ts";
import { newTable } from "../../../src/image/world/index.ts";

describe("saved tables", () => {
  const table = newTable("Results");
  setNumber(table, "A", 0, 1.5);
  setText(table, "B", 0, "x,y");
  setNumber(table, "A", 1, Number.NaN);
  setText(table, "B", 1, "");
  setLabel(table, 0, "a,b");

  it("quotes commas and empty cells in .csv, and only there", () => {
    expect(savedTable(table, "csv")).toBe(' ,Label,A,B\n1,a;b,1.500,"x,y"\n2,,NaN,""\n');
    expect(savedTable(table, "tab")).toBe(" \tLabel\tA\tB\n1\ta,b\t1.500\tx,y\n2\t\tNaN\t\n");
  });

  it("leaves out headings and row numbers where told to", () => {
    expect(savedTable({ ...table, saveColumnHeaders: false }, "csv", { rowNumbers: false })).toBe(
      'a;b,1.500,"x,y"\n,NaN,""\n',
    );
    expect(savedTable(newTable("Results"))).toBe("");
  });

  it("gives cells as values", () => {
    expect(toTable(table)).toEqual({
      title: "Results",
      columns: ["Label", "A", "B"],
      rows: [
        ["a,b", 1.5, "x,y"],
        ["", Number.NaN, ""],
      ],
    });
  });
});

describe("opened tables", () => {
  it("finds numbers and text, and row numbers under a blank heading", () => {
    const table = parseTable(" ,Label,Area\n1,one,5\n2,two,6.5\n", "x.csv");
    expect(headings(table)).toEqual(["Label", "Area"]);
    expect([table.size, rowLine(table, 0), rowLine(table, 1)]).toEqual([2, "one\t5.000", "two\t6.500"]);
    expect(parseTable(" ,Label,Area\n1,one,5\n", "Results.csv").showRowNumbers).toBe(true);
  });

  it("takes a first line of numbers for a row", () => {
    const table = parseTable("1,2\n3,4\n", "x.csv");
    expect(headings(table)).toEqual(["C1", "C2"]);
    expect(table.size).toBe(2);
  });

  it("reads quoted commas, missing cells and tabs", () => {
    const table = parseTable('"a","b, c"\n1,"x, y"\n2\n', "x.csv");
    // ImageJ puts the comma back in cells only.
    expect(headings(table)).toEqual(["a", "b\u08b3 c"]);
    expect([rowLine(table, 0), rowLine(table, 1)]).toEqual(["1\tx, y", "2\tNaN"]);
    expect(rowLine(parseTable("a\tb\n1\tq\n", "x.txt"), 0)).toBe("1\tq");
    expect(headings(parseTable("\ta\n1\t2\n", "x.tsv"))).toEqual(["", "a"]);
  });

  it("opens empty text and headings alone", () => {
    expect(parseTable("", "x.csv").size).toBe(0);
    expect(headings(parseTable("a,b\n", "x.csv"))).toEqual(["a", "b"]);
    expect(() => parseTable("\n", "x.csv")).toThrow("Table is empty or invalid");
  });

  it("reads what it saved", () => {
    const table = newTable("T");
    for (let i = 0; i < 5; i++) {
      setNumber(table, "A", i, i / 4);
      setText(table, "B", i, `t, ${i}`);
    }
    expect(savedTable(parseTable(savedTable(table), "t.csv"))).toBe(savedTable(table));
  });
});
