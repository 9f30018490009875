import * as tfjs from "@tensorflow/tfjs";
import { afterAll, describe, expect, it } from "vitest";
import { type NdArray, ndarray, sizeOf } from "../../src/array/index.ts";
import type { WeightsFiles } from "../../src/engine/index.ts";
import type { Runner } from "../../src/engine/runner.ts";
import { readTfjsNetwork } from "../../src/engine/tfjs-artifacts.ts";
import { createTfjsRunner } from "../../src/engine/tfjs-runner.ts";
import { expectArrayClose } from "../support/close.ts";
import { describeWithSharedData, sharedBytes, sharedJson } from "../support/shared-data.ts";
import { nodeEngine } from "./node-files.ts";
import { options, row } from "./session-contract.ts";
import { convLayers, noisyGraph, switchingGraph, unknownLayer } from "./tfjs-networks.ts";

const tf = "default" in tfjs ? (tfjs.default as typeof tfjs) : tfjs;
tf.enableProdMode();
const engine = nodeEngine({ keepWarm: 0 });
afterAll(() => engine.dispose());

function noise(shape: readonly number[]): NdArray<"float32"> {
  const data = Float32Array.from({ length: sizeOf(shape) }, (_, i) => Math.sin(12.9898 * i) * 0.5 + 0.5);
  return ndarray("float32", shape, data);
}

/** TensorFlow.js itself, without the engine. */
async function direct(weights: WeightsFiles, x: NdArray<"float32">): Promise<NdArray> {
  const json = JSON.parse(new TextDecoder().decode(weights.files[weights.main]));
  const manifest: { paths: string[]; weights: [] }[] = json.weightsManifest;
  const shards = manifest.flatMap(({ paths }) =>
    paths.map((path) => weights.files[path] ?? new Uint8Array()),
  );
  const handler = tf.io.fromMemory({
    modelTopology: json.modelTopology,
    weightSpecs: manifest.flatMap((group) => group.weights),
    weightData: await new Blob(shards).arrayBuffer(),
  });
  await tf.setBackend("cpu");
  const model = await tf.loadLayersModel(handler);
  const y = model.predict(tf.tensor(x.data, [...x.shape])) as tfjs.Tensor;
  const values = (await y.data()) as Float32Array;
  return ndarray("float32", y.shape, new Float32Array(values));
}

/** The runner in this thread. */
function runnerOf({ main, files }: WeightsFiles): Promise<Runner> {
  const given = new Map(Object.entries(files));
  return createTfjsRunner(tf, { provider: "cpu", main, files: given, memoryBytes: () => 0 });
}

describe("TensorFlow.js networks", () => {
  it("LayersModel, channel last, equals TensorFlow.js itself", async () => {
    const weights = convLayers(3);
    const session = await engine.open("conv", async () => weights, options);
    expect(session.inputs[0]?.shape).toEqual([null, null, null, 1]);
    expect(session.outputs[0]?.shape).toEqual([null, null, null, 3]);
    const [y] = await session.run([noise([2, 5, 7, 1])]);
    const expected = await direct(weights, noise([2, 5, 7, 1]));
    if (!y) throw new Error("no output");
    expectArrayClose(y, expected, { absolute: 0 });
    expect(session.info.notes).toEqual([expect.stringMatching(/plain JavaScript/)]);
    expect(session.memory().nowBytes).toBeGreaterThanOrEqual(4 * (70 + 210));
    await session.dispose();
  });

  it("random nodes left in a graph are said", async () => {
    const runner = await runnerOf(noisyGraph());
    const [y] = await runner.run([row(1, 2)], () => {});
    expect(y?.data[0]).toBeGreaterThanOrEqual(3); // 2 · 1 + 1 + [0, 1)
    expect(y?.data[0]).toBeLessThan(4);
    expect(runner.notes.join("\n")).toMatch(/random numbers \(node dropout\/noise\).*differ from run to run/);
    await runner.dispose();
  });

  it("control flow runs, and random nodes behind its switch are not complained of", async () => {
    const runner = await runnerOf(switchingGraph());
    expect(runner.inputs).toEqual([{ name: "x", dtype: "float32", shape: [null, null] }]);
    for (const v of [1, 5]) expect((await runner.run([row(v)], () => {}))[0]?.data[0]).toBe(2 * v);
    expect(runner.notes).toEqual([]);
    await runner.dispose();
  });

  it("leaves no tensors behind, and frees its weights", async () => {
    const before = tf.memory().numTensors;
    const runner = await runnerOf(convLayers(2));
    const loaded = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) await runner.run([noise([1, 4, 4, 1])], () => {});
    await expect(runner.run([noise([1, 4, 4, 2])], () => {})).rejects.toThrow(/engine\/run/);
    expect(tf.memory().numTensors).toBe(loaded);
    await runner.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("a layer that it does not have is named", async () => {
    await expect(runnerOf(unknownLayer())).rejects.toThrow(/\[engine\/run\].*Unknown layer: Lambda/);
  });

  const sound = convLayers(1);
  const { "model.json": json, "group1-shard1of1.bin": shard } = sound.files;
  if (!json || !shard) throw new Error("no files");
  const text = (value: string) => new TextEncoder().encode(value);
  it("weights that do not fill their tensors are malformed", async () => {
    const files = { ...sound.files, "group1-shard1of1.bin": shard.slice(0, 7) };
    await expect(runnerOf({ ...sound, files })).rejects.toThrow(/^\[engine\/malformed-weights\]/);
  });

  it.each([
    ["a missing main file", {}, /the file is not there/],
    ["a missing shard", { "model.json": json }, /group1-shard1of1\.bin is missing \(given: model\.json\)/],
    ["text", { "model.json": text("<html>") }, /not the JSON of a TensorFlow\.js model/],
    ["other JSON", { "model.json": text("[]") }, /no modelTopology/],
    ["null topology", { "model.json": text('{"modelTopology":null}') }, /modelTopology is not an object/],
  ])("%s is malformed", (_, files, reason) => {
    const read = () => readTfjsNetwork(new Map(Object.entries(files)), "model.json");
    expect(read).toThrow(reason);
    expect(read).toThrow(/^\[engine\/malformed-weights\] The weights model\.json/);
  });
});

describeWithSharedData("published TensorFlow.js networks", () => {
  const folder = "models/brain_meshnet_3d_tfjs_layers";

  /** The network with its input cut to 8³, which a fully convolutional net does not mind. */
  function cropped(name: string): WeightsFiles {
    const json = sharedJson<{
      modelTopology: {
        model_config: { config: { layers: { config: { batch_input_shape?: unknown[] } }[] } };
      };
      weightsManifest: { paths: string[] }[];
    }>(folder, name, "model.json");
    for (const { config } of json.modelTopology.model_config.config.layers) {
      if (config.batch_input_shape) config.batch_input_shape = [null, 8, 8, 8, 1];
    }
    const files: Record<string, Uint8Array<ArrayBuffer>> = {
      "model.json": new TextEncoder().encode(JSON.stringify(json)),
    };
    for (const path of json.weightsManifest.flatMap(({ paths }) => paths)) {
      files[path] = sharedBytes(folder, name, path);
    }
    return { format: "tensorflow_js", main: "model.json", files };
  }

  it.each(["mindgrab", "model5_gw_ae", "model11_gw_ae", "model20chan3cls"])(
    "%s, 8³, equals TensorFlow.js itself",
    async (name) => {
      const weights = cropped(name);
      const session = await engine.open(name, async () => weights, options);
      expect(session.inputs[0]?.shape).toEqual([null, 8, 8, 8, 1]);
      const [y] = await session.run([noise([1, 8, 8, 8, 1])]);
      const expected = await direct(weights, noise([1, 8, 8, 8, 1]));
      if (!y) throw new Error("no output");
      expectArrayClose(y, expected, { absolute: 0 });
      const wrong = session.run([noise([1, 8, 8, 7, 1])]);
      await expect(wrong).rejects.toThrow(/\[engine\/run\].*\[1, 8, 8, 7, 1\]/);
      await session.dispose();
    },
  );

  it("DEFCoN, a GraphModel with its dropout left in, runs and says so", async () => {
    const at = "models/defcon_spot_density_tfjs_keras/tfjs";
    const json = sharedJson<{ weightsManifest: { paths: string[] }[] }>(at, "model.json");
    const files: Record<string, Uint8Array<ArrayBuffer>> = { "model.json": sharedBytes(at, "model.json") };
    for (const path of json.weightsManifest.flatMap(({ paths }) => paths))
      files[path] = sharedBytes(at, path);
    const weights: WeightsFiles = { format: "tensorflow_js", main: "model.json", files };
    const session = await engine.open("defcon", async () => weights, options);
    expect(session.inputs[0]?.shape).toEqual([null, null, null, 1]);
    const [y] = await session.run([noise([1, 32, 32, 1])]);
    expect(y?.shape).toEqual([1, 32, 32, 1]);
    expect(y?.data.every(Number.isFinite)).toBe(true);
    expect(session.info.notes.join("\n")).toMatch(/dropout was left in it/);
    await session.dispose();
  });
});
