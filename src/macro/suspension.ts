import type { Value } from "./values.ts";

/** A built-in or command that has to wait (a model run, decoding a file) gives this back instead of a value.
 * The machine stops, its owner awaits `start()`, and the macro goes on with the value (undefined for commands). */
export class Suspension {
  constructor(
    readonly what: string,
    readonly start: () => Promise<Value | undefined>,
  ) {}
}

/** What a command or void function gives back: nothing, or a request to wait. */
// biome-ignore lint/suspicious/noConfusingVoidType: commands are written as functions without return
export type Reply = void | Suspension;
