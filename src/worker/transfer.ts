/** A handler's result together with the buffers that move instead of being copied. */
export class Transferred<T> {
  constructor(
    readonly value: T,
    readonly buffers: readonly Transferable[],
  ) {}
}

/** Return this from a handler to move `buffers` to the caller: they are detached on the worker's side.
 * A typed array that is a view of a larger buffer moves the whole buffer; compact it first. */
export function withTransfer<T>(value: T, buffers: readonly Transferable[]): Transferred<T> {
  return new Transferred(value, buffers);
}
