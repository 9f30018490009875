import { describe } from "vitest";
import { ndarray } from "../../src/array/index.ts";
import { fakeEngine, fakeWeights } from "./fake-engine.ts";
import { nodeEngine, onnxWeights } from "./node-files.ts";
import { row, sessionContract } from "./session-contract.ts";
import { affineGraph, convLayers } from "./tfjs-networks.ts";

const text = (value: string) => new TextEncoder().encode(value);

describe("session over onnxruntime-web in Node", () => {
  sessionContract({
    engine: nodeEngine(),
    runtime: "onnxruntime-web",
    provider: "wasm",
    affine: onnxWeights("affine.onnx"),
    malformed: { format: "onnx", main: "bad.onnx", files: { "bad.onnx": text("not a graph") } },
    endless: {
      weights: onnxWeights("count_slowly.onnx"),
      arrays: () => [
        ndarray("int64", [], new BigInt64Array([1_000_000_000n])),
        ndarray("float32", [1], new Float32Array(1)),
      ],
    },
  });
});

describe("session over TensorFlow.js in Node", () => {
  sessionContract({
    engine: nodeEngine(),
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

describe("session over a fake runtime", () => {
  const { engine } = fakeEngine({
    onRun: ({ elements }) => (elements === 13 ? new Promise(() => {}) : undefined),
  });
  sessionContract({
    engine,
    runtime: "fake",
    provider: "wasm",
    affine: fakeWeights,
    malformed: { ...fakeWeights, files: { "fake.onnx": text("?") } },
    endless: { weights: fakeWeights, arrays: () => [row(...new Array(13).fill(0))] },
  });
});
