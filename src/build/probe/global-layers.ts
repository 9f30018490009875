import type { Graph, GraphNode } from "../../onnx/index.ts";
import type { GraphReads } from "./graph-reads.ts";
import { NotFollowed, reducedAxes } from "./reads.ts";

export interface GlobalLayer {
  readonly op: string;
  readonly node: string;
  readonly reason: string;
  /** False: it would be global if it worked along space, which the graph does not tell. */
  readonly certain: boolean;
}

/** Does that dimension of the value come from a space or time axis of an input? null = the graph does not tell. */
type IsSpace = (value: string, dim: number) => boolean | null;

/** Layers that look at the whole image.
 * @param spaceDims - per graph input: which of its dimensions are space or time */
export function globalLayers(reads: GraphReads, spaceDims: readonly (readonly number[])[]): GlobalLayer[] {
  const { graph } = reads;
  const isSpace: IsSpace = (value, dim) => {
    try {
      const spans = [...reads.reads(value, dim, 0, 0)];
      if (spans.length === 0) return false;
      return spans.some(([input, span]) =>
        span.dim === null ? false : (spaceDims[input] ?? []).includes(span.dim) && Number.isFinite(span.lo),
      );
    } catch (error) {
      if (error instanceof NotFollowed) return null;
      throw error;
    }
  };
  return graph.nodes.flatMap((node) => {
    const found = judge(reads, node, isSpace);
    return found ? [{ op: node.op, node: node.name, ...found }] : [];
  });
}

function judge(
  reads: GraphReads,
  node: GraphNode,
  isSpace: IsSpace,
): { reason: string; certain: boolean } | null {
  const value = node.inputs[0] ?? "";
  if (reads.reachable(value).size === 0) return null;
  const along = (dims: readonly number[], reason: string) => {
    const answers = dims.map((dim) => isSpace(value, dim));
    if (answers.includes(true)) return { reason, certain: true };
    return answers.includes(null) ? { reason: `${reason}, perhaps`, certain: false } : null;
  };
  if (/^Global(Average|Max|Lp)Pool$/.test(node.op)) return { reason: "pools the whole image", certain: true };
  if (/^(Instance|Group)Normalization$/.test(node.op)) {
    return { reason: "normalises by mean and variance of the whole image", certain: true };
  }
  try {
    const rank = reads.rank(value);
    const all = Array.from({ length: rank }, (_, d) => d);
    if (node.op === "LayerNormalization") {
      const axis = node.ints.axis?.[0] ?? -1;
      return along(all.slice(axis), "normalises by mean and variance along axes of the image");
    }
    if (node.op === "MeanVarianceNormalization") {
      return along(node.ints.axes ?? [0, 2, 3], "normalises by mean and variance along axes of the image");
    }
    if (/^(Reduce|Arg(Max|Min))/.test(node.op)) {
      return along(reducedAxes(reads, node) ?? all, "reduces axes of the image");
    }
    if (/Softmax$/.test(node.op)) {
      const flat = reads.graph.opset < 13;
      const stated = node.ints.axis?.[0] ?? (flat ? 1 : -1);
      const axis = stated < 0 ? stated + rank : stated;
      return along(flat ? all.slice(axis) : [axis], "takes a softmax along an axis of the image");
    }
    if (node.op === "Flatten") return along(all.slice(node.ints.axis?.[0] ?? 1), "flattens the image");
    if (node.op === "MatMul" && reads.reachable(node.inputs[1] ?? "").size > 0) {
      return along([rank - 1], "sums over positions of the image (attention)");
    }
  } catch (error) {
    if (!(error instanceof NotFollowed)) throw error;
    if (/^(MatMul|Softmax|Reduce|LayerNorm)/.test(node.op) && !isConstantBeside(reads.graph, node)) {
      return { reason: "works on a rearranged image, perhaps along space", certain: false };
    }
  }
  return null;
}

function isConstantBeside(graph: Graph, node: GraphNode): boolean {
  return node.op === "MatMul" && graph.constants.has(node.inputs[1] ?? "");
}
