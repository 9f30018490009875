import { afterAll, describe, expect, it } from "vitest";
import { ndarray } from "../../src/array/index.ts";
import { browserEngine, fetchBytes, onnxWeights } from "./browser-files.ts";
import { expectGolden, type GoldenCase } from "./golden-cases.ts";
import { options, sessionContract } from "./session-contract.ts";
import { affineGraph, convLayers } from "./tfjs-networks.ts";

const text = (value: string) => new TextEncoder().encode(value);
const cases = JSON.parse(
  new TextDecoder().decode(await fetchBytes("test/goldens/onnx/cases.json")),
) as GoldenCase[];
const models = [...new Set(cases.map(({ model }) => model))];

describe("session over onnxruntime-web in the browser", async () => {
  sessionContract({
    engine: browserEngine(),
    runtime: "onnxruntime-web",
    provider: "wasm",
    affine: await onnxWeights("affine.onnx"),
    malformed: { format: "onnx", main: "bad.onnx", files: { "bad.onnx": text("not a graph") } },
    endless: {
      weights: await onnxWeights("count_slowly.onnx"),
      arrays: () => [
        ndarray("int64", [], new BigInt64Array([1_000_000_000n])),
        ndarray("float32", [1], new Float32Array(1)),
      ],
    },
  });
});

describe("session over TensorFlow.js in the browser", () => {
  sessionContract({
    engine: browserEngine(),
    runtime: "tfjs",
    provider: "cpu",
    affine: affineGraph(),
    malformed: { format: "tensorflow_js", main: "model.json", files: { "model.json": text("{}") } },
    endless: {
      weights: convLayers(64),
      arrays: () => [ndarray("float32", [1, 1024, 1024, 1], new Float32Array(2 ** 20))],
    },
  });
});

describe("ONNX networks in the browser against onnxruntime", () => {
  const engine = browserEngine({ keepWarm: 0 });
  afterAll(() => engine.dispose());

  it.each(models)("%s", async (model) => {
    const besides = model === "external" ? ["external.data"] : [];
    const weights = () => onnxWeights(`${model}.onnx`, ...besides);
    const session = await engine.open(model, weights, options);
    for (const one of cases.filter((c) => c.model === model)) await expectGolden(session, one);
    await session.dispose();
  });

  it("measures the heap, which goes back on dispose", async () => {
    const session = await engine.open("heap", () => onnxWeights("small_unet.onnx"), options);
    const loaded = session.memory().nowBytes;
    expect(loaded).toBeGreaterThan(2 ** 20);
    await session.run([ndarray("float32", [1, 1, 768, 768], new Float32Array(768 * 768))]);
    expect(session.memory().nowBytes).toBeGreaterThan(loaded);
    await session.dispose();
    expect(session.memory().nowBytes).toBe(0);
  });
});

describe("files that are not served", () => {
  it("gives engine/assets with the address", async () => {
    const engine = browserEngine({ assetBase: "/no/such/folder" });
    await expect(engine.open("a", () => onnxWeights("identity.onnx"), options)).rejects.toThrow(
      /\[engine\/assets\].*\/no\/such\/folder\/ort-wasm-simd-threaded\.wasm/,
    );
    await engine.dispose();
  });
});
