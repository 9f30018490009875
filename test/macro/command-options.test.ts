import { describe, expect, it } from "vitest";
import { optionFlag, optionKey, optionValue, readOptions } from "../../src/macro/command-options.ts";
import type { MacroHost } from "../../src/macro/host.ts";

const variables: Record<string, number | string> = { n: 2.5, t: "Mean", big: 1e7, "7": 1 };
const host = {
  variable: (name: string) => variables[name],
  error: (message: string): never => {
    throw new Error(message);
  },
} as unknown as MacroHost;

describe("keys", () => {
  it.each([
    ["Radius (pixels):", "radius"],
    ["Sigma:", "sigma"],
    ["TITLE", "title"],
  ])("of the label %s", (label, key) => expect(optionKey(label)).toBe(key));
});

describe("values", () => {
  it.each<[string, string, string | undefined]>([
    ["radius=3 stack", "radius", "3"],
    ["radius=3", "radius", "3"],
    ["title=[a b] x=1", "title", "a b"],
    ["title=[a [b] c]", "title", "a [b] c"],
    ["title='a b' x=1", "title", "a b"],
    ["title=[open x=1", "title", undefined],
    ["title='open x=1", "title", undefined],
    ["max=5 x=1", "x", "1"],
    ["max=5", "x", undefined],
    ["xx=5 x=1", "x", "1"],
    ["3x=5", "x", "5"],
    ["a= b=2", "a", ""],
    ["X=5", "x", undefined],
  ])("%j: %s", (text, key, expected) => expect(optionValue(text, key)).toBe(expected));
});

describe("flags", () => {
  it.each<[string, string, boolean]>([
    ["add stack", "stack", true],
    ["stack", "stack", true],
    ["stacks", "stack", false],
    ["stack=3", "stack", false],
    ["title=stack", "stack", false],
    ["title=[a stack b]", "stack", false],
    ["title=[a] stack", "stack", true],
    ["x=1 stack y=2", "stack", true],
    ["Stack", "stack", false],
  ])("%j: %s", (text, key, expected) => expect(optionFlag(text, key)).toBe(expected));
});

describe("options", () => {
  const read = (text: string | undefined) => readOptions(host, text);

  it("numbers, of every notation, and macro variables", () => {
    const options = read("a=1e3 b=0x1F c=&n d=n e=-.5 f=[7] g=NaN h=");
    expect(["a", "b", "c", "d", "e", "f", "g", "h", "i"].map((key) => options.number(key, 9))).toEqual([
      1000,
      31,
      2.5,
      2.5,
      -0.5,
      7,
      Number.NaN,
      9,
      9,
    ]);
    expect(() => read("a=nosuch").number("a", 1)).toThrow(/Numeric value expected.*"a".*nosuch/);
  });

  it("text and choices", () => {
    const options = read("a=[b c] m=&t k=Mean n=&n x=&nosuch");
    expect([
      options.string("a", ""),
      options.string("m", ""),
      options.string("n", ""),
      options.string("x", ""),
      options.string("z", "d"),
    ]).toEqual(["b c", "Mean", "2.5", "nosuch", "d"]);
    expect(options.choice("m", ["Mean", "Max"], "Max")).toBe("Mean");
    expect(options.choice("k", ["Mean", "Max"], "Max")).toBe("Mean");
    expect(options.choice("z", ["Mean", "Max"], "Max")).toBe("Max");
    expect(() => options.choice("a", ["Mean"], "Mean")).toThrow(/"b c" is not .*"a"/);
  });

  it("absent or empty are told apart", () => {
    expect([read(undefined).absent, read("").absent, read("").text]).toEqual([true, false, ""]);
    expect(read("a b=1").has("b") && read("a b=1").has("a") && !read("a b=1").has("c")).toBe(true);
  });
});
