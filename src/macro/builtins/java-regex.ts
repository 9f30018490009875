import { javaRegex } from "./java-pattern.ts";
import { RegexMachine, type RegexMeter } from "./regex-machine.ts";
import { compileRegex, type RegexProgram } from "./regex-program.ts";

/** A pattern ready for use: JavaScript's own engine, and the program of the machine that can be stopped. */
interface Prepared {
  readonly native: RegExp;
  readonly program: RegexProgram;
}

const prepared = new Map<string, Prepared>();
const MAX_PREPARED = 200;

function prepare(pattern: string, whole: boolean): Prepared {
  const key = `${whole ? "w" : "p"}${pattern}`;
  const known = prepared.get(key);
  if (known !== undefined) return known;
  let native = javaRegex(pattern, "g");
  if (whole) native = new RegExp(`(?<![^])(?:${native.source})(?![^])`, native.flags);
  const made = { native, program: compileRegex(native.source, native.flags) };
  if (prepared.size >= MAX_PREPARED) prepared.clear();
  if (pattern.length < 10_000) prepared.set(key, made);
  return made;
}

interface Found {
  readonly index: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  readonly named: Readonly<Record<string, string | undefined>>;
}

const NATIVE_STEPS = 1e7;

/** Matches from left to right. JavaScript's engine cannot be stopped: it gets only what must end soon, by the most steps that backtracking
 * may take; the rest goes to our machine. */
function* find({ native, program }: Prepared, text: string, meter: RegexMeter): Generator<Found> {
  const steps = (text.length + 1) ** (program.repetitions + 1) * 2 ** program.choices;
  if (!program.isNested && steps <= NATIVE_STEPS) {
    for (const match of text.matchAll(native))
      yield {
        index: match.index,
        end: match.index + match[0].length,
        groups: match,
        named: match.groups ?? {},
      };
    return;
  }
  const machine = new RegexMachine(program, text, native.flags.includes("i"), meter);
  for (let from = 0; from <= text.length; ) {
    const match = machine.search(from);
    if (match === null) return;
    const named = Object.fromEntries([...program.names].map(([name, group]) => [name, match.groups[group]]));
    yield { ...match, named };
    const width = (text.codePointAt(match.end) ?? 0) > 0xffff ? 2 : 1;
    from = match.end > match.index ? match.end : match.end + width;
  }
}

const unmetered: RegexMeter = () => {};

/** Java's String.replaceAll. In the replacement `$n`, `${name}` are groups and `\` takes the next character as it is.
 * @param meter - told of long searches, which it may end by throwing.
 * @throws SyntaxError for a bad pattern or group. */
export function replaceAllJava(
  text: string,
  pattern: string,
  replacement: string,
  meter: RegexMeter = unmetered,
): string {
  let out = "";
  let from = 0;
  for (const { index, end, groups, named } of find(prepare(pattern, false), text, meter)) {
    out += text.slice(from, index) + expand(replacement, groups, named);
    from = end;
  }
  return out + text.slice(from);
}

function expand(
  replacement: string,
  groups: readonly (string | undefined)[],
  named: Readonly<Record<string, string | undefined>>,
): string {
  let out = "";
  for (let i = 0; i < replacement.length; i++) {
    const char = replacement[i] as string;
    if (char === "\\") {
      i++;
      if (i >= replacement.length) throw new SyntaxError("character to be escaped is missing");
      out += replacement[i];
    } else if (char === "$") {
      const name = /^\{(\w+)\}/.exec(replacement.slice(i + 1));
      if (name !== null) {
        out += named[name[1] as string] ?? "";
        i += name[0].length;
        continue;
      }
      let digit = replacement.charCodeAt(i + 1) - 48;
      if (!(digit >= 0 && digit <= 9)) throw new SyntaxError("Illegal group reference");
      let group = digit;
      if (group >= groups.length) throw new SyntaxError(`No group ${group}`);
      i++;
      for (;;) {
        digit = replacement.charCodeAt(i + 1) - 48;
        if (!(digit >= 0 && digit <= 9) || group * 10 + digit >= groups.length) break;
        group = group * 10 + digit;
        i++;
      }
      out += groups[group] ?? "";
    } else out += char;
  }
  return out;
}

/** Java's String.split(regex, -1): no limit, empty parts at the end kept, no empty part before a match of no width at the start. */
export function splitJava(text: string, pattern: string, meter: RegexMeter = unmetered): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { index, end } of find(prepare(pattern, false), text, meter)) {
    if (end === 0) continue;
    parts.push(text.slice(from, index));
    from = end;
  }
  parts.push(text.slice(from));
  return parts;
}

/** The pattern matches the whole text. */
export function matchesJava(text: string, pattern: string, meter: RegexMeter = unmetered): boolean {
  return !find(prepare(pattern, true), text, meter).next().done;
}

/** The pattern matches a part of the text. */
export function findsJava(text: string, pattern: string, meter: RegexMeter = unmetered): boolean {
  return !find(prepare(pattern, false), text, meter).next().done;
}
