/** Macro arrays hold numbers and strings, mixed if the macro wants it; they are shared, not copied, on assignment and call. */
export type MacroArray = (number | string)[];

/** What a macro variable can hold. Booleans are the numbers 1 and 0. */
export type Value = number | string | MacroArray;

/** An out parameter: the variable or array element that the caller named. `get` gives undefined while it was never set. */
export interface Ref {
  get(): Value | undefined;
  set(value: Value): void;
}

export function isArray(value: Value | undefined): value is MacroArray {
  return Array.isArray(value);
}
