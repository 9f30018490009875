import { isArray } from "../values.ts";
import type { Ending, Expr } from "./ast.ts";
import { firstFactor } from "./classify.ts";
import { arrayOf } from "./compile-calls.ts";
import { beginsText } from "./compile-numbers.ts";
import type { Expressions } from "./expressions.ts";
import { stop, type ValueOf, type Vm } from "./vm.ts";

/** The value of `return`: text, array or number by how it begins. A comparison is cut off: `return a > b` gives a.
 * @see ImageJ 1.54p Interpreter.doReturn */
export function returnedValue(vm: Vm, e: Expressions, whole: Expr, ending: Ending): ValueOf {
  const value =
    whole.kind === "compare" ? whole.left : whole.kind === "logic" ? leftmost(whole.parts[0] as Expr) : whole;
  const number = e.number(value, "';' expected");
  if (value.kind === "paren") {
    const begins = beginsText(e, value.inner);
    if (begins === true) return () => stop("String enclosed in parens", value.start);
    if (begins !== false)
      return (f) => (begins(f) ? stop("String enclosed in parens", value.start) : number(f));
  }
  const first = firstFactor(value);
  const text = e.text(value, "';' expected");
  if (first.kind === "text") return text;
  if (first.kind === "call") {
    const returns = vm.builtins.get(first.name)?.returns;
    if (first.functionKind === "array" || (returns === "array" && value === first)) return arrayOf(e, first);
    return first.functionKind === "string" ? text : number;
  }
  if (first.kind === "variable") {
    const read = e.variables.keptOr(first, e.variables.readLocal(first.name));
    const alone = value === whole && value === first && ending.semicolon;
    const joins = value.kind === "sum" && value.first === first && value.rest[0]?.op === "+";
    return (f) => {
      const current = read(f);
      if (alone && isArray(current)) return current;
      return typeof current === "string" && (alone || joins) ? text(f) : number(f);
    };
  }
  if (first.kind === "element") {
    const read = e.variables.element(first, e.number(first.index, "']' expected"));
    return (f) => (typeof read(f) === "string" ? text(f) : number(f));
  }
  return number;
}

function leftmost(node: Expr): Expr {
  return node.kind === "compare" ? node.left : node;
}
