import type {
  AssignOp,
  Call,
  CompareOp,
  Element,
  Expr,
  Method,
  ProductOp,
  UserCall,
  Variable,
} from "./ast.ts";
import { functionKinds, namespaces } from "./function-kinds.ts";
import { SyntaxProblem } from "./syntax-error.ts";
import { KEYWORDS, type Token } from "./token.ts";

/** Brackets, signs and calls inside each other; ImageJ itself ends with a stack overflow some way above. */
export const MAX_DEPTH = 300;

const ASSIGN: ReadonlySet<string> = new Set(["=", "+=", "-=", "*=", "/="]);
const COMPARE: ReadonlySet<string> = new Set(["==", "!=", ">", ">=", "<", "<="]);
const PRODUCT: ReadonlySet<string> = new Set(["*", "/", "%", "&", "|", "^", ">>", "<<"]);
const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ["true", 1],
  ["false", 0],
  ["PI", Math.PI],
  ["NaN", Number.NaN],
]);

/** Reads expressions in their widest form; what ImageJ allows where is decided when they are compiled. */
export class ExpressionParser {
  protected at = 0;
  protected depth = 0;

  constructor(
    protected readonly tokens: readonly Token[],
    protected readonly userFunctions: ReadonlySet<string>,
  ) {}

  protected get token(): Token {
    return this.tokens[Math.min(this.at, this.tokens.length - 1)] as Token;
  }

  protected get before(): Token {
    return this.tokens[Math.max(0, this.at - 1)] as Token;
  }

  protected peek(ahead = 1): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)] as Token;
  }

  protected is(text: string): boolean {
    return isToken(this.token, text);
  }

  protected accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.at++;
    return true;
  }

  protected expect(text: string): void {
    if (!this.accept(text)) throw new SyntaxProblem(`'${text}' expected`, this.token.start);
  }

  /** One level deeper while `read` runs. */
  protected nested<T>(read: () => T): T {
    if (++this.depth > MAX_DEPTH)
      throw new SyntaxProblem(`nested deeper than ${MAX_DEPTH} levels`, this.token.start, true);
    const result = read();
    this.depth--;
    return result;
  }

  isUserFunction(token: Token): boolean {
    return token.kind === "word" && this.userFunctions.has(token.text);
  }

  /** A word that is no keyword, no user function and no built-in name. */
  isPlainWord(token: Token): boolean {
    return (
      token.kind === "word" &&
      !KEYWORDS.has(token.text) &&
      !this.userFunctions.has(token.text) &&
      !functionKinds.has(token.text)
    );
  }

  /** `a = b += 3`, else a logical expression. */
  assignment(): Expr {
    const { token } = this;
    const op = this.peek();
    if (!this.isPlainWord(token) || op.kind !== "sign" || !ASSIGN.has(op.text)) return this.logical();
    this.at += 2;
    const target: Variable = { kind: "variable", name: token.text, start: token.start, end: token.start };
    const value = this.nested(() => this.assignment());
    return { kind: "assign", op: op.text as AssignOp, target, value, start: token.start, end: value.end };
  }

  logical(): Expr {
    const first = this.comparison();
    if (!this.is("&&") && !this.is("||")) return first;
    const parts = [first];
    const ops: { op: "&&" | "||"; opAt: number }[] = [];
    while (this.is("&&") || this.is("||")) {
      ops.push({ op: this.token.text as "&&" | "||", opAt: this.token.start });
      this.at++;
      parts.push(this.comparison());
    }
    return { kind: "logic", parts, ops, start: first.start, end: this.before.start };
  }

  comparison(): Expr {
    const left = this.sum();
    const { token } = this;
    if (token.kind !== "sign" || !COMPARE.has(token.text)) return left;
    this.at++;
    const right = this.sum();
    const span = { start: left.start, end: this.before.start };
    return { kind: "compare", op: token.text as CompareOp, opAt: token.start, left, right, ...span };
  }

  sum(): Expr {
    const first = this.product();
    const rest: { op: "+" | "-"; opAt: number; term: Expr }[] = [];
    while (this.is("+") || this.is("-")) {
      const { token } = this;
      this.at++;
      rest.push({ op: token.text as "+" | "-", opAt: token.start, term: this.product() });
    }
    if (rest.length === 0) return first;
    return { kind: "sum", first, rest, start: first.start, end: this.before.start };
  }

  product(): Expr {
    const first = this.factor();
    const rest: { op: ProductOp; opAt: number; factor: Expr }[] = [];
    while (this.token.kind === "sign" && PRODUCT.has(this.token.text)) {
      const { token } = this;
      this.at++;
      rest.push({ op: token.text as ProductOp, opAt: token.start, factor: this.factor() });
    }
    if (rest.length === 0) return first;
    return { kind: "product", first, rest, start: first.start, end: this.before.start };
  }

  factor(): Expr {
    const { token } = this;
    const { start } = token;
    if (token.kind === "number") {
      this.at++;
      return { kind: "number", value: token.value, start, end: start };
    }
    if (token.kind === "string") {
      this.at++;
      return { kind: "text", text: token.text, start, end: start };
    }
    if (token.kind === "sign") return this.nested(() => this.signFactor());
    const constant = CONSTANTS.get(token.text);
    if (token.kind === "word" && constant !== undefined) {
      this.at++;
      return { kind: "number", value: constant, start, end: start };
    }
    if (token.kind !== "word" || (KEYWORDS.has(token.text) && !this.isUserFunction(token)))
      throw new SyntaxProblem("Number or numeric function expected", start);
    if (this.isUserFunction(token)) return this.userCall();
    if (functionKinds.has(token.text)) return this.afterCall(this.call());
    if (isToken(this.peek(), "(")) return this.call();
    return this.variable();
  }

  private signFactor(): Expr {
    const { token } = this;
    const { start } = token;
    this.at++;
    switch (token.text) {
      case "(": {
        const inner = this.logical();
        this.expect(")");
        return { kind: "paren", inner, start, end: this.before.start };
      }
      case "-":
      case "!":
      case "~":
      case "++":
      case "--": {
        const operand = this.factor();
        return { kind: "unary", op: token.text, operand, start, end: operand.end };
      }
      default:
        throw new SyntaxProblem("Number or numeric function expected", start);
    }
  }

  private variable(): Expr {
    const { token } = this;
    this.at++;
    const array: Variable = { kind: "variable", name: token.text, start: token.start, end: token.start };
    let target: Variable | Element | Method = array;
    if (this.is("[")) target = this.element(array);
    if (this.is(".")) target = this.method(target);
    if (!this.is("++") && !this.is("--")) return target;
    const op = this.token.text as "++" | "--";
    this.at++;
    return { kind: "step", op, target, start: token.start, end: this.before.start };
  }

  protected element(array: Variable): Element {
    this.expect("[");
    const index = this.nested(() => this.logical());
    this.expect("]");
    return { kind: "element", array, index, start: array.start, end: this.before.start };
  }

  private method(target: Variable | Element | Call): Method {
    this.expect(".");
    const { token } = this;
    if (token.kind !== "word") throw new SyntaxProblem("Function name expected", token.start);
    this.at++;
    const args = this.is("(") ? this.args(false).args : [];
    return { kind: "method", target, name: token.text, args, start: target.start, end: this.before.start };
  }

  /** ImageJ lets number-giving string functions follow text functions: getTitle().length */
  private afterCall(call: Call): Expr {
    return call.functionKind === "string" && this.is(".") ? this.method(call) : call;
  }

  /** The current token names a built-in function or, followed by "(", something unknown. */
  protected call(): Call {
    const { token } = this;
    let name = token.text;
    const functionKind = functionKinds.get(name) ?? "unknown";
    this.at++;
    if (namespaces.has(name)) {
      if (!this.accept(".")) throw new SyntaxProblem("'.' expected", this.token.start);
      if (this.token.kind !== "word") throw new SyntaxProblem("Function name expected", this.token.start);
      name += `.${this.token.text}`;
      this.at++;
    }
    const parens = this.is("(");
    const { args, missingCommas } = parens ? this.args(true) : { args: [], missingCommas: [] };
    const span = { start: token.start, end: this.before.start };
    return { kind: "call", name, functionKind, args, parens, missingCommas, ...span };
  }

  protected userCall(): UserCall {
    const { token } = this;
    this.at++;
    if (!this.is("(")) throw new SyntaxProblem("'(' expected", this.token.start);
    const { args } = this.args(false);
    const followedBy = this.token.kind === "sign" ? this.token.text : "";
    return { kind: "user", name: token.text, args, followedBy, start: token.start, end: this.before.start };
  }

  private args(loose: boolean): { args: Expr[]; missingCommas: number[] } {
    return this.nested(() => {
      this.expect("(");
      const args: Expr[] = [];
      const missingCommas: number[] = [];
      while (!this.is(")")) {
        args.push(this.logical());
        if (this.is(")")) break;
        if (this.accept(",")) {
          if (this.is(")")) throw new SyntaxProblem("Number or numeric function expected", this.token.start);
        } else if (
          loose &&
          (this.token.kind === "word" || this.token.kind === "number" || this.token.kind === "string")
        )
          missingCommas.push(this.token.start);
        else throw new SyntaxProblem("')' expected", this.token.start);
      }
      this.expect(")");
      return { args, missingCommas };
    });
  }
}

export function isToken(token: Token, text: string): boolean {
  return (token.kind === "sign" || token.kind === "word") && token.text === text;
}
