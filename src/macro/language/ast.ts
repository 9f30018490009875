import type { FunctionKind } from "./function-kinds.ts";

/** Offsets into the source: first character, and first character of the last token (where ImageJ stands when it fails). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type AssignOp = "=" | "+=" | "-=" | "*=" | "/=";
export type CompareOp = "==" | "!=" | ">" | ">=" | "<" | "<=";
export type ProductOp = "*" | "/" | "%" | "&" | "|" | "^" | ">>" | "<<";

export type Expr =
  | (Span & { readonly kind: "number"; readonly value: number })
  | (Span & { readonly kind: "text"; readonly text: string })
  | Variable
  | Element
  | Method
  | Call
  | UserCall
  | Step
  | (Span & { readonly kind: "unary"; readonly op: "-" | "!" | "~" | "++" | "--"; readonly operand: Expr })
  | (Span & { readonly kind: "paren"; readonly inner: Expr })
  | Product
  | Sum
  | Compare
  | Logic
  | Assign;

export type Variable = Span & { readonly kind: "variable"; readonly name: string };
export type Element = Span & {
  readonly kind: "element";
  readonly array: Variable;
  readonly index: Expr;
};
/** `s.length`, `a[i].contains("x")`, `getTitle().length` */
export type Method = Span & {
  readonly kind: "method";
  readonly target: Variable | Element | Call;
  readonly name: string;
  readonly args: readonly Expr[];
};
export type Call = Span & {
  readonly kind: "call";
  /** Full name: "getPixel", "Array.sort". */
  readonly name: string;
  readonly functionKind: FunctionKind | "unknown";
  readonly args: readonly Expr[];
  readonly parens: boolean;
  /** Where commas are missing between arguments. */
  readonly missingCommas: readonly number[];
};
export type UserCall = Span & {
  readonly kind: "user";
  readonly name: string;
  readonly args: readonly Expr[];
  /** What follows the closing parenthesis: decides where ImageJ takes any kind of value from it. */
  readonly followedBy: string;
};
/** `i++`, `a[i]--` */
export type Step = Span & {
  readonly kind: "step";
  readonly op: "++" | "--";
  readonly target: Variable | Element | Method;
};
/** Factors with operators of one precedence, from left to right. */
export type Product = Span & {
  readonly kind: "product";
  readonly first: Expr;
  readonly rest: readonly { readonly op: ProductOp; readonly opAt: number; readonly factor: Expr }[];
};
export type Sum = Span & {
  readonly kind: "sum";
  readonly first: Expr;
  readonly rest: readonly { readonly op: "+" | "-"; readonly opAt: number; readonly term: Expr }[];
};
export type Compare = Span & {
  readonly kind: "compare";
  readonly op: CompareOp;
  readonly opAt: number;
  readonly left: Expr;
  readonly right: Expr;
};
/** `a && b || c`: one precedence, grouped to the right, every part evaluated. */
export type Logic = Span & {
  readonly kind: "logic";
  readonly parts: readonly Expr[];
  /** One less than parts. */
  readonly ops: readonly { readonly op: "&&" | "||"; readonly opAt: number }[];
};
/** `a = b = 3` where numbers are wanted. */
export type Assign = Span & {
  readonly kind: "assign";
  readonly op: AssignOp;
  readonly target: Variable;
  readonly value: Expr;
};

/** What follows a statement without an end of its own: `;` (or the end of the text), or the offset of what stands there instead,
 * and of what ImageJ stumbles over when it passes over the statement. */
export type Ending =
  | { readonly semicolon: true }
  | { readonly semicolon: false; readonly at: number; readonly skippedAt: number };

export type Statement =
  | (Span & { readonly kind: "empty" })
  | (Span & { readonly kind: "block"; readonly body: readonly Statement[]; readonly unclosed: boolean })
  | (Span & { readonly kind: "var"; readonly items: readonly VarItem[]; readonly ending: Ending })
  | (Span & { readonly kind: "assignment"; readonly assign: Assign; readonly ending: Ending })
  | (Span & {
      readonly kind: "element";
      readonly target: Element;
      readonly op: AssignOp;
      readonly value: Expr;
      readonly ending: Ending;
    })
  /** `log`: text that a bare expression leaves goes to the log. */
  | (Span & {
      readonly kind: "expression";
      readonly expr: Expr;
      readonly log: boolean;
      readonly ending: Ending;
    })
  | (Span & { readonly kind: "return"; readonly value: Expr | null; readonly ending: Ending })
  | (Span & { readonly kind: "break" | "continue"; readonly ending: Ending })
  | If
  | For
  | (Span & { readonly kind: "while"; readonly condition: Expr; readonly body: Statement })
  | (Span & { readonly kind: "do"; readonly condition: Expr; readonly body: Statement })
  | (Span & { readonly kind: "macro"; readonly name: string; readonly body: Statement })
  | (Span & { readonly kind: "function"; readonly definition: FunctionDefinition });

export interface VarItem extends Span {
  readonly target: Variable;
  readonly value: Expr | null;
}
export type If = Span & {
  readonly kind: "if";
  readonly branches: readonly { readonly condition: Expr; readonly body: Statement }[];
  readonly otherwise: Statement | null;
};
export type For = Span & {
  readonly kind: "for";
  readonly init: readonly Expr[];
  readonly condition: Expr | null;
  readonly increment: readonly Expr[];
  /** A parenthesis in the increment, which ImageJ does not take. */
  readonly incrementParen: number | null;
  readonly body: Statement;
};
export interface FunctionDefinition extends Span {
  readonly name: string;
  readonly params: readonly string[];
  /** Last token of the parameter list before its end: where ImageJ stands when the number of arguments is wrong. */
  readonly headerEnd: number;
  readonly body: Statement;
}

export interface Program {
  readonly statements: readonly Statement[];
  /** The last definition of a name counts. */
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
  /** Last token of a text that ends inside a block. ImageJ runs it, and stops without a word when it gets to the end. */
  readonly unclosedAt: number | null;
}
