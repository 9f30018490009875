import { isFailure } from "../errors/index.ts";
import { World } from "../image/world/index.ts";
import { Budget } from "./budget.ts";
import { closeWriter } from "./builtins/files.ts";
import { finishMacro } from "./builtins/finish.ts";
import { builtins } from "./builtins/index.ts";
import type { Command } from "./command.ts";
import { commands } from "./commands/index.ts";
import { check, drive, read, runNested, type Tables } from "./execute.ts";
import type { Answers } from "./host.ts";
import { Host } from "./host-impl.ts";
import type { Program } from "./language/ast.ts";
import { describeError, lineWithCaret } from "./language/describe.ts";
import { Machine } from "./language/machine.ts";
import { messageOf } from "./language/macro-message.ts";
import { Source } from "./language/source.ts";
import { MacroExit, MacroStop } from "./language/stop.ts";
import type { MacroError, MacroOptions, MacroResult } from "./macro-types.ts";
import { MemoryFiles } from "./memory-files.ts";
import { parameterValues, scriptParameters } from "./script-parameters.ts";

const tables: Tables = { builtins, commands };
const DEFAULT_STEPS = 1e9;
const DEFAULT_TIMEOUT_MS = 600_000;

/** Runs an ImageJ macro to its end, or to its first error. Never rejects for what the macro does: the result then has `error`, and all that
 * was there at that moment. Gives way to the event loop every 40 ms, so a signal can stop it.
 * @see ImageJ 1.54p macro language; differs: a text that cannot be read, and unknown functions and commands, are reported before anything runs. */
export async function runMacro(text: string, options: MacroOptions = {}): Promise<MacroResult> {
  return runWith(tables, text, options);
}

/** The same with other tables of functions and commands, for tests. */
export async function runWith(all: Tables, text: string, options: MacroOptions = {}): Promise<MacroResult> {
  const tables = withCommands(all, options.commands ?? []);
  const name = options.name ?? "macro";
  const world = options.world ?? new World(options.maxBytes === undefined ? {} : { bytes: options.maxBytes });
  if (options.maxBytes !== undefined) world.memory.limitBytes = options.maxBytes;
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const deadline = performance.now() + timeoutMs;
  const budget = new Budget(
    options.maxSteps ?? DEFAULT_STEPS,
    deadline,
    timeoutMs,
    options.signal,
    `The macro ${name}`,
  );
  const notices: { title: string; message: string }[] = [];
  const progress: { fraction: number | null; status: string } = { fraction: null, status: "" };
  const tolerant = options.tolerant ?? false;
  const files = new MemoryFiles(
    options.files ?? new Map(),
    (path) => {
      throw new MacroStop(`The path ${path} leads out of the macro's own file system`, null);
    },
    (bytes) => {
      const limit = world.memory.limitBytes;
      if (bytes <= limit) return;
      const what = `the files that the macro writes are larger than ${Math.round(limit / 2 ** 20)} MiB together`;
      throw new MacroStop(what, null, "macro/limit");
    },
  );
  const host = new Host({
    world,
    files,
    answers: answersOf(options),
    argument: options.argument ?? "",
    commands: tables.commands,
    budget,
    notices,
    progress,
    nest: (outer, inner, argument, innerName) =>
      runNested(tables, tolerant, new Host({ ...outer.parts, argument }, new Map(), outer), inner, innerName),
  });
  const { text: body, parameters } = scriptParameters(text.replace(/\r\n?/g, "\n"));
  const source = new Source(name, body);
  let machine: Machine | null = null;
  let error: MacroError | null = null;
  const ended = (error: MacroError | null): MacroResult => {
    closeWriter(host);
    closeHidden(world);
    const returned = machine?.vm.returned;
    return {
      world,
      log: world.log ?? [],
      notices,
      returned: typeof returned === "string" ? returned : null,
      error,
      written: files.written(),
      steps: budget.steps,
    };
  };
  try {
    budget.spend(0);
    const program = read(source);
    check(program, source, tables);
    noteUnclosed(program, source, notices);
    if (options.checkOnly) return ended(null);
    const given = parameterValues(parameters, options.answers ?? {}, name);
    machine = new Machine(program, { builtins: tables.builtins, host, tolerant, given });
    const running = machine;
    await drive(running, host, () => {
      options.onProgress?.({ ...progress, line: source.place(Math.max(0, running.place)).line });
    });
    finishMacro(host);
  } catch (thrown) {
    if (thrown instanceof MacroExit) finishMacro(host);
    else error = errorOf(thrown, machine, source);
  }
  return ended(error);
}

/** ImageJ says nothing about a block that is never closed, and ends at the end of the text, even in a loop. */
function noteUnclosed(program: Program, source: Source, notices: { title: string; message: string }[]): void {
  if (program.unclosedAt === null) return;
  const { line, shown } = lineWithCaret(source, program.unclosedAt);
  notices.push({
    title: "Macro Error",
    message: `'}' expected behind line ${line}: a block is not closed, so the macro ends here, as in ImageJ\n${shown}`,
  });
}

function withCommands(tables: Tables, more: readonly Command[]): Tables {
  if (more.length === 0) return tables;
  const all = new Map(tables.commands);
  for (const command of more) all.set(command.name, command);
  return { ...tables, commands: all };
}

function answersOf({ answers = {}, strict = false }: MacroOptions): Answers {
  return {
    values: new Map(Object.entries(answers).map(([key, value]) => [key.toLowerCase(), value])),
    strict,
  };
}

/** ImageJ forgets the images of batch mode that were never shown. */
function closeHidden(world: World): void {
  world.batchMode = false;
  if (world.roiManager?.batch === true) world.roiManager = null;
  for (const window of world.windows.filter((window) => window.hidden)) world.close(window);
}

function errorOf(thrown: unknown, machine: Machine | null, source: Source): MacroError {
  if (machine !== null) {
    const described = describeError(thrown, machine, source);
    const { code, line, column, statement, stack } = described;
    return { code, message: messageOf(described, source.name), line, column, statement, stack };
  }
  if (!isFailure(thrown)) throw thrown;
  const { code, details } = thrown;
  const place = details as { line?: number; column?: number; shown?: string; issues?: { line: number }[] };
  return {
    code,
    message: thrown.message.replace(/^\[[^\]]*\] /, ""),
    line: place.line ?? place.issues?.[0]?.line ?? null,
    column: place.column ?? null,
    statement: place.shown?.split("\n")[0]?.trim() ?? null,
    stack: [],
  };
}
