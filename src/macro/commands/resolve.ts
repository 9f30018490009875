import type { Command } from "../command.ts";

/** Old names that macros may still use.
 * @see ImageJ 1.54p IJ.convert */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ["New...", "Image..."],
  ["Hyperstack...", "New Hyperstack..."],
  ["Threshold", "Make Binary"],
  ["Display...", "Appearance..."],
  ["Start Animation", "Start Animation [\\]"],
  ["Convert Images to Stack", "Images to Stack"],
  ["Convert Stack to Images", "Stack to Images"],
  ["Convert Stack to RGB", "Stack to RGB"],
  ["Convert to Composite", "Make Composite"],
  ["RGB Split", "Split Channels"],
  ["RGB Merge...", "Merge Channels..."],
  ["Channels...", "Channels Tool..."],
  ["New... ", "Table..."],
  ["Arbitrarily...", "Rotate... "],
  ["Measurements...", "Results... "],
  ["List Commands...", "Find Commands..."],
  ["Capture Screen ", "Capture Screen"],
  ["Add to Manager ", "Add to Manager"],
  ["In", "In [+]"],
  ["Out", "Out [-]"],
  ["Enhance Contrast", "Enhance Contrast..."],
  ["XY Coodinates... ", "XY Coordinates... "],
  ["Statistics...", "Statistics"],
  ["Channels Tool... ", "Channels Tool..."],
  ["Profile Plot Options...", "Plots..."],
]);

/** Upper and lower case count, as in ImageJ. */
export function resolveCommand(commands: ReadonlyMap<string, Command>, name: string): Command | undefined {
  return commands.get(name) ?? commands.get(RENAMED.get(name) ?? "");
}
