const DECIMAL = /^[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?)$/;
const HEX = /^([+-]?)0[xX](?:([\da-fA-F]+)\.?([\da-fA-F]*)|\.([\da-fA-F]+))[pP]([+-]?\d+)[fFdD]?$/;

/** Java's Double.parseDouble: blanks around it, "NaN", "Infinity", a type suffix and hexadecimal numbers with an exponent are allowed.
 * @returns undefined where Java throws. */
export function parseDouble(text: string): number | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Java's trim takes away everything up to the blank
  const trimmed = text.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, "");
  if (DECIMAL.test(trimmed)) {
    const bare = trimmed.replace(/[fFdD]$/, "");
    if (/NaN$/.test(bare)) return Number.NaN;
    return Number(bare);
  }
  const hex = HEX.exec(trimmed);
  if (hex === null) return undefined;
  const [, sign, whole = "", fraction = "", only = "", exponent = "0"] = hex;
  const digits = whole + fraction + only;
  const scale = Number(exponent) - 4 * (fraction.length + only.length);
  const value = Number(BigInt(`0x${digits}`)) * 2 ** scale;
  return sign === "-" ? -value : value;
}
