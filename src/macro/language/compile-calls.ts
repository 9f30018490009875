import { javaDouble, numberText, parseJavaDouble } from "../../image/numbers/index.ts";
import type { Builtin, ParamKind } from "../builtin.ts";
import { isArray, type MacroArray, type Ref, type Value } from "../values.ts";
import { trimmed } from "./arrays.ts";
import type { Call, Expr, Method, UserCall } from "./ast.ts";
import { firstFactor, isTextCall } from "./classify.ts";
import type { Compiling } from "./compiling.ts";
import type { Frame } from "./frame.ts";
import { BOOLEAN_ARGUMENTS, DOUBLE_TEXTS, WITHOUT_PARENTHESES } from "./function-kinds.ts";
import { BOOLEAN_METHODS, FUNCTION_METHODS, plainMethod } from "./text-methods.ts";
import { type NumberOf, stop, type TextOf, type ValueOf } from "./vm.ts";

type Result = (frame: Frame) => unknown;

/** A built-in function with its arguments; the result is whatever it gives. */
export function invoke(c: Compiling, node: Call): Result {
  const kept = c.variables.kept.get(node);
  if (kept !== undefined) return (f) => f.slots[kept];
  const builtin = c.vm.builtins.get(node.name);
  if (builtin === undefined) return () => stop("Undefined identifier", node.start);
  const args = argumentsOf(c, builtin, node);
  if (builtin.names) {
    const names = node.args.map(firstWord);
    args.unshift(() => names);
  }
  const run = apply(c, builtin, args, node.end);
  if (!node.parens || !WITHOUT_PARENTHESES.has(node.name) || c.vm.tolerant) return run;
  return (f) => {
    run(f);
    return stop("Number or numeric function expected", node.end);
  };
}

/** The word an argument begins with: a variable's name, a function's up to the point. */
function firstWord(node: Expr): string {
  const first = firstFactor(node);
  if (first.kind === "variable") return first.name;
  if (first.kind === "element") return first.array.name;
  return first.kind === "call" || first.kind === "user" ? (first.name.split(".")[0] ?? "") : "";
}

function apply(c: Compiling, builtin: Builtin, args: readonly Result[], at: number): Result {
  const { vm } = c;
  const { host } = vm;
  const run = builtin.run as (host: unknown, ...args: unknown[]) => unknown;
  const [a, b, d] = args;
  if (a === undefined)
    return () => {
      vm.at = at;
      return run(host);
    };
  if (b === undefined)
    return (f) => {
      const x = a(f);
      vm.at = at;
      return run(host, x);
    };
  if (d === undefined)
    return (f) => {
      const x = a(f);
      const y = b(f);
      vm.at = at;
      return run(host, x, y);
    };
  if (args.length === 3)
    return (f) => {
      const x = a(f);
      const y = b(f);
      const z = d(f);
      vm.at = at;
      return run(host, x, y, z);
    };
  return (f) => {
    const values = new Array<unknown>(args.length);
    for (let i = 0; i < args.length; i++) values[i] = (args[i] as Result)(f);
    vm.at = at;
    return run(host, ...values);
  };
}

function argumentsOf(c: Compiling, builtin: Builtin, node: Call): Result[] {
  const { params, name } = builtin;
  const out: Result[] = [];
  const missing = node.missingCommas[0];
  const needed = neededComma(builtin, node);
  if (missing !== undefined && !c.vm.tolerant)
    out.push(() => {
      if (!c.vm.loose) stop("',' expected", missing);
      if (needed !== undefined) stop(name === "run" ? "',' or ')' expected" : "')' expected", needed);
    });
  node.args.forEach((arg, i) => {
    const kind = kindAt(params, i);
    if (name === "print" && node.args.length === 1 && arg.kind === "call" && arg.functionKind === "string")
      out.push(textOrNothing(c, arg));
    else if (name === "toString" && i === 0) out.push(toStringArgument(c, arg, node.args.length));
    else if (kind === undefined) out.push(() => stop("')' expected", node.args[i]?.start ?? node.end));
    else out.push(argument(c, arg, kind, name));
  });
  const optional = params.findIndex((kind) => kind.endsWith("?") || kind.startsWith("..."));
  const lacking = params[node.args.length];
  if (lacking !== undefined && (optional < 0 || node.args.length < optional))
    out.push(() => stop(lackingMessage(c, node, lacking), node.end));
  if (missing === undefined || c.vm.tolerant) return out;
  const check = out.shift() as Result;
  const [first] = out;
  if (first !== undefined)
    out[0] = (f) => {
      const value = first(f);
      check(f);
      return value;
    };
  return out;
}

/** Functions that read even the arguments that may be left out without commas between them. */
const LOOSE_LISTS: ReadonlySet<string> = new Set(
  "fromCharCode setColor setForegroundColor setBackgroundColor roiManager split makeLine Roi.setPosition".split(
    " ",
  ),
);

/** Where a comma is missing that ImageJ always needs: before an argument that may be left out, as it looks for the comma first. */
function neededComma({ name, params }: Builtin, node: Call): number | undefined {
  if (LOOSE_LISTS.has(name)) return undefined;
  return node.missingCommas.find((start) => {
    const kind =
      kindAt(
        params,
        node.args.findIndex((arg) => arg.start === start),
      ) ?? "";
    return kind.endsWith("?") || kind.startsWith("...");
  });
}

/** What print() alone gets: text functions without a result print nothing. */
function textOrNothing(c: Compiling, node: Call): Result {
  const run = invoke(c, node);
  const double = DOUBLE_TEXTS.has(node.name);
  return (f) => {
    const value = run(f);
    return value === undefined ? undefined : resultText(value, double);
  };
}

/** ImageJ takes toString's first argument for text unless it is a single token before a comma: toString(1/3, 6) is 0.333300.
 * @see ImageJ 1.54p Functions.doToString */
function toStringArgument(c: Compiling, node: Expr, count: number): Result {
  const token = node.kind === "number" || node.kind === "variable" || node.kind === "text";
  return count > 1 && token ? c.number(node) : c.text(node);
}

/** What ImageJ says when an argument is missing. */
function lackingMessage(c: Compiling, node: Call, kind: ParamKind): string {
  if (!node.parens) return "'(' expected";
  if (node.args.length > 0 && !c.vm.loose) return "',' expected";
  if (kind === "ref") return "Variable expected";
  return kind === "array" ? "Array expected" : "Number or numeric function expected";
}

function kindAt(params: readonly ParamKind[], i: number): ParamKind | undefined {
  const last = params[params.length - 1];
  if (i < params.length) return params[i];
  return last?.startsWith("...") ? last : undefined;
}

function argument(c: Compiling, node: Expr, kind: ParamKind, name: string): Result {
  switch (kind) {
    case "number":
    case "number?":
      return BOOLEAN_ARGUMENTS.has(name) ? c.truth(node) : c.number(node);
    case "string":
    case "string?":
    case "text":
    case "text?":
    case "...text":
      return c.text(node);
    case "array":
    case "array?":
      return arrayOf(c, node);
    case "value":
    case "value?":
    case "...value":
      // lengthOf takes everything but a variable for text.
      if (
        name === "lengthOf" &&
        node.kind !== "variable" &&
        !(node.kind === "call" && node.functionKind === "array")
      )
        return c.text(node);
      return BOOLEAN_ARGUMENTS.has(name) && (node.kind === "compare" || node.kind === "logic")
        ? c.truth(node)
        : c.value(node);
    case "ref":
    case "ref?":
      // getHistogram(0, counts, n): no values wanted.
      if (name === "getHistogram" && node.kind === "number")
        return () => ({ get: () => undefined, set: () => {} });
      return NUMBERS_OUT.has(name) ? numberRef(c, node) : refOf(c, node);
    default:
      return kind satisfies never;
  }
}

/** An array variable or an array-giving function. */
export function arrayOf(c: Compiling, node: Expr): (f: Frame) => MacroArray {
  const expected = (at: number) => stop("Array expected", at);
  if (node.kind === "variable") {
    const read = c.variables.value(node);
    return (f) => {
      const value = read(f);
      return isArray(value) ? trimmed(value) : expected(node.end);
    };
  }
  if (node.kind === "user") {
    const read = userValue(c, node);
    return (f) => {
      const value = read(f);
      return isArray(value) ? trimmed(value) : expected(node.end);
    };
  }
  if (node.kind !== "call") return () => expected(node.start);
  const run = invoke(c, node);
  return (f) => {
    const value = run(f);
    return Array.isArray(value) ? (value as MacroArray) : expected(node.end);
  };
}

function refOf(c: Compiling, node: Expr): (f: Frame) => Ref {
  if (node.kind === "variable") return c.variables.ref(node);
  if (node.kind === "element") return c.variables.elementRef(node, c.number(node.index, "']' expected"));
  return () => stop("Variable expected", node.start);
}

/** Functions that give no arrays into variables. */
const NUMBERS_OUT: ReadonlySet<string> = new Set([
  "getMinAndMax",
  "getDimensions",
  "Stack.getDimensions",
  "Stack.getPosition",
  "getThreshold",
  "getPixelSize",
  "getVoxelSize",
  "getLine",
  "getSelectionBounds",
  "Roi.getBounds",
  "Array.getStatistics",
]);

/** A variable that holds an array stands for none of its elements here. */
function numberRef(c: Compiling, node: Expr): (f: Frame) => Ref {
  const ref = refOf(c, node);
  if (node.kind !== "variable") return ref;
  return (f) => {
    const found = ref(f);
    return isArray(found.get()) ? stop("'['expected", node.end) : found;
  };
}

/** A call where a number is wanted. */
export function numericCall(c: Compiling, node: Call): NumberOf {
  const kind = node.functionKind === "unknown" ? c.vm.builtins.get(node.name)?.returns : node.functionKind;
  if (kind === "statement" || kind === "array" || kind === "nothing")
    return () => stop("Number or numeric function expected", node.start);
  const run = invoke(c, node);
  const { end } = node;
  return (f) => {
    const value = run(f);
    return typeof value === "number" ? value : numberFrom(value, kind === "variable", end);
  };
}

function numberFrom(value: unknown, variable: boolean, at: number): number {
  if (typeof value === "string") {
    if (variable) return stop("Numeric return value expected", at);
    const number = parseJavaDouble(value);
    return Number.isNaN(number) && value !== "NaN" ? stop("Numeric value expected", at) : number;
  }
  return Array.isArray(value) ? 0 : Number.NaN;
}

/** A call that ImageJ takes for text. */
export function textCall(c: Compiling, node: Call): TextOf {
  const run = invoke(c, node);
  const double = DOUBLE_TEXTS.has(node.name);
  return (f) => resultText(run(f), double);
}

export function resultText(value: unknown, double: boolean): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") {
    if (double) return javaDouble(value);
    return Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? String(value) : javaDouble(value);
  }
  return "null";
}

/** What a user function gave; the call itself was a step of its own (see hoist.ts). */
export function userValue(c: Compiling, node: UserCall): ValueOf {
  const slot = c.variables.kept.get(node);
  if (slot === undefined) return () => stop(`The function ${node.name} cannot be called here`, node.start);
  return (f) => f.slots[slot] ?? stop("No return value", node.end);
}

export function numericUserCall(c: Compiling, node: UserCall): NumberOf {
  const read = userValue(c, node);
  return (f) => {
    const value = read(f);
    if (typeof value === "number") return value;
    return typeof value === "string" ? stop("Numeric return value expected", node.end) : 0;
  };
}

/** `s.length`, `a.length`, `s.contains(t)` where a number is wanted. */
export function numericMethod(c: Compiling, node: Method): NumberOf {
  const target = methodTarget(c, node);
  const call = method(c, node);
  return (f) => {
    const value = target(f);
    if (isArray(value) && node.name === "length") return value.length;
    if (typeof value !== "string") return stop("Array or string expected", node.end);
    const result = call(f, value);
    if (typeof result === "number") return result;
    if (node.name === "charAt") return result.charCodeAt(0);
    return stop("Numeric function expected", node.end);
  };
}

/** The same where text is wanted: true and false are words then. */
export function textMethod(c: Compiling, node: Method): TextOf {
  const target = methodTarget(c, node);
  const call = method(c, node);
  const truth = BOOLEAN_METHODS.has(node.name);
  return (f) => {
    const value = target(f);
    if (typeof value !== "string") return stop("Array or string expected", node.end);
    const result = call(f, value);
    if (typeof result === "string") return result;
    if (truth) return result === 0 ? "false" : "true";
    return node.name === "matches" ? javaDouble(result) : numberText(result);
  };
}

function methodTarget(c: Compiling, node: Method): ValueOf {
  const { target } = node;
  if (target.kind === "variable") return c.variables.value(target);
  if (target.kind === "element") return c.variables.element(target, c.number(target.index, "']' expected"));
  const run = isTextCall(target, c.vm.builtins) ? textCall(c, target) : invoke(c, target);
  return (f) => run(f) as Value;
}

function method(c: Compiling, node: Method): (f: Frame, value: string) => number | string {
  const { name, args, end } = node;
  const [first] = args;
  if (name === "contains" || name === "charAt") {
    if (first === undefined) return () => stop("'(' expected", end);
    if (name === "charAt") return charAt(c.number(first), end);
    const part = c.text(first);
    return (f, value) => (value.includes(part(f)) ? 1 : 0);
  }
  const builtin = c.vm.builtins.get(FUNCTION_METHODS.get(name) ?? "");
  // Numbers of methods that ImageJ does not know are NaN.
  if (builtin === undefined)
    return (_f, value) =>
      plainMethod(value, name) ?? (args.length === 0 ? Number.NaN : stop("';' expected", end));
  // The text itself is the function's first argument.
  const rest = args.map((arg, i) => argument(c, arg, kindAt(builtin.params, i + 1) ?? "text", name));
  const run = builtin.run as (host: unknown, ...args: unknown[]) => number | string;
  const { vm } = c;
  return (f, value) => {
    const values = rest.map((part) => part(f));
    vm.at = end;
    return run(vm.host, value, ...values);
  };
}

function charAt(index: NumberOf, at: number): (f: Frame, value: string) => string {
  return (f, value) => {
    const i = Math.trunc(index(f));
    if (!(i >= 0 && i < value.length)) stop(`Index (${i}) is outside of the 0-${value.length - 1} range`, at);
    return value.charAt(i);
  };
}
