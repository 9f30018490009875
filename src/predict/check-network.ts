import type { Session } from "../engine/index.ts";
import { fail } from "../errors/index.ts";
import type { InputTensor, ModelDescription } from "../rdf/index.ts";

/** The graph's inputs and outputs are bound by position: their numbers and ranks must be those of the description.
 * @param present - the inputs that are given, in the order of the description (optional ones may be missing).
 * @throws predict/network-mismatch */
export function checkNetwork(
  session: Pick<Session, "inputs" | "outputs">,
  description: Pick<ModelDescription, "inputs" | "outputs">,
  present: readonly InputTensor[],
): void {
  const absent = description.inputs.filter((tensor) => !present.includes(tensor));
  if (session.inputs.length !== present.length) {
    const without = absent.length > 0 ? ` (without the optional ${ids(absent)})` : "";
    throw fail("predict/network-mismatch", {
      what: "inputs",
      got: `${session.inputs.length} (${names(session.inputs)})`,
      expected: `${present.length} (${ids(present)})${without}`,
    });
  }
  if (session.outputs.length !== description.outputs.length) {
    throw fail("predict/network-mismatch", {
      what: "outputs",
      got: `${session.outputs.length} (${names(session.outputs)})`,
      expected: `${description.outputs.length} (${ids(description.outputs)})`,
    });
  }
  present.forEach((tensor, i) => {
    const signature = session.inputs[i];
    // An empty shape means that the graph does not say; a scalar image does not exist.
    if (!signature || signature.shape.length === 0 || signature.shape.length === tensor.axes.length) return;
    throw fail("predict/network-mismatch", {
      what: `dimensions of input ${tensor.id}`,
      got: `${signature.shape.length} ([${signature.shape.map((n) => n ?? "?").join(", ")}])`,
      expected: `${tensor.axes.length} (${tensor.axes.map((axis) => axis.id).join(", ")})`,
    });
  });
}

function ids(tensors: readonly { readonly id: string }[]): string {
  return tensors.map((tensor) => tensor.id).join(", ");
}

function names(signatures: readonly { readonly name: string }[]): string {
  return signatures.map((signature) => signature.name).join(", ");
}
