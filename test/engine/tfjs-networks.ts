import type { WeightsFiles } from "../../src/engine/index.ts";

interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

const shape = (dims: readonly number[]) => ({
  shape: { shape: { dim: dims.map((size) => ({ size: String(size) })) } },
});
const float = { type: "DT_FLOAT" };

function pack(topology: object, weights: readonly Weight[]): WeightsFiles {
  const manifest = [
    {
      paths: ["group1-shard1of1.bin"],
      weights: weights.map(({ name, shape }) => ({ name, shape, dtype: "float32" })),
    },
  ];
  const json = JSON.stringify({ modelTopology: topology, weightsManifest: manifest });
  const shard = new Uint8Array(new Float32Array(weights.flatMap((w) => w.values)).buffer);
  return {
    format: "tensorflow_js",
    main: "model.json",
    files: { "model.json": new TextEncoder().encode(json), "group1-shard1of1.bin": shard },
  };
}

const constant = (name: string) => ({ name, op: "Const", attr: { dtype: float } });
const input = { name: "x", op: "Placeholder", attr: { dtype: float, ...shape([-1, -1]) } };
const two = { name: "two", shape: [], values: [2] };
const one = { name: "one", shape: [], values: [1] };
const binary = (name: string, op: string, a: string, b: string) => ({
  name,
  op,
  input: [a, b],
  attr: { T: float },
});

/** GraphModel y = 2x + 1 over any matrix. */
export function affineGraph(): WeightsFiles {
  const node = [
    input,
    constant("two"),
    constant("one"),
    binary("d", "Mul", "x", "two"),
    binary("y", "AddV2", "d", "one"),
  ];
  return pack({ node, versions: {} }, [two, one]);
}

/** The same with noise added, drawn at every run, as dropout is. */
export function noisyGraph(): WeightsFiles {
  const node = [
    input,
    constant("two"),
    constant("one"),
    { name: "size", op: "Shape", input: ["x"], attr: { T: float, out_type: { type: "DT_INT32" } } },
    {
      name: "dropout/noise",
      op: "RandomUniform",
      input: ["size"],
      attr: { T: { type: "DT_INT32" }, dtype: float, seed: { i: "0" }, seed2: { i: "0" } },
    },
    binary("d", "Mul", "x", "two"),
    binary("e", "AddV2", "d", "one"),
    binary("y", "AddV2", "e", "dropout/noise"),
  ];
  return pack({ node, versions: {} }, [two, one]);
}

/** y = 2x where the flag, false by default, switches to x + 1: control flow that needs executeAsync. */
export function switchingGraph(): WeightsFiles {
  const bool = { type: "DT_BOOL" };
  const route = (name: string) => ({ name, op: "Switch", input: ["x", "flag"], attr: { T: float } });
  const node = [
    input,
    constant("two"),
    constant("one"),
    { name: "off", op: "Const", attr: { dtype: bool } },
    { name: "flag", op: "PlaceholderWithDefault", input: ["off"], attr: { dtype: bool, ...shape([]) } },
    route("route"),
    { name: "size", op: "Shape", input: ["route:1"], attr: { T: float, out_type: { type: "DT_INT32" } } },
    {
      name: "dropout/noise",
      op: "RandomUniform",
      input: ["size"],
      attr: { T: { type: "DT_INT32" }, dtype: float, seed: { i: "0" }, seed2: { i: "0" } },
    },
    binary("on", "AddV2", "route:1", "dropout/noise"),
    binary("double", "Mul", "route", "two"),
    { name: "y", op: "Merge", input: ["double", "on"], attr: { T: float, N: { i: "2" } } },
  ];
  const made = pack({ node, versions: {} }, [two, one]);
  const json = JSON.parse(new TextDecoder().decode(made.files["model.json"]));
  // As converters do, the signature names the image only: the flag keeps its default.
  const entry = (name: string) => ({
    name: `${name}:0`,
    dtype: "DT_FLOAT",
    tensorShape: { dim: [{ size: "-1" }, { size: "-1" }] },
  });
  json.userDefinedMetadata = { signature: { inputs: { x: entry("x") }, outputs: { y: entry("y") } } };
  json.weightsManifest[0].weights.push({ name: "off", shape: [], dtype: "bool" });
  const shard = new Uint8Array(9);
  shard.set(made.files["group1-shard1of1.bin"] ?? []);
  return {
    ...made,
    files: {
      "model.json": new TextEncoder().encode(JSON.stringify(json)),
      "group1-shard1of1.bin": shard,
    },
  };
}

/** LayersModel: one convolution, channel last, any size; `filters` makes it slow. */
export function convLayers(filters: number): WeightsFiles {
  const config = {
    name: "net",
    layers: [
      {
        class_name: "InputLayer",
        name: "in",
        config: { name: "in", batch_input_shape: [null, null, null, 1], dtype: "float32" },
        inbound_nodes: [],
      },
      {
        class_name: "Conv2D",
        name: "conv",
        config: {
          name: "conv",
          filters,
          kernel_size: [3, 3],
          padding: "same",
          activation: "linear",
          use_bias: true,
          data_format: "channels_last",
        },
        inbound_nodes: [[["in", 0, 0, {}]]],
      },
    ],
    input_layers: [["in", 0, 0]],
    output_layers: [["conv", 0, 0]],
  };
  const kernel = Array.from({ length: 9 * filters }, (_, i) => Math.sin(i));
  const topology = { model_config: { class_name: "Model", config }, keras_version: "2.8.0" };
  return pack(topology, [
    { name: "conv/kernel", shape: [3, 3, 1, filters], values: kernel },
    { name: "conv/bias", shape: [filters], values: Array.from({ length: filters }, (_, i) => i) },
  ]);
}

/** LayersModel with a layer that TensorFlow.js does not have. */
export function unknownLayer(): WeightsFiles {
  const made = convLayers(1);
  const text = new TextDecoder().decode(made.files["model.json"]).replace('"Conv2D"', '"Lambda"');
  return { ...made, files: { ...made.files, "model.json": new TextEncoder().encode(text) } };
}
