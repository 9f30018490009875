import { Assignments } from "./assignments.ts";
import type { Assign, Ending, Expr, Statement } from "./ast.ts";
import { invoke, resultText } from "./compile-calls.ts";
import { notBoolean } from "./compile-numbers.ts";
import type { Expressions } from "./expressions.ts";
import type { Frame } from "./frame.ts";
import { DOUBLE_TEXTS } from "./function-kinds.ts";
import { returnedValue } from "./returned-value.ts";
import type { Label, Steps } from "./steps.ts";
import { DONE, type Maybe, stop, type ValueOf, type Vm } from "./vm.ts";

interface Loop {
  readonly onBreak: Label;
  readonly onContinue: Label;
}

/** Compiles the statements of one function, or of the main program, into the flat list of steps. */
export class StatementCompiler {
  readonly #loops: Loop[] = [];
  readonly #assignments: Assignments;

  constructor(
    private readonly vm: Vm,
    private readonly steps: Steps,
    private readonly e: Expressions,
    private readonly inFunction: boolean,
  ) {
    this.#assignments = new Assignments(vm, steps, e);
  }

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
        if (node.unclosed) this.steps.add(() => DONE, node.end);
        return;
      case "var":
        for (const item of node.items) {
          if (item.value !== null)
            this.assign({ kind: "assign", op: "=", ...item, value: item.value }, node.ending);
          else this.declare(item.target.name, this.e.variables.read(item.target.name));
        }
        this.ending(node.ending);
        return;
      case "assignment":
        this.assign(node.assign, node.ending);
        this.ending(node.ending);
        return;
      case "element":
        this.prepare(node.target.index, node.value);
        this.act(node.start, this.#assignments.element(node));
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

  /** A variable that does not exist yet becomes 0. */
  private declare(name: string, read: Maybe): void {
    const write = this.e.variables.write(name);
    this.act(0, (f) => {
      if (read(f) === undefined) write(f, 0);
    });
  }

  /** How ImageJ chooses between text, array and number: by what the right side begins with.
   * @see ImageJ 1.54p Interpreter.getExpressionType */
  private assign(node: Assign, ending: Ending): void {
    if (node.value.kind === "user")
      this.declare(node.target.name, this.e.variables.readLocal(node.target.name));
    this.prepare(node.value);
    this.act(node.start, this.#assignments.assignment(node, ending));
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
    const result =
      value === null ? this.returnedNothing(ending) : returnedValue(this.vm, this.e, value, ending);
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

  private returnedNothing(ending: Ending): ValueOf {
    if (ending.semicolon || this.vm.tolerant) return () => 0;
    return () => stop("Number or numeric function expected", ending.at);
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
    const { skippedAt } = node.ending;
    this.act(skippedAt, () => stop("';' expected", skippedAt));
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
