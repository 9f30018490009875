const DECIMAL = /^[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?)$/;
const HEXADECIMAL = /^([+-]?)0[xX](?:([0-9a-fA-F]*)\.?([0-9a-fA-F]*))[pP]([+-]?\d+)[fFdD]?$/;

/** Java's Double.parseDouble; NaN for what it refuses. Leading and trailing characters up to blank are ignored. */
export function parseJavaDouble(text: string): number {
  const trimmed = javaTrim(text);
  if (DECIMAL.test(trimmed)) return Number(trimmed.replace(/[fFdD]$/, ""));
  const parts = HEXADECIMAL.exec(trimmed);
  if (parts === null) return Number.NaN;
  const digits = `${parts[2]}${parts[3]}`;
  if (digits === "") return Number.NaN;
  const value = Number.parseInt(digits, 16) * 2 ** (Number(parts[4]) - 4 * (parts[3] ?? "").length);
  return parts[1] === "-" ? -value : value;
}

/** Java's String.trim: everything up to and including the blank goes, at both ends. */
export function javaTrim(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) <= 32) from++;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  return text.slice(from, to);
}
