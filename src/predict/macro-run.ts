import type { Engine } from "../engine/index.ts";
import { fail } from "../errors/index.ts";
import type { World } from "../image/world/index.ts";
import type { ModelPackage } from "../package/index.ts";
import type { Native } from "./mask-rcnn.ts";
import type { OutputImage, RunOptions } from "./predict-types.ts";

export type Side = "preprocessing" | "postprocessing";

/** A macro as it was run, for the record. */
export interface RanStep {
  readonly macro: string;
  readonly sha256: string;
}

/** What all steps of one run share. */
export interface MacroRun {
  readonly model: ModelPackage;
  readonly world: World;
  readonly options: RunOptions;
  readonly engine: Engine;
  readonly log: Set<string>;
  native: Native | null;
  outputs: readonly OutputImage[];
}

export function stepFailed(side: Side, step: string, reason: string): Error {
  return fail("predict/macro", { side, step, reason: reason.replace(/\.\s*$/, "") });
}
