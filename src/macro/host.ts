import type { ImageWindow, World } from "../image/world/index.ts";
import type { JavaRandom } from "./java-random.ts";
import type { Snippet } from "./snippet.ts";
import type { Reply, Suspension } from "./suspension.ts";
import type { Value } from "./values.ts";
import type { VirtualFiles } from "./virtual-files.ts";

/** What a running macro reaches: the one argument that every built-in and command gets. One per macro run. */
export interface MacroHost {
  readonly world: World;
  readonly files: VirtualFiles;
  readonly answers: Answers;
  /** State that built-ins keep between calls (List.*, Dialog.*, String.buffer, fonts …), by the group's own key. */
  readonly state: Map<string, unknown>;
  /** `random()` and the noise commands; seeded by random("seed", n). */
  random: JavaRandom;
  /** getArgument() */
  readonly argument: string;
  /** The image that commands act on.
   * @throws macro/runtime "There are no images open" */
  image(): ImageWindow;
  /** Append to the Log window. Lines end at "\n". As IJ.log: "\\Clear", "\\Update:" and "\\UpdateN:" count. */
  log(line: string): void;
  /** Stop the macro here with ImageJ's message; position and statement are added by the machine.
   * @throws macro/runtime */
  error(message: string): never;
  /** A message dialog of ImageJ that does not stop the macro (IJ.showMessage, some IJ.error): kept in the result as a note. */
  notice(title: string, message: string): void;
  /** Run a command as `run(name, options)` does; undefined options = called with one argument. */
  run(name: string, options?: string): Reply;
  /** Value of a variable visible where the macro stands now (for `&name` in options); undefined = no such variable. */
  variable(name: string): Value | undefined;
  /** ImageJ's number to text rule (reference 6.6 rule 1). */
  text(value: Value): string;
  /** Call in loops over rows or planes of long work: counts towards the budget and stops a cancelled or overdue macro.
   * @throws macro/limit or aborted */
  tick(steps?: number): void;
  /** What is left of the limits, for macros that this one causes to run by themselves. */
  remaining?(): { readonly maxSteps: number; readonly timeoutMs: number };
  /** Ask for memory before making images or arrays of that many bytes.
   * @throws macro/limit */
  claim(bytes: number, what: string): void;
  /** Runs another macro text (runMacro, eval) in the same world; gives what it returns. */
  nested(text: string, argument: string, name: string): Value | undefined | Suspension;
  /** Statements to run many times with variables set from outside. */
  snippet(text: string, given: ReadonlyMap<string, Value>): Snippet;
}

/** Values given up front for everything that would ask a person. Missing ones: the dialog's own default where it has one, else a coded error naming the question. */
export interface Answers {
  /** By label, without regard to case. */
  readonly values: ReadonlyMap<string, string | number | boolean>;
  /** Refuse instead of taking a dialog's defaults. */
  readonly strict: boolean;
}
