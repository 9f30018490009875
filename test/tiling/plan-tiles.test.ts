import { describe, expect, it } from "vitest";
import { planTiles, type TilePlan } from "../../src/tiling/index.ts";
import { any, axis, fixed, input, param, plain, ref, request } from "./describe.ts";

const line = (plan: TilePlan) =>
  plan.tiles.map((t) => {
    const { from, to, size } = t.outputs[0]!;
    return [t.inputs[0]!.start[0], from[0], to[0], size[0]];
  });

describe("layout anchored", () => {
  it("starts at 0, advances by whole steps, and ends with the image", () => {
    // Q 48, P 8, step 16: stride 32; the last start is the first multiple of 16 from which 48 samples reach 150.
    const plan = planTiles(plain([150], param(16, 16), { halo: 8 }, { tile: [48] }));
    expect(line(plan)).toEqual([
      [0, 0, 0, 40],
      [32, 8, 40, 32],
      [64, 8, 72, 32],
      [96, 8, 104, 24],
      [112, 16, 128, 22],
    ]);
  });

  it("takes an image of valid size as it is, and mirrors any other at its end only", () => {
    const tileOf = (n: number) => planTiles(plain([n], param(64, 16), { halo: 16 })).inputs[0]!.tileShape[0];
    expect([1, 64, 65, 80, 100, 112].map(tileOf)).toEqual([64, 64, 80, 80, 112, 112]);
    const plan = planTiles(plain([100], param(64, 16), { halo: 16 }));
    expect(line(plan)).toEqual([[0, 0, 0, 100]]);
    expect(plan.computedPerNeeded).toBe(1.12);
  });

  it("keeps a tile that was asked for, though the image is smaller", () => {
    const plan = planTiles(plain([20], param(16, 16), { halo: 8 }, { tile: [64] }));
    expect(plan.inputs[0]!.tileShape).toEqual([64]);
    expect(line(plan)).toEqual([[0, 0, 0, 20]]);
  });

  it("cuts a stack with its own steps and halos per axis", () => {
    const steps = { z: 2, y: 16, x: 16 };
    const axes = (["z", "y", "x"] as const).map((id) => axis(id, param(steps[id], steps[id])));
    const halos = { z: 1, y: 8, x: 8 };
    const out = (["z", "y", "x"] as const).map((id) => axis(id, ref("in", id), { halo: halos[id] }));
    const plan = planTiles(
      request([input("in", axes, [9, 70, 40])], [{ id: "out", axes: out }], { tile: { z: 4, y: 48, x: 48 } }),
    );
    expect(plan.inputs[0]!.axes.map((a) => a.count)).toEqual([4, 2, 1]);
    // C order of the axes: the last one cut runs fastest.
    expect(plan.tiles.slice(0, 3).map((t) => t.inputs[0]!.start)).toEqual([
      [0, 0, 0],
      [0, 32, 0],
      [2, 0, 0],
    ]);
    expect(plan.tiles.at(-1)!.inputs[0]!.start).toEqual([6, 32, 0]);
  });
});

describe("layout mirrored", () => {
  it("is the paper's geometry: N = ceil(I / R), kept parts R, a mirrored border of P", () => {
    // I 200, Q 64, P 16: R 32, N 7. The last tile ends with the border instead of running on.
    const plan = planTiles(plain([200], param(16, 16), { halo: 16 }, { layout: "mirrored", tile: [64] }));
    expect(plan.tiles).toHaveLength(Math.ceil(200 / 32));
    expect(line(plan).slice(0, 2)).toEqual([
      [-16, 16, 0, 32],
      [16, 16, 32, 32],
    ]);
    expect(line(plan).at(-1)).toEqual([160, 24, 184, 16]);
  });

  it("one tile is the smallest valid size ≥ I + 2P", () => {
    const plan = planTiles(plain([100], param(64, 16), { halo: 16 }, { layout: "mirrored" }));
    expect(plan.inputs[0]!.tileShape).toEqual([144]);
    expect(line(plan)).toEqual([[-16, 16, 0, 100]]);
  });

  it("rounds the border at the start up to the step, so that starts stay on the grid", () => {
    const plan = planTiles(plain([100], param(16, 16), { halo: 5 }, { layout: "mirrored", tile: [48] }));
    expect(line(plan).map(([start]) => start)).toEqual([-16, 16, 48, 64]);
  });

  it("a fixed tile that holds the image and both borders is one tile", () => {
    const mirrored = (n: number) => planTiles(plain([n], fixed(64), { halo: 10 }, { layout: "mirrored" }));
    expect(line(mirrored(44))).toEqual([[-10, 10, 0, 44]]);
    expect(mirrored(45).tiles.length).toBeGreaterThan(1);
  });

  it("gives up the border where one tile must do and has no room for it", () => {
    const plan = planTiles(plain([64], fixed(64), { halo: 10 }, { layout: "mirrored", whole: true }));
    expect(line(plan)).toEqual([[0, 0, 0, 64]]);
    expect(plan.assumptions.join()).toMatch(/no room for a mirrored border/);
  });
});

describe("options", () => {
  it("whole: one tile whatever its size", () => {
    const plan = planTiles(plain([500], param(16, 16), { halo: 8 }, { whole: true, tile: [64] }));
    expect(plan.inputs[0]!.tileShape).toEqual([512]);
    expect(() => planTiles(plain([500], fixed(64), {}, { whole: true }))).toThrow(
      /tiling\/one-tile.*500 samples.*the whole image was asked for.*takes 64/,
    );
    const core = planTiles(plain([100], param(16, 16), { halo: 8 }, { whole: true, layout: "core" }));
    expect(line(core)).toEqual([[0, 0, 0, 100]]);
  });

  it("halo: in input samples, in place of the description's", () => {
    const half = plain([200], param(16, 16), { halo: 4, scale: 0.5 }, { tile: [64] });
    expect(planTiles(half).inputs[0]!.axes[0]!.halo).toBe(8);
    expect(planTiles({ ...half, halo: { x: 16 } }).inputs[0]!.axes[0]!.halo).toBe(16);
    const raised = planTiles({ ...half, halo: { "in.x": 5 } });
    expect(raised.inputs[0]!.axes[0]!.halo).toBe(6);
    expect(raised.assumptions.join()).not.toMatch(/no halo/);
    expect(planTiles({ ...half, halo: { x: 0 } }).assumptions.join()).toMatch(/x: no halo is described/);
    // A network that trims 4 samples loses 2 on each side on top.
    const valid = plain([200], param(16, 16), { offset: -4, halo: 3 }, { tile: [64] });
    expect(planTiles(valid).inputs[0]!.axes[0]!.halo).toBe(5);
    expect(planTiles({ ...valid, halo: { x: 8 } }).inputs[0]!.axes[0]!.halo).toBe(10);
  });

  it("a halo that is not a whole number of input samples is raised", () => {
    const plan = planTiles(plain([200], param(16, 16), { halo: 6, scale: 4 }, { tile: [64] }));
    expect(plan.inputs[0]!.axes[0]!.halo).toBe(2);
    expect(plan.assumptions.join()).toMatch(/halo of 1\.5 samples is raised to 2/);
  });

  it("tiles of sizes the model does not have are refused, with the nearest that it has", () => {
    const tile = (size: number) => () =>
      planTiles(plain([200], param(64, 16), { halo: 8 }, { tile: [size] }));
    expect(tile(100)).toThrow(/tiling\/invalid-tile.*Axis x: a tile of 100.*64 \+ k·16.*Nearest: 96 or 112/);
    expect(tile(10)).toThrow(/Nearest: 64\./);
    expect(tile(-64)).toThrow(/tiling\/invalid-tile/);
    expect(tile(64.5)).toThrow(/tiling\/invalid-tile/);
    expect(tile(Number.NaN)).toThrow(/tiling\/invalid-tile.*Nearest: 64/);
    expect(() => planTiles(plain([200], fixed(64), {}, { tile: [128] }))).toThrow(
      /allowed: 64\. Nearest: 64/,
    );
  });

  it("tiles that keep too little are refused, with the smallest that would do", () => {
    const tile = (size: number, halo: number) => () =>
      planTiles(plain([200], param(16, 16), { halo }, { tile: [size] }));
    expect(tile(32, 16)).toThrow(/tiling\/halo-too-large.*keeps 0.*at least 16.*at least 48/);
    // 48 − 2·20 = 8 samples are kept, but starts advance by 16.
    expect(tile(48, 20)).toThrow(/keeps 8.*at least 64/);
    expect(tile(64, 20)).not.toThrow();
  });

  it("axes are named by id, or by tensor and id; others are refused", () => {
    const two = (tile: Record<string, number>) =>
      planTiles(
        request(
          [
            input("a", [axis("channel", fixed(3)), axis("y", param(16, 16))], [3, 64]),
            input("b", [axis("y", ref("a", "y"), { scale: 2 })], [32]),
          ],
          [{ id: "out", axes: [axis("y", ref("a", "y"))] }],
          { tile },
        ),
      );
    expect(two({ y: 32 }).inputs.map((i) => i.tileShape)).toEqual([[3, 32], [16]]);
    expect(two({ "b.y": 16, channel: 3 }).inputs[0]!.tileShape).toEqual([3, 32]);
    expect(() => two({ "a.y": 32, "b.y": 24 })).toThrow(
      /tiling\/invalid-tile.*b\.y.*16, as set for another tensor/,
    );
    expect(() => two({ "b.y": 12 })).toThrow(/allowed: 8 \+ k·8\. Nearest: 8 or 16/);
    expect(() => two({ z: 8 })).toThrow(/tiling\/unknown-axis.*Option tile names the axis z.*channel, y/);
    expect(() => two({ channel: 1 })).toThrow(/tiling\/invalid-tile.*3 \(not cut\)/);
  });

  it("halos below zero or between samples are refused", () => {
    for (const halo of [-1, 1.5, Number.NaN]) {
      expect(() => planTiles({ ...plain([50], param(16, 16)), halo: { x: halo } })).toThrow(
        /tiling\/invalid-halo/,
      );
    }
    expect(() => planTiles({ ...plain([50], param(16, 16)), halo: { q: 1 } })).toThrow(
      /Option halo names the axis q/,
    );
  });
});

describe("images that do not fit", () => {
  it("no sample along an axis", () => {
    expect(() => planTiles(plain([0, 5], param(1, 1)))).toThrow(/tiling\/empty.*in: axis y.*\[0, 5\]/);
    expect(() => planTiles(plain([5, Number.NaN], param(1, 1)))).toThrow(/tiling\/empty/);
  });

  it("wrong channels, batch or number of axes", () => {
    const run = (shape: number[], second?: number) =>
      planTiles(
        request(
          [
            input("in", [axis("batch", any), axis("channel", fixed(3)), axis("y", any)], shape),
            ...(second ? [input("other", [axis("batch", any)], [second])] : []),
          ],
          [],
        ),
      );
    expect(() => run([1, 4, 9])).toThrow(/tiling\/size.*in: axis channel has 4 samples, expected 3/);
    expect(() => run([2, 3, 9], 3)).toThrow(/tiling\/size.*other: axis batch has 3 samples, expected 2/);
    expect(() => run([3, 9])).toThrow(/array\/shape.*in: got shape \[3, 9\].*batch, channel, y/);
    expect(run([2, 3, 9], 2).inputs[0]!.tileShape).toEqual([2, 3, 9]);
  });

  it("an image that a valid convolution eats up", () => {
    const valid = (n: number) => planTiles(plain([n], param(1, 1), { offset: -4 }));
    expect(() => valid(4)).toThrow(/tiling\/size.*4 samples, expected more than 4/);
    expect(valid(5).outputs[0]!.shape).toEqual([1]);
  });

  it("one pixel works, whatever the model", () => {
    for (const layout of ["anchored", "mirrored"] as const) {
      for (const output of [{}, { halo: 7 }, { scale: 0.5, halo: 2 }, { scale: 4 }, { offset: 3 }]) {
        for (const size of [param(1, 1), param(16, 16), fixed(32)]) {
          const plan = planTiles(plain([1, 1], size, output, { layout }));
          expect(plan.tiles).toHaveLength(1);
          const n = Math.max(1, Math.trunc((output.scale ?? 1) + (output.offset ?? 0)));
          expect(plan.outputs[0]!.shape).toEqual([n, n]);
          expect(plan.tiles[0]!.outputs[0]!.size).toEqual([n, n]);
        }
      }
    }
  });
});

describe("large plans", () => {
  it("of 10⁵ tiles are no problem", () => {
    const image = plain([16384, 16384], param(1, 1), {}, { tile: [52, 52] });
    expect(planTiles(image).tiles).toHaveLength(316 * 316);
  });
});
