import { describe, expect, it } from "vitest";
import { matchesTitle } from "../../../src/image/windows/wildcards.ts";
import { javaRegex } from "../../../src/macro/builtins/java-pattern.ts";
import { matchesJava, replaceAllJava, splitJava } from "../../../src/macro/builtins/java-regex.ts";
import { RegexMachine } from "../../../src/macro/builtins/regex-machine.ts";
import { compileRegex } from "../../../src/macro/builtins/regex-program.ts";
import { runMacro } from "../../../src/macro/index.ts";

/** Patterns on which backtracking takes longer than the universe. */

const as = "a".repeat(60);

function matchesOf(pattern: string, text: string, flags = ""): unknown[] {
  const regex = javaRegex(pattern, `g${flags}`);
  const machine = new RegexMachine(
    compileRegex(regex.source, regex.flags),
    text,
    flags.includes("i"),
    () => {},
  );
  const out: unknown[] = [];
  for (let from = 0; from <= text.length; ) {
    const match = machine.search(from);
    if (match === null) break;
    out.push([match.index, ...match.groups]);
    from = match.end > match.index ? match.end : match.end + 1;
  }
  return out;
}

describe("regular expressions end", () => {
  it.each([
    ["(a+)+", `${as}!`, false],
    ["(a|aa)*", `${as}!`, false],
    ["(a|aa)*", as, true],
    ["((a*)*c)", `${as}!`, false],
    ["(.*)*x(.*)*", as, false],
    ["(a?){60}a{60}", as, true],
    ["(?:a|b|ab)*+c", "ab".repeat(40), false],
    ["(?=(a+)+b).*", as, false],
  ])("%s on %s", (pattern, text, expected) => {
    expect(matchesJava(text, pattern)).toBe(expected);
  });

  it("on long texts, in replace and split", () => {
    const long = "a".repeat(50_000);
    expect(replaceAllJava(long, "a*a*a*b", "b")).toBe(long);
    expect(replaceAllJava(`${long}b`, "(a|b)+b", "<$1>")).toBe("<a>");
    expect(splitJava(`${as}!${as}c`, "((a*)*c)")).toEqual([`${as}!`, ""]);
    expect(replaceAllJava(`${" ".repeat(20_000)}x`, "\\s+$", "")).toHaveLength(20_001);
  });

  it("or are stopped in their line, where back references forbid to remember", async () => {
    const { error, log } = await runMacro(`print("early");\nx = matches("${as}!", "(a*)*\\\\1(a*)*b");`);
    expect(log).toEqual(["early"]);
    expect(error).toMatchObject({ code: "macro/limit", line: 2 });
    expect(error?.message).toContain("regular expression");
  });

  it("titles with many stars", () => {
    expect(matchesTitle("a".repeat(3000), `${"*a".repeat(20)}*b`)).toBe(false);
    expect(matchesTitle("Cells-01.TIF", "cells*.t?f")).toBe(true);
    expect(matchesTitle("a*b", "a\\*b")).toBe(true);
    expect(matchesTitle("axb", "a\\*b")).toBe(false);
    expect(matchesTitle("", "*")).toBe(true);
    expect(matchesTitle("ab", "a?b")).toBe(false);
  });
});

describe("the machine finds what JavaScript finds", () => {
  it.each([
    ["a+?b|(c)(d)?", "aabcdc"],
    ["(\\w+)-(\\d{2,3})", "ab-12 x-1234"],
    ["(?<=a)b(?!c)", "abcabab"],
    ["\\bfoo\\B|^x|y$", "foos x\ny"],
    ["(?<n>a|b)\\k<n>", "abbaa"],
    ["[a-c&&[^b]]+", "abcca"],
    ["(a*)(b*)", "aab b"],
    ["x{0,2}y{2}", "xxxyyxyy"],
    ["(?:(a)|(b))*c", "abc"],
    ["", "ab"],
    [".", "a\nb"],
    ["é|\\u00fc", "éü"],
  ])("%s in %j", (pattern, text) => {
    const native = [...text.matchAll(javaRegex(pattern, "g"))];
    const firsts = matchesOf(pattern, text).map((match) => (match as unknown[]).slice(0, 2));
    expect(firsts).toEqual(native.map((match) => [match.index, match[0]]));
  });

  it("any case, lines", () => {
    expect(matchesOf("(A)\\1", "aA", "i")).toEqual([[0, "aA", "a"]]);
    expect(matchesOf("^b$", "a\nb\nc", "m")).toEqual([[2, "b"]]);
  });
});
