import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ndarray } from "../../src/array/index.ts";
import { createNodeEngine } from "../../src/engine/node.ts";
import { expectGolden, type GoldenCase } from "./golden-cases.ts";
import { golden, goldens, nodeEngine, onnxWeights } from "./node-files.ts";
import { options } from "./session-contract.ts";

const cases = JSON.parse(readFileSync(resolve(goldens, "cases.json"), "utf8")) as GoldenCase[];
const manifest = JSON.parse(readFileSync(resolve(goldens, "MANIFEST.json"), "utf8"));
const models = [...new Set(cases.map(({ model }) => model))];
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const engine = nodeEngine({ keepWarm: 0 });
afterAll(() => engine.dispose());

const weightsOf = (model: string) =>
  onnxWeights(`${model}.onnx`, ...(model === "external" ? ["external.data"] : []));

describe("ONNX networks in Node against onnxruntime", () => {
  it("has the goldens that the manifest lists, made by the script that is here", () => {
    const script = readFileSync(resolve(goldens, "../../..", manifest.script));
    expect(sha256(script)).toBe(manifest.script_sha256);
    for (const [file, { sha256: stated }] of Object.entries<{ sha256: string }>(manifest.files)) {
      expect([file, sha256(golden(file))]).toEqual([file, stated]);
    }
  });

  it.each(models)("%s", async (model) => {
    const session = await engine.open(model, async () => weightsOf(model), options);
    for (const one of cases.filter((c) => c.model === model)) await expectGolden(session, one);
    await session.dispose();
  });

  it("reads the signature: names, dtypes, free and fixed sizes, several tensors in order", async () => {
    const two = await engine.open("two", async () => weightsOf("two_in_two_out"), options);
    expect(two.inputs).toEqual([
      { name: "a", dtype: "float32", shape: [null, 3] },
      { name: "b", dtype: "float32", shape: [null, 3] },
    ]);
    expect(two.outputs.map(({ name }) => name)).toEqual(["sum", "product"]);
    const fixed = await engine.open("fixed", async () => weightsOf("fixed"), options);
    expect(fixed.inputs[0]?.shape).toEqual([1, 1, 8, 8]);
    const tile = ndarray("float32", [1, 1, 8, 9], new Float32Array(72));
    await expect(fixed.run([tile])).rejects.toThrow(
      /\[engine\/run\].*\[1, 1, 8, 9\], expected \[1, 1, 8, 8\]/,
    );
    await two.dispose();
    await fixed.dispose();
  });
});

describe("weights that cannot be loaded", () => {
  const bytes = golden("small_unet.onnx");
  it.each([
    ["truncated", bytes.slice(0, bytes.length / 2)],
    ["empty", new Uint8Array(0)],
    ["text", new TextEncoder().encode("<!DOCTYPE html>")],
    [
      "unknown op",
      new TextEncoder().encode(
        new TextDecoder("latin1").decode(golden("identity.onnx")).replaceAll("Identity", "Identitx"),
      ),
    ],
  ])("%s", async (name, content) => {
    const weights = { format: "onnx", main: "w.onnx", files: { "w.onnx": content } } as const;
    await expect(engine.open(name, async () => weights, options)).rejects.toThrow(
      /^\[engine\/malformed-weights\] The weights w\.onnx cannot be loaded: /,
    );
  });

  it("external data that is missing", async () => {
    const weights = async () => onnxWeights("external.onnx");
    await expect(engine.open("lone", weights, options)).rejects.toThrow(/malformed-weights.*external\.data/s);
  });

  it("a format that is none of ours", async () => {
    const weights = { format: "keras_hdf5", main: "w.h5", files: { "w.h5": bytes } } as const;
    await expect(engine.open("h5", async () => weights, options)).rejects.toThrow(
      /\[engine\/unsupported-format\].*keras_hdf5.*onnx, tensorflow_js/,
    );
  });

  it("a failing source of weights is passed on, and asked again the next time", async () => {
    let asked = 0;
    const weights = async () => {
      if (asked++ === 0) throw new Error("the disk is gone");
      return weightsOf("identity");
    };
    await expect(engine.open("source", weights, options)).rejects.toThrow("the disk is gone");
    await (await engine.open("source", weights, options)).dispose();
    expect(asked).toBe(2);
  });
});

describe("a worker that cannot start", () => {
  it("gives worker/start", async () => {
    const lame = createNodeEngine({ workerScript: new URL("./no-such-worker.js", import.meta.url) });
    await expect(lame.open("a", async () => weightsOf("identity"), options)).rejects.toThrow(
      /\[worker\/start\].*no-such-worker/,
    );
    await lame.dispose();
  });
});

describe("memory in Node", () => {
  it("is the heap of the workers: grows with the tile, is estimated, and goes back on dispose", async () => {
    const session = await engine.open("memory", async () => weightsOf("small_unet"), {
      ...options,
      workers: 1,
    });
    const tile = (size: number) => ndarray("float32", [1, 1, size, size], new Float32Array(size * size));
    expect(session.estimateBytes(64 * 64)).toBeNull();
    await session.run([tile(256)]);
    await session.run([tile(512)]);
    const small = session.memory().nowBytes;
    const estimate = session.estimateBytes(1024 * 1024) ?? 0;
    await session.run([tile(1024)]);
    const large = session.memory();
    expect(large.nowBytes).toBeGreaterThan(small);
    expect(large.peakBytes).toBe(large.nowBytes);
    expect(estimate).toBeGreaterThan(0.9 * large.nowBytes);
    expect(estimate).toBeLessThan(1.6 * large.nowBytes);
    await session.dispose();
    expect(session.memory().nowBytes).toBe(0);
  });
});
