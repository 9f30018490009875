import type { Builtin } from "./builtin.ts";
import type { Command } from "./command.ts";
import { resolveCommand } from "./commands/resolve.ts";
import type { Call, Program } from "./language/ast.ts";
import { everyExpression, everyStatement, expressionsOf } from "./language/program-facts.ts";
import type { Source } from "./language/source.ts";

/** Languages of ImageJ's eval that are no macros. */
const SCRIPTS: ReadonlySet<string> = new Set(["script", "js", "bsh", "python"]);

/** Something in a macro that cannot run here. */
export interface MacroIssue {
  /** As the macro says it: `foo()`, `run("Foo...")`. */
  readonly what: string;
  readonly line: number;
  readonly why: string;
}

/** Everything that is known before the start not to work: functions and commands that do not exist or are refused.
 * Commands whose name is computed are looked up when they run. */
export function findIssues(
  program: Program,
  source: Source,
  builtins: ReadonlyMap<string, Builtin>,
  commands: ReadonlyMap<string, Command>,
): MacroIssue[] {
  const issues: MacroIssue[] = [];
  const add = (node: Call, what: string, why: string) =>
    issues.push({ what, line: source.place(node.start).line, why });
  for (const statement of everyStatement(program.statements))
    for (const node of everyExpression(expressionsOf(statement))) {
      if (node.kind !== "call") continue;
      const builtin = builtins.get(node.name);
      if (builtin === undefined) add(node, `${node.name}()`, whyUnknown(node));
      else if (builtin.refuse !== undefined) add(node, `${node.name}()`, builtin.refuse);
      const language = node.name === "eval" && node.args.length > 1 ? node.args[0] : undefined;
      if (language?.kind === "text" && SCRIPTS.has(language.text))
        add(node, `eval("${language.text}", …)`, "only macros are run, no scripts of other languages");
      const name = node.name === "run" || node.name === "doCommand" ? node.args[0] : undefined;
      if (name?.kind !== "text") continue;
      const command = resolveCommand(commands, name.text);
      if (command === undefined) add(node, `run("${name.text}")`, `Unrecognized command: "${name.text}"`);
      else if (command.refuse !== undefined) add(node, `run("${name.text}")`, command.refuse);
    }
  return issues.sort((a, b) => a.line - b.line);
}

function whyUnknown(node: Call): string {
  return node.functionKind === "unknown"
    ? "Undefined identifier"
    : "this function of ImageJ is not available";
}
