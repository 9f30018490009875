import { isFailure } from "../../errors/index.ts";
import type { MacroError } from "../macro-types.ts";
import type { Machine } from "./machine.ts";
import type { Source } from "./source.ts";
import { MacroStop } from "./stop.ts";

/** Longest piece of a line that messages show. */
const MAX_SHOWN = 160;
const MAX_CALLS = 9;

export interface Described extends MacroError {
  /** Position and text for the message: "file, line 3, column 7" and the line with a caret. */
  readonly shown: string;
}

/** The line with a caret below the column; long lines are cut around it. */
export function lineWithCaret(
  source: Source,
  offset: number,
): { line: number; column: number; shown: string; statement: string } {
  const { line, column } = source.place(offset);
  const text = source.line(line);
  const from = Math.max(0, Math.min(column - 1 - MAX_SHOWN / 2, text.length - MAX_SHOWN));
  const cut = text.slice(from, from + MAX_SHOWN);
  const pad = cut.slice(0, column - 1 - from).replace(/[^\t]/g, " ");
  return { line, column, statement: cut.trim(), shown: `${cut}\n${pad}^` };
}

/** Where and why a machine failed. */
export function describeError(error: unknown, machine: Machine, source: Source): Described {
  const { vm } = machine;
  const offset = error instanceof MacroStop && error.at !== null ? error.at : placeOfCall(machine);
  const { line, column, shown, statement } = lineWithCaret(source, Math.max(0, offset));
  const calls: { name: string; line: number }[] = [];
  for (let f = vm.frame; f.caller !== null; f = f.caller)
    calls.push({ name: f.functionName, line: source.place(f.calledAt).line });
  // ImageJ keeps the first calls only.
  const stack = calls.slice(-MAX_CALLS);
  const { code, message } = whatHappened(error);
  return { code, message, line, column, statement, stack, shown };
}

/** A built-in that fails stands at its closing parenthesis, if it belongs to the step that is running. */
function placeOfCall(machine: Machine): number {
  const step = machine.place;
  return Math.max(machine.vm.at, step);
}

function whatHappened(error: unknown): { code: string; message: string } {
  if (error instanceof MacroStop) return { code: error.code, message: error.message };
  if (isFailure(error)) return { code: error.code, message: error.message };
  if (error instanceof RangeError)
    return { code: "macro/limit", message: `more memory is needed than there is (${error.message})` };
  return {
    code: "internal",
    message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  };
}
