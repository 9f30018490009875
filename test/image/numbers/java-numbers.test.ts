import { describe, expect, it } from "vitest";
import {
  d2s,
  d2sDigits,
  fixedText,
  javaDouble,
  javaTrim,
  numberText,
  parseJavaDouble,
  scientificText,
  toInt,
} from "../../../src/image/numbers/index.ts";
import { expectManifestHolds, goldenJson } from "../../support/manifest.ts";

const view = new DataView(new ArrayBuffer(8));
function fromBits(hex: string): number {
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
}

describe("numbers as Java 17 and ImageJ write them", () => {
  it("are the same text for 1200 values", () => {
    expectManifestHolds("java-numbers");
    const rows = goldenJson<[string, string, string, string, string, string][]>(
      "java-numbers",
      "values.json",
    );
    expect(rows.length).toBeGreaterThan(1150);
    const different: unknown[] = [];
    for (const [bits, ...texts] of rows) {
      const x = fromBits(bits);
      const ours = [javaDouble(x), fixedText(x, 3), scientificText(x, 4), d2sDigits(x, 4, 9), d2s(x, 9)];
      if (ours.join(" ") !== texts.join(" ")) different.push([bits, ours, texts]);
    }
    expect(different).toEqual([]);
  });

  it("special values", () => {
    expect([Number.NaN, Infinity, -Infinity].map(javaDouble)).toEqual(["NaN", "Infinity", "-Infinity"]);
    expect([Number.NaN, Infinity, -Infinity].map((x) => d2s(x, 2))).toEqual(["NaN", "Infinity", "-Infinity"]);
    expect(d2s(3.4028234663852886e38, 2)).toBe("3.4e38");
    expect(d2s(1.5)).toBe("1.50");
    expect(d2s(1.5, 20)).toBe("1.500000000");
    expect(d2s(12345, -20)).toBe("1.234500000E4");
  });

  it("by the number-to-text rule of macros", () => {
    const texts = [
      5,
      -0,
      2147483648,
      0.1,
      1 / 3,
      1e-5,
      9.9e-6,
      123456.789,
      1e10 / 3,
      Number.NaN,
      -Infinity,
      0.50004,
    ];
    expect(texts.map(numberText)).toEqual([
      "5",
      "-0",
      "2.1475E9",
      "0.1",
      "0.3333",
      "0.00001",
      "9.9000E-6",
      "123456.789",
      "3.3333E9",
      "NaN",
      "-Infinity",
      "0.5",
    ]);
  });
});

describe("texts read as numbers", () => {
  it("as Double.parseDouble does", () => {
    for (const [text, bits] of goldenJson<[string, string | null][]>("java-numbers", "parsed.json")) {
      const expected = bits === null ? Number.NaN : fromBits(bits);
      expect(parseJavaDouble(text), JSON.stringify(text)).toBe(expected);
    }
  });

  it("trims what is not above the blank only", () => {
    expect(javaTrim("\t a\u00a0 ")).toBe("a\u00a0");
  });
});

it("casts to int as Java does", () => {
  expect([1.9, -1.9, 3e9, -3e9, Number.NaN, Infinity, -0.5].map(toInt)).toEqual([
    1, -1, 2147483647, -2147483648, 0, 2147483647, 0,
  ]);
});
