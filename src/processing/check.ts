import { fail } from "../errors/index.ts";
import type { ProcessingStep } from "../rdf/index.ts";
import { supportedOps } from "./ops.ts";

/** A step that cannot be run. */
export interface ProcessingProblem {
  /** Position in the list of steps. */
  readonly index: number;
  /** Name of the op as the description has it. */
  readonly op: string;
  readonly message: string;
}

/** Everything that prevents these steps from running, found without data; empty = they can run. */
export function checkProcessing(steps: readonly ProcessingStep[]): ProcessingProblem[] {
  return steps.flatMap((step, index) => {
    const op = step.op === "unsupported" ? step.name : step.op;
    const known = step.op !== "unsupported" && supportedOps.includes(op);
    return known ? [] : [{ index, op, message: `the op ${op} is not supported` }];
  });
}

/** @throws processing/unsupported-op naming all ops that cannot be run. */
export function requireSupported(tensor: string, steps: readonly ProcessingStep[]): void {
  const problems = checkProcessing(steps);
  if (problems.length === 0) return;
  const names = [...new Set(problems.map((p) => p.op))];
  throw fail("processing/unsupported-op", { tensor, ops: names, supported: supportedOps });
}
