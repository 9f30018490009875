import type { MacroHost } from "./host.ts";
import type { Reply, Suspension } from "./suspension.ts";
import type { MacroArray, Ref, Value } from "./values.ts";

/** Kind of one argument. "value" = number, string or array; "ref" = a variable to assign (out parameter);
 * "text" = anything, joined to text as `print` does (numbers by the number-to-text rule);
 * a trailing "?" makes it (and all that follow) optional; "...value" takes all the rest, "...text" all the rest as text. */
export type ParamKind =
  | "number"
  | "string"
  | "array"
  | "value"
  | "text"
  | "ref"
  | "number?"
  | "string?"
  | "array?"
  | "value?"
  | "text?"
  | "ref?"
  | "...value"
  | "...text";

type ArgOf<K> = K extends "number"
  ? number
  : K extends "string" | "text"
    ? string
    : K extends "array"
      ? MacroArray
      : K extends "value"
        ? Value
        : K extends "ref"
          ? Ref
          : K extends "number?"
            ? number | undefined
            : K extends "string?" | "text?"
              ? string | undefined
              : K extends "array?"
                ? MacroArray | undefined
                : K extends "value?"
                  ? Value | undefined
                  : K extends "ref?"
                    ? Ref | undefined
                    : never;

export type ArgsOf<P extends readonly ParamKind[]> = P extends readonly [...infer H, "...value"]
  ? [...{ [I in keyof H]: ArgOf<H[I]> }, ...Value[]]
  : P extends readonly [...infer H, "...text"]
    ? [...{ [I in keyof H]: ArgOf<H[I]> }, ...string[]]
    : { -readonly [I in keyof P]: ArgOf<P[I]> };

/** What a function gives back; decides where a macro may use it. "any" = known only when it has run. */
export type Returns = "number" | "string" | "array" | "any" | "nothing";

type Result<R extends Returns> = R extends "number"
  ? number
  : R extends "string"
    ? string
    : R extends "array"
      ? MacroArray
      : R extends "any"
        ? Value | Suspension | undefined
        : Reply;

export interface Builtin {
  readonly name: string;
  readonly returns: Returns;
  readonly params: readonly ParamKind[];
  /** May give a Suspension: the machine then stops after this statement until the reply is there. */
  readonly suspends: boolean;
  /** Shown in the support table: what is missing; undefined = complete. A name with `refuse` is known but cannot work here. */
  readonly partly?: string;
  readonly refuse?: string;
  /** `run` gets, before its arguments, an array with the word that each of them begins with (a variable's name). */
  readonly names?: boolean;
  readonly run: (host: MacroHost, ...args: never[]) => unknown;
}

export interface BuiltinNotes {
  readonly suspends?: boolean;
  readonly partly?: string;
  readonly names?: boolean;
}

/** One row of the table of built-in functions. Arguments are evaluated and checked before `run`.
 * @example builtin("getPixel", "number", ["number", "number?"], (host, x, y) => …) */
export function builtin<R extends Returns, const P extends readonly ParamKind[]>(
  name: string,
  returns: R,
  params: P,
  run: (host: MacroHost, ...args: ArgsOf<P>) => Result<R>,
  notes: BuiltinNotes = {},
): Builtin {
  return {
    name,
    returns,
    params,
    suspends: notes.suspends ?? false,
    partly: notes.partly,
    names: notes.names,
    run: run as unknown as Builtin["run"],
  };
}

/** A function of ImageJ that cannot work here: refused by name, with the reason, before the macro starts. */
export function refused(name: string, why: string): Builtin {
  return { name, returns: "any", params: ["...value"], suspends: false, refuse: why, run: () => undefined };
}
