/** `value` with a fixed number of decimals, as java.text.DecimalFormat("0.000") writes it: half to even on exact ties, the sign of -0 kept.
 * Without decimals ImageJ rounds halves away from zero.
 * @param decimals - 0 … 20.
 */
export function formatFixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return javaNonFinite(value);
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const { digits, point } = shortestDigits(Math.abs(value));
  const available = digits.length - point;
  if (decimals >= available) return sign + place(digits, point, decimals);
  const kept = rounded(Math.abs(value), digits, point + decimals, decimals === 0);
  return sign + place(kept.digits, kept.carried ? point + 1 : point, decimals);
}

/** `value` as DecimalFormat("0.000E0") writes it. */
export function formatScientific(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return javaNonFinite(value);
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  if (value === 0) return `${sign}0${decimals > 0 ? `.${"0".repeat(decimals)}` : ""}E0`;
  let { digits, point } = shortestDigits(Math.abs(value));
  if (digits.length > decimals + 1) {
    const kept = rounded(Math.abs(value), digits, decimals + 1, false);
    digits = kept.digits;
    if (kept.carried) point += 1;
  }
  digits = digits.slice(0, decimals + 1).padEnd(decimals + 1, "0");
  return `${sign}${digits[0]}${decimals > 0 ? `.${digits.slice(1)}` : ""}E${point - 1}`;
}

/** Java's Double.toString: `1.0`, `1.0E10`, `1.0E-5`, `NaN`. */
export function javaDouble(value: number): string {
  if (!Number.isFinite(value)) return javaNonFinite(value);
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  if (value === 0) return `${sign}0.0`;
  const { digits, point } = shortestDigits(Math.abs(value));
  if (point > -3 && point <= 7) {
    if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
    return `${sign}${digits.slice(0, point).padEnd(point, "0")}.${digits.slice(point) || "0"}`;
  }
  return `${sign}${digits[0]}.${digits.slice(1) || "0"}E${point - 1}`;
}

/** Java's Float.toString of a value rounded to float32. */
export function javaFloat(value: number): string {
  const float = Math.fround(value);
  if (!Number.isFinite(float) || float === 0) return javaDouble(float);
  for (let precision = 1; precision <= 9; precision++) {
    const candidate = Number(float.toPrecision(precision));
    if (Math.fround(candidate) === float) return javaDouble(candidate);
  }
  return javaDouble(float);
}

function javaNonFinite(value: number): string {
  return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}

/** The shortest digits that give `value` back; value = 0.digits × 10^point. */
function shortestDigits(value: number): { digits: string; point: number } {
  if (value === 0) return { digits: "0", point: 1 };
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  return { digits: mantissa.replace(".", ""), point: Number(exponent) + 1 };
}

/** The first `count` (≤ 0 possible) digits of value, rounded from its exact binary value. Carried: one digit more came out. */
function rounded(
  value: number,
  digits: string,
  count: number,
  halfUp: boolean,
): { digits: string; carried: boolean } {
  if (count < 0) return { digits: "", carried: false };
  const next = digits.charCodeAt(count) - 48;
  let up = next > 5;
  if (next === 5) {
    const exact = value.toExponential(100).replace(/e.*/, "").replace(".", "");
    // The shortest digits may have been rounded up or down to this "5": look at the exact ones.
    const tail = exact.slice(count);
    const even = count === 0 || (digits.charCodeAt(count - 1) - 48) % 2 === 0;
    if (exact.slice(0, count) !== digits.slice(0, count)) up = false;
    else if (/^50*$/.test(tail)) up = halfUp || !even;
    else up = tail >= "5";
  }
  const kept = digits.slice(0, count);
  if (!up) return { digits: kept, carried: false };
  const more = (BigInt(kept === "" ? "0" : kept) + 1n).toString().padStart(count, "0");
  return { digits: more, carried: more.length > count };
}

function place(digits: string, point: number, decimals: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
  const fraction = point > 0 ? digits.slice(point) : "0".repeat(Math.min(-point, decimals)) + digits;
  if (decimals === 0) return whole;
  return `${whole}.${fraction.slice(0, decimals).padEnd(decimals, "0")}`;
}
