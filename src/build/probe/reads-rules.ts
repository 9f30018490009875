import type { GraphNode } from "../../onnx/index.ts";
import type { GraphReads } from "./graph-reads.ts";
import { axesOf, NOTHING, NotFollowed, type Reads, reducedAxes, union } from "./reads.ts";
import { resizeSpan } from "./resize-span.ts";

/** Samples lo…hi along dimension `dim` of a node's output. */
export interface Query {
  readonly graph: GraphReads;
  readonly node: GraphNode;
  readonly dim: number;
  readonly lo: number;
  readonly hi: number;
}

export type ReadsRule = (query: Query) => Reads;

const END_TO_END = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/** The same samples of the first operand. */
const same: ReadsRule = ({ graph, node, dim, lo, hi }) => graph.reads(node.inputs[0] ?? "", dim, lo, hi);

/** The same samples of all operands, dimensions counted from the end. */
const broadcast: ReadsRule = ({ graph, node, dim, lo, hi }) => {
  const own = graph.rank(node.outputs[0] ?? "");
  return union(
    node.inputs.map((name) => {
      if (name === "" || graph.reachable(name).size === 0) return NOTHING;
      const at = dim - (own - graph.rank(name));
      return at < 0 ? graph.everything(name) : graph.reads(name, at, lo, hi);
    }),
  );
};

/** From end to end along dimensions from `first` on, else the same. */
const wholeFrom =
  (first: (query: Query) => number): ReadsRule =>
  (query) => {
    const { graph, node, dim } = query;
    return dim >= first(query) ? graph.reads(node.inputs[0] ?? "", dim, ...END_TO_END) : same(query);
  };

const space = wholeFrom(() => 2);

/** Window k·dilation at i·stride − pad; ONNX Conv and pools. */
const window: ReadsRule = (query) => {
  const { graph, node, dim, lo, hi } = query;
  if (dim < 2) return same(query);
  const { k, stride, dilation, begin } = windowOf(graph, node, dim);
  return graph.reads(
    node.inputs[0] ?? "",
    dim,
    lo * stride - begin,
    hi * stride - begin + dilation * (k - 1),
  );
};

/** Output i takes input t where t·stride + tap·dilation − pad = i. */
const transposedWindow: ReadsRule = (query) => {
  const { graph, node, dim, lo, hi } = query;
  if (dim < 2) return same(query);
  if (node.ints.output_shape) throw new NotFollowed(node.name, "it states its output shape");
  const { k, stride, dilation, begin } = windowOf(graph, node, dim);
  return graph.reads(
    node.inputs[0] ?? "",
    dim,
    Math.ceil((lo + begin - dilation * (k - 1)) / stride),
    Math.floor((hi + begin) / stride),
  );
};

function windowOf(graph: GraphReads, node: GraphNode, dim: number) {
  const d = dim - 2;
  const dims = graph.graph.constants.get(node.inputs[1] ?? "")?.dims;
  const k = node.ints.kernel_shape?.[d] ?? (node.op.startsWith("Conv") ? dims?.[dim] : undefined);
  if (k === undefined) throw new NotFollowed(node.name, "its kernel size is not stated");
  const stride = node.ints.strides?.[d] ?? 1;
  const dilation = node.ints.dilations?.[d] ?? 1;
  const auto = node.texts.auto_pad ?? "NOTSET";
  let begin = node.ints.pads?.[d] ?? 0;
  if (auto.startsWith("SAME")) {
    // sizes that are multiples of the stride
    const total = Math.max(0, dilation * (k - 1) + 1 - stride);
    begin = auto === "SAME_LOWER" ? Math.ceil(total / 2) : Math.floor(total / 2);
  } else if (auto === "VALID") begin = 0;
  return { k, stride, dilation, begin };
}

const resize: ReadsRule = (query) => {
  const { graph, node, dim, lo, hi } = query;
  const scales =
    graph.optionalConstant(node, node.op === "Upsample" ? 1 : 2) ?? node.floats.scales ?? ([] as number[]);
  if (scales.length === 0) throw new NotFollowed(node.name, "its sizes are computed while running");
  if (node.ints.axes) throw new NotFollowed(node.name, "it resizes some axes only");
  const scale = scales[dim] ?? 1;
  if (scale === 1) return same(query);
  const [first, last] = resizeSpan(node, scale, lo, hi);
  return graph.reads(node.inputs[0] ?? "", dim, first, last);
};

const transpose: ReadsRule = ({ graph, node, dim, lo, hi }) => {
  const input = node.inputs[0] ?? "";
  const from = node.ints.perm?.[dim] ?? graph.rank(input) - 1 - dim;
  return graph.reads(input, from, lo, hi);
};

const pad: ReadsRule = (query) => {
  const { graph, node, dim, lo, hi } = query;
  const pads = node.ints.pads ?? graph.constant(node, 1, "pads");
  const axes = node.inputs[3] ? graph.constant(node, 3, "axes") : null;
  const rank = graph.rank(node.inputs[0] ?? "");
  const at = axes ? axes.findIndex((axis) => (axis < 0 ? axis + rank : axis) === dim) : dim;
  const begin = at < 0 ? 0 : (pads[at] ?? 0);
  return graph.reads(node.inputs[0] ?? "", dim, lo - begin, hi - begin);
};

const slice: ReadsRule = (query) => {
  const { graph, node, dim, lo, hi } = query;
  const input = node.inputs[0] ?? "";
  const rank = graph.rank(input);
  const starts = node.ints.starts ?? graph.constant(node, 1, "starts");
  const named =
    node.ints.axes ?? (node.inputs[3] ? graph.constant(node, 3, "axes") : starts.map((_, i) => i));
  const at = named.findIndex((axis) => (axis < 0 ? axis + rank : axis) === dim);
  if (at < 0) return same(query);
  const start = starts[at] ?? 0;
  const step = (node.inputs[4] ? graph.constant(node, 4, "steps")[at] : undefined) ?? 1;
  if (start < 0 || step < 1) throw new NotFollowed(node.name, "it counts from the end");
  return graph.reads(input, dim, lo * step + start, hi * step + start);
};

const concat: ReadsRule = ({ graph, node, dim, lo, hi }) => {
  const rank = graph.rank(node.outputs[0] ?? "");
  const axis = node.ints.axis?.[0] ?? 1;
  if ((axis < 0 ? axis + rank : axis) === dim)
    throw new NotFollowed(node.name, "it joins along an axis of the image");
  return union(node.inputs.map((name) => graph.reads(name, dim, lo, hi)));
};

const split: ReadsRule = (query) => {
  const { graph, node, dim } = query;
  const axis = node.ints.axis?.[0] ?? 0;
  if ((axis < 0 ? axis + graph.rank(node.inputs[0] ?? "") : axis) === dim)
    throw new NotFollowed(node.name, "it splits along an axis of the image");
  return same(query);
};

const depthToSpace: ReadsRule = (query) => {
  const { graph, node, dim, lo, hi } = query;
  const block = node.ints.blocksize?.[0] ?? 1;
  if (dim < 2) return same(query);
  return graph.reads(node.inputs[0] ?? "", dim, Math.floor(lo / block), Math.floor(hi / block));
};

const spaceToDepth: ReadsRule = (query) => {
  const { graph, node, dim, lo, hi } = query;
  const block = node.ints.blocksize?.[0] ?? 1;
  if (dim < 2) return same(query);
  return graph.reads(node.inputs[0] ?? "", dim, lo * block, hi * block + block - 1);
};

const unsqueeze: ReadsRule = ({ graph, node, dim, lo, hi }) => {
  const axes = axesOf(graph, node);
  const input = node.inputs[0] ?? "";
  if (axes.includes(dim)) return graph.everything(input);
  return graph.reads(input, dim - axes.filter((axis) => axis < dim).length, lo, hi);
};

const squeeze: ReadsRule = ({ graph, node, dim, lo, hi }) => {
  let from = dim;
  for (const axis of [...axesOf(graph, node)].sort((a, b) => a - b)) if (axis <= from) from++;
  return graph.reads(node.inputs[0] ?? "", from, lo, hi);
};

const reduce: ReadsRule = ({ graph, node, dim, lo, hi }) => {
  const input = node.inputs[0] ?? "";
  const axes = reducedAxes(graph, node);
  if (axes === null) return graph.everything(input);
  if (node.ints.keepdims?.[0] !== 0) {
    return graph.reads(input, dim, ...(axes.includes(dim) ? END_TO_END : ([lo, hi] as const)));
  }
  let from = dim;
  for (const axis of [...axes].sort((a, b) => a - b)) if (axis <= from) from++;
  return graph.reads(input, from, lo, hi);
};

/** Softmax: before operator set 13 over all dimensions from `axis` on. */
const softmax: ReadsRule = (query) => {
  const { graph, node, dim } = query;
  const input = node.inputs[0] ?? "";
  const flat = graph.graph.opset < 13;
  const stated = node.ints.axis?.[0] ?? (flat ? 1 : -1);
  const axis = stated < 0 ? stated + graph.rank(input) : stated;
  const whole = flat ? dim >= axis : dim === axis;
  return whole ? graph.reads(input, dim, ...END_TO_END) : same(query);
};

const layerNorm = wholeFrom(({ graph, node }) => {
  const axis = node.ints.axis?.[0] ?? -1;
  return axis < 0 ? axis + graph.rank(node.inputs[0] ?? "") : axis;
});

const meanVarianceNorm: ReadsRule = (query) => {
  const { graph, node, dim } = query;
  const axes = node.ints.axes ?? [0, 2, 3];
  return axes.includes(dim) ? graph.reads(node.inputs[0] ?? "", dim, ...END_TO_END) : same(query);
};

const reshape: ReadsRule = (query) => {
  const { graph, node, dim } = query;
  const shape = node.ints.shape ?? graph.constant(node, 1, "sizes");
  // 0 copies the dimension; what comes before it must be copied too
  if (shape.slice(0, dim + 1).every((n) => n === 0) && node.ints.allowzero?.[0] !== 1) return same(query);
  if (shape[dim] === 1) return graph.everything(node.inputs[0] ?? "");
  throw new NotFollowed(node.name, "Reshape mixes axes");
};

const all: ReadsRule = ({ graph, node }) => union(node.inputs.map((name) => graph.everything(name)));
const nothing: ReadsRule = () => NOTHING;

const elementwise =
  "Abs Acos Asin Atan BatchNormalization Cast Ceil Celu Clip Cos Dropout Elu Erf Exp Floor Gelu HardSigmoid HardSwish Identity IsNaN LRN LeakyRelu Log Mish Neg Not QuantizeLinear DequantizeLinear Reciprocal Relu Round Selu Sigmoid Sign Sin Softplus Softsign Sqrt Tan Tanh ThresholdedRelu";
const operands =
  "Add Sub Mul Div Pow Min Max Sum Mean Where PRelu Equal Greater GreaterOrEqual Less LessOrEqual And Or Xor Mod BitShift";
const reductions =
  "ReduceMean ReduceSum ReduceMax ReduceMin ReduceProd ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceSumSquare ArgMax ArgMin";

/** How the samples of an op's output follow from those of its inputs; onnx.ai/onnx/operators. What is not here is not followed. */
export const rules: Readonly<Record<string, ReadsRule>> = {
  ...Object.fromEntries(elementwise.split(" ").map((op) => [op, same])),
  ...Object.fromEntries(operands.split(" ").map((op) => [op, broadcast])),
  ...Object.fromEntries(reductions.split(" ").map((op) => [op, reduce])),
  AveragePool: window,
  Concat: concat,
  Conv: window,
  ConvTranspose: transposedWindow,
  DepthToSpace: depthToSpace,
  Expand: broadcast,
  Flatten: all,
  Gemm: all,
  GlobalAveragePool: space,
  GlobalLpPool: space,
  GlobalMaxPool: space,
  GroupNormalization: space,
  InstanceNormalization: space,
  LayerNormalization: layerNorm,
  LogSoftmax: softmax,
  LpPool: window,
  MaxPool: window,
  MeanVarianceNormalization: meanVarianceNorm,
  Pad: pad,
  Reshape: reshape,
  Resize: resize,
  Shape: nothing,
  Slice: slice,
  Softmax: softmax,
  SpaceToDepth: spaceToDepth,
  Split: split,
  Squeeze: squeeze,
  Transpose: transpose,
  Unsqueeze: unsqueeze,
  Upsample: resize,
};
