import { javaDouble, numberText } from "../../image/numbers/index.ts";
import type { Value } from "../values.ts";
import type { Element, Expr, Method, Sum, Variable } from "./ast.ts";
import { isTextCall } from "./classify.ts";
import { textCall, textMethod, userValue } from "./compile-calls.ts";
import type { Compiling } from "./compiling.ts";
import type { Frame } from "./frame.ts";
import { misplaced, type NumberOf, type TextOf } from "./vm.ts";

/** One term of a text expression: how it begins decides how it is read. */
interface Term {
  /** The text of its first factor; null where the term is a number whatever happens. */
  readonly text: TextOf | null;
  /** Only some values make it text (variables); undefined = always. */
  readonly isText?: (f: Frame) => boolean;
  readonly number: NumberOf;
  /** Ends a run of numbers that are being added up. */
  readonly endsNumbers: boolean | ((f: Frame) => boolean);
  /** More of the term stands behind its first factor, which text does not allow. */
  readonly rest: { readonly sign: string; readonly at: number } | null;
}

/** ImageJ's getString. Terms are joined from left to right; neighbouring numbers are added up first, and become text
 * by the number-to-text rule; what a user function gives becomes text in full.
 * @param expected - what ImageJ says if something stands behind the text that cannot be joined.
 * @see ImageJ 1.54p Interpreter.getString, getStringTerm, getStringExpression */
export function compileText(c: Compiling, node: Expr, expected: string): TextOf {
  if (node.kind === "compare" || node.kind === "logic") {
    const before = node.kind === "compare" ? node.left : (node.parts[0] as Expr);
    const { op, opAt } = node.kind === "compare" ? node : (node.ops[0] ?? { op: "", opAt: node.start });
    const first = c.text(before, expected);
    return (f) => {
      first(f);
      return misplaced(c.vm, expected, op, opAt);
    };
  }
  if (node.kind === "text") {
    const { text } = node;
    return () => text;
  }
  if (node.kind !== "sum") return single(c, term(c, node, expected), expected);
  return join(c, node, expected);
}

function single(c: Compiling, only: Term, expected: string): TextOf {
  const { text, isText, number, rest } = only;
  if (text === null) return (f) => numberText(number(f));
  return (f) => {
    if (isText !== undefined && !isText(f)) return numberText(number(f));
    const value = text(f);
    return rest === null ? value : misplaced(c.vm, expected, rest.sign, rest.at);
  };
}

function join(c: Compiling, node: Sum, expected: string): TextOf {
  const terms = [node.first, ...node.rest.map((part) => part.term)].map((part) => term(c, part, expected));
  const minus = [false, ...node.rest.map((part) => part.op === "-")];
  const places = [0, ...node.rest.map((part) => part.opAt)];
  return (f) => {
    let joined = "";
    let i = 0;
    while (i < terms.length) {
      const { text, isText, number, rest } = terms[i] as Term;
      if (text !== null && (isText === undefined || isText(f))) {
        joined += text(f);
        if (rest !== null) return misplaced(c.vm, expected, rest.sign, rest.at);
        i++;
        if (minus[i]) return misplaced(c.vm, expected, "-", places[i] ?? node.end);
        continue;
      }
      let value = number(f);
      for (i++; i < terms.length; i++) {
        const next = terms[i] as Term;
        if (minus[i]) value -= next.number(f);
        else if (next.endsNumbers === true || (next.endsNumbers !== false && next.endsNumbers(f))) break;
        else value += next.number(f);
      }
      joined += numberText(value);
    }
    return joined;
  };
}

function term(c: Compiling, node: Expr, expected: string): Term {
  const product = node.kind === "product";
  const first = product ? node.first : node;
  const behind = product ? node.rest[0] : undefined;
  const rest = behind === undefined ? null : { sign: behind.op, at: behind.opAt };
  const number = c.number(node, expected);
  const never = { text: null, number, endsNumbers: false, rest: null };
  switch (first.kind) {
    case "text": {
      const { text } = first;
      return { text: () => text, number, endsNumbers: true, rest };
    }
    case "call": {
      if (!isTextCall(first, c.vm.builtins)) return never;
      return { text: textCall(c, first), number, endsNumbers: first.functionKind === "string", rest };
    }
    case "user": {
      const value = userValue(c, first);
      return { text: (f) => fullText(value(f)), number, endsNumbers: false, rest };
    }
    case "variable":
      return variableTerm(c, first, number, rest);
    case "element":
      return elementTerm(c, first, number, rest);
    case "method":
      return methodTerm(c, first, number, rest);
    case "step":
      if (first.target.kind === "method" || first.target.kind === "element") return never;
      return { ...variableTerm(c, first.target, number, { sign: first.op, at: first.end }) };
    default:
      return never;
  }
}

function variableTerm(c: Compiling, node: Variable, number: NumberOf, rest: Term["rest"]): Term {
  const read = c.variables.keptOr(node, c.variables.read(node.name));
  const isText = (f: Frame) => typeof read(f) === "string";
  const text: TextOf = (f) => read(f) as string;
  return { text, isText, number, endsNumbers: isText, rest };
}

/** An array of texts in the middle of numbers is not noticed: ImageJ then adds up what is no number. */
function elementTerm(c: Compiling, node: Element, number: NumberOf, rest: Term["rest"]): Term {
  const read = c.variables.element(node, c.number(node.index, "']' expected"));
  let last: Value = "";
  const isText = (f: Frame) => {
    last = read(f);
    return typeof last === "string";
  };
  return { text: () => last as string, isText, number, endsNumbers: false, rest };
}

function methodTerm(c: Compiling, node: Method, number: NumberOf, rest: Term["rest"]): Term {
  const { target } = node;
  if (target.kind === "call") {
    const text = textCall(c, target);
    return { text, number, endsNumbers: true, rest: { sign: ".", at: node.end } };
  }
  const text = textMethod(c, node);
  if (target.kind === "element") {
    const read = c.variables.element(target, c.number(target.index, "']' expected"));
    return { text, isText: (f) => typeof read(f) === "string", number, endsNumbers: false, rest };
  }
  const read = c.variables.keptOr(target, c.variables.read(target.name));
  const isText = (f: Frame) => typeof read(f) === "string";
  return { text, isText, number, endsNumbers: isText, rest };
}

/** What a user function gave, as text: whole numbers plain, others as Java writes a double. */
function fullText(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value !== "number") return "0";
  return (value | 0) === value ? numberText(value) : javaDouble(value);
}
