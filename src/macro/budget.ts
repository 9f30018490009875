import { throwIfAborted } from "../errors/index.ts";
import type { World } from "../image/world/index.ts";
import { heapInUse } from "./heap.ts";
import { MacroStop } from "./language/stop.ts";

/** What a macro may use up, shared by all macros that it runs itself. */
export class Budget {
  steps = 0;
  /** Bytes of table rows, log lines and other small things that stay, as far as they were reported. */
  keptBytes = 0;

  constructor(
    private readonly maxSteps: number,
    private readonly deadline: number,
    private readonly timeoutMs: number,
    private readonly signal: AbortSignal | undefined,
    private readonly what: string,
  ) {}

  /** @throws macro/limit when steps or time are used up; aborted. */
  spend(steps: number): void {
    this.steps += steps;
    if (this.steps > this.maxSteps)
      throw new MacroStop(
        `stopped after ${this.maxSteps} steps; does a loop never end? A higher limit is set by maxSteps`,
        null,
        "macro/limit",
      );
    if (performance.now() > this.deadline)
      throw new MacroStop(
        `stopped after ${this.timeoutMs} ms; a longer time is set by timeoutMs (--time-limit on the command line)`,
        null,
        "macro/limit",
      );
    throwIfAborted(this.signal, this.what);
  }

  remaining(): { readonly maxSteps: number; readonly timeoutMs: number } {
    return {
      maxSteps: Math.max(1, this.maxSteps - this.steps),
      timeoutMs: Math.max(1, Math.ceil(this.deadline - performance.now())),
    };
  }

  /** Called now and then, since it takes some microseconds.
   * @throws macro/limit when memory is nearly full. */
  checkMemory(): void {
    if (heapInUse() > MAX_HEAP)
      throw new MacroStop(
        "stopped because memory is nearly full: too many values, rows, selections or lines",
        null,
        "macro/limit",
      );
  }
}

/** Values, tables, selections and logs live on the engine's heap, which nobody can count: a macro is stopped before it is full. */
const MAX_HEAP = 0.75;

/** Bytes that the pixels of all open windows take. */
export function bytesOf(world: World): number {
  let bytes = 0;
  for (const window of world.windows) for (const plane of window.planes) bytes += plane.byteLength;
  return bytes;
}
