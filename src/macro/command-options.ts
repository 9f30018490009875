import { javaDouble, parseJavaDouble } from "../image/numbers/index.ts";
import type { CommandOptions } from "./command.ts";
import type { MacroHost } from "./host.ts";

/** ImageJ's Macro.trimKey: the label up to its first blank or colon, in lower case. */
export function optionKey(label: string): string {
  return (label.split(" ", 1)[0] ?? "").split(":", 1)[0]?.toLowerCase() ?? "";
}

/** ImageJ's Macro.getValue: the text after `key=` that no letter stands before: quoted, in brackets, or up to a blank.
 * @returns undefined when the key is not there, or its quote or bracket never closes. */
export function optionValue(options: string, label: string): string | undefined {
  const text = options.endsWith(" ") ? options : `${options} `;
  const key = `${optionKey(label)}=`;
  let at = text.indexOf(key);
  while (at > 0 && /\p{L}/u.test(text[at - 1] ?? "")) at = text.indexOf(key, at + 1);
  if (at < 0) return undefined;
  const rest = text.slice(at + key.length);
  if (rest[0] === "'") {
    const end = rest.indexOf("'", 1);
    return end < 0 ? undefined : rest.slice(1, end);
  }
  if (rest[0] === "[") {
    const end = closing(rest);
    return end < 0 ? undefined : rest.slice(1, end);
  }
  return rest.slice(0, rest.indexOf(" "));
}

function closing(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "[") depth++;
    else if (text[i] === "]" && --depth === 0) return i;
  }
  return -1;
}

/** ImageJ's GenericDialog.isMatch: the word stands alone, not as a value and not in brackets. */
export function optionFlag(options: string, label: string): boolean {
  const text = `${options} `;
  const word = `${optionKey(label)} `;
  if (text.startsWith(word)) return true;
  const wanted = ` ${word}`;
  let bracket = false;
  for (let i = 0; i < text.length - wanted.length + 1; i++) {
    const char = text[i];
    if (bracket && char === "]") bracket = false;
    else if (char === "[") bracket = true;
    if (char !== " " || bracket || (i > 1 && text[i - 1] === "=")) continue;
    if (text.startsWith(wanted, i)) return true;
  }
  return false;
}

/** @param options - second argument of run(); undefined when there was none. */
export function readOptions(host: MacroHost, options: string | undefined): CommandOptions {
  const text = options ?? "";
  /** Its number: that of a text read as one, 0 of an array, NaN of what is not there. */
  const variableNumber = (name: string): number => {
    const held = host.variable(name);
    if (held === undefined) return Number.NaN;
    return typeof held === "number" ? held : typeof held === "string" ? parseJavaDouble(held) : 0;
  };
  const variableText = (name: string, shown: (value: number) => string): string | undefined => {
    const held = host.variable(name);
    if (typeof held === "string") return held;
    const number = variableNumber(name);
    return Number.isNaN(number) ? undefined : shown(number);
  };
  const nameOf = (value: string) => (value.startsWith("&") ? value.slice(1) : value);
  /** A value `&name` is that variable; so is a name that the key starts with, or that stands where a number is expected. */
  const plain = (key: string, byDefault: string): string | undefined => {
    const value = optionValue(text, key);
    if (value === undefined) return undefined;
    const variable =
      value.startsWith("&") || /^[-0-9]/.test(byDefault) || key.toLowerCase().startsWith(value);
    return variable ? (variableText(nameOf(value), javaDouble) ?? nameOf(value)) : value;
  };
  return {
    text,
    absent: options === undefined,
    has: (key) => optionValue(text, key) !== undefined || optionFlag(text, key),
    flag: (key) => optionFlag(text, key),
    number: (key, byDefault) => {
      const value = optionValue(text, key);
      if (value === undefined || value === "") return byDefault;
      if (value.startsWith("0x")) {
        const hex = Number.parseInt(value.slice(2), 16);
        return /^[+-]?[0-9a-fA-F]+$/.test(value.slice(2)) && Math.abs(hex) < 2 ** 31 ? hex : 0;
      }
      const number = parseJavaDouble(value);
      if (!Number.isNaN(number) || value.trim() === "NaN") return number;
      const fromVariable = variableNumber(nameOf(value));
      if (!Number.isNaN(fromVariable)) return fromVariable;
      return host.error(
        `Numeric value expected in run() function (key: "${optionKey(key)}", value or variable name: "${nameOf(value)}")`,
      );
    },
    string: (key, byDefault) => plain(key, byDefault) ?? byDefault,
    choice: (key, choices, byDefault) => {
      const given = optionValue(text, key);
      if (given === undefined) return byDefault;
      const whole = (number: number) =>
        Number.isInteger(number) && Math.abs(number) < 2 ** 31 ? String(number) : javaDouble(number);
      const value = given.startsWith("&") ? (variableText(nameOf(given), whole) ?? nameOf(given)) : given;
      const found = choices.find((choice) => choice === value);
      if (found !== undefined) return found;
      // The name of a text variable without "&" is no error, and not used either.
      if (typeof host.variable(value) === "string") return byDefault;
      return host.error(
        `"${value}" is not a valid choice for "${optionKey(key)}"; expected ${choices.map((choice) => `"${choice}"`).join(", ")}`,
      );
    },
  };
}
