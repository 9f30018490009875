import { throwIfAborted } from "../errors/index.ts";

/** Inference one call at a time, first come first served; a failed call does not disturb the next. */
export class Queue {
  #tail: Promise<unknown> = Promise.resolve();
  #waiting: object[] = [];

  /** Calls that run or wait. */
  get length(): number {
    return this.#waiting.length;
  }

  /** @throws aborted, when the signal fires before the turn comes; else what `job` throws. */
  add<T>(
    job: () => Promise<T>,
    signal: AbortSignal | undefined,
    what: string,
  ): { done: Promise<T>; position: () => number } {
    const ticket = {};
    this.#waiting.push(ticket);
    const start = async () => {
      throwIfAborted(signal, what);
      return await job();
    };
    const turn = this.#tail.then(start).finally(() => {
      this.#waiting = this.#waiting.filter((other) => other !== ticket);
    });
    this.#tail = turn.catch(() => {});
    return { done: turn, position: () => Math.max(0, this.#waiting.indexOf(ticket)) };
  }
}
