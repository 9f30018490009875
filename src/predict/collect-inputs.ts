import { fail } from "../errors/index.ts";
import type { InputTensor } from "../rdf/index.ts";
import type { PredictInput } from "./predict-types.ts";

export interface BoundInput {
  readonly tensor: InputTensor;
  readonly input: PredictInput;
}

/** Give each tensor its array: by id, or by position in a list. Optional tensors may be absent; a list may be shorter
 * when only optional tensors are left over.
 * @throws predict/inputs naming what is missing or unknown */
export function collectInputs(
  tensors: readonly InputTensor[],
  inputs: Readonly<Record<string, PredictInput>> | readonly PredictInput[],
): readonly BoundInput[] {
  const byId = isList(inputs) ? null : inputs;
  const got = byId
    ? Object.keys(byId).join(", ") || "none"
    : `${(inputs as readonly unknown[]).length} by position`;
  const expected = tensors.map((t) => t.id + (t.optional ? " (optional)" : "")).join(", ");
  const refuse = (hint: string): Error => fail("predict/inputs", { got, expected, hint });
  if (byId) {
    const unknown = Object.keys(byId).filter((id) => !tensors.some((tensor) => tensor.id === id));
    if (unknown.length > 0) throw refuse(`Unknown: ${unknown.join(", ")}.`);
  } else if (isList(inputs) && inputs.length > tensors.length) {
    throw refuse("Give one array per input tensor; run several images one after the other.");
  }
  const bound: BoundInput[] = [];
  tensors.forEach((tensor, i) => {
    const input = byId ? byId[tensor.id] : isList(inputs) ? inputs[i] : undefined;
    if (input) bound.push({ tensor, input });
    else if (!tensor.optional) throw refuse(`Missing: ${tensor.id}.`);
  });
  if (bound.length === 0) throw refuse("Give at least one image.");
  return bound;
}

function isList(
  inputs: Readonly<Record<string, PredictInput>> | readonly PredictInput[],
): inputs is readonly PredictInput[] {
  return Array.isArray(inputs);
}
