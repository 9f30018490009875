import { d2s } from "../../image/numbers/index.ts";
import { tableNumber } from "../../image/tables/index.ts";
import type { CommandOptions } from "../command.ts";

/** A number field of a dialog: a text that is what the field shows of its default stands for the default with all its digits, so
 * "distance=22.36" is the whole length of a line of 22.3607 pixels.
 * @param digits - decimal places that the field shows; negative: with an exponent where that is needed.
 * @see ImageJ 1.54p, GenericDialog.getNextNumber */
export function shownNumber(options: CommandOptions, key: string, value: number, digits: number): number {
  const shown = digits < 0 ? tableNumber(value, -digits) : d2s(value, digits);
  return options.string(key, "") === shown ? value : options.number(key, value);
}
