import { javaDouble } from "./java-double.ts";

/** Fixed decimals, rounded half to even on the exact binary value; without decimals halves go away from zero, as ImageJ sets its "0"
 * format. Keeps the sign of what rounds to zero, as Java does.
 * @param decimals - 0…20
 * @see java.text.DecimalFormat "0.000", HALF_EVEN */
export function fixedText(x: number, decimals: number): string {
  // Most numbers of tables are whole.
  if (decimals === 0 && Number.isSafeInteger(x) && Math.abs(x) < 1e15 && !Object.is(x, -0)) return String(x);
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity";
  const size = Math.abs(x);
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  if (size * 10 ** decimals >= 1e15) {
    // More digits are asked for than the number has: Java fills up with zeros instead of showing the binary value.
    const [whole = "", fraction = ""] = plainDigits(size);
    if (fraction.length <= decimals)
      return `${sign}${whole}${decimals > 0 ? `.${fraction.padEnd(decimals, "0")}` : ""}`;
  }
  if (decimals === 0) return sign + size.toFixed(0);
  // Only where twice the number, shifted, is odd can there be a tie; elsewhere JavaScript's own rounding is the same.
  if ((size * 10 ** decimals * 2) % 2 !== 1) return sign + size.toFixed(decimals);
  return sign + evenTie(size.toFixed(decimals), size.toFixed(Math.min(100, decimals + 60)), decimals);
}

/** "1.2346E-5": that many decimals in the mantissa, half to even.
 * @see java.text.DecimalFormat "0.0000E0" */
export function scientificText(x: number, decimals: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity";
  const size = Math.abs(x);
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  const [rounded = "", power = "0"] = size.toExponential(decimals).split("e");
  if (size < 2 ** -1022 && size > 0) {
    // Denormal numbers have few digits, and Java shows no more.
    const [shown = "", shownPower = "0"] = javaDouble(size).split("E");
    const fraction = (shown.split(".")[1] ?? "").replace(/^0$/, "");
    if (fraction.length <= decimals)
      return `${sign}${shown[0]}.${fraction.padEnd(decimals, "0")}E${shownPower}`;
  }
  // Java does not know that the digits of a whole number are exact, and rounds its ties up, as JavaScript does.
  if (Number.isInteger(size) && size < 2 ** 63) return `${sign}${rounded}E${Number(power)}`;
  const [exact = "", exactPower = "0"] = size.toExponential(Math.min(100, decimals + 60)).split("e");
  if (power !== exactPower) return `${sign}${rounded}E${Number(power)}`;
  return `${sign}${evenTie(rounded, exact, decimals)}E${Number(power)}`;
}

/** JavaScript rounds ties up; ties go to the even digit here. `exact` has more decimals than `rounded`. */
function evenTie(rounded: string, exact: string, decimals: number): string {
  const point = exact.indexOf(".");
  const rest = exact.slice(point + 1 + decimals);
  if (rest[0] !== "5" || /[1-9]/.test(rest.slice(1))) return rounded;
  const kept = decimals === 0 ? exact.slice(0, point) : exact.slice(0, point + 1 + decimals);
  return Number(kept[kept.length - 1]) % 2 === 0 ? kept : rounded;
}

/** The digits of Java's `"" + x` without exponent: before the point, after it ("" for a whole number). */
function plainDigits(size: number): [whole: string, fraction: string] {
  const [mantissa = "", power = "0"] = javaDouble(size).split("E");
  const [first = "", rest = ""] = mantissa.split(".");
  const digits = first + (rest === "0" ? "" : rest);
  const point = first.length + Number(power);
  return [digits.slice(0, point).padEnd(point, "0"), digits.slice(point)];
}

/** ImageJ's IJ.d2s(n, decimals): -9…9 decimals, negative = scientific.
 * @see ImageJ 1.54p IJ.d2s */
export function d2s(n: number, decimals = 2): string {
  if (!Number.isFinite(n)) return Number.isNaN(n) ? "NaN" : n > 0 ? "Infinity" : "-Infinity";
  if (n === 3.4028234663852886e38) return "3.4e38";
  if (decimals < 0) return scientificText(n, Math.min(9, -decimals));
  return fixedText(n, Math.min(9, decimals));
}

/** ImageJ's IJ.d2s(x, significantDigits, maxDigits): as many decimals as fit, scientific where too many digits would be needed. */
export function d2sDigits(x: number, significantDigits: number, maxDigits: number): string {
  const magnitude = toInt(Math.ceil(Math.log10(Math.abs(x)) + 0.223 * 10 ** -maxDigits));
  let decimals = x === 0 ? 0 : toInt(maxDigits - magnitude);
  if (decimals < 0 || magnitude < significantDigits + 1 - maxDigits) return d2s(x, -significantDigits);
  if (decimals > significantDigits)
    decimals = Math.max(significantDigits, decimals - maxDigits + significantDigits);
  return d2s(x, decimals);
}

/** The number-to-text rule of the macro language where numbers are joined to text.
 * @see ImageJ 1.54p Interpreter.toString */
export function numberText(x: number): string {
  if ((x | 0) === x) return Object.is(x, -0) ? "-0" : String(x);
  const text = d2sDigits(x, 4, 9);
  if (!text.includes(".") || text.includes("E")) return text;
  return text.replace(/0+$/, "").replace(/\.$/, "");
}

/** Java's (int) cast of a double: towards zero, NaN is 0, too large values stop at the limits. */
export function toInt(x: number): number {
  if (x >= 2147483647) return 2147483647;
  if (x <= -2147483648) return -2147483648;
  return Math.trunc(x) | 0;
}

/** Java's (int) cast of Math.floor(x + 0.5): halves up. */
export function javaRound(x: number): number {
  return toInt(Math.floor(x + 0.5));
}
