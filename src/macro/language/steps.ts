import { Suspension } from "../suspension.ts";
import type { Value } from "../values.ts";
import type { Expr, UserCall } from "./ast.ts";
import { invoke } from "./compile-calls.ts";
import type { Expressions } from "./expressions.ts";
import type { Frame, Scope } from "./frame.ts";
import { hoist } from "./hoist.ts";
import { type Step, stop, type ValueOf, type Vm, WAITING } from "./vm.ts";

/** A place in the list that jumps go to; known once it is placed. */
export interface Label {
  at: number;
}

/** Where a user function begins. */
export interface Entry {
  readonly label: Label;
  readonly scope: Scope;
  readonly params: readonly string[];
  readonly headerEnd: number;
}

/** ImageJ's stack holds 1000 variables; calls without variables end in Java's own stack overflow. */
const MAX_VARIABLES = 998;
const MAX_CALLS = 1000;

/** The flat program under construction: steps, the offset each stands for, and the calls between them. */
export class Steps {
  readonly code: Step[] = [];
  /** Offset in the source of every step, for messages and for the progress line. */
  readonly places: number[] = [];

  constructor(
    private readonly vm: Vm,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** Number of the step after the one that is added next. */
  get next(): number {
    return this.code.length + 1;
  }

  add(step: Step, at: number): void {
    this.code.push(step);
    this.places.push(at);
  }

  label(): Label {
    return { at: -1 };
  }

  place(label: Label): void {
    label.at = this.code.length;
  }

  /** Adds the steps of every call in the expressions that the machine may have to wait in, and of what is evaluated before them. */
  hoisted(e: Expressions, exprs: readonly Expr[]): void {
    hoist(exprs, this.vm.builtins, (node) => {
      const slot = e.variables.scope.temporary();
      if (node.kind === "user") this.call(e, node, slot);
      else if (node.kind === "call") this.builtin(e, node, slot);
      else this.keep(e.value(node), slot, node.start);
      e.variables.kept.set(node, slot);
    });
  }

  private keep(value: ValueOf, slot: number, at: number): void {
    const { next } = this;
    this.add((f) => {
      f.slots[slot] = value(f);
      return next;
    }, at);
  }

  /** A built-in function whose result is kept, or waited for. */
  private builtin(e: Expressions, node: Expr & { kind: "call" }, slot: number): void {
    const { next, vm } = this;
    const run = invoke(e, node);
    this.add((f) => {
      const value = run(f);
      if (value instanceof Suspension) return wait(vm, value, next, slot);
      f.slots[slot] = value as Value | undefined;
      return next;
    }, node.start);
  }

  /** A user function: its frame on top of this one. */
  call(e: Expressions, node: UserCall, result: number): void {
    this.hoisted(e, node.args);
    const { next, vm } = this;
    const entry = this.entries.get(node.name);
    if (entry === undefined) {
      this.add(() => stop("Undefined identifier", node.start), node.start);
      return;
    }
    const args = node.args.map((arg) => e.argument(arg));
    const { params, scope, label, headerEnd } = entry;
    const order = params.map((name) => scope.slot(name));
    this.add((f) => {
      const slots = new Array<Value | undefined>(scope.size).fill(undefined);
      if (args.length > 20) stop("Too many arguments", node.end);
      for (let i = 0; i < args.length; i++) {
        const value = (args[i] as ValueOf)(f);
        const slot = order[i];
        if (slot !== undefined) slots[slot] = value;
      }
      const below = f.below + variablesOf(f);
      if (below + params.length > MAX_VARIABLES || f.depth >= MAX_CALLS) stop("Stack overflow", node.end);
      vm.frame = {
        slots,
        scope,
        caller: f,
        returnTo: next,
        result,
        calledAt: node.start,
        functionName: node.name,
        below,
        depth: f.depth + 1,
      };
      if (result >= 0) f.slots[result] = undefined;
      if (args.length !== params.length)
        stop(`${args.length} argument${args.length === 1 ? "" : "s"} expected`, headerEnd);
      return label.at;
    }, node.start);
  }
}

function variablesOf(frame: Frame): number {
  let count = 0;
  for (const [, slot] of frame.scope.names()) if (frame.slots[slot] !== undefined) count++;
  return count;
}

export function wait(vm: Vm, suspension: Suspension, next: number, result: number): number {
  vm.suspension = suspension;
  vm.waiting = { next, result };
  return WAITING;
}
