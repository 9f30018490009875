import { afterAll, describe, expect, it } from "vitest";
import { type NetworkProposal, probeNetwork } from "../../../src/build/probe/index.ts";
import { nodeEngine } from "../../engine/node-files.ts";
import { type KnownNetwork, knownNetworks, networkWeights } from "./known-networks.ts";

const engine = nodeEngine();
afterAll(() => engine.dispose());

const known = new Map<string, Promise<NetworkProposal>>();

/** Once per network. */
function probe(name: string): Promise<NetworkProposal> {
  const probed = known.get(name) ?? probeNetwork({ engine, weights: networkWeights(name) });
  known.set(name, probed);
  return probed;
}

const tiled = knownNetworks.filter(({ kind }) => kind === "tiled");

/** Differences between tiles and the untiled run that count as rounding, for outputs of order 1. */
const EQUAL = 1e-6;

describe("networks that can be cut", () => {
  it.each(tiled)("$name: sizes, scale, offset, field and the smallest halo are found", async (network) => {
    const proposal = await probe(network.name);
    expect(proposal.problems).toEqual([]);
    expect(proposal.global).toMatchObject({ found: false, measured: false, layers: [] });
    expect(proposal.tiling.possible).toBe(true);
    if (network.axes.every(({ step }) => step > 0)) {
      expect(proposal.tiling.stitchedError).toBeLessThanOrEqual(EQUAL);
    } else expect(proposal.tiling.stitchedError).toBeNull();
    checkAxes(proposal, network);
  });

  function checkAxes(proposal: NetworkProposal, network: KnownNetwork): void {
    const order = ["batch", "channel", ...network.axes.map(({ axis }) => axis)];
    if (network.channelLast) order.push(...order.splice(1, 1));
    for (const truths of network.axes) {
      const first = proposal.inputs[0]?.axes.find(({ id }) => id === truths.axis);
      expect(proposal.inputs[0]?.axes.map(({ id }) => id)).toEqual(order);
      expect(first?.size).toEqual(
        truths.step === 0
          ? { kind: "fixed", size: truths.min }
          : { kind: "param", min: truths.min, step: truths.step },
      );
      expect(proposal.outputs).toHaveLength(truths.outputs.length);
      truths.outputs.forEach((truth, o) => {
        const axis = proposal.outputs[o]?.axes.find(({ id }) => id === truths.axis);
        const { up, down, offset } = truth;
        expect(axis?.follows).toMatchObject({ input: 0, axis: truths.axis, up, down, offset });
        const halo = axis?.haloProposal;
        if (!halo) throw new Error("no halo");
        const border = Math.max(...truth.border);
        // a whole number of input samples, as rdf 0.5 asks for
        expect(halo.halo).toBe(Math.ceil(border / up) * up);
        expect(axis.halo).toBe(halo.halo);
        expect([halo.exact.minus, halo.exact.plus]).toEqual(truth.border);
        expect([halo.field?.minus, halo.field?.plus]).toEqual(truth.field);
        expect(halo.graphField).toEqual(halo.field);
        expect(halo.nanField).toEqual(halo.field);
        expect(halo.graphHalo).toBe(halo.halo);
        expect(halo.errorAtHalo).toBeLessThanOrEqual(EQUAL);
        if (halo.halo === 0) expect(halo.errorBelow).toBeNull();
        else expect(halo.errorBelow).toBeGreaterThan(EQUAL);
      });
    }
  }

  it("an axis whose sizes do not tell the grid gets the network's own", async () => {
    const proposal = await probe("any_size_pooling");
    const y = proposal.inputs[0]?.axes.find(({ id }) => id === "y");
    expect(y?.accepted).toContain(65);
    expect(y?.refused).toEqual([]);
    expect(y?.reason).toContain("repeats every 2 samples");
  });

  it("sizes that are refused are named with the reason of the network", async () => {
    const proposal = await probe("unet_d2_l2");
    const y = proposal.inputs[0]?.axes.find(({ id }) => id === "y");
    expect(y?.refused.map(({ size }) => size)).toContain(66);
    expect(y?.refused[0]?.reason).toMatch(/Concat/);
    expect(y?.tiles.every((tile) => tile % 4 === 0 && tile > 44)).toBe(true);
  });
});

describe("networks that look at the whole image", () => {
  it.each([
    ["squeeze_excitation", "GlobalAveragePool"],
    ["instance_norm", "InstanceNormalization"],
    ["group_norm", "InstanceNormalization"],
    ["attention", "Softmax"],
  ])("%s is recognised by running it, and %s named", async (name, op) => {
    const { global, tiling, outputs, problems } = await probe(name);
    expect(global).toMatchObject({ found: true, measured: true });
    expect(global.layers.map((layer) => layer.op)).toContain(op);
    expect(global.reason).toContain(op);
    expect(global.figures.insideError).toBeGreaterThan(1e-3);
    expect(tiling.possible).toBe(false);
    expect(outputs[0]?.axes.map(({ halo }) => halo)).toEqual([0, 0, 0, 0]);
    expect(problems).toEqual([]);
  });

  it("an output whose size depends on the values allows no tiles", async () => {
    const { outputs, tiling, problems } = await probe("positions");
    expect(problems).toEqual([]);
    expect(outputs[0]?.axes.map(({ size }) => size)).toEqual([
      { kind: "fixed", size: 4 },
      { kind: "dynamic", min: 1, max: null },
    ]);
    expect(tiling.possible).toBe(false);
    expect(tiling.reason).toContain("depends on the values");
  });

  it("a score per image is a table without axes of the image", async () => {
    const { global, tiling, outputs } = await probe("classifier");
    expect(outputs[0]).toMatchObject({ isTable: true, workingShape: [1, 5] });
    expect(outputs[0]?.axes.map(({ id, size }) => [id, size])).toEqual([
      ["batch", { kind: "any" }],
      ["channel", { kind: "fixed", size: 5 }],
    ]);
    expect(global).toMatchObject({ found: true, layers: [{ op: "GlobalAveragePool" }] });
    expect(tiling.possible).toBe(false);
  });
});
