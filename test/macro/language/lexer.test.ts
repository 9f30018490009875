import { describe, expect, it } from "vitest";
import { tokenize } from "../../../src/macro/language/lexer.ts";
import { Source } from "../../../src/macro/language/source.ts";

function tokens(text: string) {
  return tokenize(new Source("t", text))
    .slice(0, -1)
    .map((token) => (token.kind === "number" ? token.value : token.text));
}

describe("tokens", () => {
  it.each<[string, (string | number)[]]>([
    ["a1_b=c.d", ["a1_b", "=", "c", ".", "d"]],
    ["x += y --z", ["x", "+=", "y", "--", "z"]],
    ["3 - - 4 & & 5", [3, "--", 4, "&&", 5]],
    ["a = = b ! = c", ["a", "==", "b", "!=", "c"]],
    [">>>=", [">>", ">="]],
    ["1.5.2 .5", [1.5, ".", 2, ".", 5]],
    ["0x1F 0xff 0 x1", [31, 255, 1]],
    ["1e3 1E-2 2e+1 5 e", [1000, 0.01, 20, 5, "e"]],
    ["0e5 1else", [0, "e5", 1, "else"]],
    ["µé1", [1]],
    ["μ1 日本", ["μ1", "日本"]],
    ["#@?\\", ["#", "@", "?", "\\"]],
    ["a//b\nc/*d\n*/e/f", ["a", "c", "e", "/", "f"]],
    ["a/*never closed", ["a"]],
  ])("%j", (text, expected) => expect(tokens(text)).toEqual(expected));

  it.each([
    ['"a\\tb\\n\\\\"', "a\tb\n\\"],
    ["'\\101\\60\\7x'", "A0\x07x"],
    ['"\\q\\""', 'q"'],
    ['"open', "open"],
    ['"ends at\nline', "ends at"],
    ['""', ""],
    ['"\\', ""],
  ])("text %j", (text, expected) => expect(tokens(text)[0]).toBe(expected));

  it("adds up long decimals as Java 17's StreamTokenizer does", () => {
    expect(String(tokens("3.14159265358979323846")[0])).toBe("3.1415926535897927");
    expect(tokens("0.1234567890123456789 123.456789012345678")).toEqual([
      0.1234567890123457, 123.4567890123457,
    ]);
  });

  it("knows where they stand, with any line ends", () => {
    const source = new Source("t", "a\r\nbb\rccc\n  d");
    const places = tokenize(source).map((token) => source.place(token.start));
    expect(places.map(({ line, column }) => `${line}:${column}`)).toEqual([
      "1:1",
      "2:1",
      "3:1",
      "4:3",
      "4:4",
    ]);
    expect(source.line(3)).toBe("ccc");
    expect(source.line(4)).toBe("  d");
  });
});
