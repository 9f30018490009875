import type { Table } from "../image/index.ts";
import type { ImageWindow, ResultsTable, World } from "../image/world/index.ts";
import type { Command } from "./command.ts";

export interface MacroOptions {
  /** Images, tables, settings the macro starts with; the macro changes them. Default: an empty world. */
  readonly world?: World;
  /** getArgument() */
  readonly argument?: string;
  /** Name for messages, default "macro". */
  readonly name?: string;
  /** Files of the virtual file system: absolute path → bytes. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
  /** Answers to questions, by label; also values of `#@` parameters, by name. */
  readonly answers?: Readonly<Record<string, string | number | boolean>>;
  /** A question without an answer is an error even where its dialog has a default. Default false. */
  readonly strict?: boolean;
  /** Semicolons and commas may be missing everywhere, not only where ImageJ lets them. Default false. */
  readonly tolerant?: boolean;
  /** Further commands that the owner offers (models, comparison); they come before the table's own. */
  readonly commands?: readonly Command[];
  /** Stop before anything runs: the error says what would be refused; none = all is known. */
  readonly checkOnly?: boolean;
  /** Statements and loop rounds before the macro is stopped; default 1e9. */
  readonly maxSteps?: number;
  /** Milliseconds before the macro is stopped; default 10 minutes. */
  readonly timeoutMs?: number;
  /** Bytes of images and arrays together; default 4 GiB. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
  /** Every 100 ms or so: what showProgress and showStatus said, and the statement now running. */
  readonly onProgress?: (progress: {
    readonly fraction: number | null;
    readonly status: string;
    readonly line: number;
  }) => void;
}

/** Why a macro stopped before its end. */
export interface MacroError {
  readonly code: string;
  readonly message: string;
  /** 1-based; of the failing statement. null where ImageJ knows none either. */
  readonly line: number | null;
  readonly column: number | null;
  readonly statement: string | null;
  /** Calls the statement was reached through, innermost first. */
  readonly stack: readonly { readonly name: string; readonly line: number }[];
}

/** All is kept when a macro fails: windows, tables and log as they were at that moment. */
export interface MacroResult {
  readonly world: World;
  /** Log window, line by line. */
  readonly log: readonly string[];
  /** Message dialogs that ImageJ would have shown and gone on. */
  readonly notices: readonly { readonly title: string; readonly message: string }[];
  /** What `return` at the top level of the macro gave; null = nothing. */
  readonly returned: string | null;
  readonly error: MacroError | null;
  /** Files the macro wrote: absolute path → bytes. */
  readonly written: ReadonlyMap<string, Uint8Array>;
  readonly steps: number;
}

export type { ImageWindow, ResultsTable, Table, World };
