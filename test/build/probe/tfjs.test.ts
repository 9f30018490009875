import { afterAll, expect, it } from "vitest";
import { probeNetwork } from "../../../src/build/probe/index.ts";
import { Random } from "../../../src/build/probe/random-input.ts";
import type { WeightsFiles } from "../../../src/engine/index.ts";
import { nodeEngine } from "../../engine/node-files.ts";

const engine = nodeEngine();
afterAll(() => engine.dispose());

interface Layer {
  readonly kind: string;
  readonly name: string;
  readonly from: readonly string[];
  readonly config?: Readonly<Record<string, unknown>>;
  /** Shapes of weights. */
  readonly kernel?: readonly number[];
}

/** A LayersModel over images of one channel, channels last. */
function layersModel(layers: readonly Layer[], last: string): WeightsFiles {
  const random = new Random(5);
  const weights: { name: string; shape: readonly number[]; dtype: "float32" }[] = [];
  const values: number[] = [];
  const listed = layers.map(({ kind, name, from, config, kernel }) => {
    if (kernel) {
      const size = kernel.reduce((n, s) => n * s, 1);
      const channels = kernel.at(-1) ?? 1;
      weights.push({ name: `${name}/kernel`, shape: kernel, dtype: "float32" });
      weights.push({ name: `${name}/bias`, shape: [channels], dtype: "float32" });
      const scale = Math.sqrt((2 * channels) / size);
      for (let i = 0; i < size; i++) values.push(scale * random.normal());
      for (let i = 0; i < channels; i++) values.push(0.1 * random.normal());
    }
    const inbound = from.length === 0 ? [] : [from.map((source) => [source, 0, 0, {}])];
    return { class_name: kind, name, config: { name, ...config }, inbound_nodes: inbound };
  });
  const topology = {
    keras_version: "2.7.0",
    backend: "tensorflow",
    model_config: {
      class_name: "Functional",
      config: {
        name: "model",
        layers: listed,
        input_layers: [["image", 0, 0]],
        output_layers: [[last, 0, 0]],
      },
    },
  };
  const json = {
    format: "layers-model",
    modelTopology: topology,
    weightsManifest: [{ paths: ["w.bin"], weights }],
  };
  return {
    format: "tensorflow_js",
    main: "model.json",
    files: {
      "model.json": new TextEncoder().encode(JSON.stringify(json)),
      "w.bin": new Uint8Array(Float32Array.from(values).buffer),
    },
  };
}

const image: Layer = {
  kind: "InputLayer",
  name: "image",
  from: [],
  config: { batch_input_shape: [null, null, null, 1], dtype: "float32" },
};
const conv = (name: string, from: string, kernel: readonly number[], activation = "relu"): Layer => ({
  kind: "Conv2D",
  name,
  from: [from],
  kernel,
  config: {
    filters: kernel[3],
    kernel_size: kernel.slice(0, 2),
    strides: [1, 1],
    padding: "same",
    data_format: "channels_last",
    dilation_rate: [1, 1],
    activation,
    use_bias: true,
  },
});
const pool = (name: string, from: string): Layer => ({
  kind: "MaxPooling2D",
  name,
  from: [from],
  config: { pool_size: [2, 2], strides: [2, 2], padding: "valid", data_format: "channels_last" },
});

it("a U-Net of TensorFlow.js, without a graph to look into: the halo of the same ONNX network", async () => {
  const weights = layersModel(
    [
      image,
      conv("a", "image", [3, 3, 1, 4]),
      pool("p", "a"),
      conv("b", "p", [3, 3, 4, 4]),
      { kind: "UpSampling2D", name: "u", from: ["b"], config: { size: [2, 2], interpolation: "nearest" } },
      { kind: "Concatenate", name: "c", from: ["u", "a"], config: { axis: -1 } },
      conv("d", "c", [3, 3, 8, 4]),
      conv("e", "d", [1, 1, 4, 2], "linear"),
    ],
    "e",
  );
  const proposal = await probeNetwork({ engine, weights });
  expect(proposal).toMatchObject({ format: "tensorflow_js", opset: null, problems: [] });
  const param = { kind: "param", min: 2, step: 2 };
  expect(proposal.inputs[0]?.axes.map(({ id, size }) => [id, size])).toEqual([
    ["batch", { kind: "any" }],
    ["y", param],
    ["x", param],
    ["channel", { kind: "fixed", size: 1 }],
  ]);
  expect(proposal.outputs[0]?.axes.map(({ id }) => id)).toEqual(["batch", "y", "x", "channel"]);
  for (const axis of proposal.outputs[0]?.axes.slice(1, 3) ?? []) {
    // 1 + 2 + 1 by convolutions and one by the pool and its up-sampling, as brute force finds for unet_3d_d1_l1
    expect(axis.haloProposal).toMatchObject({ halo: 5, field: { minus: 5, plus: 5 }, graphHalo: null });
    expect(axis.haloProposal?.errorAtHalo).toBeLessThanOrEqual(1e-6);
    expect(axis.haloProposal?.errorBelow).toBeGreaterThan(1e-6);
  }
  expect(proposal.tiling).toMatchObject({ possible: true });
  expect(proposal.tiling.stitchedError).toBeLessThanOrEqual(1e-6);
});

it("global pooling of TensorFlow.js is seen by running it only", async () => {
  const weights = layersModel(
    [
      image,
      conv("a", "image", [3, 3, 1, 2]),
      { kind: "GlobalAveragePooling2D", name: "g", from: ["a"], config: { data_format: "channels_last" } },
      { kind: "Reshape", name: "r", from: ["g"], config: { target_shape: [1, 1, 2] } },
      { kind: "Multiply", name: "m", from: ["a", "r"] },
    ],
    "m",
  );
  const { global, tiling } = await probeNetwork({ engine, weights });
  expect(global).toMatchObject({ found: true, measured: true, layers: [] });
  expect(tiling.possible).toBe(false);
});
