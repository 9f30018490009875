import type { Source } from "./source.ts";
import type { Token } from "./token.ts";

/** Signs that ImageJ joins, even with blanks or line ends between: "3 - -4" is 3 -- 4. */
const DOUBLES: Readonly<Record<string, readonly string[]>> = {
  "+": ["+", "="],
  "-": ["-", "="],
  "*": ["="],
  "/": ["="],
  "=": ["="],
  "!": ["="],
  ">": ["=", ">"],
  "<": ["=", "<"],
  "&": ["&"],
  "|": ["|"],
};
const ESCAPES: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** Cuts a macro into tokens as Java's StreamTokenizer does with ImageJ's settings: never fails. The last token is the end.
 * Characters 128…255 are blanks outside text, those above are letters; text ends at its line's end without the closing quote.
 * @see ImageJ 1.54p Tokenizer, java.io.StreamTokenizer */
export function tokenize(source: Source): Token[] {
  const scanner = new Scanner(source.text);
  const tokens: Token[] = [];
  for (;;) {
    const token = scanner.next();
    const joined = token.kind === "sign" ? scanner.join(token) : token;
    tokens.push(joined.kind === "number" ? scanner.number(joined) : joined);
    if (token.kind === "end") return tokens;
  }
}

class Scanner {
  #at = 0;
  constructor(readonly text: string) {}

  next(): Token {
    this.#skip();
    const start = this.#at;
    const code = this.text.charCodeAt(start);
    if (Number.isNaN(code)) return { kind: "end", text: "", value: 0, start, end: start };
    if (isDigit(code)) return this.#digits(start);
    if (isLetter(code)) {
      while (isLetter(this.text.charCodeAt(this.#at)) || isDigit(this.text.charCodeAt(this.#at))) this.#at++;
      return { kind: "word", text: this.text.slice(start, this.#at), value: 0, start, end: this.#at };
    }
    if (code === 34 || code === 39) return this.#quoted(start, code);
    this.#at++;
    return { kind: "sign", text: this.text[start] ?? "", value: 0, start, end: this.#at };
  }

  /** A sign with the next one, if they belong together. */
  join(first: Token): Token {
    const partners = DOUBLES[first.text];
    if (partners === undefined) return first;
    const mark = this.#at;
    const second = this.next();
    if (second.kind === "sign" && partners.includes(second.text))
      return { ...first, text: first.text + second.text, end: second.end };
    this.#at = mark;
    return first;
  }

  /** Hexadecimal and scientific notation are two tokens that ImageJ puts together. */
  number(first: Token): Token {
    const mark = this.#at;
    const word = this.next();
    if (first.value === 0) {
      if (word.kind === "word" && /^x[0-9a-fA-F]+$/.test(word.text))
        return { ...first, value: Number.parseInt(word.text.slice(1), 16), end: word.end };
    } else if (word.kind === "word" && /^[eE]\d+$/.test(word.text)) {
      return { ...first, value: Number(`${first.value}${word.text}`), end: word.end };
    } else if (word.kind === "word" && /^[eE]$/.test(word.text)) {
      const sign = this.next();
      const power = this.next();
      if (sign.kind === "sign" && (sign.text === "-" || sign.text === "+") && power.kind === "number")
        return { ...first, value: Number(`${first.value}e${sign.text}${power.value}`), end: power.end };
    }
    this.#at = mark;
    return first;
  }

  #skip(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (code <= 32 || (code >= 127 && code <= 255)) this.#at++;
      else if (code === 47 && text[this.#at + 1] === "/") {
        const end = text.indexOf("\n", this.#at);
        this.#at = end < 0 ? text.length : end;
      } else if (code === 47 && text[this.#at + 1] === "*") {
        const end = text.indexOf("*/", this.#at + 2);
        this.#at = end < 0 ? text.length : end + 2;
      } else return;
    }
  }

  /** Digits with at most one point. The value is digits / power of ten, in doubles, as StreamTokenizer computes it. */
  #digits(start: number): Token {
    let value = 0;
    let decimals = -1;
    for (; ; this.#at++) {
      const code = this.text.charCodeAt(this.#at);
      if (code === 46 && decimals < 0) decimals = 0;
      else if (isDigit(code)) {
        value = value * 10 + (code - 48);
        if (decimals >= 0) decimals++;
      } else break;
    }
    let divisor = 1;
    for (let i = 0; i < decimals; i++) divisor *= 10;
    if (decimals > 0) value /= divisor;
    return { kind: "number", text: this.text.slice(start, this.#at), value, start, end: this.#at };
  }

  #quoted(start: number, quote: number): Token {
    const { text } = this;
    let content = "";
    let at = start + 1;
    let from = at;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote || code === 10) break;
      if (code !== 92) continue;
      content += text.slice(from, at);
      const octal = /^[0-3]?[0-7]?[0-7]/.exec(text.slice(at + 1, at + 4))?.[0] ?? "";
      const next = text[at + 1] ?? "";
      if (octal !== "") content += String.fromCharCode(Number.parseInt(octal, 8));
      else content += ESCAPES[next] ?? next;
      at += octal === "" ? 1 : octal.length;
      from = at + 1;
    }
    content += text.slice(Math.min(from, at), at);
    this.#at = text.charCodeAt(at) === quote ? at + 1 : at;
    return { kind: "string", text: content, value: 0, start, end: this.#at };
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 255;
}
