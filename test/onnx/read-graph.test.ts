import { describe, expect, it } from "vitest";
import { makeNode, makeTensor, readGraph } from "../../src/onnx/index.ts";
import { bytesField, type Chunks, floatField, intField, join, textField } from "../../src/onnx/protobuf.ts";
import { networkBytes } from "../build/probe/known-networks.ts";

const bytesOf = (graph: Chunks, opset = 17) =>
  join([...bytesField(7, graph), ...bytesField(8, intField(2, opset))]);
const nodeField = (...args: Parameters<typeof makeNode>) => bytesField(1, makeNode(...args).message);

describe("reading a graph", () => {
  it("knows inputs, outputs, nodes and small constants of a real file", () => {
    const graph = readGraph(networkBytes("valid_unet"), "valid_unet.onnx");
    expect(graph.opset).toBe(17);
    expect(graph.inputs).toEqual([{ name: "image", shape: [null, 1, null, null] }]);
    expect(graph.outputs.map(({ name }) => name)).toEqual(["result"]);
    const crop = graph.nodes.find(({ op }) => op === "Slice");
    const values = crop?.inputs.slice(1).map((name) => graph.constants.get(name)?.values);
    expect(values).toEqual([
      [4, 4],
      [-4, -4],
      [2, 3],
    ]);
    const conv = graph.nodes.find(({ op }) => op === "Conv");
    expect(conv?.ints).toMatchObject({ kernel_shape: [3, 3], strides: [1, 1], pads: [0, 0, 0, 0] });
    expect(graph.constants.get(conv?.inputs[1] ?? "")?.dims).toEqual([4, 1, 3, 3]);
  });

  it("reads texts and floats of attributes, and scales as float constants", () => {
    const graph = readGraph(networkBytes("unet_d2_l1_linear"), "linear.onnx");
    const resize = graph.nodes.find(({ op }) => op === "Resize");
    expect(resize?.texts).toMatchObject({ mode: "linear", coordinate_transformation_mode: "half_pixel" });
    expect(resize?.inputs[1]).toBe("");
    expect(graph.constants.get(resize?.inputs[2] ?? "")?.values).toEqual([1, 1, 2, 2]);
    const leaky = readGraph(networkBytes("chain_3x3"), "x.onnx").nodes.find(({ op }) => op === "LeakyRelu");
    expect(leaky?.floats.alpha?.[0]).toBeCloseTo(0.1, 6);
  });

  it("negative integers, single ones and Constant nodes", () => {
    const graph = readGraph(
      bytesOf([
        ...nodeField("Softmax", ["x"], "y", { axis: -1 }),
        ...nodeField("Transpose", ["y"], "z", { perm: [0, 2, 1] }),
        ...nodeField("Constant", [], "c", { value_ints: [3, -4] }),
        ...bytesField(5, makeTensor("big", "float", [2048], new Array<number>(2048).fill(1))),
        ...bytesField(5, makeTensor("few", "int64", [2], [-1, 7])),
      ]),
      "made.onnx",
    );
    expect(graph.nodes.map(({ ints }) => ints)).toEqual([
      { axis: [-1] },
      { perm: [0, 2, 1] },
      { value_ints: [3, -4] },
    ]);
    expect(graph.constants.get("c")).toEqual({ dims: [2], values: [3, -4] });
    expect(graph.constants.get("big")).toEqual({ dims: [2048], values: null });
    expect(graph.constants.get("few")?.values).toEqual([-1, 7]);
  });

  it("packed lists, as newer writers have them", () => {
    const ints = bytesField(8, [
      Uint8Array.from([2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1]),
    ]);
    const attribute = [...textField(1, "pads"), ...ints];
    const slope = [...textField(1, "alpha"), ...floatField(2, 0.5)];
    const node = [
      ...textField(1, "x"),
      ...textField(2, "y"),
      ...textField(4, "Pad"),
      ...bytesField(5, attribute),
      ...bytesField(5, slope),
    ];
    const graph = readGraph(bytesOf(bytesField(1, node)), "packed.onnx");
    expect(graph.nodes[0]).toMatchObject({ name: "y", ints: { pads: [2, -1] }, floats: { alpha: [0.5] } });
  });

  it("an initializer that is also listed as an input is a constant", () => {
    const graph = readGraph(
      bytesOf([
        ...bytesField(11, textField(1, "x")),
        ...bytesField(11, textField(1, "w")),
        ...bytesField(5, makeTensor("w", "float", [1], [2])),
      ]),
      "old.onnx",
    );
    expect(graph.inputs).toEqual([{ name: "x", shape: null }]);
  });

  it("damaged bytes end in a coded error", () => {
    const bytes = networkBytes("chain_3x3");
    expect(() => readGraph(bytes.slice(0, bytes.length / 2), "half.onnx")).toThrow(
      "engine/malformed-weights",
    );
    expect(readGraph(new Uint8Array(0), "empty.onnx").nodes).toEqual([]);
  });
});
