import { parseJavaDouble, toInt } from "../../image/numbers/index.ts";
import { isArray, type MacroArray, type Value } from "../values.ts";
import { setElement } from "./arrays.ts";
import type { Assign, AssignOp, Ending, Expr, Statement } from "./ast.ts";
import { firstFactor, isNumericMethodCall, isTextCall, isWholeCall, leadingVariable } from "./classify.ts";
import { arrayOf, invoke, resultText, userValue } from "./compile-calls.ts";
import { beginsText, notBoolean } from "./compile-numbers.ts";
import type { Expressions } from "./expressions.ts";
import type { Frame } from "./frame.ts";
import { DOUBLE_TEXTS, NUMERIC_TEXTS } from "./function-kinds.ts";
import type { Label, Steps } from "./steps.ts";
import { TEXT_METHODS } from "./text-methods.ts";
import { DONE, type Maybe, misplaced, stop, type ValueOf, type Vm } from "./vm.ts";

interface Loop {
  readonly onBreak: Label;
  readonly onContinue: Label;
}

/** Compiles the statements of one function, or of the main program, into the flat list of steps. */
export class StatementCompiler {
  readonly #loops: Loop[] = [];

  constructor(
    private readonly vm: Vm,
    private readonly steps: Steps,
    private readonly e: Expressions,
    private readonly inFunction: boolean,
  ) {}

  statements(list: readonly Statement[]): void {
    for (const statement of list) this.statement(statement);
  }

  statement(node: Statement): void {
    switch (node.kind) {
      case "empty":
      case "function":
        return;
      case "block":
        this.statements(node.body);
        return;
      case "var":
        for (const item of node.items) {
          if (item.value !== null)
            this.assign({ kind: "assign", op: "=", ...item, value: item.value }, node.ending);
          else this.declare(item.target.name);
        }
        this.ending(node.ending);
        return;
      case "assignment":
        this.assign(node.assign, node.ending);
        this.ending(node.ending);
        return;
      case "element":
        this.elementAssign(node);
        this.ending(node.ending);
        return;
      case "expression":
        this.expression(node.expr, node.log, node.start);
        this.ending(node.ending);
        return;
      case "return":
        this.returns(node.value, node.ending, node.start);
        return;
      case "break":
      case "continue":
        this.leave(node.kind, node.start);
        return;
      case "if":
        this.ifElse(node);
        return;
      case "for":
        this.forLoop(node);
        return;
      case "while":
        this.whileLoop(node.condition, node.body, node.start);
        return;
      case "do":
        this.doLoop(node.condition, node.body, node.start);
        return;
      case "macro":
        // The first macro block that is reached runs, and is the end.
        this.statement(node.body);
        this.steps.add(() => DONE, node.start);
        return;
      default:
        node satisfies never;
    }
  }

  /** The steps of calls inside expressions come first; see hoist.ts. */
  private prepare(...exprs: readonly Expr[]): void {
    this.steps.hoisted(this.e, exprs);
  }

  private act(at: number, run: (f: Frame) => void): void {
    const next = this.steps.next;
    this.steps.add((f) => {
      run(f);
      return next;
    }, at);
  }

  private ending(ending: Ending): void {
    if (ending.semicolon || this.vm.tolerant) return;
    const { vm } = this;
    const { at } = ending;
    this.act(at, () => {
      if (!vm.loose) stop("';' expected", at);
    });
  }

  private declare(name: string): void {
    const read = this.e.variables.read(name);
    const write = this.e.variables.write(name);
    this.act(0, (f) => {
      if (read(f) === undefined) write(f, 0);
    });
  }

  /** How ImageJ chooses between text, array and number: by what the right side begins with.
   * @see ImageJ 1.54p Interpreter.getExpressionType */
  private assign(node: Assign, ending: Ending): void {
    this.prepare(node.value);
    this.act(node.start, this.assignment(node, ending));
  }

  private assignment(node: Assign, ending: Ending): (f: Frame) => void {
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
      if (NUMERIC_TEXTS.has(first.name)) return number();
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
    this.act(value.start, (f) => {
      f.slots[slot] = read(f);
    });
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
    if (op === "=") return (f) => write(f, text(f));
    return (f) => {
      const old = read(f);
      if (old === undefined) return stop("Undefined identifier", target.start);
      if (op !== "+=") return stop("'=' or '+=' expected", value.start);
      const added = text(f);
      write(f, (typeof old === "string" ? old : "null") + added);
    };
  }

  private elementAssign(node: Extract<Statement, { kind: "element" }>): void {
    const { target, op, value } = node;
    this.prepare(target.index, value);
    const { array: variable } = target;
    const read = this.e.variables.readLocal(variable.name);
    const write = this.e.variables.write(variable.name);
    const index = this.e.number(target.index, "']' expected");
    const right = this.elementValue(value, op, node.ending);
    this.act(node.start, (f) => {
      const array = read(f) ?? stop("Undefined identifier", variable.start);
      const i = toInt(index(f));
      const result = right(f, array, i);
      if (!isArray(array)) return stop("Array expected", value.start);
      if (i < 0) return stop("Negative index", value.start);
      const grown = setElement(array, i, result);
      if (grown !== array) write(f, grown);
    });
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
      return (f, array, i) => {
        const result = read(f);
        if (typeof result === "object") return stop("Arrays of arrays not supported", value.end);
        return op === "=" || typeof result === "string"
          ? result
          : apply(op, asElementNumber(isArray(array) ? (array[i] ?? 0) : 0), result);
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

  private expression(node: Expr, log: boolean, at: number): void {
    if (node.kind === "user") {
      this.steps.call(this.e, node, -1);
      return;
    }
    this.prepare(node);
    this.act(at, this.effect(node, log));
  }

  private effect(node: Expr, log: boolean): (f: Frame) => void {
    const { vm } = this;
    if (node.kind === "call") {
      const run = invoke(this.e, node);
      if (!log) return run;
      const double = DOUBLE_TEXTS.has(node.name);
      const number = node.functionKind === "numeric" || node.functionKind === "variable";
      return (f) => {
        const value = run(f);
        if (value === undefined || (typeof value === "object" && value !== null)) return;
        this.log(number && typeof value === "number" ? vm.host.text(value) : resultText(value, double));
      };
    }
    if (!log) return this.e.logical(node);
    const text = this.e.text(node, "';' expected");
    return (f) => this.log(text(f));
  }

  private log(text: string): void {
    if (text !== "" && text !== "NaN" && text !== "[aborted]") this.vm.host.log(text);
  }

  /** @see ImageJ 1.54p Interpreter.doReturn: a comparison is cut off, `return a > b` gives a. */
  private returns(value: Expr | null, ending: Ending, at: number): void {
    if (value !== null) this.prepare(value);
    const result = value === null ? () => 0 : this.returned(value, ending);
    const { vm } = this;
    if (this.inFunction) {
      this.steps.add((f) => {
        const value = result(f);
        vm.frame = f.caller as Frame;
        if (f.result >= 0) vm.frame.slots[f.result] = value;
        return f.returnTo;
      }, at);
      return;
    }
    this.steps.add((f) => {
      const value = result(f);
      if (typeof value === "object" || (typeof value === "number" && value !== 0))
        stop("Macros can only return strings", at);
      vm.returned = typeof value === "string" ? value : undefined;
      return DONE;
    }, at);
  }

  private returned(whole: Expr, ending: Ending): ValueOf {
    const value =
      whole.kind === "compare"
        ? whole.left
        : whole.kind === "logic"
          ? leftmost(whole.parts[0] as Expr)
          : whole;
    const number = this.e.number(value, "';' expected");
    if (value.kind === "paren") {
      const begins = beginsText(this.e, value.inner);
      if (begins === true) return () => stop("String enclosed in parens", value.start);
      if (begins !== false)
        return (f) => (begins(f) ? stop("String enclosed in parens", value.start) : number(f));
    }
    const first = firstFactor(value);
    const text = this.e.text(value, "';' expected");
    if (first.kind === "text") return text;
    if (first.kind === "call") {
      const returns = this.vm.builtins.get(first.name)?.returns;
      if (first.functionKind === "array" || (returns === "array" && value === first))
        return arrayOf(this.e, first);
      return first.functionKind === "string" ? text : number;
    }
    if (first.kind === "variable") {
      const read = this.e.variables.keptOr(first, this.e.variables.readLocal(first.name));
      const alone = value === whole && value === first && ending.semicolon;
      const joins = value.kind === "sum" && value.first === first && value.rest[0]?.op === "+";
      return (f) => {
        const current = read(f);
        if (alone && isArray(current)) return current;
        return typeof current === "string" && (alone || joins) ? text(f) : number(f);
      };
    }
    if (first.kind === "element") {
      const read = this.e.variables.element(first, this.e.number(first.index, "']' expected"));
      return (f) => (typeof read(f) === "string" ? text(f) : number(f));
    }
    return number;
  }

  private leave(kind: "break" | "continue", at: number): void {
    const loop = this.#loops[this.#loops.length - 1];
    // Outside of `for` and `while` ImageJ passes over them, also in `do`.
    if (loop === undefined) return;
    const label = kind === "break" ? loop.onBreak : loop.onContinue;
    this.steps.add(() => label.at, at);
  }

  private jumpUnless(condition: Expr, label: Label): void {
    this.prepare(condition);
    const truth = this.e.logical(condition);
    const { vm } = this;
    const next = this.steps.next;
    const { end } = condition;
    this.steps.add((f) => {
      // From the first `if`, `while` or `do` on ImageJ misses semicolons; after a `for` things are as before it.
      vm.loose = false;
      const value = truth(f);
      return value === 1 ? next : value === 0 ? label.at : notBoolean(value, end);
    }, condition.start);
  }

  private jump(label: Label, at: number): void {
    this.steps.add(() => label.at, at);
  }

  private ifElse(node: Extract<Statement, { kind: "if" }>): void {
    const end = this.steps.label();
    for (const { condition, body } of node.branches) {
      const otherwise = this.steps.label();
      this.jumpUnless(condition, otherwise);
      this.statement(body);
      this.jump(end, body.end);
      this.steps.place(otherwise);
      this.skip(body);
    }
    if (node.otherwise !== null) this.statement(node.otherwise);
    this.steps.place(end);
  }

  /** A statement that is passed over must end with a semicolon. */
  private skip(node: Statement): void {
    if (!("ending" in node) || node.ending.semicolon || this.vm.tolerant) return;
    const { at } = node.ending;
    this.act(at, () => stop("';' expected", at));
  }

  private forLoop(node: Extract<Statement, { kind: "for" }>): void {
    const { vm } = this;
    const saved = this.e.variables.scope.temporary();
    this.act(node.start, (f) => {
      f.slots[saved] = vm.loose ? 1 : 0;
      vm.loose = false;
    });
    for (const init of node.init) this.loopExpression(init);
    const loop = { onBreak: this.steps.label(), onContinue: this.steps.label() };
    const again = this.steps.label();
    this.steps.place(again);
    if (node.condition !== null) this.jumpUnless(node.condition, loop.onBreak);
    if (node.incrementParen !== null) {
      const at = node.incrementParen;
      this.act(at, () => stop("')' expected", at));
    }
    this.#loops.push(loop);
    this.statement(node.body);
    this.#loops.pop();
    this.steps.place(loop.onContinue);
    for (const increment of node.increment) this.loopExpression(increment);
    this.jump(again, node.start);
    this.steps.place(loop.onBreak);
    this.act(node.end, (f) => {
      vm.loose = f.slots[saved] === 1;
    });
  }

  private loopExpression(node: Expr): void {
    this.prepare(node);
    const run = node.kind === "assign" ? this.e.assignNumber(node) : this.e.logical(node);
    this.act(node.start, run);
  }

  private whileLoop(condition: Expr, body: Statement, at: number): void {
    const loop = { onBreak: this.steps.label(), onContinue: this.steps.label() };
    this.steps.place(loop.onContinue);
    this.jumpUnless(condition, loop.onBreak);
    this.#loops.push(loop);
    this.statement(body);
    this.#loops.pop();
    this.jump(loop.onContinue, at);
    this.steps.place(loop.onBreak);
  }

  private doLoop(condition: Expr, body: Statement, at: number): void {
    const again = this.steps.label();
    const out = this.steps.label();
    const { vm } = this;
    this.act(at, () => {
      vm.loose = false;
    });
    this.steps.place(again);
    this.statement(body);
    this.jumpUnless(condition, out);
    this.jump(again, at);
    this.steps.place(out);
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

function leftmost(node: Expr): Expr {
  return node.kind === "compare" ? node.left : node;
}

function asElementNumber(value: number | string): number {
  return typeof value === "number" ? value : parseJavaDouble(value);
}

function apply(op: AssignOp, a: number, b: number): number {
  return op === "+=" ? a + b : op === "-=" ? a - b : op === "*=" ? a * b : op === "/=" ? a / b : b;
}
