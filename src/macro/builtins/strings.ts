import { d2s, javaTrim, toInt } from "../../image/numbers/index.ts";
import { headingLine, tableNumber } from "../../image/tables/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { MacroStop } from "../language/stop.ts";
import type { MacroArray, Value } from "../values.ts";
import { formatJava } from "./java-format.ts";
import { matchesJava, replaceAllJava, splitJava } from "./java-regex.ts";
import { checkIndex, numberOf } from "./java-values.ts";
import type { RegexMeter } from "./regex-machine.ts";

/** About a second. */
const MAX_STEPS = 2e7;

/** indexOf(s, part[, from]): also the method of a string. */
function indexOfText(host: MacroHost, text: string, part: string, from?: number): number {
  if (from === undefined) return text.indexOf(part);
  const start = toInt(from);
  checkIndex(host, start, 0, text.length - 1);
  return text.indexOf(part, start);
}

/** substring(s, from[, to]): also the method of a string. */
function substringOf(host: MacroHost, text: string, from: number, to?: number): string {
  const start = toInt(from);
  const end = to === undefined ? text.length : toInt(to);
  if (start > end) host.error("beginIndex>endIndex");
  checkIndex(host, start, 0, text.length);
  checkIndex(host, end, 0, text.length);
  return text.slice(start, end);
}

/** replace(s, old, new): one character is taken as it is, anything longer (or nothing) is a regular expression. Also the method of a string. */
function replaceText(host: MacroHost, text: string, old: string, by: string): string {
  if (old.length === 1) return text.replaceAll(old, () => by);
  return regex(host, (meter) => replaceAllJava(text, old, by, meter));
}

/** matches(s, regex), 1 or 0: the whole text. Also the method of a string. */
function matchesText(host: MacroHost, text: string, pattern: string): number {
  return regex(host, (meter) => matchesJava(text, pattern, meter)) ? 1 : 0;
}

/** @throws macro/runtime for what is no pattern; macro/limit for one that takes too long. */
export function regex<T>(host: MacroHost, run: (meter: RegexMeter) => T): T {
  let steps = 0;
  const meter = (more: number) => {
    steps += more;
    host.tick(more);
    if (steps > MAX_STEPS)
      throw new MacroStop(
        "the regular expression needs too many steps on this text; make it simpler",
        null,
        "macro/limit",
      );
  };
  try {
    return run(meter);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return host.error(`java.util.regex.PatternSyntaxException: ${error.message}`);
  }
}

/** The lines of a text: \n, \r and \r\n end one; nothing comes after the last end. */
export function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines[lines.length - 1] === "") lines.pop();
  return lines;
}

/** Parts between runs of delimiter characters, never empty (Java's StringTokenizer). */
export function tokens(text: string, delimiters: string): string[] {
  if (delimiters === "\n") return splitLines(text);
  const parts: string[] = [];
  let part = "";
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (!delimiters.includes(char)) part += char;
    else if (part !== "") {
      parts.push(part);
      part = "";
    }
  }
  if (part !== "") parts.push(part);
  return parts;
}

function split(host: MacroHost, text: string, delimiters: string | undefined): string[] {
  if (text !== "" && (delimiters === "," || delimiters === ";")) return text.split(delimiters);
  if (text !== "" && delimiters !== undefined && /^\([\s\S]+\)$/.test(delimiters))
    return regex(host, (meter) => splitJava(text, delimiters.slice(1, -1), meter));
  return tokens(text, delimiters === undefined || delimiters === "" ? " \t\n\r" : delimiters);
}

/** Elements as String.join and Array.print write them: whole numbers without decimals, others with four. */
export function joined(array: MacroArray, delimiter: string): string {
  return array.map(elementText).join(delimiter);
}

function elementText(value: number | string): string {
  if (typeof value === "string") return value;
  return toInt(value) === value ? d2s(value, 0) : tableNumber(value, 4);
}

function lengthOf(host: MacroHost, value: Value): number {
  return typeof value === "number" ? host.error("String or array expected") : value.length;
}

function fromCharCode(host: MacroHost, codes: readonly Value[]): string {
  let text = "";
  for (const code of codes) {
    const value = Array.isArray(code)
      ? host.error("Number or numeric function expected")
      : toInt(numberOf(code));
    if (value < 0 || value > 65535) host.error(`Value (${value}) out of 0-65535 range`);
    text += String.fromCharCode(value);
  }
  return text;
}

/** Leading zeros up to `digits` characters; numbers are cut to whole ones. */
export function pad(value: Value, digits: number): string {
  const text = typeof value === "number" ? String(toInt(value)) : String(value);
  return text.padStart(toInt(digits), "0");
}

const BUFFER = "String.buffer";
const CLIPBOARD = "String.copy";

function textState(host: MacroHost, key: string): string {
  const text = host.state.get(key);
  return typeof text === "string" ? text : "";
}

function toStringOf(host: MacroHost, value: Value, decimals: number | undefined): string {
  if (decimals === undefined) return host.text(value);
  return d2s(Array.isArray(value) ? Number.NaN : numberOf(value), toInt(decimals));
}

function format(host: MacroHost, pattern: string, values: readonly Value[]): string {
  try {
    return formatJava(
      pattern,
      values.map((value) => (Array.isArray(value) ? Number.NaN : numberOf(value))),
    );
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return host.error(error.message);
  }
}

export const stringBuiltins: readonly Builtin[] = [
  builtin("lengthOf", "number", ["value"], lengthOf),
  builtin("indexOf", "number", ["string", "string", "number?"], indexOfText),
  builtin("lastIndexOf", "number", ["string", "string"], (_, text, part) => text.lastIndexOf(part)),
  builtin("substring", "string", ["string", "number", "number?"], substringOf),
  builtin("startsWith", "number", ["string", "string"], (_, text, start) => (text.startsWith(start) ? 1 : 0)),
  builtin("endsWith", "number", ["string", "string"], (_, text, end) => (text.endsWith(end) ? 1 : 0)),
  builtin("matches", "number", ["string", "string"], matchesText),
  builtin("replace", "string", ["string", "string", "string"], replaceText),
  builtin("split", "array", ["string", "string?"], split),
  builtin("toLowerCase", "string", ["string"], (_, text) => text.toLowerCase()),
  builtin("toUpperCase", "string", ["string"], (_, text) => text.toUpperCase()),
  builtin("trim", "string", ["string"], (_, text) => javaTrim(text)),
  builtin("fromCharCode", "string", ["...value"], (host, ...codes) => fromCharCode(host, codes)),
  builtin("charCodeAt", "number", ["string", "number"], (host, text, index) => {
    const at = toInt(index);
    checkIndex(host, at, 0, text.length - 1);
    return text.charCodeAt(at);
  }),
  builtin("charAt", "string", ["...value"], (host) => host.error("String function expected")),
  builtin("toString", "string", ["value", "number?"], toStringOf),
  builtin("String.append", "nothing", ["string"], (host, text) => {
    host.state.set(BUFFER, textState(host, BUFFER) + text);
  }),
  builtin("String.buffer", "string", [], (host) => textState(host, BUFFER)),
  builtin("String.resetBuffer", "nothing", [], (host) => {
    host.state.delete(BUFFER);
  }),
  builtin("String.copy", "nothing", ["string"], (host, text) => {
    host.state.set(CLIPBOARD, text);
  }),
  builtin("String.paste", "string", [], (host) => textState(host, CLIPBOARD)),
  builtin("String.copyResults", "nothing", [], (host) => {
    const { panel } = host.world.results;
    if (panel === null) return host.error("No results");
    const rows = panel.lines.map((line) => `${line.endsWith("\t") ? line.slice(0, -1) : line}\n`);
    host.state.set(CLIPBOARD, rows.length === 1 ? (rows[0] as string).slice(0, -1) : rows.join(""));
  }),
  builtin("String.getResultsHeadings", "string", [], (host) => headingLine(host.world.results)),
  builtin("String.join", "string", ["array", "string?"], (_, array, delimiter) =>
    joined(array, delimiter ?? ", "),
  ),
  builtin("String.trim", "string", ["string"], (_, text) => javaTrim(text)),
  builtin("String.pad", "string", ["value", "number"], (_, value, digits) => pad(value, digits)),
  builtin("String.format", "string", ["string", "...value"], (host, pattern, ...values) =>
    format(host, pattern, values),
  ),
  builtin("String.setFontSize", "nothing", ["number"], (host) => {
    host.image();
  }),
];
