/** A macro stops here: thrown by compiled code, which knows the place, and by built-ins, where the machine adds it. */
export class MacroStop extends Error {
  override readonly name = "MacroStop";
  constructor(
    message: string,
    /** Offset in the source; null: the call that is running. */
    readonly at: number | null,
    readonly code: "macro/runtime" | "macro/limit" | "macro/unsupported" = "macro/runtime",
  ) {
    super(message);
  }
}

/** `exit()`, a cancelled dialog, `requires` of a newer version: the end without an error. */
export class MacroExit extends Error {
  override readonly name = "MacroExit";
}
