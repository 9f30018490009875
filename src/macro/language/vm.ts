import type { Builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import type { Value } from "../values.ts";
import type { Frame } from "./frame.ts";
import { MacroStop } from "./stop.ts";

/** One step of the flat program: does something and gives the number of the next step, or a negative one: done or waiting. */
export type Step = (frame: Frame) => number;
export type NumberOf = (frame: Frame) => number;
export type TextOf = (frame: Frame) => string;
export type ValueOf = (frame: Frame) => Value;
export type Maybe = (frame: Frame) => Value | undefined;

export const DONE = -1;
export const WAITING = -2;

/** What compiled code shares while it runs: the registers of the machine. */
export interface Vm {
  readonly host: MacroHost;
  readonly builtins: ReadonlyMap<string, Builtin>;
  readonly globals: (Value | undefined)[];
  readonly globalSlots: ReadonlyMap<string, number>;
  /** Globals that are parameters of some function too: what is called from there sees the parameter. */
  readonly shadowed: ReadonlySet<string>;
  frame: Frame;
  /** Where a built-in function that is running stands in the text. */
  at: number;
  /** Semicolons and commas may be missing still. */
  loose: boolean;
  /** They may always be missing. */
  readonly tolerant: boolean;
  /** Steps to go on with when what the machine waits for is there. */
  waiting: { readonly next: number; readonly result: number } | null;
  returned: Value | undefined;
  suspension: import("../suspension.ts").Suspension | null;
}

export function stop(message: string, at: number): never {
  throw new MacroStop(message, at);
}

/** Something stands behind an expression that cannot be there. Where a semicolon may be missing, ImageJ takes it for the next statement.
 * @param expected - what ImageJ wants there, "';' expected" at the end of a statement. */
export function misplaced(vm: Vm, expected: string, sign: string, at: number): never {
  return stop(
    expected === "';' expected" && vm.loose ? `Statement cannot begin with '${sign}'` : expected,
    at,
  );
}

/** A variable that the running function does not have: ImageJ looks through everything that is on its stack, callers included. */
export function outer(vm: Vm, frame: Frame, name: string): Value | undefined {
  for (let f = frame.caller; f !== null; f = f.caller) {
    const slot = f.scope.find(name);
    const value = slot === undefined ? undefined : f.slots[slot];
    if (value !== undefined) return value;
  }
  const slot = vm.globalSlots.get(name);
  return slot === undefined ? undefined : vm.globals[slot];
}

/** The value that a name has where the macro stands. */
export function visible(vm: Vm, name: string): Value | undefined {
  const slot = vm.frame.scope.find(name);
  return (slot === undefined ? undefined : vm.frame.slots[slot]) ?? outer(vm, vm.frame, name);
}
