/** Java's regular expressions as JavaScript's. Taken over: classes with union, intersection and negation, POSIX and Unicode classes,
 * \Q…\E, \A \z \Z, \h \H \R, line ends of `.` and `$`, octal and hexadecimal characters, flags (?i) (?s) (?m) at the start.
 * Possessive quantifiers count as greedy.
 * @throws SyntaxError for what is no pattern in Java, or has a flag in its middle.
 */
export function javaRegex(pattern: string, extraFlags = ""): RegExp {
  checkPattern(pattern);
  let flags = extraFlags;
  let source = pattern;
  for (let head = /^\(\?([imsux]+)\)/.exec(source); head !== null; head = /^\(\?([imsux]+)\)/.exec(source)) {
    for (const flag of head[1] ?? "") {
      if (flag === "x") throw new SyntaxError("Flag x is not supported");
      if (flag !== "u" && !flags.includes(flag)) flags += flag;
    }
    source = source.slice(head[0].length);
  }
  return new RegExp(new Translation(source, flags).translate(), `${flags}v`);
}

/** The commonest faults, in Java's words. */
function checkPattern(pattern: string): void {
  if (pattern.includes("\\Q")) return;
  let open = 0;
  let inClass = 0;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i];
    if (char === "\\") i++;
    else if (char === "[") inClass++;
    else if (char === "]" && inClass > 0) inClass--;
    else if (inClass > 0) continue;
    else if (char === "(") open++;
    else if (char === ")" && --open < 0)
      throw new SyntaxError(`Unmatched closing ')'${i > 0 ? ` near index ${i - 1}` : ""}\n${pattern}`);
    else if (
      (char === "*" || char === "+" || char === "?") &&
      (i === 0 || /[(|]/.test(pattern[i - 1] as string))
    ) {
      if (char === "?" && pattern[i - 1] === "(") continue;
      throw new SyntaxError(
        `Dangling meta character '${char}' near index ${i}\n${pattern}\n${" ".repeat(i)}^`,
      );
    }
  }
  if (inClass > 0)
    throw new SyntaxError(
      `Unclosed character class near index ${pattern.length - 1}\n${pattern}\n${" ".repeat(pattern.length - 1)}^`,
    );
  if (open > 0) throw new SyntaxError(`Unclosed group near index ${pattern.length}\n${pattern}`);
}

const POSIX: Readonly<Record<string, string>> = {
  Lower: "[a-z]",
  Upper: "[A-Z]",
  ASCII: "[\\x00-\\x7f]",
  Alpha: "[a-zA-Z]",
  Digit: "[0-9]",
  Alnum: "[a-zA-Z0-9]",
  Punct: "[!-\\/:-@\\[-`\\{-~]",
  Graph: "[!-~]",
  Print: "[ -~]",
  Blank: "[ \\t]",
  Cntrl: "[\\x00-\\x1f\\x7f]",
  XDigit: "[0-9a-fA-F]",
  Space: "[ \\t\\n\\x0b\\f\\r]",
  javaLowerCase: "\\p{Ll}",
  javaUpperCase: "\\p{Lu}",
  javaWhitespace: "[\\s--[\\xa0\\u2007\\u202f]]",
  IsAlphabetic: "\\p{Alphabetic}",
};

const SPACE = "[ \\t\\n\\x0b\\f\\r]";
const BLANK = "[ \\t\\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]";
const LINE_END = "(?:\\r\\n|[\\n\\r\\x85\\u2028\\u2029])";
const VERTICAL = "[\\n\\x0b\\f\\r\\x85\\u2028\\u2029]";

/** Character classes of one letter, usable in and out of brackets. */
const LETTERS: Readonly<Record<string, string>> = {
  d: "[0-9]",
  D: "[^0-9]",
  w: "[a-zA-Z_0-9]",
  W: "[^a-zA-Z_0-9]",
  s: SPACE,
  S: `[^${SPACE}]`,
  h: BLANK,
  H: `[^${BLANK}]`,
  v: VERTICAL,
  V: `[^${VERTICAL}]`,
};

const CONTROLS: Readonly<Record<string, string>> = {
  t: "\\t",
  n: "\\n",
  r: "\\r",
  f: "\\f",
  a: "\\x07",
  e: "\\x1b",
};

/** A character that stands for itself, in and out of brackets (flag v escapes differ there). */
function literal(char: string): string {
  if (/[\^$\\.*+?()[\]{}|/]/.test(char)) return `\\${char}`;
  if (/[-&!#%,:;<=>@`~]/.test(char)) return `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`;
  return char;
}

class Translation {
  #at = 0;
  readonly #text: string;
  readonly #flags: string;

  constructor(text: string, flags: string) {
    this.#text = text;
    this.#flags = flags;
  }

  translate(): string {
    let out = "";
    while (this.#at < this.#text.length) out += this.#next();
    return out;
  }

  #next(): string {
    const char = this.#text[this.#at++] as string;
    switch (char) {
      case "\\":
        return this.#escape(false);
      case "[":
        return this.#class();
      case ".":
        return this.#flags.includes("s") ? "." : "[^\\n\\r\\x85\\u2028\\u2029]";
      case "$":
        return this.#flags.includes("m") ? "$" : `(?=${LINE_END}?$)`;
      case "(":
        return this.#group();
      case "*":
      case "+":
      case "?":
      case "}": {
        // "++" and the like: possessive.
        if (char === "}") {
          if (!this.#quantifierJustEnded()) return "\\}";
        }
        if (this.#text[this.#at] === "+") this.#at++;
        return char;
      }
      case "]":
        return "\\]";
      case "{":
        if (!/^\d+(?:,\d*)?\}/.test(this.#text.slice(this.#at, this.#at + 40)))
          throw new SyntaxError("Illegal repetition");
        return char;
      default:
        return /[\^|)]/.test(char) || /[\d,]/.test(char) ? char : literal(char);
    }
  }

  /** The "}" just read ends {n}, {n,} or {n,m}. */
  #quantifierJustEnded(): boolean {
    return /\{\d+(?:,\d*)?\}$/.test(this.#text.slice(Math.max(0, this.#at - 40), this.#at));
  }

  #group(): string {
    const rest = this.#text.slice(this.#at);
    const head = /^\?(?:[:=!]|<[=!]|<[a-zA-Z][a-zA-Z0-9]*>)/.exec(rest)?.[0];
    if (head !== undefined) {
      this.#at += head.length;
      return `(${head}`;
    }
    if (rest.startsWith("?>")) {
      this.#at += 2;
      return "(?:";
    }
    if (rest.startsWith("?")) throw new SyntaxError("Flags inside a pattern are not supported");
    return "(";
  }

  #escape(inClass: boolean): string {
    const char = this.#text[this.#at++];
    if (char === undefined) throw new SyntaxError("Unexpected internal error");
    if (char === "Q") return this.#quoted();
    if (char === "E") return "";
    if (char in LETTERS) return LETTERS[char] as string;
    if (char in CONTROLS) return CONTROLS[char] as string;
    if (char === "x" || char === "u" || char === "0" || char === "c") return this.#code(char);
    if (char === "p" || char === "P") return this.#property(char === "P");
    if (!inClass) {
      if (char === "A") return this.#flags.includes("m") ? "(?<![^])" : "^";
      if (char === "z") return "(?![^])";
      if (char === "Z") return `(?=${LINE_END}?(?![^]))`;
      if (char === "R") return `(?:\\r\\n|${VERTICAL})`;
      if (char === "b" || char === "B") return `\\${char}`;
      if (char === "G") throw new SyntaxError("\\G is not supported");
      if (char === "k") {
        const name = /^<[a-zA-Z][a-zA-Z0-9]*>/.exec(this.#text.slice(this.#at))?.[0];
        if (name === undefined) throw new SyntaxError("\\k is not followed by '<' for named capturing group");
        this.#at += name.length;
        return `\\k${name}`;
      }
      if (/[1-9]/.test(char)) return `\\${char}`;
    }
    if (/[a-zA-Z]/.test(char)) throw new SyntaxError("Illegal/unsupported escape sequence");
    return literal(char);
  }

  #quoted(): string {
    const end = this.#text.indexOf("\\E", this.#at);
    const text = this.#text.slice(this.#at, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.#text.length : end + 2;
    return [...text].map(literal).join("");
  }

  #code(kind: string): string {
    const rest = this.#text.slice(this.#at);
    const patterns: Readonly<Record<string, RegExp>> = {
      x: /^(?:([\da-fA-F]{2})|\{([\da-fA-F]+)\})/,
      u: /^([\da-fA-F]{4})/,
      0: /^([0-3][0-7]{2}|[0-7]{1,2})/,
      c: /^([\s\S])/,
    };
    const found = (patterns[kind] as RegExp).exec(rest);
    if (found === null) throw new SyntaxError("Illegal escape sequence");
    this.#at += found[0].length;
    const digits = found[1] ?? found[2] ?? "0";
    const code = kind === "c" ? digits.charCodeAt(0) ^ 64 : Number.parseInt(digits, kind === "0" ? 8 : 16);
    return `\\u{${code.toString(16)}}`;
  }

  #property(negated: boolean): string {
    const found = /^(?:\{([^}]+)\}|(\w))/.exec(this.#text.slice(this.#at));
    if (found === null) throw new SyntaxError("Unclosed character family");
    this.#at += found[0].length;
    const name = found[1] ?? found[2] ?? "";
    const known = POSIX[name];
    if (known !== undefined) return negated ? `[^${known}]` : known;
    const script = /^(?:Is|script=|sc=)(.+)$/.exec(name)?.[1];
    const inner = script !== undefined && script.length > 2 ? `Script=${script}` : (script ?? name);
    return `\\${negated ? "P" : "p"}{${inner}}`;
  }

  /** A class after its "[": Java joins what stands side by side, && cuts. */
  #class(): string {
    const negated = this.#text[this.#at] === "^";
    if (negated) this.#at++;
    const parts: string[] = [];
    let part = "";
    let first = true;
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined) throw new SyntaxError("Unclosed character class");
      this.#at++;
      if (char === "]" && !first) break;
      if (char === "&" && this.#text[this.#at] === "&") {
        while (this.#text[this.#at] === "&") this.#at++;
        parts.push(part);
        part = "";
        continue;
      }
      first = false;
      if (char === "[") part += this.#class();
      else if (char === "-" && part !== "" && this.#text[this.#at] !== "]" && this.#text[this.#at] !== "[")
        part += "-";
      else part += char === "\\" ? this.#escape(true) : literal(char);
    }
    parts.push(part);
    const whole = parts.filter((text) => text !== "").map((text) => `[${text}]`);
    const body = whole.length === 1 ? (whole[0] as string).slice(1, -1) : whole.join("&&");
    return `[${negated ? "^" : ""}${body}]`;
  }
}
