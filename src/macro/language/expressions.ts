import { parseJavaDouble } from "../../image/numbers/index.ts";
import { isArray, type Value } from "../values.ts";
import type { Assign, Expr } from "./ast.ts";
import { firstFactor, isTextFactor, leadingVariable } from "./classify.ts";
import { arrayOf, invoke, userValue } from "./compile-calls.ts";
import { beginsText, compileLogic, compileNumber, compileTruth } from "./compile-numbers.ts";
import { compileText } from "./compile-text.ts";
import type { Compiling } from "./compiling.ts";
import { TEXT_METHODS } from "./text-methods.ts";
import type { Variables } from "./variables.ts";
import { type NumberOf, stop, type TextOf, type ValueOf, type Vm } from "./vm.ts";

/** Compiles the expressions of one function to closures over its frames. Every node is compiled once for each kind of value,
 * however often it is asked for: what a variable holds decides only while running which of them is used. */
export class Expressions implements Compiling {
  readonly #numbers = new Map<Expr, NumberOf>();
  readonly #truths = new Map<Expr, NumberOf>();
  readonly #texts = new Map<Expr, TextOf>();

  constructor(
    readonly vm: Vm,
    readonly variables: Variables,
  ) {}

  number(node: Expr, expected = "')' expected"): NumberOf {
    return once(this.#numbers, node, () => compileNumber(this, node, expected));
  }

  logical(node: Expr): NumberOf {
    return node.kind === "logic" ? compileLogic(this, node) : this.truth(node);
  }

  truth(node: Expr): NumberOf {
    return once(this.#truths, node, () => compileTruth(this, node));
  }

  text(node: Expr, expected = "')' expected"): TextOf {
    return once(this.#texts, node, () => compileText(this, node, expected));
  }

  value(node: Expr): ValueOf {
    if (node.kind === "variable") return this.variables.value(node);
    if (node.kind === "element") return this.variables.element(node, this.number(node.index, "']' expected"));
    const first = firstFactor(node);
    if (node.kind === "call") {
      const returns = this.vm.builtins.get(node.name)?.returns;
      if (node.functionKind === "array" || returns === "array") return arrayOf(this, node);
      if (returns === "any") {
        const run = invoke(this, node);
        return (f) => asValue(run(f));
      }
    }
    return this.textOrNumber(node, first);
  }

  /** An argument of a user function.
   * @see ImageJ 1.54p Interpreter.pushArgs */
  argument(node: Expr): ValueOf {
    const first = firstFactor(node);
    if (first.kind === "user") return node === first ? userValue(this, first) : this.number(node);
    if (first.kind === "text" || (first.kind === "call" && first.functionKind === "string"))
      return this.text(node);
    if (node.kind === "call" && this.vm.builtins.get(node.name)?.returns === "array")
      return arrayOf(this, node);
    if (node.kind === "variable") return this.variables.value(node);
    const variable = leadingVariable(first);
    if (first.kind === "element") {
      const read = this.variables.element(first, this.number(first.index, "']' expected"));
      const number = this.number(node);
      return (f) => {
        const value = read(f);
        if (typeof value !== "string") return node === first ? value : number(f);
        return node === first ? value : stop("')' expected", first.end);
      };
    }
    if (first.kind === "method") return TEXT_METHODS.has(first.name) ? this.text(node) : this.number(node);
    if (variable === null || node.kind !== "sum" || node.first !== first) return this.number(node);
    const read = this.variables.keptOr(variable, this.variables.read(variable.name));
    const text = this.text(node);
    const number = this.number(node);
    const joins = node.rest[0]?.op === "+";
    return (f) => (joins && typeof read(f) === "string" ? text(f) : number(f));
  }

  /** By how it begins, as `isStringArg` of ImageJ. */
  private textOrNumber(node: Expr, first: Expr): ValueOf {
    const number = this.number(node);
    if (first.kind === "text") return this.text(node);
    const begins = beginsText(this, node);
    const variable = leadingVariable(first as ReturnType<typeof firstFactor>);
    if (begins === false) return number;
    const text = this.text(node);
    if (begins === true || variable === null) return text;
    const read = this.variables.keptOr(variable, this.variables.read(variable.name));
    return (f) => {
      const value = read(f);
      if (typeof value === "string") return text(f);
      return first.kind === "element" && isTextFactor(first, value) ? text(f) : number(f);
    };
  }

  /** `a = b += 3` as ImageJ's getAssignmentExpression: numbers only. */
  assignNumber(node: Assign): NumberOf {
    const { op, target, value } = node;
    const right = value.kind === "assign" ? this.assignNumber(value) : this.logical(value);
    const write = this.variables.write(target.name);
    if (op === "=")
      return (f) => {
        const result = right(f);
        write(f, result);
        return result;
      };
    const read = this.variables.readLocal(target.name);
    return (f) => {
      const old = asNumber(read(f));
      const x = right(f);
      const result = op === "+=" ? old + x : op === "-=" ? old - x : op === "*=" ? old * x : old / x;
      write(f, result);
      return result;
    };
  }
}

/** ImageJ's Variable.getValue: text is read as a number, arrays and what does not exist are 0. */
export function asNumber(value: Value | undefined): number {
  if (typeof value === "number") return value;
  return typeof value === "string" ? parseJavaDouble(value) : 0;
}

function asValue(result: unknown): Value {
  if (typeof result === "string" || typeof result === "number") return result;
  return isArray(result as Value) ? (result as Value) : Number.NaN;
}

function once<T>(made: Map<Expr, T>, node: Expr, make: () => T): T {
  const known = made.get(node);
  if (known !== undefined) return known;
  const result = make();
  made.set(node, result);
  return result;
}
