import { describe, expect, it } from "vitest";
import type { Expr } from "../../../src/macro/language/ast.ts";
import { parse } from "../../../src/macro/language/parser.ts";
import { Source } from "../../../src/macro/language/source.ts";
import { SyntaxProblem } from "../../../src/macro/language/syntax-error.ts";

function statements(text: string) {
  return parse(new Source("t", text)).statements;
}

/** An expression with all its brackets. */
function shape(node: Expr): string {
  switch (node.kind) {
    case "number":
      return String(node.value);
    case "text":
      return JSON.stringify(node.text);
    case "variable":
      return node.name;
    case "element":
      return `${node.array.name}[${shape(node.index)}]`;
    case "method":
      return `${shape(node.target)}.${node.name}(${node.args.map(shape).join()})`;
    case "call":
    case "user":
      return `${node.kind === "user" ? "*" : ""}${node.name}(${node.args.map(shape).join()})`;
    case "step":
      return `${shape(node.target)}${node.op}`;
    case "unary":
      return `(${node.op}${shape(node.operand)})`;
    case "paren":
      return shape(node.inner);
    case "product":
      return `(${shape(node.first)}${node.rest.map(({ op, factor }) => ` ${op} ${shape(factor)}`).join("")})`;
    case "sum":
      return `(${shape(node.first)}${node.rest.map(({ op, term }) => ` ${op} ${shape(term)}`).join("")})`;
    case "compare":
      return `(${shape(node.left)} ${node.op} ${shape(node.right)})`;
    case "logic":
      return `(${node.parts.map((part, i) => `${shape(part)} ${node.ops[i]?.op ?? ""}`).join(" ")})`;
    case "assign":
      return `(${node.target.name} ${node.op} ${shape(node.value)})`;
    default:
      return node satisfies never;
  }
}

function expression(text: string): string {
  const [first] = statements(`x = ${text};`);
  if (first?.kind !== "assignment") throw new Error("no assignment");
  return shape(first.assign.value);
}

describe("expressions", () => {
  it.each([
    ["1+2*3-4", "(1 + (2 * 3) - 4)"],
    ["6&3+1<<2", "((6 & 3) + (1 << 2))"],
    ["-a*b", "((-a) * b)"],
    ["!a==b", "((!a) == b)"],
    ["a&&b||c", "(a && b || c )"],
    ["y=z+=2", "(y = (z += 2))"],
    ["a[i+1]++", "a[(i + 1)]++"],
    ["s.length+1", "(s.length() + 1)"],
    ["Array.concat(a,b)", "Array.concat(a,b)"],
    ["getWidth*2", "(getWidth() * 2)"],
    ["getTitle().length", "getTitle().length()"],
    ["++i - i--", "((++i) - i--)"],
  ])("%s", (text, expected) => expect(expression(text)).toBe(expected));

  it("user functions take the place of built-in ones, wherever they are defined", () => {
    const program = parse(new Source("t", "x = floor(1); function floor(x) { return x; }"));
    const [first] = program.statements;
    expect(first?.kind === "assignment" && shape(first.assign.value)).toBe("*floor(1)");
    expect([...program.functions.keys()]).toEqual(["floor"]);
  });
});

describe("statements", () => {
  it("know whether a semicolon follows", () => {
    const endings = statements("a = 1; b = 2\nc = 3").map((s) => "ending" in s && s.ending.semicolon);
    expect(endings).toEqual([true, false, true]);
  });

  it("of all kinds", () => {
    const text = `var a = 1, b; if (a) ; else {} for (;;) break; while (a) continue; do {} while (a)
      macro "m [F1]" { return; } function f(x, y) {} a[0] = 1; f(1, 2); print("x"); 3 + 4; ;`;
    expect(statements(text).map(({ kind }) => kind)).toEqual([
      "var",
      "if",
      "for",
      "while",
      "do",
      "macro",
      "function",
      "element",
      "expression",
      "expression",
      "expression",
      "empty",
    ]);
  });
});

describe("what cannot be read", () => {
  it.each([
    ["x = ;", "Number or numeric function expected", 4],
    ["x = (1 + 2;", "')' expected", 10],
    ["print(1, );", "Number or numeric function expected", 9],
    ["a[0 = 1;", "']' expected", 4],
    ["else x = 1;", "Else without if", 0],
    ["if x > 1 {}", "'(' expected", 3],
    ["do { x = 1; } x = 2;", "'while' expected", 14],
    ["function (x) {}", "Function name expected", 9],
    ["Array = 3;", "'.' expected", 6],
    ["a[0] + 1;", "'=', '+=', '-=', '*=' or '/=' expected", 5],
    [") x = 1;", "Statement cannot begin with ')'", 0],
    ["++x;", "Statement cannot begin with '++'", 0],
    ["true;", "Statement cannot begin with 'true'", 0],
    ["x = 1 == 2 == 3;", "Statement cannot begin with '=='", 11],
  ])("%s", (text, message, at) => {
    try {
      statements(text);
    } catch (error) {
      expect(error).toBeInstanceOf(SyntaxProblem);
      expect(error).toMatchObject({ message, at, limit: false });
      return;
    }
    throw new Error("was read");
  });
});
