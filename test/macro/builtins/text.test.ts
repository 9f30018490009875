import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { md5, sha256 } from "../../../src/macro/builtins/checksum.ts";
import { formatJava } from "../../../src/macro/builtins/java-format.ts";
import { parseProperties, propertiesText } from "../../../src/macro/builtins/property-text.ts";
import { splitLines, tokens } from "../../../src/macro/builtins/strings.ts";
import { variableNames } from "../../../src/macro/builtins/table-macros.ts";

describe("text of macros", () => {
  it.each([
    ["%.2f", [1.005], "1.01"],
    ["%5.1f|%-6.1f|%06.1f", [1.25, 1.25, -1.25], "  1.3|1.3   |-001.3"],
    ["%e %.1E", [12345.678, 0], "1.234568e+04 0.0E+00"],
    ["%.3e", [9.9996], "1.000e+01"],
    ["%g|%.3g", [0.00012, 1234567], "0.000120000|1.23e+06"],
    ["%s %% %n", [2], "2.0 % \n"],
    ["%+.0f %(.1f %,.1f", [2.5, -2, 1234567.25], "+3 (2.0) 1,234,567.3"],
    ["%2$.0f %1$.0f", [1, 2], "2 1"],
    ["%f %8.1f", [Number.NaN, Number.NEGATIVE_INFINITY], "NaN -Infinity"],
  ])("formats %j of %j", (pattern, values, expected) => {
    expect(formatJava(pattern, values)).toBe(expected);
  });

  it("refuses formats as Java does", () => {
    expect(() => formatJava("%d", [1])).toThrow("IllegalFormatConversionException: d != java.lang.Double");
    expect(() => formatJava("%f %f", [1])).toThrow("MissingFormatArgumentException");
    expect(() => formatJava("50%", [])).toThrow("UnknownFormatConversionException");
  });

  it("reads and writes properties", () => {
    const read = parseProperties("a=1\n b : two\n#no\n!no\nc d\ne\\ f=\\u0041\\t|\nlong=x\\\n   y\nempty\n");
    expect([...read]).toEqual([
      ["a", "1"],
      ["b", "two"],
      ["c", "d"],
      ["e f", "A\t|"],
      ["long", "xy"],
      ["empty", ""],
    ]);
    expect(
      propertiesText(
        new Map([
          ["b", "2"],
          ["a", "1"],
        ]),
      ),
    ).toBe("a=1\nb=2\n");
    expect(() => parseProperties("a=\\u12")).toThrow("Malformed");
    // UTF-8 read as Latin-1
    expect(parseProperties("u=µ").get("u")).toBe("Âµ");
  });

  it("splits lines and tokens", () => {
    expect(splitLines("a\r\nb\rc\n\nd\n")).toEqual(["a", "b", "c", "", "d"]);
    expect(tokens("--a-_b_", "-_")).toEqual(["a", "b"]);
    expect(tokens("", " ")).toEqual([]);
  });

  it("computes digests of every length around the blocks", () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
      const bytes = new Uint8Array(length).map((_, i) => i * 7);
      expect(md5(bytes)).toBe(createHash("md5").update(bytes).digest("hex"));
      expect(sha256(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
    }
  });

  it("makes variable names of headings", () => {
    expect(variableNames(["Area", "%Area", "1st", "a b", "a.b", "a_b"])).toEqual([
      "Area",
      "_Area",
      "_1st",
      "a_b",
      "a_b_0",
      "a_b_1",
    ]);
  });
});
