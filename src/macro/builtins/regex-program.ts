/** A regular expression of JavaScript (flag v) as a list of instructions for a machine that counts its steps. */
export type Instruction =
  | { readonly op: "one"; readonly matches: (codePoint: number) => boolean }
  | { op: "split"; first: number; second: number }
  | { op: "jump"; to: number }
  | { readonly op: "save"; readonly slot: number }
  | { readonly op: "mark"; readonly register: number }
  | { readonly op: "moved"; readonly register: number }
  | { readonly op: "assert"; readonly kind: "^" | "$" | "start" | "end" | "b" | "B" }
  | { readonly op: "back"; readonly group: number | string }
  | {
      readonly op: "look";
      readonly program: readonly Instruction[];
      readonly behind: boolean;
      readonly not: boolean;
    }
  | { readonly op: "match" };

export interface RegexProgram {
  readonly code: readonly Instruction[];
  /** Groups without the whole match, which is group 0. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  readonly registers: number;
  readonly hasBackReferences: boolean;
  /** Repetitions without end, or with a high one: each may multiply the steps of backtracking by the text's length. */
  readonly repetitions: number;
  /** Other choices: each may double them. */
  readonly choices: number;
  /** Choices inside repetitions: steps may grow exponentially with the text. */
  readonly isNested: boolean;
}

const MAX_CODE = 50_000;

/** @param source - a pattern that JavaScript has accepted under `flags`.
 * @throws SyntaxError for repetitions that make it too large. */
export function compileRegex(source: string, flags: string): RegexProgram {
  return new Compiler(source, flags).compile();
}

class Compiler {
  #at = 0;
  #code: Instruction[] = [];
  #groups = 0;
  #registers = 0;
  #hasBack = false;
  #size = 0;
  readonly #names = new Map<string, number>();
  #repetitions = 0;
  #choices = 0;
  #isNested = false;
  readonly #source: string;
  readonly #flags: string;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#flags = flags.replace(/[gyd]/g, "");
  }

  compile(): RegexProgram {
    this.#alternatives();
    this.#add({ op: "match" });
    return {
      code: this.#code,
      groups: this.#groups,
      names: this.#names,
      registers: this.#registers,
      hasBackReferences: this.#hasBack,
      repetitions: this.#repetitions,
      choices: this.#choices,
      isNested: this.#isNested,
    };
  }

  #add(instruction: Instruction): number {
    if (++this.#size > MAX_CODE) throw new SyntaxError("The pattern is too large");
    return this.#code.push(instruction) - 1;
  }

  #alternatives(): void {
    const ends: { op: "jump"; to: number }[] = [];
    for (;;) {
      const start = this.#code.length;
      this.#sequence();
      if (this.#source[this.#at] !== "|") break;
      this.#at++;
      this.#choices++;
      // The alternative just written moves by one: what it jumps to does, too.
      this.#insertSplit(start);
      const end = { op: "jump" as const, to: 0 };
      this.#add(end);
      (this.#code[start] as { second: number }).second = this.#code.length;
      ends.push(end);
    }
    for (const end of ends) end.to = this.#code.length;
  }

  /** A split before the instructions from `start` on; goes to these first. */
  #insertSplit(start: number): { op: "split"; first: number; second: number } {
    const split = { op: "split" as const, first: start + 1, second: 0 };
    const moved = this.#code.splice(start).map((instruction) => shifted(instruction, 1));
    this.#add(split);
    this.#size--;
    this.#append(moved);
    this.#size++;
    return split;
  }

  #append(instructions: readonly Instruction[]): void {
    for (const instruction of instructions) this.#code.push(instruction);
  }

  #sequence(): void {
    while (this.#at < this.#source.length && !"|)".includes(this.#source[this.#at] ?? "")) this.#term();
  }

  #term(): void {
    const start = this.#code.length;
    this.#atom();
    const found = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/.exec(this.#source.slice(this.#at, this.#at + 40));
    if (found === null) return;
    this.#at += found[0].length;
    const lazy = found[0].length > 1 && found[0].endsWith("?");
    const kind = found[0][0] ?? "";
    const least = kind === "{" ? Number(found[1]) : kind === "+" ? 1 : 0;
    const most =
      kind === "{"
        ? found[2] === undefined
          ? least
          : found[3] === ""
            ? Number.POSITIVE_INFINITY
            : Number(found[3])
        : kind === "?"
          ? 1
          : Number.POSITIVE_INFINITY;
    this.#repeat(this.#code.splice(start), start, least, most, lazy);
  }

  #repeat(body: readonly Instruction[], from: number, least: number, most: number, lazy: boolean): void {
    if (most > 1 && body.some(({ op }) => op === "split" || op === "look")) this.#isNested = true;
    if (most - least > 8) this.#repetitions++;
    else this.#choices += most - least;
    const copy = () => {
      const by = this.#code.length - from;
      this.#size += body.length;
      if (this.#size > MAX_CODE) throw new SyntaxError("The pattern is too large");
      this.#append(body.map((instruction) => shifted(instruction, by)));
    };
    for (let i = 0; i < least; i++) copy();
    const branch = () => {
      const split = { op: "split" as const, first: 0, second: 0 };
      const at = this.#add(split);
      return {
        at,
        close: (exit: number) => {
          [split.first, split.second] = lazy ? [exit, at + 1] : [at + 1, exit];
        },
      };
    };
    if (most === Number.POSITIVE_INFINITY) {
      const { at, close } = branch();
      const register = this.#registers++;
      this.#add({ op: "mark", register });
      copy();
      this.#add({ op: "moved", register });
      this.#add({ op: "jump", to: at });
      close(this.#code.length);
      return;
    }
    const branches: ReturnType<typeof branch>[] = [];
    for (let i = least; i < most; i++) {
      branches.push(branch());
      copy();
    }
    for (const { close } of branches) close(this.#code.length);
  }

  #atom(): void {
    const rest = this.#source.slice(this.#at, this.#at + 80);
    const char = rest[0] ?? "";
    if (char === "^" || char === "$") {
      this.#at++;
      this.#add({ op: "assert", kind: this.#flags.includes("m") ? char : char === "^" ? "start" : "end" });
      return;
    }
    if (rest.startsWith("(?<![^])") || rest.startsWith("(?![^])")) {
      const start = rest.startsWith("(?<");
      this.#at += start ? 8 : 7;
      this.#add({ op: "assert", kind: start ? "start" : "end" });
      return;
    }
    if (char === "(") {
      this.#group(rest);
      return;
    }
    if (char === "\\") {
      const number = /^\\([1-9]\d*)/.exec(rest);
      const name = /^\\k<([^>]*)>/.exec(rest);
      if (rest[1] === "b" || rest[1] === "B") {
        this.#at += 2;
        this.#add({ op: "assert", kind: rest[1] });
        return;
      }
      if (number !== null || name !== null) {
        this.#hasBack = true;
        this.#at += (number ?? name)?.[0].length ?? 0;
        this.#add({ op: "back", group: name?.[1] ?? Number(number?.[1]) });
        return;
      }
    }
    const text = char === "[" ? this.#classText() : single(rest);
    this.#at += text.length;
    this.#add({ op: "one", matches: tester(text, this.#flags) });
  }

  #group(rest: string): void {
    const head = /^\((?:\?(?::|=|!|<=|<!|<([a-zA-Z]\w*)>))?/.exec(rest);
    const text = head?.[0] ?? "(";
    this.#at += text.length;
    const look = /^\(\?(<?)([=!])$/.exec(text);
    if (look !== null) {
      const outer = this.#code;
      this.#code = [];
      this.#alternatives();
      this.#add({ op: "match" });
      const program = this.#code;
      this.#code = outer;
      this.#at++;
      this.#add({ op: "look", program, behind: look[1] === "<", not: look[2] === "!" });
      return;
    }
    const captures = text !== "(?:";
    const group = captures ? ++this.#groups : 0;
    if (head?.[1] !== undefined) this.#names.set(head[1], group);
    if (captures) this.#add({ op: "save", slot: 2 * group });
    this.#alternatives();
    if (captures) this.#add({ op: "save", slot: 2 * group + 1 });
    this.#at++;
  }

  /** A class with all classes inside it. */
  #classText(): string {
    let depth = 0;
    for (let i = this.#at; i < this.#source.length; i++) {
      const char = this.#source[i];
      if (char === "\\") i++;
      else if (char === "[") depth++;
      else if (char === "]" && --depth === 0) return this.#source.slice(this.#at, i + 1);
    }
    throw new SyntaxError("Unclosed character class");
  }
}

/** One character or escape at the start of the text. */
function single(rest: string): string {
  const found = /^\\(?:u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|[pP]\{[^}]*\}|c[a-zA-Z]|[\s\S])/.exec(
    rest,
  );
  return found?.[0] ?? String.fromCodePoint(rest.codePointAt(0) ?? 0);
}

/** Whether a class or escape takes a character is JavaScript's answer, remembered. */
function tester(text: string, flags: string): (codePoint: number) => boolean {
  const pattern = new RegExp(`(?<![^])(?:${text})(?![^])`, flags);
  const known = new Map<number, boolean>();
  return (codePoint) => {
    let answer = known.get(codePoint);
    if (answer === undefined) {
      answer = pattern.test(String.fromCodePoint(codePoint));
      known.set(codePoint, answer);
    }
    return answer;
  };
}

function shifted(instruction: Instruction, by: number): Instruction {
  if (instruction.op === "split")
    return { op: "split", first: instruction.first + by, second: instruction.second + by };
  if (instruction.op === "jump") return { op: "jump", to: instruction.to + by };
  return instruction;
}
