import type { GraphNode } from "../../onnx/index.ts";
import type { GraphReads } from "./graph-reads.ts";

/** Samples lo…hi of dimension `dim` of a graph input; dim null = of all dimensions. Infinite = from end to end. */
export interface Span {
  readonly dim: number | null;
  readonly lo: number;
  readonly hi: number;
}

/** What samples of a value depend on, by position of the graph input. */
export type Reads = ReadonlyMap<number, Span>;

export const NOTHING: Reads = new Map();

/** A part of the graph whose arithmetic is not known here. */
export class NotFollowed extends Error {
  constructor(
    readonly node: string,
    reason: string,
  ) {
    super(`${node}: ${reason}`);
  }
}

/** From end to end, along all dimensions. */
export const EVERYTHING: Span = { dim: null, lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY };

export function union(parts: readonly Reads[]): Reads {
  if (parts.length === 1 && parts[0]) return parts[0];
  const all = new Map<number, Span>();
  for (const part of parts) {
    for (const [input, span] of part) {
      const other = all.get(input);
      if (!other) all.set(input, span);
      else {
        const dim = other.dim === span.dim ? span.dim : null;
        const crossed = dim === null;
        all.set(input, {
          dim,
          lo: crossed ? Number.NEGATIVE_INFINITY : Math.min(other.lo, span.lo),
          hi: crossed ? Number.POSITIVE_INFINITY : Math.max(other.hi, span.hi),
        });
      }
    }
  }
  return all;
}

/** Axes of Squeeze, Unsqueeze as non-negative numbers (of the output for Unsqueeze). */
export function axesOf(graph: GraphReads, node: GraphNode): readonly number[] {
  const axes = node.ints.axes ?? graph.constant(node, 1, "axes");
  const rank =
    graph.rank(node.inputs[0] ?? "") + (node.op === "Unsqueeze" && axes.some((a) => a < 0) ? axes.length : 0);
  return axes.map((axis) => (axis < 0 ? axis + rank : axis));
}

/** Reduced dimensions; null = all. */
export function reducedAxes(graph: GraphReads, node: GraphNode): readonly number[] | null {
  const computed = (node.inputs[1] ?? "") !== "" && !graph.isConstant(node.inputs[1] ?? "");
  if (computed) throw new NotFollowed(node.name, "its axes are computed while running");
  const single = node.op.startsWith("Arg") ? (node.ints.axis ?? [0]) : null;
  const axes = single ?? node.ints.axes ?? graph.optionalConstant(node, 1);
  if (!axes || axes.length === 0) return null;
  const rank = graph.rank(node.inputs[0] ?? "");
  return axes.map((axis) => (axis < 0 ? axis + rank : axis));
}
