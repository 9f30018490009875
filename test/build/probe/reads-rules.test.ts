import { describe, expect, it } from "vitest";
import { globalLayers } from "../../../src/build/probe/global-layers.ts";
import { followAxis } from "../../../src/build/probe/graph-field.ts";
import { GraphReads } from "../../../src/build/probe/graph-reads.ts";
import { NotFollowed } from "../../../src/build/probe/reads.ts";
import type { Graph, GraphConstant, GraphNode } from "../../../src/onnx/index.ts";

type Given = Partial<GraphNode> & { readonly op: string };

/** Nodes in a row from "x" (batch, channel, y, x); each reads the one before, constants by name after it. */
function chain(nodes: readonly Given[], constants: Readonly<Record<string, GraphConstant>> = {}): GraphReads {
  const graph: Graph = {
    opset: 17,
    inputs: [{ name: "x", shape: [null, 2, null, null] }],
    outputs: [{ name: `v${nodes.length}`, shape: null }],
    constants: new Map(Object.entries(constants)),
    nodes: nodes.map((node, i) => ({
      domain: "",
      name: `${node.op}_${i}`,
      outputs: [`v${i + 1}`],
      ints: {},
      floats: {},
      texts: {},
      ...node,
      inputs: [i === 0 ? "x" : `v${i}`, ...(node.inputs ?? [])],
    })),
  };
  return new GraphReads(graph);
}

const list = (...values: readonly number[]): GraphConstant => ({ dims: [values.length], values });

/** What sample i of the last value reads along y. */
function readsAt(graph: GraphReads, i: number, dim = 2): readonly (number | null)[] {
  const last = graph.graph.outputs[0]?.name ?? "";
  const span = graph.reads(last, dim, i, i).get(0);
  return span ? [span.dim, span.lo, span.hi] : [];
}

const end = Number.POSITIVE_INFINITY;

describe("what one output sample reads", () => {
  it.each<[string, Given, Readonly<Record<string, GraphConstant>>, number, readonly (number | null)[]]>([
    [
      "a dilated convolution",
      { op: "Conv", inputs: ["w"], ints: { dilations: [3, 1], pads: [3, 0, 3, 0] } },
      { w: { dims: [4, 2, 3, 1], values: null } },
      10,
      [2, 7, 13],
    ],
    [
      "a strided one, SAME",
      { op: "Conv", inputs: ["w"], ints: { strides: [2, 2] }, texts: { auto_pad: "SAME_UPPER" } },
      { w: { dims: [4, 2, 3, 3], values: null } },
      5,
      [2, 10, 12],
    ],
    [
      "the same, SAME_LOWER",
      { op: "Conv", inputs: ["w"], ints: { strides: [2, 2] }, texts: { auto_pad: "SAME_LOWER" } },
      { w: { dims: [4, 2, 3, 3], values: null } },
      5,
      [2, 9, 11],
    ],
    ["a pool", { op: "MaxPool", ints: { kernel_shape: [3, 3], strides: [2, 2] } }, {}, 4, [2, 8, 10]],
    [
      "a transposed convolution",
      { op: "ConvTranspose", inputs: ["w"], ints: { strides: [2, 2], pads: [1, 1, 1, 1] } },
      { w: { dims: [2, 4, 4, 4], values: null } },
      7,
      [2, 3, 4],
    ],
    [
      "cubic resizing",
      {
        op: "Resize",
        inputs: ["", "s"],
        texts: { mode: "cubic", coordinate_transformation_mode: "half_pixel" },
      },
      { s: list(1, 1, 2, 2) },
      10,
      [2, 3, 6],
    ],
    [
      "nearest, rounded down at halves",
      { op: "Resize", inputs: ["", "s"], texts: { mode: "nearest" } },
      { s: list(1, 1, 0.5, 0.5) },
      3,
      [2, 6, 6],
    ],
    ["Upsample of old graphs", { op: "Upsample", inputs: ["s"] }, { s: list(1, 1, 2, 2) }, 7, [2, 3, 3]],
    ["padding", { op: "Pad", inputs: ["p"] }, { p: list(0, 0, 5, 0, 0, 0, 0, 0) }, 7, [2, 2, 2]],
    [
      "a crop",
      { op: "Slice", inputs: ["a", "b", "c"] },
      { a: list(3), b: list(1e9), c: list(-2) },
      7,
      [2, 10, 10],
    ],
    [
      "every second sample",
      { op: "Slice", inputs: ["a", "b", "c", "d"] },
      { a: list(1), b: list(1e9), c: list(2), d: list(2) },
      4,
      [2, 9, 9],
    ],
    ["space to depth", { op: "SpaceToDepth", ints: { blocksize: [2] } }, {}, 4, [2, 8, 9]],
    ["depth to space", { op: "DepthToSpace", ints: { blocksize: [2] } }, {}, 9, [2, 4, 4]],
    ["axes exchanged", { op: "Transpose", ints: { perm: [0, 1, 3, 2] } }, {}, 4, [3, 4, 4]],
    ["an axis less", { op: "Squeeze", inputs: ["a"] }, { a: list(1) }, 4, [3, 4, 4]],
    ["channels reduced", { op: "ReduceMean", ints: { axes: [1] } }, {}, 4, [2, 4, 4]],
    ["space reduced", { op: "ReduceMax", ints: { axes: [-2, -1] } }, {}, 0, [2, -end, end]],
    ["softmax over channels", { op: "Softmax", ints: { axis: [1] } }, {}, 4, [2, 4, 4]],
    ["softmax along y", { op: "Softmax", ints: { axis: [2] } }, {}, 4, [2, -end, end]],
    [
      "layer normalisation of channels last",
      { op: "LayerNormalization", ints: { axis: [-1] } },
      {},
      4,
      [2, 4, 4],
    ],
    [
      "layer normalisation of the image",
      { op: "LayerNormalization", ints: { axis: [1] } },
      {},
      4,
      [2, -end, end],
    ],
    [
      "a reshape that keeps the axis",
      { op: "Reshape", inputs: ["s"] },
      { s: list(0, 0, 0, 1, -1) },
      4,
      [2, 4, 4],
    ],
    ["flattening", { op: "Flatten" }, {}, 0, [null, -end, end]],
    [
      "a constant added",
      { op: "Add", inputs: ["k"] },
      { k: { dims: [1, 2, 1, 1], values: null } },
      4,
      [2, 4, 4],
    ],
  ])("%s", (_, node, constants, i, expected) => {
    expect(readsAt(chain([node], constants), i)).toEqual(expected);
  });

  it.each<[string, Given, Readonly<Record<string, GraphConstant>>, RegExp]>([
    ["computed sizes", { op: "Resize", inputs: ["", "", "size"] }, {}, /computed/],
    [
      "align_corners",
      { op: "Resize", inputs: ["", "s"], texts: { coordinate_transformation_mode: "align_corners" } },
      { s: list(1, 1, 2, 2) },
      /size of the tensor/,
    ],
    ["joining along y", { op: "Concat", inputs: ["x"], ints: { axis: [2] } }, {}, /joins along/],
    [
      "counting from the end",
      { op: "Slice", inputs: ["a", "b", "c"] },
      { a: list(-3), b: list(1e9), c: list(2) },
      /from the end/,
    ],
    ["mixing axes", { op: "Reshape", inputs: ["s"] }, { s: list(1, 4, -1, 8) }, /mixes axes/],
    ["unknown ops", { op: "Loop" }, {}, /Loop is not followed/],
    ["ops of others", { op: "Conv", domain: "com.microsoft" }, {}, /not followed/],
  ])("%s: not followed, and said why", (_, node, constants, reason) => {
    const graph = chain([node], constants);
    expect(() => readsAt(graph, 0)).toThrow(NotFollowed);
    expect(followAxis(graph, "v1", 2)).toMatch(reason);
  });

  it("two convolutions and a pool add up, with the grid of the pool", () => {
    const conv: Given = { op: "Conv", inputs: ["w"], ints: { pads: [1, 1, 1, 1] } };
    const pool: Given = { op: "AveragePool", ints: { kernel_shape: [2, 2], strides: [2, 2] } };
    const graph = chain([conv, pool, conv], { w: { dims: [2, 2, 3, 3], values: null } });
    expect(followAxis(graph, "v3", 2)).toEqual([
      { input: 0, dim: 2, whole: false, up: 1, down: 2, period: 2, reads: [[-3, 4]] },
    ]);
  });
});

describe("layers that look at the whole image", () => {
  const found = (node: Given, constants: Readonly<Record<string, GraphConstant>> = {}) =>
    globalLayers(chain([node], constants), [[2, 3]]);

  it.each<[Given, boolean]>([
    [{ op: "GlobalAveragePool" }, true],
    [{ op: "InstanceNormalization" }, true],
    [{ op: "GroupNormalization" }, true],
    [{ op: "ReduceMean", ints: { axes: [2, 3] } }, true],
    [{ op: "ReduceMean", ints: { axes: [1] } }, false],
    [{ op: "LayerNormalization", ints: { axis: [-1] } }, true],
    [{ op: "Softmax", ints: { axis: [1] } }, false],
    [{ op: "Softmax", ints: { axis: [-1] } }, true],
    [{ op: "Flatten" }, true],
    [{ op: "BatchNormalization" }, false],
  ])("$op with $ints", (node, expected) => {
    expect(found(node).map(({ op, certain }) => [op, certain])).toEqual(expected ? [[node.op, true]] : []);
  });

  it("channels last: the same axis numbers mean something else", () => {
    const graph = chain([{ op: "LayerNormalization", ints: { axis: [-1] } }]);
    expect(globalLayers(graph, [[1, 2]])).toEqual([]);
  });
});
