import { isFailure } from "../errors/index.ts";
import { builtins } from "./builtins/index.ts";
import type { Command } from "./command.ts";
import { commands } from "./commands/index.ts";
import { read } from "./execute.ts";
import { Source } from "./language/source.ts";
import { findIssues } from "./prepare.ts";
import { scriptParameters } from "./script-parameters.ts";

/** What an editor marks. */
export interface MacroProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number | null;
}

/** Reads a macro without running it: where it cannot be read, or else everything in it that cannot run here. Empty = fine.
 * @param more - commands of the owner, as in MacroOptions. */
export function checkMacro(text: string, name = "macro", more: readonly Command[] = []): MacroProblem[] {
  const known = new Map([...commands, ...more.map((each) => [each.name, each] as const)]);
  const source = new Source(name, scriptParameters(text.replace(/\r\n?/g, "\n")).text);
  try {
    const program = read(source);
    const { unclosedAt } = program;
    if (unclosedAt !== null) return [{ message: "'}' expected", ...source.place(unclosedAt) }];
    return findIssues(program, source, builtins, known).map(({ what, line, why }) => ({
      message: `${what}: ${why}`,
      line,
      column: null,
    }));
  } catch (error) {
    if (!isFailure(error, "macro/syntax") && !isFailure(error, "macro/limit")) throw error;
    const { message, line, column } = error.details;
    return [{ message, line, column }];
  }
}
