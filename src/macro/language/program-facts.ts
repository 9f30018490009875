import type { Expr, Program, Statement, VarItem } from "./ast.ts";
import { partsOf } from "./hoist.ts";

/** All statements, also those inside others; functions where they are defined. */
export function* everyStatement(statements: readonly Statement[]): Generator<Statement> {
  const stack = [...statements].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    pushReversed(stack, innerStatements(node));
  }
}

/** So that the first is taken from the stack first; blocks can have more statements than a call can have arguments. */
function pushReversed(stack: Statement[], statements: readonly Statement[]): void {
  for (let i = statements.length - 1; i >= 0; i--) stack.push(statements[i] as Statement);
}

function innerStatements(node: Statement): readonly Statement[] {
  switch (node.kind) {
    case "block":
      return node.body;
    case "if":
      return [
        ...node.branches.map((branch) => branch.body),
        ...(node.otherwise === null ? [] : [node.otherwise]),
      ];
    case "for":
    case "while":
    case "do":
    case "macro":
      return [node.body];
    case "function":
      return [node.definition.body];
    default:
      return [];
  }
}

/** Expressions directly in a statement. */
export function expressionsOf(node: Statement): readonly Expr[] {
  switch (node.kind) {
    case "var":
      return node.items.flatMap((item) => (item.value === null ? [] : [item.value]));
    case "assignment":
      return [node.assign.value];
    case "element":
      return [node.target.index, node.value];
    case "expression":
      return [node.expr];
    case "return":
      return node.value === null ? [] : [node.value];
    case "if":
      return node.branches.map((branch) => branch.condition);
    case "for":
      return [...node.init, ...(node.condition === null ? [] : [node.condition]), ...node.increment];
    case "while":
    case "do":
      return [node.condition];
    default:
      return [];
  }
}

/** Every expression below, itself included, in order of evaluation. */
export function* everyExpression(exprs: readonly Expr[]): Generator<Expr> {
  const stack = [...exprs].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    const parts = partsOf(node);
    for (let i = parts.length - 1; i >= 0; i--) stack.push(parts[i] as Expr);
  }
}

/** `var` statements outside of functions and macro blocks: globals, if the macro has functions. */
export function globalsOf(program: Program): VarItem[] {
  if (program.functions.size === 0) return [];
  const items = new Map<string, VarItem>();
  const stack = [...program.statements].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === "var")
      for (const item of node.items) if (!items.has(item.target.name)) items.set(item.target.name, item);
    if (node.kind !== "function" && node.kind !== "macro") pushReversed(stack, innerStatements(node));
  }
  return [...items.values()];
}
