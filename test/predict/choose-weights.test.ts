import { describe, expect, it } from "vitest";
import { openWeights } from "../../src/predict/choose-weights.ts";
import { fakeModel, onnxEntry } from "./fake-model.ts";

const bytes = (...values: number[]) => new Uint8Array(values);

describe("openWeights", () => {
  it("has a key that changes with every file of the weights, external data and unlisted shards too", async () => {
    const external = { ...onnxEntry, externalData: { source: "weights.onnx.data", sha256: null } };
    const onnx = (data: number) =>
      openWeights(
        fakeModel({ inputs: [], outputs: [], files: { "weights.onnx.data": bytes(data) } }),
        external,
      );
    expect((await onnx(1)).key).toBe((await onnx(1)).key);
    expect((await onnx(1)).key).not.toBe((await onnx(2)).key);

    const json = new TextEncoder().encode(
      JSON.stringify({ weightsManifest: [{ paths: ["group1-shard1of1.bin"] }] }),
    );
    const entry = {
      ...onnxEntry,
      format: "tensorflow_js" as const,
      file: { source: "web/model.json", sha256: null },
    };
    const tfjs = (data: number) =>
      openWeights(
        fakeModel({
          inputs: [],
          outputs: [],
          files: { "web/model.json": json, "web/group1-shard1of1.bin": bytes(data) },
        }),
        entry,
      );
    expect((await tfjs(1)).key).toBe((await tfjs(1)).key);
    expect((await tfjs(1)).key).not.toBe((await tfjs(2)).key);
    expect(Object.keys((await (await tfjs(1)).load()).files).sort()).toEqual([
      "group1-shard1of1.bin",
      "model.json",
    ]);
  });

  it("reads again when the engine asks twice, for the first bytes may be gone to a worker", async () => {
    const model = fakeModel({ inputs: [], outputs: [] });
    const weights = await openWeights(model, onnxEntry);
    const first = await weights.load();
    const second = await weights.load();
    expect(second.files["weights.onnx"]).not.toBe(first.files["weights.onnx"]);
    expect(second.files["weights.onnx"]).toEqual(bytes(1, 2, 3));
    expect(model.reads).toEqual(["weights.onnx", "weights.onnx"]);
  });
});
