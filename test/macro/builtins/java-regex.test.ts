import { describe, expect, it } from "vitest";
import { javaRegex } from "../../../src/macro/builtins/java-pattern.ts";
import { matchesJava, replaceAllJava, splitJava } from "../../../src/macro/builtins/java-regex.ts";

describe("Java's regular expressions", () => {
  it.each([
    ["abc", "abc", true],
    ["abc", "ab", false],
    ["a.b", "a\\.b", true],
    ["x-y", "[\\w-]+", true],
    ["c", "[a-z&&[^aeiou]]", true],
    ["e", "[a-z&&[^aeiou]]", false],
    ["b", "[a-c[x-z]]", true],
    ["é", "\\w", false],
    ["\u00a0", "\\s", false],
    ["\u00a0", "\\h", true],
    ["A1", "\\p{Alpha}\\p{Digit}", true],
    ["é", "\\P{ASCII}", true],
    ["1+1=2", "\\Q1+1=2\\E", true],
    ["ab\n", "ab$\n", true],
    ["a\nb", "(?s)a.b", true],
    ["ABC", "(?i)abc", true],
    ["a]}", "a]}", true],
    ["µ", "\\u00b5", true],
    ["\u0001", "\\cA", true],
    ["A", "\\0101", true],
    ["aab", "a*+b", true],
    ["😀", ".", true],
    ["50%-#&", "50%-#&", true],
    ["a/b", "[a-z/]+", true],
    ["-", "[a-]", true],
    ["", "", true],
    ["abab", "(?<x>ab)\\k<x>", true],
  ])("%j matches %s: %s", (text, pattern, expected) => {
    expect(matchesJava(text, pattern)).toBe(expected);
  });

  it("replaces with groups as Java", () => {
    expect(replaceAllJava("2024-11", "(\\d+)-(\\d+)", "$2/$1")).toBe("11/2024");
    expect(replaceAllJava("a", "(a)", "$12")).toBe("a2");
    expect(replaceAllJava("a", "a", "\\$x\\\\")).toBe("$x\\");
    expect(replaceAllJava("ab", "(?<n>a)", `[$${"{n}"}]`)).toBe("[a]b");
    expect(replaceAllJava("abc", "x*", "-")).toBe("-a-b-c-");
    expect(() => replaceAllJava("a", "a", "$1")).toThrow("No group 1");
    expect(() => replaceAllJava("a", "a", "x\\")).toThrow("missing");
  });

  it("splits as Java", () => {
    expect(splitJava("a1b22c3", "\\d+")).toEqual(["a", "b", "c", ""]);
    expect(splitJava("abc", "")).toEqual(["a", "b", "c", ""]);
    expect(splitJava(",a", ",")).toEqual(["", "a"]);
    expect(splitJava("a,b", "(,)")).toEqual(["a", "b"]);
  });

  it.each([
    ["(ab", "Unclosed group near index 3\n(ab"],
    ["[ab", "Unclosed character class near index 2\n[ab\n  ^"],
    ["*a", "Dangling meta character '*' near index 0\n*a\n^"],
    ["a)", "Unmatched closing ')' near index 0\na)"],
  ])("refuses %s in Java's words", (pattern, message) => {
    expect(() => javaRegex(pattern)).toThrow(message);
  });

  it.each(["a\\y", "(?x)a", "a(?i)b", "{2}"])("refuses %s", (pattern) => {
    expect(() => javaRegex(pattern)).toThrow(SyntaxError);
  });
});
