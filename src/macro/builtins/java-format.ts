import { fixedText, javaDouble } from "../../image/numbers/index.ts";

const SPEC = /%(?:(\d+)\$)?([-#+ 0,(]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;

/** Java's String.format for doubles: %f %e %E %g %s %n %% %b %h with flags, width and precision. Whole-number conversions (%d, %x …) fail
 * in Java for doubles and so here.
 * @throws SyntaxError with the text of Java's exception. */
export function formatJava(pattern: string, values: readonly number[]): string {
  let next = 0;
  let last = 0;
  let out = "";
  for (const found of pattern.matchAll(SPEC)) {
    out += checked(pattern.slice(last, found.index));
    last = found.index + found[0].length;
    const [, position, flags = "", width, precision, kind = ""] = found;
    if (kind === "n") {
      out += "\n";
      continue;
    }
    let text = "%";
    if (kind !== "%") {
      const index = position === undefined ? next++ : Number(position) - 1;
      const value = values[index];
      if (value === undefined)
        throw new SyntaxError(`java.util.MissingFormatArgumentException: Format specifier '${found[0]}'`);
      text = converted(
        value,
        kind,
        flags,
        width === undefined ? 0 : Number(width),
        precision === undefined ? -1 : Number(precision),
      );
    }
    const wide = width === undefined ? 0 : Number(width);
    out += flags.includes("-") ? text.padEnd(wide) : text.padStart(wide);
  }
  return out + checked(pattern.slice(last));
}

function checked(text: string): string {
  const at = text.indexOf("%");
  if (at >= 0)
    throw new SyntaxError(
      `java.util.UnknownFormatConversionException: Conversion = '${text[at + 1] ?? "%"}'`,
    );
  return text;
}

function converted(value: number, kind: string, flags: string, width: number, precision: number): string {
  const upper = /[A-Z]/.test(kind);
  const lower = kind.toLowerCase();
  if (lower === "s" || lower === "b") {
    let text = lower === "b" ? "true" : javaDouble(value);
    if (precision >= 0) text = text.slice(0, precision);
    return upper ? text.toUpperCase() : text;
  }
  if (!"feg".includes(lower))
    throw new SyntaxError(`java.util.IllegalFormatConversionException: ${kind} != java.lang.Double`);
  const text = signed(value, numeral(Math.abs(value), lower, precision, flags), flags, width);
  return upper ? text.toUpperCase() : text;
}

function numeral(size: number, kind: string, precision: number, flags: string): string {
  if (!Number.isFinite(size)) return Number.isNaN(size) ? "NaN" : "Infinity";
  const digits = precision < 0 ? 6 : precision;
  let text: string;
  if (kind === "f") text = halfUp(size, digits);
  else if (kind === "e") text = exponential(size, digits);
  else {
    const significant = digits === 0 ? 1 : digits;
    const rounded = Number(size.toPrecision(Math.min(100, significant)));
    if (rounded !== 0 && (rounded < 1e-4 || rounded >= 10 ** significant))
      text = exponential(size, significant - 1);
    else {
      const magnitude = rounded === 0 ? 1 : Math.floor(Math.log10(rounded)) + 1;
      text = halfUp(size, Math.max(0, significant - magnitude));
    }
  }
  if (flags.includes(",")) {
    const [whole = "", fraction] = text.split(".");
    text = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction === undefined ? "" : `.${fraction}`);
  }
  return text;
}

/** Java's Formatter rounds half up from the shortest decimal digits, not from the binary value. */
function halfUp(size: number, decimals: number): string {
  const plain = plainDigits(size);
  const [whole = "0", fraction = ""] = plain.split(".");
  if (fraction.length <= decimals)
    return decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, "0")}`;
  const kept = whole + fraction.slice(0, decimals);
  const up = fraction.charCodeAt(decimals) - 48 >= 5;
  const all = up ? (BigInt(kept) + 1n).toString().padStart(kept.length, "0") : kept;
  const point = all.length - decimals;
  return decimals === 0 ? all : `${all.slice(0, point)}.${all.slice(point)}`;
}

/** Decimal digits without exponent. */
function plainDigits(size: number): string {
  const [mantissa = "0", exponent = "0"] = size.toExponential().split("e");
  const digits = mantissa.replace(".", "");
  const point = Number(exponent) + 1;
  if (point <= 0) return `0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return digits.padEnd(point, "0");
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

function exponential(size: number, decimals: number): string {
  if (size === 0) return `${fixedText(0, decimals)}e+00`;
  let [mantissa = "0", exponent = "0"] = size.toExponential().split("e");
  mantissa = halfUp(Number(mantissa), decimals);
  if (mantissa.startsWith("10")) {
    mantissa = fixedText(1, decimals);
    exponent = String(Number(exponent) + 1);
  }
  const power = Math.abs(Number(exponent)).toString().padStart(2, "0");
  return `${mantissa}e${Number(exponent) < 0 ? "-" : "+"}${power}`;
}

function signed(value: number, text: string, flags: string, width: number): string {
  const negative = value < 0 || Object.is(value, -0);
  const before = negative
    ? flags.includes("(")
      ? "("
      : "-"
    : flags.includes("+")
      ? "+"
      : flags.includes(" ")
        ? " "
        : "";
  const after = negative && flags.includes("(") ? ")" : "";
  const zeros =
    flags.includes("0") && Number.isFinite(value)
      ? Math.max(0, width - before.length - text.length - after.length)
      : 0;
  return Number.isNaN(value) ? text : before + "0".repeat(zeros) + text + after;
}
