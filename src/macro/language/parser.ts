import type {
  AssignOp,
  Ending,
  Expr,
  FunctionDefinition,
  Program,
  Statement,
  VarItem,
  Variable,
} from "./ast.ts";
import { ExpressionParser, isToken } from "./expression-parser.ts";
import { functionKinds } from "./function-kinds.ts";
import { tokenize } from "./lexer.ts";
import type { Source } from "./source.ts";
import { SyntaxProblem } from "./syntax-error.ts";
import { KEYWORDS, type Token } from "./token.ts";

/** How far to look for the semicolon that a statement lacks. */
const MAX_SKIPPED = 500;
const ELEMENT_ASSIGN: ReadonlySet<string> = new Set(["=", "+=", "-=", "*=", "/="]);

/** Reads a macro.
 * @throws SyntaxProblem at the first place that cannot be read, or where it is nested too deep. */
export function parse(source: Source): Program {
  const tokens = tokenize(source);
  return new StatementParser(tokens, namesOfFunctions(tokens)).program();
}

/** Every name after the word `function`, wherever it stands; these take the place of built-in functions. */
function namesOfFunctions(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  tokens.forEach((token, i) => {
    const name = tokens[i + 1];
    if (isToken(token, "function") && name?.kind === "word" && !KEYWORDS.has(name.text))
      if (functionKinds.get(name.text) !== "variable") names.add(name.text);
  });
  return names;
}

class StatementParser extends ExpressionParser {
  /** From the first of these on, ImageJ misses semicolons. */
  #strict = false;
  #missingSemicolon = false;
  #unclosedAt: number | null = null;
  readonly #functions = new Map<string, FunctionDefinition>();

  program(): Program {
    const statements: Statement[] = [];
    while (this.token.kind !== "end") statements.push(this.statement());
    return { statements, functions: this.#functions, unclosedAt: this.#unclosedAt };
  }

  statement(): Statement {
    const { token } = this;
    const { start } = token;
    if (token.kind === "sign") {
      if (token.text === ";") {
        this.at++;
        return { kind: "empty", start, end: start };
      }
      if (token.text === "{") return this.nested(() => this.block());
      if (token.text !== "(") throw this.cannotBegin(token);
    }
    if (token.kind === "word" && KEYWORDS.has(token.text) && !this.isUserFunction(token))
      return this.nested(() => this.keyword(token));
    if (token.kind === "end") throw new SyntaxProblem("Statement expected", start);
    return this.simple(token);
  }

  private simple(token: Token): Statement {
    const { start } = token;
    if (this.isUserFunction(token)) return this.expression(this.userCall(), false);
    const kind = functionKinds.get(token.text);
    if (token.kind === "word" && (kind === "statement" || kind === "array"))
      return this.expression(this.call(), false);
    if (!this.isPlainWord(token)) return this.expression(this.sum(), true);
    const next = this.peek();
    if (isToken(next, ".")) return this.expression(this.factor(), true);
    if (isToken(next, "[")) return this.elementStatement(token);
    const expr = this.assignment();
    if (expr.kind !== "assign") return this.expression(expr, false);
    return { kind: "assignment", assign: expr, ending: this.ending(), start, end: this.before.start };
  }

  private expression(expr: Expr, log: boolean): Statement {
    const ending = this.ending();
    return { kind: "expression", expr, log, ending, start: expr.start, end: expr.end };
  }

  private elementStatement(token: Token): Statement {
    const { start } = token;
    const variable: Variable = { kind: "variable", name: token.text, start, end: start };
    this.at++;
    const target = this.element(variable);
    const op = this.token;
    if (op.kind === "sign" && (op.text === "++" || op.text === "--") && isToken(this.peek(), ";")) {
      this.at++;
      return this.expression({ kind: "step", op: op.text, target, start, end: op.start }, false);
    }
    if (op.kind !== "sign" || !ELEMENT_ASSIGN.has(op.text))
      throw new SyntaxProblem("'=', '+=', '-=', '*=' or '/=' expected", op.start);
    this.at++;
    const value = this.logical();
    const ending = this.ending();
    return { kind: "element", target, op: op.text as AssignOp, value, ending, start, end: value.end };
  }

  private ending(): Ending {
    this.#missingSemicolon = !this.accept(";") && this.token.kind !== "end";
    if (!this.#missingSemicolon) return { semicolon: true };
    return { semicolon: false, at: this.token.start, skippedAt: this.skippedAt() };
  }

  /** ImageJ passes over a statement up to its semicolon, but not over `else` and functions that are statements. */
  private skippedAt(): number {
    for (let ahead = 0; ahead < MAX_SKIPPED; ahead++) {
      const token = this.peek(ahead);
      if (token.kind === "end" || isToken(token, ";")) break;
      const isStatement =
        functionKinds.get(token.text) === "statement" && !isToken(this.peek(ahead - 1), ".");
      if (token.kind === "word" && (token.text === "else" || isStatement)) return token.start;
    }
    return this.token.start;
  }

  private block(): Statement {
    const { start } = this.token;
    this.expect("{");
    const body: Statement[] = [];
    while (!this.is("}")) {
      if (this.token.kind === "end") {
        this.#unclosedAt = this.before.start;
        return { kind: "block", body, unclosed: true, start, end: this.before.start };
      }
      body.push(this.statement());
    }
    this.at++;
    return { kind: "block", body, unclosed: false, start, end: this.before.start };
  }

  private cannotBegin(token: Token): SyntaxProblem {
    const expected = this.#missingSemicolon && this.#strict;
    return new SyntaxProblem(
      expected ? "';' expected" : `Statement cannot begin with '${token.text}'`,
      token.start,
    );
  }

  private keyword(token: Token): Statement {
    const { start } = token;
    if (["if", "while", "do"].includes(token.text)) this.#strict = true;
    switch (token.text) {
      case "var":
        return this.variables();
      case "if":
        return this.ifStatement();
      case "else":
        throw new SyntaxProblem("Else without if", start);
      case "for":
        return this.forStatement();
      case "while": {
        this.at++;
        const condition = this.condition();
        const body = this.statement();
        return { kind: "while", condition, body, start, end: this.before.start };
      }
      case "do": {
        this.at++;
        const body = this.statement();
        if (!this.accept("while")) throw new SyntaxProblem("'while' expected", this.token.start);
        return { kind: "do", condition: this.condition(), body, start, end: this.before.start };
      }
      case "function":
        return this.functionStatement();
      case "macro": {
        this.at++;
        const name = this.token.text;
        this.at++;
        const body = this.block();
        return { kind: "macro", name, body, start, end: this.before.start };
      }
      case "return": {
        this.at++;
        const bare = this.is(";") || this.is("}") || this.token.kind === "end";
        const value = bare ? null : this.logical();
        return { kind: "return", value, ending: this.ending(), start, end: this.before.start };
      }
      case "break":
      case "continue":
        this.at++;
        return { kind: token.text, ending: this.ending(), start, end: start };
      default:
        throw this.cannotBegin(token);
    }
  }

  private variables(): Statement {
    const { start } = this.token;
    this.at++;
    const items: VarItem[] = [];
    do {
      const { token } = this;
      if (!this.isPlainWord(token)) break;
      const target: Variable = { kind: "variable", name: token.text, start: token.start, end: token.start };
      this.at++;
      const value = this.accept("=") ? this.assignment() : null;
      items.push({ target, value, start: token.start, end: this.before.start });
    } while (this.accept(","));
    return { kind: "var", items, ending: this.ending(), start, end: this.before.start };
  }

  private condition(): Expr {
    if (!this.is("(")) throw new SyntaxProblem("'(' expected", this.token.start);
    this.at++;
    const expr = this.logical();
    this.expect(")");
    return expr;
  }

  /** A chain of `else if` is read in a loop, so that its length does not matter. */
  private ifStatement(): Statement {
    const { start } = this.token;
    const branches: { condition: Expr; body: Statement }[] = [];
    let otherwise: Statement | null = null;
    for (;;) {
      this.expect("if");
      const condition = this.condition();
      branches.push({ condition, body: this.statement() });
      if (this.is(";") && isToken(this.peek(), "else")) this.at++;
      if (!this.accept("else")) break;
      if (this.is("if")) continue;
      otherwise = this.statement();
      break;
    }
    return { kind: "if", branches, otherwise, start, end: this.before.start };
  }

  private forStatement(): Statement {
    const { start } = this.token;
    this.at++;
    this.expect("(");
    if (this.is("var")) this.at++;
    const init: Expr[] = [];
    do {
      if (!this.is(";")) init.push(this.assignment());
    } while (this.accept(","));
    this.expect(";");
    const condition = this.is(";") ? null : this.logical();
    this.expect(";");
    const from = this.at;
    const increment: Expr[] = [];
    do {
      if (!this.is(")")) increment.push(this.assignment());
    } while (this.accept(","));
    const paren = this.tokens.slice(from, this.at).find((token) => isToken(token, "("));
    this.expect(")");
    const body = this.statement();
    const incrementParen = paren?.start ?? null;
    return { kind: "for", init, condition, increment, incrementParen, body, start, end: this.before.start };
  }

  private functionStatement(): Statement {
    const { start } = this.token;
    this.at++;
    const name = this.token;
    if (name.kind !== "word" || KEYWORDS.has(name.text))
      throw new SyntaxProblem("Function name expected", name.start);
    this.at++;
    this.expect("(");
    const params: string[] = [];
    if (!this.is(")"))
      do {
        if (this.token.kind !== "word") throw new SyntaxProblem("')' expected", this.token.start);
        params.push(this.token.text);
        this.at++;
      } while (this.accept(","));
    const headerEnd = this.before.start;
    this.expect(")");
    const body = this.block();
    const definition = { name: name.text, params, headerEnd, body, start, end: this.before.start };
    this.#functions.set(name.text, definition);
    return { kind: "function", definition, start, end: this.before.start };
  }
}
