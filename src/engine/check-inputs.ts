import { type NdArray, sizeOf } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import type { TensorSignature } from "./engine-types.ts";

/** Refuse what the network cannot take before a worker is troubled: number of inputs, rank, fixed sizes, no elements.
 * @throws engine/run naming all inputs that do not fit */
export function checkInputs(
  engine: string,
  signatures: readonly TensorSignature[],
  inputs: readonly NdArray[],
): void {
  const problems: string[] = [];
  if (inputs.length !== signatures.length) {
    problems.push(`the network has ${signatures.length} inputs, got ${inputs.length}`);
  }
  signatures.forEach(({ name, shape }, i) => {
    const array = inputs[i];
    if (!array) return;
    const got = `input ${i} (${name}) has shape [${array.shape.join(", ")}]`;
    // A signature without dimensions is a number, or a shape nobody stated: left to the runtime.
    const fits =
      shape.length === 0 ||
      (array.shape.length === shape.length && shape.every((n, d) => n === null || n === array.shape[d]));
    if (!fits) problems.push(`${got}, expected [${shape.map((n) => n ?? "any").join(", ")}]`);
    else if (sizeOf(array.shape) === 0) problems.push(`${got}, which holds no elements`);
  });
  if (problems.length > 0) throw fail("engine/run", { engine, reason: problems.join("; ") });
}
