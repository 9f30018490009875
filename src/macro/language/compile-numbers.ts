import { javaDouble, parseJavaDouble, toInt } from "../../image/numbers/index.ts";
import type { Compare, Expr, Logic, Product, Step, Sum } from "./ast.ts";
import { firstFactor, isNumericMethodCall, isTextCall, isTextFactor, leadingVariable } from "./classify.ts";
import { numericCall, numericMethod, numericUserCall } from "./compile-calls.ts";
import type { Compiling } from "./compiling.ts";
import type { Frame } from "./frame.ts";
import { compareIgnoringCase } from "./text-methods.ts";
import { misplaced, type NumberOf, stop } from "./vm.ts";

/** Longer chains are evaluated in a loop. */
const MAX_NESTED = 8;

/** ImageJ's getExpression: no comparisons outside parentheses; one that stands there is an error where it stands.
 * @param expected - what ImageJ says then. */
export function compileNumber(c: Compiling, node: Expr, expected: string): NumberOf {
  switch (node.kind) {
    case "number": {
      const { value } = node;
      return () => value;
    }
    case "text": {
      const value = parseJavaDouble(node.text);
      return () => value;
    }
    case "variable":
      return c.variables.number(node);
    case "element": {
      const read = c.variables.element(node, c.number(node.index, "']' expected"));
      return (f) => {
        const value = read(f);
        return typeof value === "number" ? value : parseJavaDouble(value);
      };
    }
    case "method":
      return numericMethod(c, node);
    case "call":
      return numericCall(c, node);
    case "user":
      return numericUserCall(c, node);
    case "step":
      return compileStep(c, node);
    case "unary":
      return compileUnary(c, node.op, node.operand, node.start);
    case "paren":
      return c.logical(node.inner);
    case "product":
      return compileProduct(c, node);
    case "sum":
      return compileSum(c, node);
    case "compare":
      return cutOff(c, node.left, node.op, node.opAt, expected);
    case "logic":
      return cutOff(
        c,
        node.parts[0] as Expr,
        node.ops[0]?.op ?? "",
        node.ops[0]?.opAt ?? node.start,
        expected,
      );
    case "assign":
      return c.assignNumber(node);
    default:
      return node satisfies never;
  }
}

function cutOff(c: Compiling, before: Expr, sign: string, at: number, expected: string): NumberOf {
  const first = c.number(before, expected);
  return (f) => {
    first(f);
    return misplaced(c.vm, expected, sign, at);
  };
}

function compileUnary(c: Compiling, op: "-" | "!" | "~" | "++" | "--", operand: Expr, at: number): NumberOf {
  if (op === "++" || op === "--") return compilePrefix(c, op, operand);
  const x = c.number(operand);
  if (op === "-") return (f) => -x(f);
  if (op === "~") return (f) => ~toInt(x(f));
  return (f) => {
    const value = x(f);
    return value === 0 ? 1 : value === 1 ? 0 : stop("Boolean expected", at);
  };
}

function compilePrefix(c: Compiling, op: "++" | "--", operand: Expr): NumberOf {
  const x = c.number(operand);
  if (operand.kind !== "variable") return x;
  const change = c.variables.change(operand.name);
  const by = op === "++" ? 1 : -1;
  return (f) => {
    const value = x(f) + by;
    change(f, value);
    return value;
  };
}

function compileStep(c: Compiling, node: Step): NumberOf {
  const by = node.op === "++" ? 1 : -1;
  const { target } = node;
  if (target.kind === "variable") {
    const x = c.number(target);
    const change = c.variables.change(target.name);
    return (f) => {
      const value = x(f);
      change(f, value + by);
      return value;
    };
  }
  if (target.kind !== "element") return c.number(target);
  const array = c.variables.read(target.array.name);
  const index = c.number(target.index, "']' expected");
  const read = c.variables.elementAt(target);
  return (f) => {
    const i = toInt(index(f));
    const value = read(f, i);
    const held = array(f);
    const old = typeof value === "number" ? value : parseJavaDouble(value);
    if (Array.isArray(held)) held[i] = old + by;
    return old;
  };
}

function compileProduct(c: Compiling, node: Product): NumberOf {
  const first = c.number(node.first);
  if (node.rest.length > MAX_NESTED) {
    // No closures inside closures, so that length costs no stack.
    let value = 0;
    const steps = node.rest.map(({ op, factor }) => binary(op, () => value, c.number(factor)));
    return (f) => {
      let product = first(f);
      for (const step of steps) {
        value = product;
        product = step(f);
      }
      return product;
    };
  }
  let left = first;
  for (const { op, factor } of node.rest) left = binary(op, left, c.number(factor));
  return left;
}

function compileSum(c: Compiling, node: Sum): NumberOf {
  let left = c.number(node.first);
  if (node.rest.length > MAX_NESTED) {
    const first = left;
    const rest = node.rest.map(({ op, term }) => ({ minus: op === "-", value: c.number(term) }));
    return (f) => {
      let total = first(f);
      for (const { minus, value } of rest) total = minus ? total - value(f) : total + value(f);
      return total;
    };
  }
  for (const { op, term } of node.rest) {
    const a = left;
    const b = c.number(term);
    left = op === "+" ? (f) => a(f) + b(f) : (f) => a(f) - b(f);
  }
  return left;
}

/** Every part is evaluated and must be 0 or 1; then grouped from the right. */
export function compileLogic(c: Compiling, node: Logic): NumberOf {
  const parts = node.parts.map((part) => ({ value: c.truth(part), at: part.end }));
  const ands = node.ops.map(({ op }) => op === "&&");
  return (f) => {
    const values: number[] = [];
    for (const { value, at } of parts) {
      const x = value(f);
      if (x !== 0 && x !== 1) notBoolean(x, at);
      values.push(x);
    }
    let result = values[values.length - 1] ?? 0;
    for (let i = values.length - 2; i >= 0; i--)
      result = ands[i] ? (values[i] ?? 0) & result : (values[i] ?? 0) | result;
    return result;
  };
}

/** ImageJ's getBooleanExpression: one comparison, of numbers or of texts by how the left side begins. */
export function compileTruth(c: Compiling, node: Expr): NumberOf {
  return node.kind === "compare" ? compileCompare(c, node) : plainTruth(c, node);
}

function compileCompare(c: Compiling, node: Compare): NumberOf {
  const begins = beginsText(c, node.left);
  const { op } = node;
  if (begins === false) return compareNumbers(op, c.number(node.left), c.number(node.right));
  const left = c.text(node.left);
  const right = c.text(node.right);
  const texts: NumberOf = (f) => {
    const a = left(f);
    return textResult(op, compareIgnoringCase(a, right(f)));
  };
  if (begins === true) return texts;
  const numbers = compareNumbers(op, c.number(node.left), c.number(node.right));
  return (f) => (begins(f) ? texts(f) : numbers(f));
}

function plainTruth(c: Compiling, node: Expr): NumberOf {
  const begins = beginsText(c, node);
  if (begins === false) return c.number(node);
  const text = c.text(node);
  const asTruth: NumberOf = (f) => {
    const value = text(f);
    return value === "true" ? 1 : value === "false" ? 0 : parseJavaDouble(value);
  };
  if (begins === true) return asTruth;
  const number = c.number(node);
  return (f) => (begins(f) ? asTruth(f) : number(f));
}

/** Whether ImageJ takes the expression for text in a condition: always, never, or by the variable it begins with. */
export function beginsText(c: Compiling, node: Expr): boolean | ((f: Frame) => boolean) {
  const first = firstFactor(node);
  if (first.kind === "text") return true;
  if (first.kind === "call") return isTextCall(first, c.vm.builtins);
  if (first.kind === "method" && first.target.kind === "call") return !isNumericMethodCall(first);
  if (first.kind !== "variable" && first.kind !== "element" && first.kind !== "method") return false;
  const variable = leadingVariable(first);
  if (variable === null) return false;
  const read = c.variables.keptOr(variable, c.variables.read(variable.name));
  return (f) => isTextFactor(first, read(f));
}

/** `checkBoolean` of ImageJ. */
export function notBoolean(value: number, at: number): never {
  return stop(`Boolean expression expected: ${javaDouble(value)}`, at);
}

function binary(op: string, a: NumberOf, b: NumberOf): NumberOf {
  switch (op) {
    case "*":
      return (f) => a(f) * b(f);
    case "/":
      return (f) => a(f) / b(f);
    case "%":
      return (f) => a(f) % b(f);
    case "&":
      return (f) => toInt(a(f)) & toInt(b(f));
    case "|":
      return (f) => toInt(a(f)) | toInt(b(f));
    case "^":
      return (f) => toInt(a(f)) ^ toInt(b(f));
    case ">>":
      return (f) => toInt(a(f)) >> toInt(b(f));
    default:
      return (f) => toInt(a(f)) << toInt(b(f));
  }
}

function compareNumbers(op: Compare["op"], a: NumberOf, b: NumberOf): NumberOf {
  switch (op) {
    case "==":
      return (f) => (a(f) === b(f) ? 1 : 0);
    case "!=":
      return (f) => (a(f) !== b(f) ? 1 : 0);
    case ">":
      return (f) => (a(f) > b(f) ? 1 : 0);
    case ">=":
      return (f) => (a(f) >= b(f) ? 1 : 0);
    case "<":
      return (f) => (a(f) < b(f) ? 1 : 0);
    case "<=":
      return (f) => (a(f) <= b(f) ? 1 : 0);
    default:
      return op satisfies never;
  }
}

function textResult(op: Compare["op"], order: number): number {
  switch (op) {
    case "==":
      return order === 0 ? 1 : 0;
    case "!=":
      return order !== 0 ? 1 : 0;
    case ">":
      return order > 0 ? 1 : 0;
    case ">=":
      return order >= 0 ? 1 : 0;
    case "<":
      return order < 0 ? 1 : 0;
    case "<=":
      return order <= 0 ? 1 : 0;
    default:
      return op satisfies never;
  }
}
