import { makeNode, makeTensor, type Node, readModelFile, tensorType } from "./model-file.ts";
import type { Chunks } from "./protobuf.ts";

const SPATIAL_SHAPE = "dij_shape_nc_rest";
const CHANNEL_SHAPE = "dij_shape_1c1";
const LAST_AXIS = "dij_axis_last";
const THIRD_AXIS = "dij_axis_2";

/** Replace InstanceNormalization by the same arithmetic in ops whose sums stay short.
 *
 * onnxruntime's wasm kernel adds all y·x (·z) values of a channel one after the other in float32: at 256² values the mean
 * and the deviation are off by some 1e-5 to 1e-3, which a chain of such layers amplifies beyond the tolerance of published
 * test outputs. Here mean and variance are taken along x first, then over the row means, in two passes:
 *   d = x − mean(x);  y = d · scale / sqrt(mean(d²) + epsilon) + bias     (ONNX InstanceNormalization)
 * Left as they are: files with operator set below 11 (no negative axes), nodes whose scale is not a float32 constant,
 * nodes inside subgraphs.
 * @returns the same bytes when nothing is to be replaced, else a new file
 * @throws engine/malformed-weights when the bytes are no ONNX file */
export function preciseInstanceNorm(bytes: Uint8Array<ArrayBuffer>, file: string): Uint8Array<ArrayBuffer> {
  const model = readModelFile(bytes, file);
  const replaceable = (node: Node) =>
    node.op === "InstanceNormalization" &&
    ["", "ai.onnx"].includes(node.domain) &&
    model.constants.get(node.inputs[1] ?? "") === tensorType.float;
  if (model.opset < 11 || !model.nodes.some(replaceable)) return bytes;

  const added: Chunks[] = [
    makeTensor(SPATIAL_SHAPE, "int64", [3], [0, 0, -1]),
    makeTensor(CHANNEL_SHAPE, "int64", [3], [1, -1, 1]),
  ];
  const axesAreInputs = model.opset >= 18;
  if (axesAreInputs) {
    added.push(makeTensor(LAST_AXIS, "int64", [1], [-1]), makeTensor(THIRD_AXIS, "int64", [1], [2]));
  }
  const mean = (input: string, output: string, axis: "last" | "third"): Node =>
    axesAreInputs
      ? makeNode("ReduceMean", [input, axis === "last" ? LAST_AXIS : THIRD_AXIS], output, { keepdims: 1 })
      : makeNode("ReduceMean", [input], output, { axes: [axis === "last" ? -1 : 2], keepdims: 1 });

  const nodes = model.nodes.flatMap((node, index): Node[] => {
    if (!replaceable(node)) return [node];
    const [x = "", scale = "", bias = ""] = node.inputs;
    const [y = ""] = node.outputs;
    const own = (part: string) => `dij_norm${index}_${part}`;
    added.push(makeTensor(own("epsilon"), "float", [1], [node.floats.epsilon ?? 1e-5]));
    /** mean over all spatial axes of `input` (shape of x) into `output` (batch, channel, 1) */
    const spatialMean = (input: string, output: string) => [
      mean(input, `${output}_rows`, "last"),
      makeNode("Reshape", [`${output}_rows`, SPATIAL_SHAPE], `${output}_flat`),
      mean(`${output}_flat`, output, "third"),
    ];
    return [
      makeNode("Shape", [x], own("shape")),
      ...spatialMean(x, own("mean")),
      makeNode("Reshape", [x, SPATIAL_SHAPE], own("flat")),
      makeNode("Sub", [own("flat"), own("mean")], own("d")),
      makeNode("Mul", [own("d"), own("d")], own("square")),
      makeNode("Reshape", [own("square"), own("shape")], own("square_nd")),
      ...spatialMean(own("square_nd"), own("variance")),
      makeNode("Add", [own("variance"), own("epsilon")], own("variance_eps")),
      makeNode("Sqrt", [own("variance_eps")], own("deviation")),
      makeNode("Reshape", [scale, CHANNEL_SHAPE], own("scale")),
      makeNode("Reshape", [bias, CHANNEL_SHAPE], own("bias")),
      makeNode("Div", [own("scale"), own("deviation")], own("gain")),
      makeNode("Mul", [own("d"), own("gain")], own("scaled")),
      makeNode("Add", [own("scaled"), own("bias")], own("shifted")),
      makeNode("Reshape", [own("shifted"), own("shape")], y),
    ];
  });
  return model.write(nodes, added);
}
