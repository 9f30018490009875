import type { Command } from "../command.ts";
import { buildCommand } from "./build.ts";
import { demoCommand } from "./demo.ts";
import { describeCommand } from "./describe.ts";
import { macroCommand } from "./macro.ts";
import { runCommand } from "./run.ts";
import { startCommand } from "./start.ts";
import { testCommand } from "./test.ts";
import { validateCommand } from "./validate.ts";

export const commands: ReadonlyMap<string, Command> = new Map([
  ["run", runCommand],
  ["test", testCommand],
  ["validate", validateCommand],
  ["build", buildCommand],
  ["macro", macroCommand],
  ["describe", describeCommand],
  ["demo", demoCommand],
  ["start", startCommand],
]);

export function generalUsage(): string {
  const list = [...commands].map(([name, command]) => `  ${name.padEnd(10)}${command.summary}`).join("\n");
  return `deepimagej COMMAND: run BioImage Model Zoo models on images

${list}

deepimagej COMMAND --help shows the options. Without a command the bundled model runs on the bundled image.
Exit status: 0 done, 1 ran but did not pass, 2 wrong call, 3 error with a code, 130 interrupted.`;
}
