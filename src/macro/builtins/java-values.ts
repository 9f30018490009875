import { formatFixed, formatScientific, javaDouble, parseDouble } from "../../image/tables/index.ts";
import type { MacroHost } from "../host.ts";
import type { MacroArray } from "../values.ts";

/** Java's (int) cast: cut towards zero, clamped to 32 bits, NaN = 0. */
export function toInt(value: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.trunc(Math.max(-2147483648, Math.min(2147483647, value)));
}

/** Java's Math.round: halves up, NaN = 0, clamped to 64 bits. */
export function javaRound(value: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.max(-(2 ** 63), Math.min(2 ** 63, Math.round(value))) + 0;
}

/** ImageJ's range check, both ends included. */
export function checkIndex(host: MacroHost, index: number, lower: number, upper: number): void {
  if (index < lower || index > upper)
    host.error(`Index (${index}) is outside of the ${lower}-${upper} range`);
}

/** The numbers of an array; text as Java's Double.valueOf reads it, NaN where it cannot. */
export function numbersOf(array: MacroArray): number[] {
  return array.map(numberOf);
}

export function numberOf(value: number | string): number {
  return typeof value === "number" ? value : (parseDouble(value) ?? Number.NaN);
}

/** The texts of an array; numbers as Java writes doubles ("1.0"). */
export function textsOf(array: MacroArray): string[] {
  return array.map((value) => (typeof value === "string" ? value : javaDouble(value)));
}

/** IJ.d2s: 0…9 decimals, negative = scientific with that many. */
export function d2s(value: number, decimals: number): string {
  if (value === 3.4028234663852886e38) return "3.4e38";
  if (decimals < 0) return formatScientific(value, Math.min(9, -decimals));
  return formatFixed(value, Math.min(9, decimals));
}
