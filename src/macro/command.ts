import type { MacroHost } from "./host.ts";
import type { Reply } from "./suspension.ts";

/** The second argument of `run`, read as ImageJ reads it (reference 6.6 rule 2): key = label up to the first blank or colon, lower case.
 * Values that name a macro variable (`&name`, or a bare name) are resolved by `host.variable`. */
export interface CommandOptions {
  /** The text as given; "" when there was none. */
  readonly text: string;
  /** true when run() was called without a second argument. */
  readonly absent: boolean;
  has(key: string): boolean;
  /** The word occurs on its own. */
  flag(key: string): boolean;
  /** @throws macro/runtime when the value is no number. */
  number(key: string, byDefault: number): number;
  string(key: string, byDefault: string): string;
  /** The listed choice (case as listed); default when absent.
   * @throws macro/runtime when the value is none of them. */
  choice<T extends string>(key: string, choices: readonly T[], byDefault: T): T;
}

export interface Command {
  /** Full name with "..." as in the menu. */
  readonly name: string;
  /** Where it is in the menus, for the support table, e.g. "Process>Filters". */
  readonly menu: string;
  /** Option keys it reads, for the support table and the recorder. */
  readonly options: readonly string[];
  readonly partly?: string;
  readonly refuse?: string;
  /** Needs an open image: "There are no images open" otherwise. */
  readonly needsImage: boolean;
  readonly run: (host: MacroHost, options: CommandOptions) => Reply;
}

export interface CommandSpec {
  readonly menu: string;
  readonly options?: readonly string[];
  readonly partly?: string;
  /** Default true. */
  readonly needsImage?: boolean;
}

/** One row of the table of commands. */
export function command(
  name: string,
  spec: CommandSpec,
  run: (host: MacroHost, options: CommandOptions) => Reply,
): Command {
  return {
    name,
    menu: spec.menu,
    options: spec.options ?? [],
    partly: spec.partly,
    needsImage: spec.needsImage ?? true,
    run,
  };
}

/** A command of ImageJ or of a known plugin that cannot work here: refused before the macro starts. */
export function refusedCommand(name: string, menu: string, why: string): Command {
  return { name, menu, options: [], refuse: why, needsImage: false, run: () => {} };
}
