import type { Command } from "../command.ts";

/** One list per file of this folder; a name occurs once in all of them together. */
const lists: readonly (readonly Command[])[] = [];

/** Every command by its full name in the menus ("Gaussian Blur..."). */
export const commands: ReadonlyMap<string, Command> = new Map(
  lists.flat().map((entry) => [entry.name, entry]),
);
