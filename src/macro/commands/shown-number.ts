import { d2s } from "../../image/numbers/index.ts";
import type { CommandOptions } from "../command.ts";

/** A number field of a dialog: a text that is what the field shows of its default stands for the default with all its digits, so
 * "distance=22.36" is the whole length of a line of 22.3607 pixels.
 * @param digits - decimal places that the field shows.
 * @see ImageJ 1.54p, GenericDialog.getNextNumber */
export function shownNumber(options: CommandOptions, key: string, value: number, digits: number): number {
  return options.string(key, "") === d2s(value, digits) ? value : options.number(key, value);
}
