/** Bits in 5^n, for n below 27, as Java's conversion estimates sizes. */
const BITS_OF_5_POWER = [
  0, 3, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28, 31, 33, 35, 38, 40, 42, 45, 47, 49, 52, 54, 56, 59, 61,
];
const view = new DataView(new ArrayBuffer(8));

interface Decimal {
  digits: string;
  /** Value = 0.DIGITS · 10^exponent */
  exponent: number;
}

/** A number as Java 17's `"" + x` writes it: at least one digit after the point, E notation below 10^-3 and from 10^7.
 * Java before 19 does not always find the shortest text, so its way of making digits is followed.
 * @see OpenJDK 17 java.lang.Double.toString
 * @example javaDouble(5) // "5.0" */
export function javaDouble(x: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity";
  if (x === 0) return Object.is(x, -0) ? "-0.0" : "0.0";
  const sign = x < 0 ? "-" : "";
  if (Number.isInteger(x) && Math.abs(x) < 1e7) return `${x}.0`;
  const { digits, exponent } = decimalOf(Math.abs(x));
  const count = digits.length;
  if (exponent > 0 && exponent < 8) {
    const whole = digits.slice(0, exponent).padEnd(exponent, "0");
    return `${sign}${whole}.${count > exponent ? digits.slice(exponent) : "0"}`;
  }
  if (exponent <= 0 && exponent > -3) return `${sign}0.${"0".repeat(-exponent)}${digits}`;
  return `${sign}${digits[0]}.${count > 1 ? digits.slice(1) : "0"}E${exponent - 1}`;
}

/** Digits of a positive number. */
function decimalOf(x: number): Decimal {
  view.setFloat64(0, x);
  const high = view.getUint32(0);
  let fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(view.getUint32(4));
  let binaryExponent = (high >>> 20) & 0x7ff;
  let significantBits = 53;
  if (binaryExponent === 0) {
    significantBits = bitLength(fraction);
    fraction <<= BigInt(53 - significantBits);
    binaryExponent = significantBits - 53 + 1;
  } else fraction |= 1n << 52n;
  binaryExponent -= 1023;
  return digitsOf(fraction, binaryExponent, significantBits);
}

/** `fraction` has 53 bits, the highest set; the value is fraction · 2^(binaryExponent - 52). */
function digitsOf(fraction: bigint, binaryExponent: number, significantBits: number): Decimal {
  let zeros = 0;
  while (((fraction >> BigInt(zeros)) & 1n) === 0n) zeros++;
  const fractionBits = 53 - zeros;
  const tinyBits = Math.max(0, fractionBits - binaryExponent - 1);
  if (tinyBits === 0 && binaryExponent <= 62) return wholeNumber(fraction, binaryExponent, significantBits);

  let exponent = estimateExponent(fraction, binaryExponent);
  const b5 = Math.max(0, -exponent);
  let b2 = b5 + tinyBits + binaryExponent;
  const s5 = Math.max(0, exponent);
  let s2 = s5 + tinyBits;
  let m2 = b2 - significantBits;
  fraction >>= BigInt(zeros);
  b2 -= fractionBits - 1;
  const common = Math.min(b2, s2);
  b2 -= common;
  s2 -= common;
  m2 -= common;
  if (fractionBits === 1) m2 -= 1;
  if (m2 < 0) {
    b2 -= m2;
    s2 -= m2;
    m2 = 0;
  }
  const sizeB = fractionBits + b2 + bitsOf5(b5);
  const sizeTenS = s2 + 1 + bitsOf5(s5 + 1);
  // Java computes small cases in 32- and 64-bit integers, where the half-ulp may overflow, and compares with > instead of >=.
  const width = sizeB < 32 && sizeTenS < 32 ? 32 : sizeB < 64 && sizeTenS < 64 ? 64 : 0;
  const wrap = (value: bigint) => (width === 0 ? value : BigInt.asIntN(width, value));
  let b = wrap((fraction * 5n ** BigInt(b5)) << BigInt(b2));
  const s = wrap((5n ** BigInt(s5)) << BigInt(s2));
  let m = wrap((5n ** BigInt(b5)) << BigInt(m2));
  const tenS = wrap(s * 10n);
  let low = false;
  let high = false;
  let first = true;
  const digits: number[] = [];
  while (first || !(low || high)) {
    const digit = Number(b / s);
    b = wrap((b % s) * 10n);
    m = wrap(m * 10n);
    if (width !== 0 && !first && m <= 0n) low = high = true;
    else {
      low = b < m;
      high = width === 0 ? tenS <= b + m : wrap(b + m) > tenS;
    }
    if (first && digit === 0 && !high) exponent -= 1;
    else digits.push(digit);
    // E notation always shows a digit after the point.
    if (first && (exponent < -3 || exponent >= 8)) low = high = false;
    first = false;
  }
  if (high && (!low || roundsUp(2n * b - tenS, digits[digits.length - 1] ?? 0))) {
    if (carry(digits)) exponent += 1;
  }
  return { digits: digits.join(""), exponent: exponent + 1 };
}

function roundsUp(difference: bigint, lastDigit: number): boolean {
  return difference === 0n ? lastDigit % 2 === 1 : difference > 0n;
}

/** Adds one to the last digit; true when all were nines (the digits are then 100…). */
function carry(digits: number[]): boolean {
  let i = digits.length - 1;
  while (i > 0 && digits[i] === 9) digits[i--] = 0;
  if (digits[i] === 9) {
    digits[0] = 1;
    return true;
  }
  digits[i] = (digits[i] ?? 0) + 1;
  return false;
}

function wholeNumber(fraction: bigint, binaryExponent: number, significantBits: number): Decimal {
  let value =
    binaryExponent >= 52 ? fraction << BigInt(binaryExponent - 52) : fraction >> BigInt(52 - binaryExponent);
  let dropped = 0;
  if (binaryExponent > significantBits) {
    const power = binaryExponent - significantBits - 1;
    dropped = power > 1 ? Math.floor(power * Math.log10(2)) : 0;
    const unit = 10n ** BigInt(dropped);
    const rest = value % unit;
    value /= unit;
    if (dropped > 0 && rest >= unit >> 1n) value += 1n;
  }
  const text = value.toString();
  return { digits: text.replace(/0+$/, "") || "0", exponent: text.length + dropped };
}

/** floor(log10) or one more, from a straight line through the mantissa. */
function estimateExponent(fraction: bigint, binaryExponent: number): number {
  const mantissa = Number(fraction) / 2 ** 52;
  return Math.floor((mantissa - 1.5) * 0.289529654 + 0.176091259 + binaryExponent * 0.301029995663981);
}

function bitsOf5(power: number): number {
  return BITS_OF_5_POWER[power] ?? power * 3;
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}
