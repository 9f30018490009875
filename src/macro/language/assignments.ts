import { parseJavaDouble, toInt } from "../../image/numbers/index.ts";
import { isArray, type MacroArray, type Value } from "../values.ts";
import { setElement } from "./arrays.ts";
import type { Assign, AssignOp, Ending, Expr, Statement } from "./ast.ts";
import { firstFactor, isNumericMethodCall, isTextCall, isWholeCall, leadingVariable } from "./classify.ts";
import { arrayOf, invoke, resultText, userValue } from "./compile-calls.ts";
import type { Expressions } from "./expressions.ts";
import type { Frame } from "./frame.ts";
import { DOUBLE_TEXTS, NUMERIC_TEXTS } from "./function-kinds.ts";
import type { Steps } from "./steps.ts";
import { TEXT_METHODS } from "./text-methods.ts";
import { type Maybe, misplaced, stop, type ValueOf, type Vm } from "./vm.ts";

/** Arrays of this length need no look at the memory. */
const SMALL = 65_536;
const BYTES_PER_ELEMENT = 8;

/** Compiles what stands on the left and right of `=`, `+=` … */
export class Assignments {
  constructor(
    private readonly vm: Vm,
    private readonly steps: Steps,
    private readonly e: Expressions,
  ) {}

  /** How ImageJ chooses between text, array and number: by what the right side begins with.
   * @see ImageJ 1.54p Interpreter.getExpressionType */
  assignment(node: Assign, ending: Ending): (f: Frame) => void {
    const { op, target, value } = node;
    const first = firstFactor(value);
    const write = this.e.variables.write(target.name);
    const read = this.e.variables.readLocal(target.name);
    const set = (value: ValueOf) => (f: Frame) => write(f, value(f));
    const number = () => this.e.assignNumber(node);
    if (first.kind === "text") return this.textAssign(node, read);
    if (first.kind === "user") {
      if (!isWholeCall(value, ending.semicolon ? [";", ""] : [";"])) return number();
      if (op !== "=") return set(() => stop("'=' expected", value.start));
      return set(userValue(this.e, value));
    }
    if (first.kind === "call") {
      const returns = this.vm.builtins.get(first.name)?.returns;
      if (first.functionKind === "array" || returns === "array") {
        if (op !== "=") return set(() => stop("'=' expected", value.start));
        return set(this.lone(value, arrayOf(this.e, first)));
      }
      if (NUMERIC_TEXTS.has(first.name)) {
        // ImageJ reads a number here, where a comparison or a text would be joined elsewhere.
        if (op !== "=") return set(() => stop("'=' expected", value.start));
        return set(this.e.number(value, "';' expected"));
      }
      if (returns === "any" && value === first && op === "=" && first.functionKind !== "string") {
        const run = this.e.value(value);
        return set(run);
      }
      if (isTextCall(first, this.vm.builtins)) return this.textAssign(node, read);
      return number();
    }
    if (first.kind === "method" && first.target.kind === "call") {
      const numeric = isNumericMethodCall(first);
      return numeric ? number() : this.textAssign(node, read);
    }
    const variable = leadingVariable(first);
    if (variable === null || value.kind === "assign") return number();
    const current = this.e.variables.keptOr(variable, this.e.variables.read(variable.name));
    const type = this.typeOf(first, current, value);
    const asText = this.textAssign(node, read);
    const asNumber = number();
    return (f) => {
      switch (type(f)) {
        case "text":
          return asText(f);
        case "array": {
          if (op !== "=") return stop("'=' expected", value.start);
          write(f, current(f) as MacroArray);
          return value === first ? undefined : this.behind(value);
        }
        default:
          return asNumber(f);
      }
    };
  }

  /** Type of what begins with a variable: of the element itself, or of the variable. */
  private typeOf(
    first: ReturnType<typeof firstFactor>,
    current: Maybe,
    value: Expr,
  ): (f: Frame) => "text" | "array" | "number" {
    if (first.kind === "element" || (first.kind === "method" && first.target.kind === "element")) {
      const element = first.kind === "element" ? first : first.target;
      if (element.kind !== "element") return () => "number";
      const index = this.e.number(element.index, "']' expected");
      const pure = element.index.kind === "variable" || element.index.kind === "number";
      const read = pure ? null : this.elementType(value, element);
      return (f) => {
        const array = current(f);
        if (!isArray(array)) return typeof array === "string" ? "text" : "number";
        if (read !== null) return read(f);
        return typeof array[toInt(index(f))] === "string" ? "text" : "number";
      };
    }
    return (f) => {
      const value = current(f);
      if (typeof value === "string")
        return first.kind === "variable" || (first.kind === "method" && TEXT_METHODS.has(first.name))
          ? "text"
          : "number";
      return isArray(value) && first.kind === "variable" ? "array" : "number";
    };
  }

  /** An index with side effects is evaluated once, before its type is asked for: ImageJ undoes the effects of asking. */
  private elementType(value: Expr, element: Expr & { kind: "element" }): (f: Frame) => "text" | "number" {
    const read = this.e.variables.element(element, this.e.number(element.index, "']' expected"));
    const slot = this.e.variables.scope.temporary();
    const { next } = this.steps;
    this.steps.add((f) => {
      f.slots[slot] = read(f);
      return next;
    }, value.start);
    this.e.variables.kept.set(element, slot);
    return (f) => (typeof f.slots[slot] === "string" ? "text" : "number");
  }

  /** Nothing may stand behind an array. */
  private lone(value: Expr, array: ValueOf): ValueOf {
    if (firstFactor(value) === value) return array;
    return (f) => {
      array(f);
      return this.behind(value);
    };
  }

  /** What stands behind the first factor of an expression. */
  private behind(value: Expr): never {
    const at = firstSign(value);
    return misplaced(this.vm, "';' expected", at.sign, at.at);
  }

  private textAssign(node: Assign, read: Maybe): (f: Frame) => void {
    const { op, target, value } = node;
    const text = this.e.text(value, "';' expected");
    const write = this.e.variables.write(target.name);
    // ImageJ makes the variable before it looks at the text: what a function sees of it by this name is 0 from now on.
    const make = (f: Frame) => {
      if (read(f) === undefined) write(f, 0);
    };
    if (op === "=" && value.kind === "call") {
      // A text function without a result leaves a variable that is 0.
      const run = invoke(this.e, value);
      const double = DOUBLE_TEXTS.has(value.name);
      return (f) => {
        make(f);
        const result = run(f);
        write(f, result === undefined ? 0 : resultText(result, double));
      };
    }
    if (op === "=")
      return (f) => {
        make(f);
        write(f, text(f));
      };
    return (f) => {
      const old = read(f);
      if (old === undefined) return stop("Undefined identifier", target.start);
      if (op !== "+=") return stop("'=' or '+=' expected", value.start);
      const added = text(f);
      write(f, (typeof old === "string" ? old : "null") + added);
    };
  }

  /** `a[i] = …`, with the growing of arrays. */
  element(node: Extract<Statement, { kind: "element" }>): (f: Frame) => void {
    const { target, op, value } = node;
    const { host } = this.vm;
    const { array: variable } = target;
    const read = this.e.variables.readLocal(variable.name);
    const write = this.e.variables.write(variable.name);
    const index = this.e.number(target.index, "']' expected");
    const right = this.elementValue(value, op, node.ending);
    return (f) => {
      const array = read(f) ?? stop("Undefined identifier", variable.start);
      const i = toInt(index(f));
      const result = right(f, array, i);
      if (!isArray(array)) return stop("Array expected", value.start);
      if (i < 0) return stop("Negative index", value.start);
      if (i >= array.length && i >= SMALL) host.claim(BYTES_PER_ELEMENT * (i + 1), "The array");
      const grown = setElement(array, i, result);
      if (grown !== array) write(f, grown);
    };
  }

  private elementValue(
    value: Expr,
    op: AssignOp,
    ending: Ending,
  ): (f: Frame, array: Value, i: number) => number | string {
    const number = this.e.number(value, "';' expected");
    const asNumber = (f: Frame, array: Value, i: number): number => {
      if (op === "=") return number(f);
      const held = isArray(array) ? array[i] : 0;
      const old = held === undefined ? Number.NaN : asElementNumber(held);
      return apply(op, old, number(f));
    };
    const first = firstFactor(value);
    const text = this.e.text(value, "';' expected");
    const asText = (f: Frame): string => (op === "=" ? text(f) : stop("'=' expected", value.start));
    if (first.kind === "text") return asText;
    if (first.kind === "call") {
      const returns = this.vm.builtins.get(first.name)?.returns;
      if (first.functionKind === "array" || returns === "array")
        return () => stop("Arrays of arrays not supported", value.start);
      if (NUMERIC_TEXTS.has(first.name)) return asNumber;
      return isTextCall(first, this.vm.builtins) ? asText : asNumber;
    }
    if (isWholeCall(value, ending.semicolon ? [";", ""] : [";"])) {
      const read = userValue(this.e, value);
      return (f) => {
        const result = read(f);
        if (typeof result === "object") return stop("Arrays of arrays not supported", value.end);
        // ImageJ takes no notice of the operator here.
        return result;
      };
    }
    const variable = leadingVariable(first);
    if (variable === null) return asNumber;
    const current = this.e.variables.keptOr(variable, this.e.variables.read(variable.name));
    const type = this.typeOf(first, current, value);
    return (f, array, i) => {
      const kind = type(f);
      if (kind === "array") return stop("Arrays of arrays not supported", value.start);
      return kind === "text" ? asText(f) : asNumber(f, array, i);
    };
  }
}

function firstSign(node: Expr): { sign: string; at: number } {
  switch (node.kind) {
    case "logic":
      return node.parts[0]?.kind === "variable"
        ? { sign: node.ops[0]?.op ?? "", at: node.ops[0]?.opAt ?? node.end }
        : firstSign(node.parts[0] as Expr);
    case "compare":
      return node.left.kind === "variable" ? { sign: node.op, at: node.opAt } : firstSign(node.left);
    case "sum":
      return node.first.kind === "product"
        ? firstSign(node.first)
        : { sign: node.rest[0]?.op ?? "", at: node.rest[0]?.opAt ?? node.end };
    case "product":
      return { sign: node.rest[0]?.op ?? "", at: node.rest[0]?.opAt ?? node.end };
    default:
      return { sign: "", at: node.end };
  }
}

function asElementNumber(value: number | string): number {
  return typeof value === "number" ? value : parseJavaDouble(value);
}

function apply(op: AssignOp, a: number, b: number): number {
  return op === "+=" ? a + b : op === "-=" ? a - b : op === "*=" ? a * b : op === "/=" ? a / b : b;
}
