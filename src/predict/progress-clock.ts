import type { Session } from "../engine/index.ts";
import type { Progress, RunOptions, Stage } from "./predict-types.ts";

/** Reports the course of one run: stage, chronometer, tiles, memory, device. Bytes of images that the run holds are
 * added to the engine's memory. */
export interface ProgressClock {
  readonly startedAt: Date;
  elapsedMs(): number;
  stage(stage: Stage, message: string): void;
  plan(totalTiles: number): void;
  tileDone(): void;
  /** Image bytes held from now on (negative = given back). */
  hold(bytes: number): void;
  attach(session: Session): void;
  memory(): Progress["memory"];
}

export function startClock(options: Pick<RunOptions, "onProgress">): ProgressClock {
  const startedAt = new Date();
  const began = performance.now();
  let session: Session | null = null;
  let current: Stage = "read";
  let message = "";
  let done = 0;
  let total = 0;
  let held = 0;
  let peak = 0;
  let lastDevice = "";
  const elapsedMs = (): number => performance.now() - began;
  const memory = (): Progress["memory"] => {
    const engine = session?.memory() ?? { nowBytes: 0, peakBytes: 0 };
    const nowBytes = engine.nowBytes + held;
    peak = Math.max(peak, nowBytes, engine.peakBytes);
    return { nowBytes, peakBytes: peak };
  };
  const report = (): void => {
    lastDevice = session?.info.device ?? lastDevice;
    options.onProgress?.({
      stage: current,
      elapsedMs: elapsedMs(),
      tiles: { done, total },
      memory: memory(),
      device: lastDevice,
      message,
    });
  };
  return {
    startedAt,
    elapsedMs,
    stage(stage, text) {
      current = stage;
      message = text;
      report();
    },
    plan(totalTiles) {
      done = 0;
      total = totalTiles;
    },
    tileDone() {
      done++;
      message = `tile ${done} of ${total}`;
      report();
    },
    hold(bytes) {
      held += bytes;
      memory();
    },
    attach(opened) {
      session = opened;
    },
    memory,
  };
}
