import type { Builtin } from "../builtin.ts";
import { coreBuiltins } from "./core.ts";
import { profileBuiltins } from "./profile.ts";
import { statisticsBuiltins } from "./statistics.ts";

/** One list per file of this folder; a name occurs once in all of them together. */
const lists: readonly (readonly Builtin[])[] = [coreBuiltins, profileBuiltins, statisticsBuiltins];

/** Every built-in function by its full name ("getPixel", "Array.sort"). */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  lists.flat().map((entry) => [entry.name, entry]),
);
