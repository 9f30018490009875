import { afterAll, describe, expect, it } from "vitest";
import { type NdArray, zeros } from "../../../src/array/index.ts";
import { type ProbeHints, type ProbeProgress, probeNetwork } from "../../../src/build/probe/index.ts";
import { nodeEngine, onnxWeights } from "../../engine/node-files.ts";
import { affineGraph, noisyGraph } from "../../engine/tfjs-networks.ts";
import { networkWeights } from "./known-networks.ts";

const engine = nodeEngine();
afterAll(() => engine.dispose());

const probe = (name: string, more: { hints?: ProbeHints; samples?: readonly (NdArray | null)[] } = {}) =>
  probeNetwork({ engine, weights: networkWeights(name), ...more });

describe("networks that are of no use", () => {
  it("NaN: how many of how many", async () => {
    const { problems, tiling } = await probe("not_a_number");
    expect(problems).toMatchObject([{ kind: "nan", tensor: "result", fatal: true }]);
    const { notFinite, total } = problems[0]?.figures ?? {};
    expect(notFinite).toBeGreaterThan(0);
    expect(notFinite).toBeLessThanOrEqual(Number(total));
    expect(tiling.possible).toBe(false);
  });

  it("an output that does not depend on the input: its value", async () => {
    const { problems } = await probe("constant");
    expect(problems).toMatchObject([
      { kind: "constant", fatal: true, figures: { value: 0.25, difference: 0 } },
    ]);
  });

  it("dropout that was left in: the difference between two runs", async () => {
    const { problems } = await probeNetwork({ engine, weights: noisyGraph() });
    expect(problems).toMatchObject([{ kind: "random", fatal: true }]);
    expect(problems[0]?.figures.difference).toBeGreaterThan(0);
  });

  it("weights that are none are refused by the engine", async () => {
    const weights = {
      format: "onnx",
      main: "a.onnx",
      files: { "a.onnx": new Uint8Array([1, 2, 3]) },
    } as const;
    await expect(probeNetwork({ engine, weights })).rejects.toThrow("engine/malformed-weights");
  });
});

describe("what the person says and the network does not do", () => {
  it.each([
    ["channel_last_unet", ["batch", "channel", "y", "x"]],
    ["resnet", ["batch", "y", "x", "channel"]],
    ["unet_d1_l2", ["batch", "z", "y", "x"]],
    ["unet_d1_l2", ["batch", "channel", "x"]],
  ])("%s does not take %s", async (name, axes) => {
    const { problems } = await probe(name, { hints: { inputAxes: [axes] } });
    expect(problems[0]).toMatchObject({ kind: "axes", tensor: "image", fatal: true });
    expect(problems[0]?.figures.stated).toBe(axes.join());
  });

  it("the figure has what was found instead, and the rest of the proposal follows that", async () => {
    const { problems, inputs } = await probe("resnet", {
      hints: { inputAxes: [["batch", "y", "x", "channel"]] },
    });
    expect(problems[0]?.message).toMatch(/Conv \(\w+\) takes it as channel/);
    expect(problems[0]?.figures).toMatchObject({
      dimension: 1,
      role: "channel",
      found: "batch,channel,y,x",
      workingShape: [1, 3, 64, 64],
    });
    expect(inputs[0]?.axes.map(({ id }) => id)).toEqual(["batch", "channel", "y", "x"]);
  });

  it("channels last stated for TensorFlow.js the other way round", async () => {
    const { problems } = await probeNetwork({
      engine,
      weights: affineGraph(),
      hints: { inputAxes: [["batch", "channel", "x"]] },
    });
    expect(problems).toMatchObject([{ kind: "axes", figures: { dimensions: 2 } }]);
  });

  it.each([
    { sample: zeros("float32", [1, 1, 64, 64]), got: 1 },
    { sample: zeros("float32", [64, 64], ["y", "x"]), got: 1 },
    { sample: zeros("float32", [4, 64, 64], ["channel", "y", "x"]), got: 4 },
  ])("a sample with $got channels where three are needed", async ({ sample, got }) => {
    const { problems } = await probe("resnet", { samples: [sample] });
    expect(problems).toMatchObject([{ kind: "channels", fatal: true, figures: { expected: 3, got } }]);
  });

  it("a sample of a size that will be padded is no reason to refuse", async () => {
    const { problems } = await probe("unet_d1_l2", { samples: [zeros("float32", [1, 1, 65, 64])] });
    expect(problems).toMatchObject([{ kind: "size", fatal: false, figures: { size: 65, min: 2, step: 2 } }]);
  });

  it.each([
    { axes: ["batch", "channel", "x", "y"], message: "Dimension 2 is stated as x, but grows with y" },
    { axes: ["batch", "y", "channel", "x"], message: "Dimension 1 is stated as y, but is 2" },
    { axes: ["batch", "channel"], message: "the output has 4 dimensions" },
  ])("output axes $axes", async ({ axes, message }) => {
    const { problems } = await probe("chain_3x3", { hints: { outputAxes: [axes] } });
    expect(problems).toMatchObject([{ kind: "axes", tensor: "result", fatal: true }]);
    expect(problems[0]?.message).toContain(message);
  });

  it("what is right is taken over", async () => {
    const { problems, inputs, outputs } = await probe("chain_3x3", {
      hints: { inputAxes: [["batch", "channel", "z", "y"]], outputAxes: [["batch", "channel", "z", "y"]] },
    });
    expect(problems).toEqual([]);
    expect(inputs[0]?.axesCandidates[0]?.evidence).toBe("stated");
    expect(outputs[0]?.axes.map(({ id, halo }) => [id, halo])).toEqual([
      ["batch", 0],
      ["channel", 0],
      ["z", 3],
      ["y", 3],
    ]);
  });
});

describe("a probe", () => {
  it("gives plain data, the same every time but for time and memory", async () => {
    const [a, b] = await Promise.all([probe("two_inputs"), probe("two_inputs")]);
    expect(JSON.parse(JSON.stringify(a))).toEqual(structuredClone(a));
    expect({ ...a, runs: [] }).toEqual({ ...b, runs: [] });
    expect(a.runs.map(({ shapes }) => shapes)).toContainEqual([
      [1, 1, 64, 64],
      [1, 2, 64, 64],
    ]);
    expect(a.runs.every(({ ms, peakBytes }) => ms > 0 && peakBytes > 0)).toBe(true);
  });

  it("says how far it is, never going back", async () => {
    const seen: ProbeProgress[] = [];
    const weights = networkWeights("chain_3x3");
    await probeNetwork({ engine, weights, onProgress: (progress) => seen.push(progress) });
    expect(new Set(seen.map(({ stage }) => stage))).toEqual(
      new Set(["load", "axes", "sizes", "outputs", "field", "halo", "figures"]),
    );
    expect(seen.every(({ done, total }, i) => done >= (seen[i - 1]?.done ?? 0) && done < total)).toBe(true);
  });

  it("can be cancelled in the middle, and the engine goes on", async () => {
    const stop = new AbortController();
    const weights = networkWeights("unet_d2_l2");
    const onProgress = ({ stage }: ProbeProgress) => {
      if (stage === "field") stop.abort();
    };
    await expect(probeNetwork({ engine, weights, signal: stop.signal, onProgress })).rejects.toThrow(
      "[aborted]",
    );
    await expect(probe("pointwise")).resolves.toMatchObject({ problems: [] });
  });

  it("takes images of bytes", async () => {
    const { inputs, problems } = await probeNetwork({ engine, weights: onnxWeights("uint8.onnx") });
    expect(inputs[0]?.dtype).toBe("uint8");
    expect(problems).toEqual([]);
  });
});
