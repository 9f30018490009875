import { describe, expect, it } from "vitest";
import { type NdArray, ndarray, zeros } from "../../src/array/index.ts";
import { fail, isFailure } from "../../src/errors/index.ts";
import { type Progress, type RunOptions, runModel } from "../../src/predict/index.ts";
import type { InputTensor, OutputTensor } from "../../src/rdf/index.ts";
import { type FakeModelParts, fakeModel, image } from "./fake-model.ts";
import {
  type FakeOptions,
  fakeEngine,
  fakeSession,
  identity,
  type Network,
  ramp,
  smooth,
} from "./fake-session.ts";
import { axis, follows, input, output } from "./make-tensor.ts";

const plain = (axes = "batch,channel,y:4+1,x:4+1"): InputTensor => input(axes);
const same = (tensor: InputTensor, more: Partial<OutputTensor> = {}, halo = 1): OutputTensor =>
  output(
    tensor.axes.map((a) => (a.type === "space" ? follows(a.id, tensor.id, { halo }) : { ...a })),
    more,
  );

async function run(
  arrays: NdArray | readonly NdArray[],
  options: RunOptions = {},
  parts: Partial<FakeModelParts> & { network?: Network; fake?: FakeOptions; rgb?: boolean } = {},
) {
  const inputs = parts.inputs ?? [plain()];
  const outputs = parts.outputs ?? [same(inputs[0]!)];
  const model = fakeModel({ ...parts, inputs, outputs });
  const signature = { name: "x", dtype: "float32", shape: [] };
  const session = fakeSession(parts.network ?? identity, {
    inputs: inputs.map(() => signature),
    outputs: outputs.map(() => signature),
    ...parts.fake,
  });
  const engine = fakeEngine(session);
  const list = (Array.isArray(arrays) ? arrays : [arrays]) as readonly NdArray[];
  const given = list.map((array) => image(array, parts.rgb === undefined ? {} : { rgb: parts.rgb }));
  const result = await runModel(model, given, options, engine);
  return { ...result, model, session, engine, given };
}

const codeOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
  } catch (error) {
    if (isFailure(error)) return error.code;
    throw error;
  }
  return "nothing thrown";
};

describe("runModel, shapes and axes", () => {
  it("returns an image like the input, without the batch that was added", async () => {
    const { outputs, record } = await run(ramp([8, 9], ["y", "x"]));
    expect(outputs).toHaveLength(1);
    expect(outputs[0]).toMatchObject({ id: "out", kind: "image", image: "cells.tif" });
    expect(outputs[0]!.array.axes).toEqual(["channel", "y", "x"]);
    expect(outputs[0]!.array.shape).toEqual([1, 8, 9]);
    expect(outputs[0]!.array.data).toEqual(ramp([8, 9]).data);
    expect(record.assumptions).toEqual([]);
    expect(record.inputs[0]).toMatchObject({ axes: ["y", "x"], shape: [8, 9], dtype: "float32" });
  });

  it("keeps the model's own axes when the array came with them", async () => {
    const { outputs } = await run(ramp([1, 1, 8, 9]));
    expect(outputs[0]!.array.shape).toEqual([1, 1, 8, 9]);
    expect(outputs[0]!.array.axes).toEqual(["batch", "channel", "y", "x"]);
  });

  it("runs batch entries one by one through the network, or as the graph wants", async () => {
    const one = await run(ramp([3, 1, 8, 9]));
    expect(one.outputs[0]!.array.data).toEqual(ramp([3, 1, 8, 9]).data);
    expect(one.session.ran).toEqual([
      [1, 1, 8, 9],
      [1, 1, 8, 9],
      [1, 1, 8, 9],
    ]);
    const fake = { inputs: [{ name: "x", dtype: "float32", shape: [2, 1, null, null] }] };
    const two = await run(ramp([4, 1, 8, 9]), {}, { fake });
    expect(two.session.ran).toEqual([
      [2, 1, 8, 9],
      [2, 1, 8, 9],
    ]);
    expect(two.outputs[0]!.array.data).toEqual(ramp([4, 1, 8, 9]).data);
    expect(await codeOf(run(ramp([3, 1, 8, 9]), {}, { fake }))).toBe("predict/network-mismatch");
  });

  it("runs batch entries as samples when an output has no batch axis", async () => {
    const tensor = plain();
    const flat = output([follows("y"), follows("x")]);
    const network: Network = ([a]) => [{ ...a!, shape: a!.shape.slice(2) }];
    const { outputs } = await run(ramp([3, 1, 4, 5]), {}, { inputs: [tensor], outputs: [flat], network });
    expect(outputs[0]!.array.shape).toEqual([3, 4, 5]);
    expect(outputs[0]!.array.axes).toEqual(["batch", "y", "x"]);
    expect(outputs[0]!.array.data).toEqual(ramp([3, 4, 5]).data);
  });

  const layouts: [string, number[], number[], string[]][] = [
    ["batch,y:4+1,x:4+1,channel", [6, 7], [6, 7, 1], ["y", "x", "channel"]],
    ["batch,x:4+1,y:4+1,channel", [6, 7], [6, 7, 1], ["y", "x", "channel"]],
    ["batch,channel,x:4+1,y:4+1", [6, 7], [1, 6, 7], ["channel", "y", "x"]],
    ["z,channel,y:4+1,x:4+1", [6, 7], [1, 1, 6, 7], ["z", "channel", "y", "x"]],
    ["y:4+1,x:4+1", [6, 7], [6, 7], ["y", "x"]],
    ["batch,channel,h:4+1,w:4+1", [6, 7], [1, 6, 7], ["channel", "y", "x"]],
  ];
  it.each(layouts)("model %s gives a picture that is not turned", async (axes, shape, outShape, outAxes) => {
    const tensor = input(axes);
    const { outputs } = await run(ramp(shape, ["y", "x"]), {}, { inputs: [tensor], outputs: [same(tensor)] });
    expect(outputs[0]!.array.shape).toEqual(outShape);
    expect(outputs[0]!.array.axes).toEqual(outAxes);
    expect(outputs[0]!.array.data).toEqual(ramp(shape).data);
  });

  it("gives back the order x, y to who has it", async () => {
    const { outputs } = await run(ramp([6, 7]), { axes: "xy" });
    expect(outputs[0]!.array.axes).toEqual(["channel", "x", "y"]);
    expect(outputs[0]!.array.data).toEqual(ramp([6, 7]).data);
  });

  it("stacks slices and frames in front, channels as channels", async () => {
    const stack = ramp([2, 3, 4, 5], ["time", "z", "y", "x"]);
    const slices = await run(stack);
    expect(slices.outputs[0]!.array.axes).toEqual(["time", "z", "channel", "y", "x"]);
    expect(slices.outputs[0]!.array.shape).toEqual([2, 3, 1, 4, 5]);
    expect(slices.outputs[0]!.array.data).toEqual(stack.data);
    expect(slices.record.tiling.samples).toBe(6);
    const hyper = ramp([3, 2, 4, 5], ["z", "channel", "y", "x"]);
    const channels = await run(hyper);
    expect(channels.outputs[0]!.array.axes).toEqual(["z", "channel", "y", "x"]);
    expect(channels.outputs[0]!.array.shape).toEqual([3, 2, 4, 5]);
    expect(channels.outputs[0]!.array.data).toEqual(hyper.data);
    expect(channels.outputs[0]!.channelNames).toEqual(["channel0", "channel1"]);
  });

  it("joins looped channels with the output's own channels", async () => {
    const tensor = plain();
    const two = output([
      axis("batch"),
      axis("channel:2", { channelNames: ["inner", "outer"] }),
      follows("y"),
      follows("x"),
    ]);
    const network: Network = ([a]) => {
      const out = zeros("float32", [1, 2, ...a!.shape.slice(2)]);
      out.data.set(a!.data as Float32Array, 0);
      out.data.set(
        (a!.data as Float32Array).map((v) => -v),
        a!.data.length,
      );
      return [out];
    };
    const { outputs } = await run(
      ramp([3, 4, 5], ["channel", "y", "x"]),
      {},
      { inputs: [tensor], outputs: [two], network },
    );
    expect(outputs[0]!.array.shape).toEqual([6, 4, 5]);
    expect(outputs[0]!.channelNames).toEqual([
      "channel0 inner",
      "channel0 outer",
      "channel1 inner",
      "channel1 outer",
      "channel2 inner",
      "channel2 outer",
    ]);
    const plane = (n: number) => outputs[0]!.array.data.slice(n * 20, (n + 1) * 20);
    expect(plane(2)).toEqual(ramp([3, 4, 5]).data.slice(20, 40));
    expect(plane(3)).toEqual(
      ramp([3, 4, 5])
        .data.slice(20, 40)
        .map((v) => -v),
    );
  });

  it("turns RGB into grey for a grey model and says so", async () => {
    const rgb = ndarray(
      "uint8",
      [4, 4, 3],
      Uint8Array.from({ length: 48 }, (_, i) => (i * 7) % 256),
      ["y", "x", "channel"],
    );
    const { outputs, log } = await run(rgb);
    const grey = Float32Array.from({ length: 16 }, (_, p) => {
      const [r = 0, g = 0, b = 0] = rgb.data.slice(3 * p);
      return Math.round((r + g + b) / 3);
    });
    expect(outputs[0]!.array.data).toEqual(grey);
    expect(log.join()).toContain("converted to grey");
  });

  it("drops alpha for a model of three channels", async () => {
    const rgba = ndarray(
      "uint8",
      [5, 5, 4],
      Uint8Array.from({ length: 100 }, (_, i) => i),
      ["y", "x", "channel"],
    );
    const tensor = input("batch,y:4+1,x:4+1,channel:3");
    const { outputs } = await run(rgba, {}, { inputs: [tensor], outputs: [same(tensor)] });
    expect(Array.from(outputs[0]!.array.data.slice(0, 6), Number)).toEqual([0, 1, 2, 4, 5, 6]);
  });

  it("pads images below the smallest size and crops again; one pixel too", async () => {
    const tensor = input("batch,channel,y:16+16,x:16+16");
    for (const shape of [
      [1, 1],
      [3, 17],
      [15, 33],
    ]) {
      const image = ramp(shape, ["y", "x"]);
      const { outputs, session } = await run(image, {}, { inputs: [tensor], outputs: [same(tensor, {}, 2)] });
      expect(outputs[0]!.array.data).toEqual(image.data);
      for (const tile of session.ran) expect(tile.slice(2).every((n) => n % 16 === 0)).toBe(true);
    }
  });

  it("tiled equals whole where the halo covers the receptive field, for any tile and number of workers", async () => {
    const image = ramp([23, 31], ["y", "x"]);
    const whole = await run(image, { tile: false }, { network: smooth });
    for (const tile of [
      { y: 5, x: 7 },
      { y: 12, x: 12 },
    ]) {
      for (const parallel of [1, 3]) {
        const tiled = await run(
          image,
          { tile },
          { network: smooth, fake: { parallel, delayMs: (n) => (n * 3) % 4 } },
        );
        expect(tiled.record.tiling.tiles).toBeGreaterThan(4);
        expect(tiled.outputs[0]!.array.data).toEqual(whole.outputs[0]!.array.data);
      }
    }
  });

  it("understands common axis names in tile and halo for a model with names of its own", async () => {
    const tensor = input("batch,channel,h:4+1,w:4+1");
    const { record } = await run(
      ramp([20, 20], ["y", "x"]),
      { tile: { y: 8, x: 10 }, halo: 2 },
      { inputs: [tensor], outputs: [same(tensor)] },
    );
    const h = record.tiling.axes.find((a) => a.axis === "h");
    expect(h).toMatchObject({ tile: 8, halo: 2 });
    expect(await codeOf(run(ramp([20, 20]), { tile: { q: 8 } }))).toBe("tiling/unknown-axis");
  });
});

describe("runModel, inputs and network", () => {
  it("takes several inputs by id or position and leaves optional ones out", async () => {
    const a = input("batch,channel,y:4+1,x:4+1", { id: "a" });
    const b = input("batch,channel,y:4+1,x:4+1", { id: "b" });
    const c = input("batch,channel,y:4+1,x:4+1", { id: "c", optional: true });
    const sum: Network = ([p, q]) => [
      ndarray(
        "float32",
        p!.shape,
        (p!.data as Float32Array).map((v, i) => v + Number(q!.data[i])),
      ),
    ];
    const model = fakeModel({ inputs: [a, b, c], outputs: [same(a)] });
    const signature = { name: "x", dtype: "float32", shape: [] };
    const engine = fakeEngine(fakeSession(sum, { inputs: [signature, signature] }));
    const [one, two] = [image(ramp([5, 6], ["y", "x"])), image(ramp([5, 6], ["y", "x"]))];
    const named = await runModel(model, { b: two, a: one }, { tile: { y: 4, x: 4 } }, engine);
    expect(named.outputs[0]!.array.data).toEqual(ramp([5, 6]).data.map((v) => 2 * v));
    const listed = await runModel(model, [one, two], {}, engine);
    expect(listed.outputs[0]!.array.data).toEqual(named.outputs[0]!.array.data);
    expect(await codeOf(runModel(model, { a: one }, {}, engine))).toBe("predict/inputs");
    expect(await codeOf(runModel(model, { a: one, b: two, q: one }, {}, engine))).toBe("predict/inputs");
    expect(await codeOf(runModel(model, [one, two, one, two], {}, engine))).toBe("predict/inputs");
    expect(await codeOf(runModel(model, [one, two, one], {}, engine))).toBe("predict/network-mismatch");
  });

  it("loops over the frames of one input while another is used for all", async () => {
    const a = input("batch,channel,y:4+1,x:4+1", { id: "a" });
    const b = input("batch,channel,y:4+1,x:4+1", { id: "b" });
    const sum: Network = ([p, q]) => [
      ndarray(
        "float32",
        p!.shape,
        (p!.data as Float32Array).map((v, i) => v + Number(q!.data[i])),
      ),
    ];
    const frames = ramp([3, 4, 4], ["time", "y", "x"]);
    const { outputs } = await run(
      [frames, ramp([4, 4], ["y", "x"])],
      {},
      { inputs: [a, b], outputs: [same(a)], network: sum },
    );
    expect(outputs[0]!.array.axes).toEqual(["time", "channel", "y", "x"]);
    expect(Number(outputs[0]!.array.data[16 + 5])).toBe(16 + 5 + 5);
    const other = ramp([2, 4, 4], ["time", "y", "x"]);
    expect(await codeOf(run([frames, other], {}, { inputs: [a, b], outputs: [same(a)], network: sum }))).toBe(
      "predict/axes",
    );
  });

  it("refuses a graph with other inputs, outputs or dimensions than described", async () => {
    const signature = { name: "x", dtype: "float32", shape: [] };
    const image = ramp([8, 8]);
    expect(await codeOf(run(image, {}, { fake: { inputs: [signature, signature] } }))).toBe(
      "predict/network-mismatch",
    );
    expect(await codeOf(run(image, {}, { fake: { outputs: [] } }))).toBe("predict/network-mismatch");
    const flat = { name: "x", dtype: "float32", shape: [null, null] };
    expect(await codeOf(run(image, {}, { fake: { inputs: [flat] } }))).toBe("predict/network-mismatch");
    const wrong: Network = ([a]) => [zeros("float32", a!.shape.with(2, 1))];
    expect(await codeOf(run(image, {}, { network: wrong }))).toBe("predict/output-shape");
  });

  it("gives the graph the element type that it declares", async () => {
    const seen: string[] = [];
    const network: Network = ([a]) => {
      seen.push(a!.dtype);
      return [zeros("float32", a!.shape)];
    };
    await run(ramp([8, 8]), {}, { network, fake: { inputs: [{ name: "x", dtype: "int32", shape: [] }] } });
    expect(seen).toEqual(["int32"]);
  });

  it("chooses weights by what can be run, and says what there is", async () => {
    const entry = (format: "torchscript" | "onnx") => ({
      ...fakeModel({ inputs: [], outputs: [] }).description.weights[0]!,
      format,
    });
    const torch = { more: { weights: [entry("torchscript")] } };
    expect(await codeOf(run(ramp([8, 8]), {}, torch))).toBe("engine/unsupported-format");
    expect(await codeOf(run(ramp([8, 8]), { weights: "onnx" }, torch))).toBe("predict/no-weights");
    const both = { more: { weights: [entry("torchscript"), entry("onnx")] } };
    expect((await run(ramp([8, 8]), {}, both)).record.model.weights).toBe("onnx");
    expect(await codeOf(run(ramp([8, 8]), { weights: "torchscript" }, both))).toBe(
      "engine/unsupported-format",
    );
  });

  it("opens the same key for the same weights, reads them once, and gives the session back", async () => {
    const inputs = [plain()];
    const model = fakeModel({ inputs, outputs: [same(inputs[0]!)] });
    const session = fakeSession(identity);
    const engine = fakeEngine(session);
    await runModel(model, [image(ramp([8, 8]))], {}, engine);
    await runModel(model, [image(ramp([8, 8]))], {}, engine);
    expect(new Set(engine.opened.map(({ key }) => key)).size).toBe(1);
    expect(model.reads).toEqual(["weights.onnx"]);
    expect(session.released).toBe(2);
    const other = fakeModel({
      inputs,
      outputs: model.description.outputs,
      files: { "weights.onnx": new Uint8Array([9]) },
    });
    await runModel(other, [image(ramp([8, 8]))], {}, engine);
    expect(engine.opened[2]?.key).not.toBe(engine.opened[0]?.key);
  });
});

describe("runModel, processing and bad values", () => {
  const zmuv = input("batch,channel,y:4+1,x:4+1", {
    processing: [
      { op: "ensure_dtype", dtype: "float32" },
      { op: "zero_mean_unit_variance", axes: ["y", "x"], eps: 1e-6 },
    ],
  });
  const parts = { inputs: [zmuv], outputs: [same(zmuv)] };

  it("measures each slice of a stack by itself, on the whole slice and not the tile", async () => {
    const stack = ramp([2, 12, 12], ["z", "y", "x"]);
    const { outputs } = await run(stack, { tile: { y: 6, x: 6 } }, parts);
    const data = outputs[0]!.array.data as Float32Array;
    expect(data.slice(144)).toEqual(data.slice(0, 144));
    const mean = data.slice(0, 144).reduce((a, b) => a + b, 0) / 144;
    expect(Math.abs(mean)).toBeLessThan(1e-6);
  });

  it("does no processing when told so, and refuses macros", async () => {
    const { outputs, log } = await run(ramp([8, 8], ["y", "x"]), { processing: "none" }, parts);
    expect(outputs[0]!.array.data).toEqual(ramp([8, 8]).data);
    expect(log.join()).toContain("switched off");
    expect(await codeOf(run(ramp([8, 8]), { processing: "macro" }, parts))).toBe("predict/no-macro");
  });

  it("refuses unknown ops before anything is loaded", async () => {
    const odd = input("batch,channel,y:4+1,x:4+1", {
      processing: [{ op: "unsupported", name: "custom", kwargs: {} }],
    });
    const engine = fakeEngine(fakeSession(identity));
    const model = fakeModel({ inputs: [odd], outputs: [same(odd)] });
    expect(await codeOf(runModel(model, [image(ramp([8, 8]))], {}, engine))).toBe(
      "processing/unsupported-op",
    );
    expect(engine.opened).toEqual([]);
  });

  it("refuses an image of NaN, or one that normalisation turns into NaN, and notes the rest", async () => {
    const nan = ndarray("float32", [8, 8], new Float32Array(64).fill(Number.NaN));
    expect(await codeOf(run(nan, {}, parts))).toBe("predict/nan-input");
    expect(await codeOf(run(nan))).toBe("predict/nan-input");
    const one = ramp([8, 8]);
    one.data[3] = Number.NaN;
    expect(await codeOf(run(one, {}, parts))).toBe("predict/nan-input");
    const { log } = await run(one);
    expect(log.join()).toContain("1 of 64 values are NaN");
    expect(log.join()).toContain("the network returned 1 values");
  });

  it("refuses an empty image and runs a constant one", async () => {
    expect(await codeOf(run(ndarray("float32", [0, 8], new Float32Array(0))))).toBe("predict/empty");
    const { outputs } = await run(ndarray("uint8", [8, 8], new Uint8Array(64).fill(7)), {}, parts);
    expect(outputs[0]!.array.data.every((v) => Number(v) === 0)).toBe(true);
  });

  it("notes values that wrap in the model's integer type", async () => {
    const bytes = input("batch,channel,y:4+1,x:4+1", {
      processing: [{ op: "ensure_dtype", dtype: "uint8" }],
    });
    const own = { inputs: [bytes], outputs: [same(bytes)] };
    const wraps = await run(ramp([20, 20]), {}, own);
    expect(wraps.log.join()).toContain("do not fit uint8");
    expect(wraps.outputs[0]!.array.data[300]).toBe(300 - 256);
    expect((await run(ramp([8, 8]), {}, own)).log.join()).not.toContain("do not fit");
  });
});

describe("runModel, memory", () => {
  const big = () => ndarray("float32", [600, 600], new Float32Array(360_000), ["y", "x"]);
  const scaled = input("batch,channel,y:16+16,x:16+16");
  const parts = { inputs: [scaled], outputs: [same(scaled, {}, 8)] };

  it("measures with one small tile before it chooses, and keeps the budget", async () => {
    let measured = false;
    const network: Network = (inputs) => {
      measured = true;
      return identity(inputs) as NdArray[];
    };
    const fake = { estimateBytes: (n: number) => (measured ? n * 400 : null) };
    const { session, record } = await run(big(), { memory: 100 }, { ...parts, network, fake });
    const [probe, tile] = session.ran;
    expect(probe![2]! * probe![3]!).toBeLessThan(40_000);
    expect(record.tiling.tiles).toBe(session.ran.length - 1);
    expect(4 * tile![2]! * tile![3]! * 400).toBeLessThanOrEqual(100 * 2 ** 20);
  });

  it("chooses the same tiles for any number of workers", async () => {
    const tiles = await Promise.all(
      [1, 2, 8].map(
        async (parallel) =>
          (await run(big(), { memory: 100 }, { ...parts, fake: { parallel } })).session.ran[0],
      ),
    );
    expect(tiles[1]).toEqual(tiles[0]);
    expect(tiles[2]).toEqual(tiles[0]);
  });

  it("tries smaller tiles when the engine runs out of memory, and says so", async () => {
    const network: Network = (inputs) => {
      if (inputs[0]!.data.length > 20_000)
        throw fail("engine/out-of-memory", { engine: "fake", reason: "heap" });
      return identity(inputs) as NdArray[];
    };
    const { outputs, log, record } = await run(big(), {}, { ...parts, network });
    expect(outputs[0]!.array.shape).toEqual([1, 600, 600]);
    expect(log.join()).toContain("ran out of memory");
    expect(record.tiling.tiles).toBeGreaterThan(20);
    const always: Network = () => {
      throw fail("engine/out-of-memory", { engine: "fake", reason: "heap" });
    };
    expect(await codeOf(run(big(), {}, { ...parts, network: always }))).toBe("engine/out-of-memory");
    expect(await codeOf(run(big(), { tile: { y: 304, x: 304 } }, { ...parts, network }))).toBe(
      "engine/out-of-memory",
    );
  });
});

describe("runModel, course", () => {
  it("tells stages, every tile, memory and device", async () => {
    const seen: Progress[] = [];
    await run(ramp([20, 20]), { tile: { y: 8, x: 8 }, onProgress: (p) => seen.push(p) });
    const stages = [...new Set(seen.map((p) => p.stage))];
    expect(stages).toEqual(["read", "load", "preprocess", "inference", "postprocess", "done"]);
    const counts = seen.filter((p) => p.stage === "inference").map((p) => p.tiles.done);
    const total = seen.at(-1)!.tiles.total;
    expect(counts).toEqual(Array.from({ length: total + 1 }, (_, i) => i));
    expect(seen.every((p, i) => i === 0 || p.elapsedMs >= seen[i - 1]!.elapsedMs)).toBe(true);
    expect(seen.at(-1)!.device).toBe("none");
    expect(seen.at(-1)!.memory.peakBytes).toBeGreaterThanOrEqual(2000);
  });

  it("stops within a tile when cancelled, before anything when cancelled before", async () => {
    const controller = new AbortController();
    const stopped = run(ramp([40, 40]), {
      tile: { y: 8, x: 8 },
      signal: controller.signal,
      onProgress: (p) => {
        if (p.tiles.done === 3) controller.abort();
      },
    });
    expect(await codeOf(stopped)).toBe("aborted");
    expect(await codeOf(run(ramp([8, 8]), { signal: AbortSignal.abort() }))).toBe("aborted");
  });

  it("may be called twice at once", async () => {
    const inputs = [plain()];
    const model = fakeModel({ inputs, outputs: [same(inputs[0]!)] });
    const engine = fakeEngine(fakeSession(smooth, { parallel: 2, delayMs: (n) => n % 3 }));
    const image1 = ramp([20, 20]);
    const image2 = ndarray(
      "float32",
      [15, 30],
      new Float32Array(450).map((_, i) => (i * 31) % 97),
    );
    const alone = await runModel(model, [image(image2)], { tile: { y: 8, x: 8 } }, engine);
    const [, second] = await Promise.all([
      runModel(model, [image(image1)], { tile: { y: 8, x: 8 } }, engine),
      runModel(model, [image(image2)], { tile: { y: 8, x: 8 } }, engine),
    ]);
    expect(second!.outputs[0]!.array.data).toEqual(alone.outputs[0]!.array.data);
  });

  it("changes nothing that it was given", async () => {
    const array = ramp([8, 8]);
    await run(array);
    expect(array.data).toEqual(ramp([8, 8]).data);
    const { outputs } = await run(ramp([1, 1, 8, 8]), { processing: "none" });
    expect(outputs[0]!.array.data.byteLength).toBe(outputs[0]!.array.data.buffer.byteLength);
  });
});
