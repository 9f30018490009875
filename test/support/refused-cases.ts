/** Macros of test/macros that we refuse before they start, with the reason. Only the error is compared then, since ImageJ
 * runs them up to its line. Every other refusal, and a case here that is refused no longer, is a difference. */
export interface Refusal {
  readonly why: string;
  /** The message is not ImageJ's. */
  readonly otherWords?: boolean;
}

const syntax: Refusal = {
  why: "the whole text is parsed first; ImageJ finds the wrong statement when it gets there",
};
const unknownName: Refusal = {
  why: "all names are looked up first; ImageJ misses the function or command when it calls it",
};

export const refusedCases: Readonly<Record<string, Refusal>> = {
  "commands/repeat-command": {
    why: "it repeats what a person chose last, whom no macro has here",
    otherWords: true,
  },
  "commands/system-clipboard": { why: "there is no system clipboard", otherWords: true },
  "errors/assign-to-function": syntax,
  "errors/else-without-if": syntax,
  "errors/extra-brace": syntax,
  "errors/in-function": unknownName,
  "errors/missing-paren": syntax,
  "errors/prefix-increment": syntax,
  "errors/reserved-word": syntax,
  "errors/undefined-function": unknownName,
  "errors/unknown-command": unknownName,
  "functions/char-at-constant": syntax,
  "language/assignment-chain": syntax,
  "language/bare-expressions": syntax,
  "language/error-constant-method": syntax,
  "language/error-double-minus": syntax,
  "language/error-else-without-if": syntax,
  "language/error-missing-paren": syntax,
  "language/error-plus-plus-statement": syntax,
  "language/error-statement-sign": syntax,
  "language/prefix-postfix": syntax,
  "rules/23-manual-threshold": unknownName,
  // "mean" is a function to our parser wherever it stands; ImageJ reads an argument first.
  "tables/batch-mode": { ...syntax, otherWords: true },
};
