import type { Command } from "../command.ts";
import { analyzeCommands } from "./analyze.ts";
import { binaryCommands } from "./binary.ts";
import { hyperstackCommands } from "./hyperstacks.ts";
import { maximaCommands } from "./maxima.ts";
import { morpholibjCommands } from "./morpholibj.ts";
import { plotCommands } from "./plots.ts";
import { resliceCommands } from "./reslice.ts";
import { scaleCommands } from "./scale.ts";
import { stackToolCommands } from "./stack-tools.ts";
import { stackCommands } from "./stacks.ts";
import { transformCommands } from "./transform.ts";
import { zProjectCommands } from "./zproject.ts";

/** One list per file of this folder; a name occurs once in all of them together. */
const lists: readonly (readonly Command[])[] = [
  analyzeCommands,
  binaryCommands,
  hyperstackCommands,
  maximaCommands,
  morpholibjCommands,
  plotCommands,
  resliceCommands,
  scaleCommands,
  stackToolCommands,
  stackCommands,
  transformCommands,
  zProjectCommands,
];

/** Every command by its full name in the menus ("Gaussian Blur..."). */
export const commands: ReadonlyMap<string, Command> = new Map(
  lists.flat().map((entry) => [entry.name, entry]),
);
