import type { Instruction, RegexProgram } from "./regex-program.ts";

/** Told of steps while a pattern is searched; may throw to stop it. */
export type RegexMeter = (steps: number) => void;

export interface RegexMatch {
  readonly index: number;
  readonly end: number;
  /** The whole match, then the groups. */
  readonly groups: readonly (string | undefined)[];
}

/** Places where a search has been. */
type Seen = Uint32Array | Set<number>;

const REPORT = 4096;
/** Places remembered for one text; beyond it, steps are only counted. */
const MAX_PLACES = 2 ** 30;

/** Searches a text with the matches that backtracking finds. A place (instruction and position) that failed once is not tried again, so the time
 * is bounded by pattern length x text length; with back references it is not, and only the meter ends it. */
export class RegexMachine {
  readonly #program: RegexProgram;
  readonly #text: string;
  readonly #meter: RegexMeter;
  readonly #ignoreCase: boolean;
  readonly #seen: Uint32Array | null;
  #touched: number[] = [];
  #steps = 0;
  readonly #looks = new Map<Instruction, Map<number, readonly number[] | null>>();

  constructor(program: RegexProgram, text: string, ignoreCase: boolean, meter: RegexMeter) {
    this.#program = program;
    this.#text = text;
    this.#meter = meter;
    this.#ignoreCase = ignoreCase;
    const places = program.code.length * (text.length + 1);
    this.#seen =
      program.hasBackReferences || places > MAX_PLACES ? null : new Uint32Array(Math.ceil(places / 32));
  }

  /** The first match that begins at `from` or later. */
  search(from: number): RegexMatch | null {
    const { groups } = this.#program;
    for (let start = from; start <= this.#text.length; start += this.#width(start)) {
      const slots = new Array<number>(2 * groups + 2).fill(-1);
      const end = this.#run(this.#program.code, start, slots, this.#seen, null);
      if (end < 0) continue;
      for (const word of this.#touched) if (this.#seen) this.#seen[word] = 0;
      this.#touched = [];
      const all: (string | undefined)[] = [this.#text.slice(start, end)];
      for (let group = 1; group <= groups; group++) all.push(this.#captured(slots, group));
      return { index: start, end, groups: all };
    }
    return null;
  }

  #captured(slots: readonly number[], group: number): string | undefined {
    const [start = -1, end = -1] = [slots[2 * group], slots[2 * group + 1]];
    return start < 0 || end < 0 ? undefined : this.#text.slice(start, end);
  }

  #width(at: number): number {
    return (this.#text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }

  /** @param mustEnd - where the match has to end; null = anywhere.
   * @returns the end of the match, -1 = none; `slots` then are as they were. */
  #run(
    code: readonly Instruction[],
    start: number,
    slots: number[],
    seen: Seen | null,
    mustEnd: number | null,
  ): number {
    const text = this.#text;
    const columns = text.length + 1;
    const registers = new Array<number>(this.#program.registers).fill(-1);
    // Three numbers an entry: where to go on (kind 0), or a slot (kind -1) or register (kind -2) to put back.
    const stack: number[] = [];
    let pc = 0;
    let at = start;
    for (;;) {
      if (++this.#steps % REPORT === 0) this.#meter(REPORT);
      let failed = false;
      if (seen !== null && this.#beenAt(pc * columns + at, seen)) failed = true;
      const instruction = code[pc] as Instruction; // programs end in "match", so that pc is always inside
      if (!failed)
        switch (instruction.op) {
          case "one": {
            const point = text.codePointAt(at);
            if (point === undefined || !instruction.matches(point)) failed = true;
            else {
              at += point > 0xffff ? 2 : 1;
              pc++;
            }
            break;
          }
          case "split":
            stack.push(0, instruction.second, at);
            pc = instruction.first;
            break;
          case "jump":
            pc = instruction.to;
            break;
          case "save":
            stack.push(-1, instruction.slot, slots[instruction.slot] ?? -1);
            slots[instruction.slot] = at;
            pc++;
            break;
          case "mark":
            stack.push(-2, instruction.register, registers[instruction.register] ?? -1);
            registers[instruction.register] = at;
            pc++;
            break;
          case "moved":
            // Places that are remembered end loops without width by themselves.
            if (seen === null && registers[instruction.register] === at) failed = true;
            else pc++;
            break;
          case "assert":
            if (holds(instruction.kind, text, at)) pc++;
            else failed = true;
            break;
          case "back": {
            const { group } = instruction;
            const part = this.#captured(
              slots,
              typeof group === "string" ? (this.#program.names.get(group) ?? 0) : group,
            );
            // A group that has not taken part: takes nothing, as in JavaScript.
            if (part === undefined) pc++;
            else if (this.#same(text.slice(at, at + part.length), part)) {
              at += part.length;
              pc++;
            } else failed = true;
            break;
          }
          case "look": {
            const found = this.#look(instruction, at, slots);
            if ((found !== null) === instruction.not) failed = true;
            else {
              if (found !== null && !instruction.not)
                found.forEach((value, slot) => {
                  if (value === slots[slot]) return;
                  stack.push(-1, slot, slots[slot] ?? -1);
                  slots[slot] = value;
                });
              pc++;
            }
            break;
          }
          case "match":
            if (mustEnd === null || at === mustEnd) return at;
            failed = true;
        }
      if (!failed) continue;
      for (;;) {
        if (stack.length === 0) return -1;
        const last = stack.pop() as number; // entries have three numbers
        const what = stack.pop() as number;
        const kind = stack.pop();
        if (kind === -1) slots[what] = last;
        else if (kind === -2) registers[what] = last;
        else {
          pc = what;
          at = last;
          break;
        }
      }
    }
  }

  #beenAt(place: number, seen: Seen): boolean {
    if (seen instanceof Set) {
      if (seen.has(place)) return true;
      seen.add(place);
      return false;
    }
    const word = place >>> 5;
    const bits = seen[word] ?? 0;
    const bit = 1 << (place & 31);
    if ((bits & bit) !== 0) return true;
    if (bits === 0) this.#touched.push(word);
    seen[word] = bits | bit;
    return false;
  }

  /** The slots after a look around, null where it does not match. Without back references it depends on the position alone. */
  #look(
    look: Extract<Instruction, { op: "look" }>,
    at: number,
    slots: readonly number[],
  ): readonly number[] | null {
    const known = this.#looks.get(look) ?? new Map<number, readonly number[] | null>();
    this.#looks.set(look, known);
    const before = this.#program.hasBackReferences ? undefined : known.get(at);
    if (before !== undefined) return before === null ? null : slots.map((value, i) => pick(before[i], value));
    const tried = this.#program.hasBackReferences ? [...slots] : new Array<number>(slots.length).fill(-1);
    const seen = this.#program.hasBackReferences ? null : new Set<number>();
    let end = -1;
    if (!look.behind) end = this.#run(look.program, at, tried, seen, null);
    else
      for (let start = at; start >= 0 && end < 0; start--)
        if (start === 0 || this.#width(start - 1) === 1)
          end = this.#run(look.program, start, tried, seen, at);
    known.set(at, end < 0 ? null : tried);
    return end < 0 ? null : slots.map((value, i) => pick(tried[i], value));
  }

  #same(a: string, b: string): boolean {
    return this.#ignoreCase ? a.toLowerCase() === b.toLowerCase() : a === b;
  }
}

const pick = (found: number | undefined, before: number) =>
  found === undefined || found < 0 ? before : found;

const isWord = (text: string, at: number) => /\w/.test(text[at] ?? " ");
const isLineEnd = (text: string, at: number) => /[\n\r\u2028\u2029]/.test(text[at] ?? "");

function holds(kind: Extract<Instruction, { op: "assert" }>["kind"], text: string, at: number): boolean {
  switch (kind) {
    case "start":
      return at === 0;
    case "end":
      return at === text.length;
    case "^":
      return at === 0 || isLineEnd(text, at - 1);
    case "$":
      return at === text.length || isLineEnd(text, at);
    case "b":
      return isWord(text, at - 1) !== isWord(text, at);
    case "B":
      return isWord(text, at - 1) === isWord(text, at);
  }
}
