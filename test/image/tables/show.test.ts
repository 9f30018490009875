import { describe, expect, it } from "vitest";
import {
  addNumber,
  addRow,
  closeTable,
  displayLastRow,
  panelText,
  savedWindow,
  setNumber,
  showTable,
} from "../../../src/image/tables/index.ts";
import { newTable, World } from "../../../src/image/world/index.ts";

describe("windows of tables", () => {
  it("shows a copy the first time, and what is there when it is shown", () => {
    const world = new World();
    const table = newTable(null);
    setNumber(table, "A", 0, 1);
    const shown = showTable(world, table, "T");
    expect(shown).not.toBe(table);
    setNumber(shown, "A", 1, 2);
    expect(panelText(shown)).toBe("A\n1\n");
    expect(showTable(world, shown, "T")).toBe(shown);
    expect(panelText(shown)).toBe("A\n1\n2\n");
    expect([world.activeTable, world.frontTable, [...world.tables.keys()]]).toEqual(["T", "T", ["T"]]);
  });

  it("makes a table shown as Results the results table", () => {
    const world = new World();
    const table = newTable(null);
    setNumber(table, "A", 0, 1);
    showTable(world, table, "Results");
    expect(world.results).toBe(table);
    expect(panelText(table)).toBe(" \tA\n1\t1\n");
    expect(world.tables.size).toBe(0);
  });

  it("appends measured rows, and drops rows that were never shown", () => {
    const world = new World();
    addNumber(world.results, "A", 1);
    displayLastRow(world);
    addRow(world.results);
    addNumber(world.results, "A", 2);
    addRow(world.results);
    addNumber(world.results, "A", 3);
    displayLastRow(world);
    expect(panelText(world.results)).toBe(" \tA\n1\t1\n2\t3\n");
    expect(world.results.size).toBe(2);
  });

  it("closes", () => {
    const world = new World();
    expect(closeTable(world, "Results")).toBe(false);
    showTable(world, newTable(null), "T");
    expect(closeTable(world, "T")).toBe(true);
    expect([world.activeTable, world.frontTable, world.tables.size]).toEqual([null, null, 0]);
    expect(closeTable(world, "T")).toBe(false);
  });

  it("saves the lines of a window whose table is empty", () => {
    const table = newTable("T");
    table.panel = { headings: "a\tb", lines: ["1\t2\t", "3\t4"], selectionStart: -1, selectionEnd: -1 };
    expect(savedWindow(table, "csv")).toBe("a,b\n1,2\n3,4\n");
  });
});
