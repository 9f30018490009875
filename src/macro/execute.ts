import { fail, isFailure } from "../errors/index.ts";
import type { Builtin } from "./builtin.ts";
import { finishMacro } from "./builtins/finish.ts";
import type { Command } from "./command.ts";
import type { Host } from "./host-impl.ts";
import type { Program } from "./language/ast.ts";
import { describeError, lineWithCaret } from "./language/describe.ts";
import { Machine } from "./language/machine.ts";
import { parse } from "./language/parser.ts";
import { Source } from "./language/source.ts";
import { MacroExit, MacroStop } from "./language/stop.ts";
import { SyntaxProblem } from "./language/syntax-error.ts";
import { findIssues } from "./prepare.ts";
import { Suspension } from "./suspension.ts";
import type { Value } from "./values.ts";

/** Longest macro text, in UTF-16 units: far beyond any real one, and read in about a second. */
const MAX_SOURCE = 2 ** 23;
/** Steps between two looks at the clock. */
const CHUNK = 256;
/** Macros that run macros that run macros … */
const MAX_NESTED = 50;
/** A macro gives way to the event loop after so many milliseconds. */
export const SLICE_MS = 40;

export interface Tables {
  readonly builtins: ReadonlyMap<string, Builtin>;
  readonly commands: ReadonlyMap<string, Command>;
}

/** Reads a macro text.
 * @throws macro/syntax, macro/limit */
export function read(source: Source): Program {
  if (source.text.length > MAX_SOURCE) {
    const { line, column, shown } = lineWithCaret(source, MAX_SOURCE);
    const message = `the text has ${source.text.length} characters; at most ${MAX_SOURCE} are read`;
    throw fail("macro/limit", { file: source.name, line, column, message, shown, stack: [] });
  }
  try {
    return parse(source);
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    const { line, column, shown } = lineWithCaret(source, error.at);
    const code = error.limit ? "macro/limit" : "macro/syntax";
    throw fail(code, { file: source.name, line, column, message: error.message, shown, stack: [] });
  }
}

/** @throws macro/unsupported naming everything that cannot run here. */
export function check(program: Program, source: Source, tables: Tables): void {
  const issues = findIssues(program, source, tables.builtins, tables.commands);
  if (issues.length > 0) throw fail("macro/unsupported", { file: source.name, issues });
}

/** Runs until the machine waits, has finished, or the time is over. */
export function runSlice(machine: Machine, host: Host, milliseconds: number): void {
  const until = performance.now() + milliseconds;
  host.vm = machine.vm;
  do {
    const before = machine.stepsDone;
    try {
      machine.run(CHUNK);
    } finally {
      host.parts.budget.steps += machine.stepsDone - before;
    }
    host.parts.budget.spend(0);
  } while (!machine.finished && machine.suspension === null && performance.now() < until);
  host.parts.budget.checkMemory();
}

/** Runs to the end, giving way to the event loop between slices and while it waits.
 * @param onSlice - told after every slice. */
export async function drive(machine: Machine, host: Host, onSlice: () => void): Promise<void> {
  for (;;) {
    runSlice(machine, host, SLICE_MS);
    if (machine.finished) return;
    onSlice();
    const { suspension } = machine;
    if (suspension === null) await pause();
    else machine.resume(await suspension.start());
    host.parts.budget.spend(0);
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** eval() and runMacro(): another text in the same world. An error inside, or exit(), gives "[aborted]" and the outer macro goes on, as in ImageJ;
 * limits and cancelling stop both. */
export function runNested(
  tables: Tables,
  tolerant: boolean,
  host: Host,
  text: string,
  name: string,
): Value | undefined | Suspension {
  let depth = 0;
  for (let outer = host.parent; outer !== null; outer = outer.parent) depth++;
  if (depth > MAX_NESTED)
    throw new MacroStop(`macros run each other more than ${MAX_NESTED} deep`, null, "macro/limit");
  const source = new Source(name, text);
  let machine: Machine;
  try {
    const program = read(source);
    check(program, source, tables);
    machine = new Machine(program, { builtins: tables.builtins, host, tolerant });
  } catch (error) {
    return abortedBy(error, host, null, source);
  }
  const inside = machine;
  try {
    runSlice(inside, host, SLICE_MS);
  } catch (error) {
    return abortedBy(error, host, inside, source);
  }
  if (inside.finished) return finished(inside, host);
  return new Suspension(name, async () => {
    try {
      const waits = inside.suspension;
      if (waits !== null) inside.resume(await waits.start());
      await drive(inside, host, () => {});
      return finished(inside, host);
    } catch (error) {
      return abortedBy(error, host, inside, source);
    }
  });
}

function finished(machine: Machine, host: Host): Value | undefined {
  finishMacro(host);
  return machine.vm.returned;
}

function abortedBy(error: unknown, host: Host, machine: Machine | null, source: Source): Value {
  if (error instanceof MacroExit) {
    finishMacro(host);
    return "[aborted]";
  }
  if (error instanceof MacroStop && error.code === "macro/limit") throw error;
  if (isFailure(error, "aborted") || isFailure(error, "macro/limit")) throw error;
  const text =
    machine === null || isFailure(error)
      ? error instanceof Error
        ? error.message
        : String(error)
      : inText(describeError(error, machine, source), source.name);
  host.notice("Macro Error", text);
  return "[aborted]";
}

function inText(described: ReturnType<typeof describeError>, name: string): string {
  return `${described.message} in line ${described.line} of ${name}\n${described.shown}`;
}
