import type { Builtin } from "../builtin.ts";
import type { Value } from "../values.ts";
import type { Call, Element, Expr, Method, UserCall, Variable } from "./ast.ts";
import { isVariableText } from "./function-kinds.ts";
import { TEXT_METHODS } from "./text-methods.ts";

export type FirstFactor = Exclude<
  Expr,
  { kind: "product" | "sum" | "compare" | "logic" | "assign" | "step" }
>;

/** The factor an expression begins with: ImageJ looks no further to tell text from numbers. */
export function firstFactor(node: Expr): FirstFactor {
  let at = node;
  for (;;) {
    switch (at.kind) {
      case "product":
      case "sum":
        at = at.first;
        break;
      case "compare":
        at = at.left;
        break;
      case "logic":
        at = at.parts[0] as Expr;
        break;
      case "step":
      case "assign":
        at = at.target;
        break;
      default:
        return at;
    }
  }
}

/** Text-giving before anything is evaluated? null: it depends on the variable. */
export function isTextCall(node: Call, builtins: ReadonlyMap<string, Builtin>): boolean {
  const builtin = builtins.get(node.name);
  switch (node.functionKind) {
    case "string":
      return true;
    case "variable":
      return isVariableText(node.name) || builtin?.returns === "string";
    case "unknown":
      return builtin?.returns === "string";
    default:
      return false;
  }
}

/** ImageJ's isString: whether what begins with this variable is text, from the variable's present value.
 * An array counts as text when its first element is. */
export function isTextFactor(node: Variable | Element | Method, value: Value | undefined): boolean {
  if (node.kind === "element" || (node.kind === "method" && node.target.kind === "element"))
    return Array.isArray(value) ? typeof value[0] === "string" : typeof value === "string";
  if (typeof value !== "string") return false;
  return node.kind === "variable" || TEXT_METHODS.has(node.name);
}

/** `getTitle.length`, `getTitle().length`: ImageJ sees the method only behind a text function without arguments, of no namespace. */
export function isNumericMethodCall(node: Method): boolean {
  const { target } = node;
  return (
    target.kind === "call" &&
    target.args.length === 0 &&
    !target.name.includes(".") &&
    !TEXT_METHODS.has(node.name)
  );
}

/** The variable that decides, for a factor that begins with one. */
export function leadingVariable(node: FirstFactor): Variable | null {
  if (node.kind === "variable") return node;
  if (node.kind === "element") return node.array;
  if (node.kind === "method" && node.target.kind !== "call") return leadingVariable(node.target);
  return null;
}

/** A user function's value is taken whole only if nothing but `;` (or, as an argument, `,` or `)`) follows. */
export function isWholeCall(node: Expr, followers: readonly string[]): node is UserCall {
  return node.kind === "user" && followers.includes(node.followedBy);
}
