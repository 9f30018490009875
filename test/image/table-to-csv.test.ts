import { expect, it } from "vitest";
import { tableToCsv } from "../../src/image/index.ts";

it("writes header and rows, quoting what needs it", () => {
  const table = {
    title: "t",
    columns: ["label", "mean, raw"],
    rows: [
      [1, 0.1],
      ['say "x"', Number.NaN],
    ],
  };
  expect(tableToCsv(table)).toBe('label,"mean, raw"\n1,0.1\n"say ""x""",NaN\n');
  expect(tableToCsv({ title: "", columns: ["a"], rows: [] })).toBe("a\n");
});
