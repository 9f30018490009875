import { javaTrim } from "../../image/numbers/index.ts";

/** Methods of text that ImageJ takes for text-giving ones wherever they stand. */
export const TEXT_METHODS: ReadonlySet<string> = new Set([
  "substring",
  "toLowerCase",
  "toUpperCase",
  "replace",
  "trim",
  "charAt",
]);

/** Methods done by the built-in function of that name, with the text as first argument. */
export const FUNCTION_METHODS: ReadonlyMap<string, string> = new Map([
  ["indexOf", "indexOf"],
  ["lastIndexOf", "lastIndexOf"],
  ["startsWith", "startsWith"],
  ["endsWith", "endsWith"],
  ["matches", "matches"],
  ["substring", "substring"],
  ["replace", "replace"],
  ["replaceAll", "replace"],
]);

/** Methods that give true or false: numbers 1 and 0, or the words where text is wanted. */
export const BOOLEAN_METHODS: ReadonlySet<string> = new Set(["startsWith", "endsWith", "contains"]);

/** Methods with no built-in function behind them; undefined = unknown here. */
export function plainMethod(text: string, name: string): string | number | undefined {
  switch (name) {
    case "length":
      return text.length;
    case "toLowerCase":
      return text.toLowerCase();
    case "toUpperCase":
      return text.toUpperCase();
    case "trim":
      return javaTrim(text);
    default:
      return undefined;
  }
}

/** Java's String.compareToIgnoreCase: by UTF-16 units, first upper then lower case. */
export function compareIgnoringCase(a: string, b: string): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue;
    const x = folded(a[i] ?? "");
    const y = folded(b[i] ?? "");
    if (x !== y) return x - y;
  }
  return a.length - b.length;
}

function folded(char: string): number {
  return oneUnit(
    oneUnit(char, char.toUpperCase()),
    oneUnit(char, char.toUpperCase()).toLowerCase(),
  ).charCodeAt(0);
}

/** Java's Character functions map one unit to one unit: "ß" stays. */
function oneUnit(before: string, after: string): string {
  return after.length === 1 ? after : before;
}
