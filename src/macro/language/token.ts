/** One token of a macro. Offsets are UTF-16 units in the text after line ends became "\n". */
export interface Token {
  readonly kind: "word" | "number" | "string" | "sign" | "end";
  /** Word or sign as written, content of a string without quotes and with its escapes resolved. */
  readonly text: string;
  /** Numbers only. */
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

export const KEYWORDS: ReadonlySet<string> = new Set([
  "macro",
  "var",
  "if",
  "else",
  "while",
  "do",
  "for",
  "function",
  "return",
  "true",
  "false",
  "PI",
  "NaN",
  "break",
  "continue",
]);
