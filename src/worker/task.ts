/** Name of a kind of call, with the types of what goes in, what comes back and what is told on the way.
 * Both sides of a line import the token; only the worker side imports the handler behind it. */
export interface Task<Input, Output, Note = never> {
  readonly name: string;
  /** Carries the types; never present at run time. */
  readonly types?: { readonly input: Input; readonly output: Output; readonly note: Note };
}

/** Declare a task in a file of its own (`x-request.ts`), so that a wrong call does not compile.
 * @example export const cutTile = task<CutInput, CutOutput, number>("cut-tile") */
export function task<Input, Output, Note = never>(name: string): Task<Input, Output, Note> {
  return { name };
}
