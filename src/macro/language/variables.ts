import { parseJavaDouble, toInt } from "../../image/numbers/index.ts";
import type { Ref, Value } from "../values.ts";
import { capacityOf, fillerOf } from "./arrays.ts";
import type { Element, Expr, Variable } from "./ast.ts";
import type { Frame, Scope } from "./frame.ts";
import { type Maybe, type NumberOf, outer, stop, type ValueOf, type Vm } from "./vm.ts";

/** Access to the variables of one function, resolved to places once. */
export class Variables {
  /** Values taken before a call that they stand in front of; see hoist.ts. */
  readonly kept = new Map<Expr, number>();

  constructor(
    readonly vm: Vm,
    readonly scope: Scope,
    readonly inFunction: boolean,
    private readonly params: ReadonlySet<string>,
  ) {}

  /** undefined while the variable does not exist. */
  read(name: string): Maybe {
    const { vm } = this;
    const global = this.params.has(name) ? undefined : vm.globalSlots.get(name);
    if (global !== undefined)
      return vm.shadowed.has(name) && this.inFunction ? (f) => outer(vm, f, name) : () => vm.globals[global];
    const slot = this.scope.slot(name);
    if (!this.inFunction) return (f) => f.slots[slot];
    return (f) => f.slots[slot] ?? outer(vm, f, name);
  }

  /** What `lookupLocalVariable` finds: a local variable or a global one, not those of callers. */
  readLocal(name: string): Maybe {
    const { vm } = this;
    const global = this.params.has(name) ? undefined : vm.globalSlots.get(name);
    if (global !== undefined) return () => vm.globals[global];
    const slot = this.scope.slot(name);
    return (f) => f.slots[slot];
  }

  write(name: string): (frame: Frame, value: Value) => void {
    const { vm } = this;
    const global = this.params.has(name) ? undefined : vm.globalSlots.get(name);
    if (global !== undefined)
      return (_f, value) => {
        vm.globals[global] = value;
      };
    const slot = this.scope.slot(name);
    return (f, value) => {
      f.slots[slot] = value;
    };
  }

  /** Writes where the variable was found by reading: a caller's variable is changed by `i++` in a function. */
  change(name: string): (frame: Frame, value: Value) => void {
    const { vm } = this;
    const local = this.write(name);
    const shadowed = vm.shadowed.has(name) && !this.params.has(name);
    if (!this.inFunction || (vm.globalSlots.has(name) && !shadowed)) return local;
    const own = shadowed ? () => undefined : this.readLocal(name);
    return (f, value) => {
      if (own(f) !== undefined) return local(f, value);
      for (let c = f.caller; c !== null; c = c.caller) {
        const slot = c.scope.find(name);
        if (slot === undefined || c.slots[slot] === undefined) continue;
        c.slots[slot] = value;
        return;
      }
      const slot = vm.globalSlots.get(name);
      if (slot !== undefined) vm.globals[slot] = value;
      else local(f, value);
    };
  }

  /** The variable's value, or ImageJ's error. */
  value(node: Variable): ValueOf {
    const read = this.keptOr(node, this.read(node.name));
    return (f) => read(f) ?? stop("Undefined variable", node.start);
  }

  number(node: Variable): NumberOf {
    const read = this.keptOr(node, this.read(node.name));
    return (f) => {
      const value = read(f);
      return typeof value === "number" ? value : numberOf(value, node);
    };
  }

  element(node: Element, index: NumberOf): (frame: Frame) => number | string {
    const kept = this.kept.get(node);
    if (kept !== undefined) return (f) => f.slots[kept] as number | string;
    const read = this.read(node.array.name);
    return (f) => {
      const array = read(f);
      if (array === undefined) return stop("Undefined variable", node.start);
      const x = index(f);
      const i = (x | 0) === x ? x : toInt(x);
      return (typeof array === "object" ? array[i] : undefined) ?? missingElement(array, i, node.end);
    };
  }

  elementAt(node: Element): (frame: Frame, index: number) => number | string {
    const read = this.read(node.array.name);
    return (f, i) => {
      const array = read(f) ?? stop("Undefined variable", node.start);
      return (typeof array === "object" ? array[i] : undefined) ?? missingElement(array, i, node.end);
    };
  }

  /** Where a built-in function puts a result. A new variable is 0 until then. */
  ref(node: Variable): (frame: Frame) => Ref {
    const read = this.readLocal(node.name);
    const write = this.write(node.name);
    return (f) => {
      if (read(f) === undefined) write(f, 0);
      return { get: () => read(f), set: (value) => write(f, value) };
    };
  }

  elementRef(node: Element, index: NumberOf): (frame: Frame) => Ref {
    const read = this.readLocal(node.array.name);
    return (f) => {
      const array = read(f);
      if (!Array.isArray(array)) return stop("')' expected", node.end);
      const i = toInt(index(f));
      if (i < 0 || i >= array.length)
        stop(`Index (${i}) is outside of the 0-${array.length - 1} range`, node.end);
      return {
        get: () => array[i],
        set: (value) => {
          if (typeof value !== "object") array[i] = value;
        },
      };
    };
  }

  keptOr(node: Expr, otherwise: Maybe): Maybe {
    const slot = this.kept.get(node);
    return slot === undefined ? otherwise : (f) => f.slots[slot];
  }
}

function numberOf(value: Value | undefined, node: Variable): number {
  if (typeof value === "string") return parseJavaDouble(value);
  if (value === undefined) return stop("Undefined variable", node.start);
  if (typeof value === "number") return value;
  return stop("'[' or '.' expected", node.end);
}

function missingElement(array: Value, index: number, at: number): number | string {
  if (!Array.isArray(array)) return stop("Array expected", at);
  const capacity = capacityOf(array);
  if (index >= 0 && index < capacity) return fillerOf(array);
  if (capacity === 0) return stop("Empty array", at);
  return stop(`Index (${index}) out of 0-${capacity - 1} range`, at);
}
