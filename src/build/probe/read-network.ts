import type { Session, WeightsFiles } from "../../engine/index.ts";
import { isFailure } from "../../errors/index.ts";
import { readGraph } from "../../onnx/index.ts";
import { GraphReads } from "./graph-reads.ts";

/** What lies in the file, besides what the engine says. */
export interface NetworkFacts {
  readonly format: WeightsFiles["format"];
  readonly engine: string;
  readonly opset: number | null;
  /** null = no ONNX graph. Inputs and outputs are in the order of the session. */
  readonly reads: GraphReads | null;
  readonly notes: readonly string[];
}

/** Look into the weights. A graph that cannot be read, though it runs, is done without. */
export function readNetwork(weights: WeightsFiles, session: Session): NetworkFacts {
  const { runtime, version, provider, notes } = session.info;
  const facts = { format: weights.format, engine: `${runtime} ${version} (${provider})` };
  const bytes = weights.files[weights.main];
  if (weights.format !== "onnx" || !bytes) return { ...facts, opset: null, reads: null, notes };
  try {
    const graph = readGraph(bytes, weights.main);
    const agrees =
      graph.inputs.map(({ name }) => name).join() === session.inputs.map(({ name }) => name).join() &&
      graph.outputs.map(({ name }) => name).join() === session.outputs.map(({ name }) => name).join();
    if (!agrees) {
      const note = "The file lists other inputs or outputs than the engine; its graph is not used.";
      return { ...facts, opset: graph.opset, reads: null, notes: [...notes, note] };
    }
    return { ...facts, opset: graph.opset, reads: new GraphReads(graph), notes };
  } catch (error) {
    if (!isFailure(error, "engine/malformed-weights")) throw error;
    return {
      ...facts,
      opset: null,
      reads: null,
      notes: [...notes, `The graph is not read: ${error.message}`],
    };
  }
}
