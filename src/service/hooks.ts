import type { AnyProgress } from "./contract.ts";
import { isPlain } from "./request.ts";

/** Functions that a caller sent along: `onProgress` and `isCancelled`, at the top of an argument or in its `progress`.
 * Over imjoy-rpc they stand in an object with `_rintf: true`; a bare function can be called only once there. */
export interface Hooks {
  onProgress(progress: AnyProgress): void;
  /** null when nobody asked to be asked. */
  readonly isCancelled: (() => Promise<boolean>) | null;
  /** Remote objects that the caller keeps until we say that we are done with them. */
  readonly remote: readonly object[];
}

type AnyFunction = (...args: unknown[]) => unknown;

/** Split the arguments of a call into plain ones and hooks. */
export function takeHooks(args: readonly unknown[]): { args: unknown[]; hooks: Hooks } {
  const reporters: AnyFunction[] = [];
  const askers: AnyFunction[] = [];
  const remote: object[] = [];

  const collect = (holder: Readonly<Record<string, unknown>>) => {
    if (typeof holder.onProgress === "function") reporters.push(holder.onProgress as AnyFunction);
    if (typeof holder.isCancelled === "function") askers.push(holder.isCancelled as AnyFunction);
    if (typeof holder._rintf === "string") remote.push(holder);
  };
  const plain = args.map((arg) => {
    if (!isPlain(arg) || "_rtype" in arg) return arg;
    collect(arg);
    const { onProgress, isCancelled, progress, _rintf, _rkwargs, ...rest } = arg;
    for (const nested of [progress, onProgress, isCancelled]) {
      if (isPlain(nested)) collect(nested);
    }
    return rest;
  });

  let broken = false;
  return {
    args: plain,
    hooks: {
      onProgress(progress) {
        if (broken) return;
        for (const report of reporters) {
          // A caller that went away, or a bare function called twice: the run matters more than its progress bar.
          Promise.resolve(call(report, progress)).catch(() => {
            broken = true;
          });
        }
      },
      isCancelled:
        askers.length === 0
          ? null
          : async () => {
              const answers = await Promise.all(askers.map((ask) => call(ask)));
              return answers.some((answer) => answer === true);
            },
      remote,
    },
  };
}

async function call(fn: AnyFunction, ...args: unknown[]): Promise<unknown> {
  return await fn(...args);
}
