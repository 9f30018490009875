import { javaDouble, parseJavaDouble } from "../../image/numbers/index.ts";
import type { MacroHost } from "../host.ts";
import type { MacroArray } from "../values.ts";

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
  return typeof value === "number" ? value : parseJavaDouble(value);
}

/** The texts of an array; numbers as Java writes doubles ("1.0"). */
export function textsOf(array: MacroArray): string[] {
  return array.map((value) => (typeof value === "string" ? value : javaDouble(value)));
}
