import type { Builtin } from "../builtin.ts";
import type { Expr } from "./ast.ts";

/** Plans the evaluation of expressions with calls that are steps of their own, because the machine may have to wait inside them:
 * user functions, and built-ins that suspend. Everything that ImageJ evaluates before such a call is
 * evaluated, and kept, before it. Nothing in the language is evaluated conditionally inside an expression, so order is all.
 * @param exprs - evaluated one after the other.
 * @param visit - told in order of evaluation. */
export function hoist(
  exprs: readonly Expr[],
  builtins: ReadonlyMap<string, Builtin>,
  visit: (node: Expr) => void,
): void {
  const known = new Map<Expr, boolean>();
  const isStep = (node: Expr): boolean =>
    node.kind === "user" || (node.kind === "call" && (builtins.get(node.name)?.suspends ?? false));
  const contains = (node: Expr): boolean => {
    const found = known.get(node);
    if (found !== undefined) return found;
    const result = isStep(node) || partsOf(node).some(contains);
    known.set(node, result);
    return result;
  };
  const list = (nodes: readonly Expr[], later: boolean): void => {
    let last = -1;
    nodes.forEach((node, i) => {
      if (contains(node)) last = i;
    });
    nodes.forEach((node, i) => {
      walk(node, later || i < last);
    });
  };
  const walk = (node: Expr, later: boolean): void => {
    if (!later && !contains(node)) return;
    if (node.kind === "user") {
      visit(node); // Its arguments are planned when its call is made a step.
      return;
    }
    list(partsOf(node), later && !isStep(node) && node.kind !== "call");
    if (isStep(node)) visit(node);
    else if (later && (node.kind === "variable" || node.kind === "element" || node.kind === "call"))
      visit(node);
  };
  if (exprs.some(contains)) list(exprs, false);
}

/** Direct parts in order of evaluation. */
export function partsOf(node: Expr): readonly Expr[] {
  switch (node.kind) {
    case "number":
    case "text":
    case "variable":
      return [];
    case "element":
      return [node.index];
    case "method":
      return [node.target, ...node.args];
    case "call":
    case "user":
      return node.args;
    case "step":
      return node.target.kind === "element" ? [node.target.index] : [];
    case "unary":
      return [node.operand];
    case "paren":
      return [node.inner];
    case "product":
      return [node.first, ...node.rest.map((part) => part.factor)];
    case "sum":
      return [node.first, ...node.rest.map((part) => part.term)];
    case "compare":
      return [node.left, node.right];
    case "logic":
      return node.parts;
    case "assign":
      return [node.value];
    default:
      return node satisfies never;
  }
}
