import { describe, expect, it } from "vitest";
import { type NdArray, ndarray } from "../../src/array/index.ts";
import type { Engine } from "../../src/engine/index.ts";
import { fail } from "../../src/errors/index.ts";
import { imageFile } from "../../src/image/index.ts";
import { openModel } from "../../src/package/index.ts";
import type { Progress, RunOptions, RunResult } from "../../src/predict/index.ts";
import { describeModel } from "../../src/rdf/index.ts";
import type { ServiceParts } from "../../src/service/parts.ts";
import { createService } from "../../src/service/service.ts";

/** The service over a real package (a description without weights) and a stand-in for the pipeline that adds one, so that
 * queueing, cancelling and the wire are seen without a network. test/plugins runs the real pipeline. */

const rdf = {
  format_version: "0.5.4",
  type: "model",
  name: "Adds one",
  description: "for tests",
  version: "0.1.0",
  authors: [{ name: "tests" }],
  license: "MIT",
  cite: [{ text: "none", doi: "10.1000/xyz123" }],
  documentation: "README.md",
  inputs: [
    {
      id: "raw",
      axes: [
        { type: "batch" },
        { type: "space", id: "y", size: { min: 1, step: 1 } },
        { type: "space", id: "x", size: { min: 1, step: 1 } },
      ],
      data: { type: "float32" },
      test_tensor: { source: "in.npy" },
    },
  ],
  outputs: [
    {
      id: "sum",
      axes: [
        { type: "batch" },
        { type: "space", id: "y", size: { tensor_id: "raw", axis_id: "y" } },
        { type: "space", id: "x", size: { tensor_id: "raw", axis_id: "x" } },
      ],
      data: { type: "float32" },
      test_tensor: { source: "out.npy" },
    },
  ],
  weights: { onnx: { source: "weights.onnx", opset_version: 13 } },
};

const limits = { pieceBytes: 8_000_000, jobsKept: 4, jobMinutes: 10, engineIdleMinutes: 10 };
const image = () => ({
  _rtype: "ndarray",
  _rvalue: Float32Array.of(1, 2, 3, 4).buffer,
  _rshape: [2, 2],
  _rdtype: "float32",
});
const progress: Progress = {
  stage: "inference",
  elapsedMs: 1,
  tiles: { done: 1, total: 1 },
  memory: { nowBytes: 0, peakBytes: 0 },
  device: "none",
  message: "",
};

function setup(pause: () => Promise<void> = async () => {}) {
  const seen: { options: RunOptions; name: string; array: NdArray }[] = [];
  let running = 0;
  let disposed = 0;
  let opened = 0;
  const engine = { dispose: async () => void disposed++ } as unknown as Engine; // only dispose is called here
  const parts: ServiceParts = {
    openModel: (source, options) => {
      opened += 1;
      return openModel(source, options);
    },
    card: (model) => describeModel(model.description),
    readImage: async (_bytes, name) =>
      imageFile({
        name,
        array: ndarray("uint8", [1, 2], Uint8Array.of(5, 6), ["y", "x"]),
        notes: ["made up"],
      }),
    async runModel(_model, inputs, _engine, options): Promise<RunResult> {
      running += 1;
      expect(running).toBe(1);
      const input = inputs.raw;
      if (!input) throw new Error("no input");
      seen.push({ options, name: input.name, array: input.array });
      options.onProgress?.(progress);
      try {
        await pause();
        if (options.signal?.aborted) throw fail("aborted", { what: "run" });
      } finally {
        running -= 1;
      }
      const data = new Float32Array(input.array.data.length).map((_, i) => Number(input.array.data[i]) + 1);
      const array = ndarray("float32", input.array.shape, data, ["y", "x"]);
      return {
        outputs: [
          { image: input.name, id: "sum", kind: "image", array, calibration: {}, channelNames: null },
        ],
        tables: [],
        log: ["ran"],
        record: {} as RunResult["record"], // passed through, not looked at
      };
    },
    testModel: async () => ({ results: [] }),
    builder: async () => {
      throw new Error("not called here");
    },
    createEngine: () => engine,
    bundled: {},
  };
  return { service: createService(parts, limits), seen, counts: () => ({ disposed, opened }) };
}

const model = { rdf };

describe("createService", () => {
  it("describes a model and takes its handle afterwards", async () => {
    const { service, counts } = setup();
    const card = await service.describe(model);
    expect(card).toMatchObject({ name: "Adds one", handle: "model-1", license: "MIT" });
    const answer = await service.run([{ model: { handle: card.handle }, inputs: image() }]);
    expect(Object.keys(answer?.outputs ?? {})).toEqual(["sum"]);
    expect(counts().opened).toBe(1);
  });

  it("runs in every form of arguments, and answers in the documented shape", async () => {
    const { service, seen } = setup();
    const reported: unknown[] = [];
    const answer = await service.run([image(), { model, tile: { y: 64 }, name: "mine" }], {
      onProgress: (p) => reported.push(p),
    });
    expect(answer).toMatchObject({
      outputs: {
        sum: { _rtype: "ndarray", _rshape: [2, 2], _rdtype: "float32", axes: ["y", "x"], kind: "image" },
      },
      images: [
        {
          output: "sum",
          id: "sum",
          image: "mine",
          shape: [2, 2],
          axes: ["y", "x"],
          dtype: "float32",
          bytes: 16,
        },
      ],
      tables: [],
      log: ["ran"],
    });
    expect(new Float32Array(answer?.outputs.sum?._rvalue ?? new ArrayBuffer(0))).toEqual(
      Float32Array.of(2, 3, 4, 5),
    );
    expect(seen[0]).toMatchObject({ name: "mine", options: { tile: { y: 64 } } });
    expect(reported).toEqual([progress]);
    await service.run([{ model, inputs: { raw: image() } }]);
    expect(seen[1]?.name).toBe("raw");
  });

  it("answers a host's own run(ctx) with nothing", async () => {
    const { service, seen } = setup();
    expect(await service.run([])).toBeUndefined();
    expect(await service.run([{ data: {}, config: {}, _op: "x" }])).toBeUndefined();
    expect(seen).toEqual([]);
  });

  it("reads files, bytes and itk-wasm images", async () => {
    const { service, seen } = setup();
    const answer = await service.run([{ model, inputs: new File([Uint8Array.of(1)], "cells.tif") }]);
    expect(seen[0]?.name).toBe("cells.tif");
    expect(answer?.log).toEqual(["cells.tif: made up", "ran"]);
    await service.run([{ model, inputs: Uint8Array.of(1), name: "bytes.png" }]);
    expect(seen[1]).toMatchObject({ name: "bytes.png", array: { dtype: "uint8" } });
    const itk = {
      imageType: { dimension: 2, componentType: "uint16", components: 1, pixelType: "Scalar" },
      name: "itk",
      size: [3, 2],
      spacing: [0.5, 0.25],
      data: Uint16Array.of(1, 2, 3, 4, 5, 6),
    };
    await service.run([{ model, inputs: itk }]);
    expect(seen[2]).toMatchObject({
      name: "itk",
      array: { dtype: "uint16", shape: [2, 3], axes: ["y", "x"] },
    });
  });

  it.each<[string, unknown, RegExp]>([
    ["an unknown tensor", { model, inputs: { other: image() } }, /service\/request.*no input "other".*raw/],
    ["an unknown model", { model: "unheard-of", inputs: image() }, /service\/unknown-model.*"unheard-of"/],
    ["an old handle", { model: { handle: "model-99" }, inputs: image() }, /service\/unknown-model.*model-99/],
    ["a number as model", { model: 5, inputs: image() }, /service\/unknown-model/],
    ["a number as input", { model, inputs: { raw: 5 } }, /service\/wire/],
    ["text as input", { model, inputs: { raw: "cells.tif" } }, /service\/request.*not an address/],
  ])("refuses %s", async (_name, request, message) => {
    await expect(setup().service.run([request])).rejects.toThrow(message);
  });

  it("answers two calls at once, one after the other", async () => {
    const { service } = setup(() => new Promise((resolve) => setTimeout(resolve, 5)));
    const answers = await Promise.all([
      service.run([{ model, inputs: image() }]),
      service.run([{ model, inputs: image() }]),
      service.run([{ model: "unheard-of", inputs: image() }]).catch((error: Error) => error.message),
      service.run([{ model, inputs: image() }]),
    ]);
    expect(answers.map((a) => typeof a)).toEqual(["object", "object", "string", "object"]);
  });

  it("cancels by id, and by the caller's signal", async () => {
    let go: () => void = () => {};
    const { service } = setup(
      () =>
        new Promise((resolve) => {
          go = resolve;
        }),
    );
    const running = service.run([{ model, inputs: image(), id: "mine" }]);
    while (service.status("mine").state !== "running") await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise((resolve) => setTimeout(resolve, 10));
    service.cancel("mine");
    go();
    await expect(running).rejects.toThrow(/^\[aborted\]/);
  });

  it("submits, tells and hands out", async () => {
    const { service } = setup();
    const id = service.submit([{ call: "run", model, inputs: image() }]);
    while (service.status(id).state !== "completed") await new Promise((resolve) => setTimeout(resolve, 1));
    expect(service.status(id)).toMatchObject({ call: "run", progress, result: { log: ["ran"] } });
    expect(new Float32Array(service.output(id, "sum", 1, 2)._rvalue)).toEqual(Float32Array.of(3, 4));
    const test = service.submit([{ call: "test", model }]);
    while (service.status(test).state !== "completed") await new Promise((resolve) => setTimeout(resolve, 1));
    expect(service.status(test).result).toEqual({ results: [] });
    expect(() => service.submit([])).toThrow(/service\/request.*nothing was asked/);
    expect(() => service.submit([{ call: "delete", model }])).toThrow(/"delete"/);
  });

  it("ends its engine when told, and makes a new one afterwards", async () => {
    const { service, counts } = setup();
    await service.run([{ model, inputs: image() }]);
    await service.release();
    await service.run([{ model, inputs: image() }]);
    await service.release();
    expect(counts().disposed).toBe(2);
  });
});
