import { afterAll, beforeAll, expect, it } from "vitest";
import { crop, type NdArray, readNpy } from "../../src/array/index.ts";
import type { Engine } from "../../src/engine/index.ts";
import { isFailure } from "../../src/errors/index.ts";
import { readImage } from "../../src/image/index.ts";
import { openModel } from "../../src/package/index.ts";
import { openModelFromDisk } from "../../src/package/node.ts";
import { type Progress, replay, runModel, testModel } from "../../src/predict/index.ts";
import { expectArrayClose } from "../support/close.ts";
import { expectManifestHolds, goldenBytes } from "../support/manifest.ts";
import { describeWithSharedData, sharedBytes, sharedPath } from "../support/shared-data.ts";
import { image } from "./fake-model.ts";

/** A description for a network that came without one: channel last, any y and x that are multiples of 4. */
const noise2void = `
format_version: 0.5.4
type: model
name: Noise2Void tobacco leaf
description: Denoising of one channel.
authors: [{name: test}]
cite: [{text: test, doi: 10.1000/1}]
license: BSD-3-Clause
inputs:
- id: noisy
  axes:
  - {type: batch, size: 1}
  - {type: space, id: y, size: {min: 16, step: 4}}
  - {type: space, id: x, size: {min: 16, step: 4}}
  - {type: channel, channel_names: [intensity]}
  preprocessing: [{id: zero_mean_unit_variance, kwargs: {axes: [channel, y, x]}}]
outputs:
- id: denoised
  axes:
  - {type: batch, size: 1}
  - {type: space, id: y, size: {tensor_id: noisy, axis_id: y}}
  - {type: space, id: x, size: {tensor_id: noisy, axis_id: x}}
  - {type: channel, channel_names: [intensity]}
weights: {onnx: {source: N2V_tobacco_leaf.onnx, opset_version: 12}}
`;

describeWithSharedData("real networks on images", () => {
  let engine: Engine;
  beforeAll(async () => {
    const { nodeEngine } = await import("../engine/node-files.ts");
    engine = nodeEngine();
  });
  afterAll(() => engine?.dispose());

  const n2v = "models/noise2void_tobacco_leaf_onnx";
  const noisy = async (height: number, width: number): Promise<NdArray> => {
    const file = await readImage(sharedBytes(n2v, "LowSNR_s001.png"), "LowSNR_s001.png");
    expect(file.array.axes).toEqual(["y", "x"]);
    return crop(file.array, [0, 0], [height, width]);
  };
  const openN2v = () =>
    openModel({
      rdf: noise2void,
      files: { "N2V_tobacco_leaf.onnx": sharedBytes(n2v, "N2V_tobacco_leaf.onnx") },
    });

  it("a bare channel-last ONNX with a small description equals native onnxruntime", async () => {
    expectManifestHolds("noise2void");
    const model = await openN2v();
    const { outputs, record } = await runModel(
      model,
      [image(await noisy(64, 48))],
      { engine: "wasm" },
      engine,
    );
    expect(outputs[0]?.array.axes).toEqual(["y", "x", "channel"]);
    const expected = readNpy(goldenBytes("noise2void", "denoised.npy"), "denoised.npy");
    // float32 rounding of two builds of the runtime
    expectArrayClose({ ...outputs[0]!.array, shape: [64, 48] }, expected, { absolute: 1e-5 });
    expect(record.inputs[0]?.axes).toEqual(["y", "x"]);
    expect((await testModel(model, {}, engine)).results[0]).toMatchObject({
      verdict: "valid-format",
      error: null,
    });
  });

  it("tiles of any size equal the whole image where the halo covers the receptive field; replayed to the bit", async () => {
    const model = await openN2v();
    const given = [image(await noisy(129, 96))];
    const whole = await runModel(model, given, { engine: "wasm", tile: false }, engine);
    const tiled = await runModel(
      model,
      given,
      { engine: "wasm", tile: { y: 96, x: 96 }, halo: 32, workers: 2 },
      engine,
    );
    expect(tiled.record.tiling.tiles).toBeGreaterThan(1);
    expectArrayClose(tiled.outputs[0]!.array, whole.outputs[0]!.array, { absolute: 1e-5 });
    const record = JSON.parse(JSON.stringify(tiled.record));
    const again = await replay(record, model, given, engine, { workers: 1 });
    expect(again.reproduced).toBe(true);
    expect(again.outputs[0]!.array.data).toEqual(tiled.outputs[0]!.array.data);
    expect(again.record.tiling).toEqual(tiled.record.tiling);
  });

  it("the nuclei network is cancelled half-way, and runs again", async () => {
    const model = await openModelFromDisk(
      sharedPath("models/nuclei_unet2d_onnx_torchscript/rdf_any_size.yaml"),
    );
    const input = crop(
      readNpy(sharedBytes("models/nuclei_unet2d_onnx_torchscript/test_input.npy"), "i"),
      [0, 0, 0, 0],
      [1, 1, 160, 160],
    );
    const controller = new AbortController();
    const tiles: Progress["tiles"][] = [];
    const run = runModel(
      model,
      [image(input)],
      {
        engine: "wasm",
        tile: { y: 64, x: 64 },
        workers: 2,
        signal: controller.signal,
        onProgress: ({ tiles: now }) => {
          tiles.push(now);
          if (now.done === 4) controller.abort();
        },
      },
      engine,
    );
    await expect(run).rejects.toSatisfy((error) => isFailure(error, "aborted"));
    expect(tiles.at(-1)!.total).toBeGreaterThan(9);
    expect(tiles.at(-1)!.done).toBeLessThan(8);
    const { outputs } = await runModel(model, [image(input)], { engine: "wasm" }, engine);
    expect(outputs[0]!.array.shape).toEqual([1, 1, 160, 160]);
  });
});
