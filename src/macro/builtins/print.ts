import type { MacroHost } from "../host.ts";
import { printToFile } from "./files.ts";
import { printToWindow } from "./text-windows.ts";

/** print(): to the log, to a text window, or to the open file; nothing when there is nothing to print.
 * @see ImageJ 1.54p Functions.print */
export function printText(host: MacroHost, first: string | undefined, ...rest: readonly string[]): void {
  if (first === undefined) return;
  const [second] = rest;
  const toWindow = first.startsWith("[") && first.endsWith("]");
  if (second === undefined) host.log(first);
  else if (rest.length > 1 && (toWindow || first === "~0~")) host.error("')' expected");
  else if (toWindow) printToWindow(host, first.slice(1, -1), second);
  else if (first === "~0~") printToFile(host, second);
  else host.log([first, ...rest].join(" "));
}
