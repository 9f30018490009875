import type { Graph, GraphNode } from "../../onnx/index.ts";
import type { GraphReads } from "./graph-reads.ts";

export type Role = "batch" | "channel" | "space";

/** What the layers next to a tensor make of its dimensions. */
export interface Roles {
  readonly roles: readonly Role[];
  /** Channels that the layer's weights ask for; null = not stated there. */
  readonly channels: number | null;
  /** Node that told. */
  readonly node: string;
  readonly op: string;
}

/** Ops whose operand and result are batch, channel, space …; onnx.ai/onnx/operators. */
const CHANNEL_FIRST = new Set([
  "AveragePool",
  "BatchNormalization",
  "Conv",
  "ConvTranspose",
  "DepthToSpace",
  "GlobalAveragePool",
  "GlobalMaxPool",
  "GroupNormalization",
  "InstanceNormalization",
  "LpPool",
  "MaxPool",
  "SpaceToDepth",
]);

/** Ops that leave dimensions where they are, for tracing towards such a layer. */
const KEEPS =
  /^(Abs|Add|Cast|Ceil|Clip|Concat|Div|Dropout|Elu|Erf|Exp|Floor|Gelu|Hard\w+|Identity|LeakyRelu|Log|LogSoftmax|Max|Min|Mish|Mul|Neg|PRelu|Pad|Pow|Relu|Resize|Round|Selu|Sigmoid|Sign|Slice|Softmax|Softplus|Softsign|Sqrt|Sub|Sum|Tanh|Upsample|Where)$/;

const MAX_STEPS = 200;

/** From a graph input forward to the first layer that knows channels from space; null = none is reached. */
export function rolesOfInput(graph: Graph, input: string, rank: number): Roles | null {
  const queue: { value: string; from: readonly number[]; joined: boolean }[] = [
    { value: input, from: Array.from({ length: rank }, (_, d) => d), joined: false },
  ];
  const seen = new Set<string>();
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const next = queue.shift();
    if (!next) return null;
    for (const node of graph.nodes) {
      if (!node.inputs.includes(next.value) || seen.has(node.outputs[0] ?? "")) continue;
      seen.add(node.outputs[0] ?? "");
      if (CHANNEL_FIRST.has(node.op) && node.inputs[0] === next.value) {
        const roles: Role[] = [];
        next.from.forEach((dim, d) => {
          roles[dim] = roleAt(d);
        });
        return {
          roles,
          channels: next.joined ? null : channelsOf(graph, node),
          node: node.name,
          op: node.op,
        };
      }
      const [value] = node.outputs;
      if (value === undefined) continue;
      const joined = next.joined || node.op === "Concat";
      if (KEEPS.test(node.op)) queue.push({ value, from: next.from, joined });
      if (node.op === "Transpose" && node.ints.perm?.length === rank) {
        queue.push({ value, from: node.ints.perm.map((d) => next.from[d] ?? d), joined });
      }
    }
  }
  return null;
}

/** From a graph output back to the last such layer. */
export function rolesOfOutput(reads: GraphReads, output: string): Roles | null {
  let value = output;
  /** Per dimension of the output: dimension of `value`. */
  let to: readonly number[] | null = null;
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const node = reads.producer(value);
    if (!node) return null;
    if (CHANNEL_FIRST.has(node.op)) {
      const rank = to?.length ?? spaceRank(reads.graph, node);
      if (rank === null) return null;
      const roles = Array.from({ length: rank }, (_, d) => roleAt(to?.[d] ?? d));
      return { roles, channels: null, node: node.name, op: node.op };
    }
    const source = node.inputs.find((name) => name !== "" && !reads.isConstant(name));
    if (source === undefined) return null;
    if (node.op === "Transpose" && node.ints.perm) {
      const perm: readonly number[] = node.ints.perm;
      const before: readonly number[] = to ?? perm.map((_, d) => d);
      to = before.map((d) => perm[d] ?? d);
    } else if (!KEEPS.test(node.op)) return null;
    value = source;
  }
  return null;
}

function roleAt(dim: number): Role {
  return dim === 0 ? "batch" : dim === 1 ? "channel" : "space";
}

function spaceRank(graph: Graph, node: GraphNode): number | null {
  const weights = graph.constants.get(node.inputs[1] ?? "")?.dims.length;
  if (node.op.startsWith("Conv") && weights !== undefined) return weights;
  const kernel = node.ints.kernel_shape?.length;
  if (kernel !== undefined) return kernel + 2;
  return node.op === "DepthToSpace" || node.op === "SpaceToDepth" ? 4 : null;
}

function channelsOf(graph: Graph, node: GraphNode): number | null {
  const dims = graph.constants.get(node.inputs[1] ?? "")?.dims;
  if (!dims) return null;
  if (node.op === "Conv") return (dims[1] ?? 0) * (node.ints.group?.[0] ?? 1) || null;
  if (node.op === "ConvTranspose" || node.op.endsWith("Normalization")) return dims[0] ?? null;
  return null;
}
