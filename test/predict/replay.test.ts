import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { ndarray } from "../../src/array/index.ts";
import { isFailure } from "../../src/errors/index.ts";
import {
  PROGRAM_VERSION,
  type RunOptions,
  type RunRecord,
  replay,
  runModel,
} from "../../src/predict/index.ts";
import { fakeModel, image } from "./fake-model.ts";
import { fakeEngine, fakeSession, identity, ramp, smooth } from "./fake-session.ts";
import { axis, follows, input, output } from "./make-tensor.ts";

const tensor = input("batch,channel,y:8+4,x:8+4", {
  processing: [{ op: "zero_mean_unit_variance", axes: ["y", "x"], eps: 1e-6 }],
});
const out = output([
  axis("batch"),
  axis("channel"),
  follows("y", "raw", { halo: 1 }),
  follows("x", "raw", { halo: 1 }),
]);
const model = fakeModel({ inputs: [tensor], outputs: [out] });

async function recorded(options: RunOptions = {}) {
  const result = await runModel(
    model,
    [image(ramp([30, 41], ["y", "x"]))],
    options,
    fakeEngine(fakeSession(smooth)),
  );
  return { ...result, record: JSON.parse(JSON.stringify(result.record)) as RunRecord };
}

describe("record", () => {
  it("is plain JSON that says what was done", async () => {
    const { record, outputs } = await recorded({ tile: { y: 16, x: 20 }, workers: 3 });
    expect(record).toMatchObject({
      recordVersion: 1,
      program: { name: "deepimagej", version: manifest.version },
      model: {
        label: "memory",
        name: "fake",
        id: "fake-id",
        version: "1",
        formatVersion: "0.5.4",
        weights: "onnx",
      },
      inputs: [{ id: "raw", name: "cells.tif", shape: [30, 41], dtype: "float32", axes: ["y", "x"] }],
      preprocessing: [{ tensor: "raw", steps: tensor.processing }],
      postprocessing: [{ tensor: "out", steps: [] }],
      engine: { runtime: "fake" },
      options: {
        weights: "onnx",
        blocks: "anchored",
        processing: "auto",
        engine: "auto",
        tile: { "raw.y": 16, "raw.x": 20 },
      },
      verdict: null,
    });
    expect(PROGRAM_VERSION).toBe(manifest.version);
    expect(record.model.hashes.map(({ file }) => file)).toEqual(["weights.onnx"]);
    expect(record.tiling.axes.find(({ axis: a }) => a === "x")).toMatchObject({
      tensor: "raw",
      imageSize: 41,
      tile: 20,
      halo: 1,
    });
    expect(record.tiling.computedPerNeeded).toBeGreaterThan(1);
    expect(Date.parse(record.time.started)).toBeLessThanOrEqual(Date.now());
    expect(record.time.totalMs).toBeGreaterThanOrEqual(record.time.inferenceMs);
    expect(record.outputs[0]?.shape).toEqual(outputs[0]?.array.shape);
  });

  it("hashes bytes in C order, little-endian, as numpy's tobytes", async () => {
    const array = ndarray(
      "uint16",
      [1, 1, 8, 8],
      Uint16Array.from({ length: 64 }, (_, i) => i),
    );
    const { record } = await runModel(
      model,
      [image(array)],
      { processing: "none" },
      fakeEngine(fakeSession(identity)),
    );
    // python: hashlib.sha256(numpy.arange(64, dtype="<u2").tobytes()).hexdigest()
    expect(record.inputs[0]?.sha256).toBe("d9f3c8064105485f0821fb42ba0846faef768a4d1987c65cdb7dfdba1e4a5656");
    // python: hashlib.sha256(numpy.arange(64, dtype="<f4").tobytes()).hexdigest()
    expect(record.outputs[0]?.sha256).toBe(
      "21b9ca0f94efa26b229b2d90151c5d0296c3944dc3053a8a28e871d289d50519",
    );
  });
});

describe("replay", () => {
  it("gives the same result with the tiles of the record, wherever it runs", async () => {
    const first = await recorded({ halo: 3, blocks: "mirrored", tile: { x: 20 } });
    const session = fakeSession(smooth, { parallel: 4, estimateBytes: () => 1e12 });
    const again = await replay(
      first.record,
      model,
      [image(ramp([30, 41], ["y", "x"]))],
      fakeEngine(session),
      { workers: 4 },
    );
    expect(again.reproduced).toBe(true);
    expect(again.different).toEqual([]);
    expect(again.record.tiling).toEqual(first.record.tiling);
    expect(again.outputs[0]?.array.data).toEqual(first.outputs[0]?.array.data);
  });

  it("keeps whole images whole", async () => {
    const first = await recorded({ tile: false });
    const again = await replay(
      first.record,
      model,
      [image(ramp([30, 41], ["y", "x"]))],
      fakeEngine(fakeSession(smooth)),
    );
    expect(again.record.tiling.tiles).toBe(1);
    expect(again.reproduced).toBe(true);
  });

  it("says when another engine gives other numbers", async () => {
    const first = await recorded();
    const other = fakeEngine(fakeSession(identity));
    const again = await replay(first.record, model, [image(ramp([30, 41], ["y", "x"]))], other);
    expect(again).toMatchObject({ reproduced: false, different: ["out"] });
  });

  it("refuses another model, other weights, another image, before anything runs", async () => {
    const { record } = await recorded();
    const session = fakeSession(smooth);
    const tryIt = async (r: RunRecord, m = model, array = ramp([30, 41], ["y", "x"])): Promise<string> => {
      try {
        await replay(r, m, [image(array)], fakeEngine(session));
        return "ran";
      } catch (error) {
        return isFailure(error, "predict/replay") ? error.details.what : String(error);
      }
    };
    expect(await tryIt({ ...record, model: { ...record.model, rdfSha256: "ff" } })).toContain("description");
    const weights = fakeModel({
      inputs: [tensor],
      outputs: [out],
      files: { "weights.onnx": new Uint8Array([7]) },
    });
    expect(await tryIt(record, weights)).toContain("weights.onnx");
    const changed = ramp([30, 41], ["y", "x"]);
    changed.data[5] = -1;
    expect(await tryIt(record, model, changed)).toContain("sha256 of raw");
    expect(await tryIt(record, model, ramp([41, 30], ["y", "x"]))).toContain("array of raw");
    expect(await tryIt({ ...record, recordVersion: 2 as never })).toContain("version");
    expect(session.ran).toEqual([]);
  });
});
