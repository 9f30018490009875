import type { Builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import type { Suspension } from "../suspension.ts";
import type { Value } from "../values.ts";
import type { Program } from "./ast.ts";
import { Expressions } from "./expressions.ts";
import { type Frame, Scope } from "./frame.ts";
import { globalsOf } from "./program-facts.ts";
import { StatementCompiler } from "./statements.ts";
import { type Entry, Steps } from "./steps.ts";
import { Variables } from "./variables.ts";
import { DONE, type Vm } from "./vm.ts";

export interface MachineOptions {
  readonly builtins: ReadonlyMap<string, Builtin>;
  readonly host: MacroHost;
  /** Semicolons may be missing everywhere. */
  readonly tolerant: boolean;
  /** Variables that exist before the first statement. */
  readonly given?: ReadonlyMap<string, Value>;
}

/** A compiled macro and its state: stops after any step, and goes on. All state is plain data in frames and registers. */
export class Machine {
  readonly vm: Vm;
  readonly #steps: Steps;
  #pc = 0;

  constructor(program: Program, options: MachineOptions) {
    const globals = globalsOf(program);
    const scope = new Scope();
    const vm: Vm = {
      host: options.host,
      builtins: options.builtins,
      globals: [],
      globalSlots: new Map(globals.map((item, i) => [item.target.name, i])),
      shadowed: new Set([...program.functions.values()].flatMap(({ params }) => params)),
      frame: mainFrame(scope),
      at: 0,
      loose: true,
      tolerant: options.tolerant,
      waiting: null,
      returned: undefined,
      suspension: null,
    };
    this.vm = vm;
    const entries = new Map<string, Entry>();
    for (const [name, { params, headerEnd }] of program.functions)
      entries.set(name, { label: { at: -1 }, scope: new Scope(params), params, headerEnd });
    this.#steps = new Steps(vm, entries);
    const main = new Expressions(vm, new Variables(vm, scope, false, new Set()));
    const compiler = new StatementCompiler(vm, this.#steps, main, false);
    for (const [name, value] of options.given ?? []) vm.frame.slots[scope.slot(name)] = value;
    // ImageJ evaluates all `var` statements before anything else when the macro has functions, and again when it reaches them.
    for (const item of globals)
      compiler.statement({
        kind: "var",
        items: [item],
        ending: { semicolon: true },
        start: item.start,
        end: item.end,
      });
    compiler.statements(program.statements);
    this.#steps.add(() => DONE, -1);
    for (const [name, definition] of program.functions) {
      const entry = entries.get(name) as Entry;
      this.#steps.place(entry.label);
      const variables = new Variables(vm, entry.scope, true, new Set(definition.params));
      const body = new StatementCompiler(vm, this.#steps, new Expressions(vm, variables), true);
      body.statement(definition.body);
      this.#steps.add((f) => {
        vm.frame = f.caller as Frame;
        return f.returnTo;
      }, definition.end);
    }
  }

  get finished(): boolean {
    return this.#pc === DONE;
  }

  /** Offset of the step that comes next, or is failing. */
  get place(): number {
    return this.#steps.places[this.#pc] ?? -1;
  }

  /** Runs at most so many steps.
   * @returns the steps done; `vm.suspension` says whether the machine waits.
   * @throws what a step throws; the machine then stands at that step. */
  run(limit: number): number {
    const { vm } = this;
    const { code } = this.#steps;
    let pc = this.#pc;
    let left = limit;
    try {
      while (left > 0 && pc >= 0) {
        left--;
        this.#pc = pc;
        pc = (code[pc] as (frame: Frame) => number)(vm.frame);
      }
      this.#pc = pc;
    } finally {
      this.stepsDone += limit - left;
    }
    return limit - left;
  }

  stepsDone = 0;

  /** Goes back to the first step; variables keep their values. */
  restart(): void {
    this.#pc = 0;
  }

  /** What the machine waits for; null while it does not. */
  get suspension(): Suspension | null {
    return this.vm.suspension;
  }

  /** Goes on after a suspension with what came of it. */
  resume(value: Value | undefined): void {
    const { waiting, frame } = this.vm;
    if (waiting === null) throw new Error("the machine does not wait");
    if (waiting.result >= 0) frame.slots[waiting.result] = value;
    this.vm.waiting = null;
    this.vm.suspension = null;
    this.#pc = waiting.next;
  }
}

function mainFrame(scope: Scope): Frame {
  return {
    slots: [],
    scope,
    caller: null,
    returnTo: DONE,
    result: -1,
    calledAt: -1,
    functionName: "",
    below: 0,
    depth: 0,
  };
}
