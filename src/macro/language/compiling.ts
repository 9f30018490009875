import type { Assign, Expr } from "./ast.ts";
import type { Variables } from "./variables.ts";
import type { NumberOf, TextOf, ValueOf, Vm } from "./vm.ts";

/** What the parts of the expression compiler ask of each other. */
export interface Compiling {
  readonly vm: Vm;
  readonly variables: Variables;
  /** `expected`: what ImageJ says if something stands behind the expression that does not belong there. */
  number(node: Expr, expected?: string): NumberOf;
  logical(node: Expr): NumberOf;
  truth(node: Expr): NumberOf;
  text(node: Expr, expected?: string): TextOf;
  /** Text, number or array, as an argument that may be any of them. */
  value(node: Expr): ValueOf;
  assignNumber(node: Assign): NumberOf;
}
