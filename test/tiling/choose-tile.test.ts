import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidateTiles, chooseTile, planTiles, type TileBudget } from "../../src/tiling/index.ts";
import { axis, fixed, input, param, plain, ref, request } from "./describe.ts";

const free = (workers: number): TileBudget => ({ bytesFor: () => 0, budgetBytes: 1, workers });
const under = (elements: number, workers = 1): TileBudget => ({
  bytesFor: (n) => n,
  budgetBytes: elements * workers,
  workers,
});

describe("chooseTile", () => {
  it("takes the whole image where memory allows, and computes nothing twice", () => {
    const plan = chooseTile(plain([1024, 1024], param(64, 16), { halo: 48 }), free(1));
    expect(plan.tiles).toHaveLength(1);
    expect(plan.computedPerNeeded).toBe(1);
  });

  it("for a U-Net of step 16 on 1024², computed / needed is at most 1.25", () => {
    for (const min of [16, 32, 64]) {
      for (const halo of [16, 32, 48]) {
        for (const workers of [1, 2]) {
          for (const budget of [free(workers), under(600 * 600, workers)]) {
            const plan = chooseTile(plain([1024, 1024], param(min, 16), { halo }), budget);
            expect(plan.computedPerNeeded).toBeLessThanOrEqual(1.25);
            expect(plan.tiles.length % workers).toBe(0);
          }
        }
      }
    }
  });

  it("splits for two workers only where that costs less", () => {
    const large = chooseTile(plain([1024, 1024], param(16, 16), { halo: 16 }), free(2));
    expect(large.tiles).toHaveLength(2);
    // Rows stay whole.
    expect(large.inputs[0]!.tileShape).toEqual([528, 1024]);
    const small = chooseTile(plain([64], param(16, 16), { halo: 24 }), free(2));
    expect(small.tiles).toHaveLength(1);
  });

  it("stays under the budget, all workers together", () => {
    const plan = chooseTile(plain([2000, 3000], param(16, 16), { halo: 16 }), under(300 * 300, 3));
    const [y, x] = plan.inputs[0]!.tileShape as [number, number];
    expect(y * x).toBeLessThanOrEqual(300 * 300);
    expect(y * x).toBeGreaterThan(200 * 300);
    // Fewer tiles than workers: only those that run need memory.
    const whole = plain([64, 64], param(16, 16), {}, { whole: true });
    const one = chooseTile(whole, { bytesFor: (n) => n, budgetBytes: 64 * 64, workers: 8 });
    expect(one.assumptions).toEqual([]);
  });

  it("where nothing fits, takes the cheapest within twice the least memory, and says so", () => {
    const plan = chooseTile(plain([500, 500], param(64, 16), { halo: 16 }), {
      bytesFor: (n) => 1000 * n,
      budgetBytes: 3e6,
      workers: 2,
    });
    // 64 × 64 would compute 3.4 times as much, in half the memory: 2 · 64 · 64 kB.
    expect(plan.inputs[0]!.tileShape).toEqual([80, 96]);
    expect(plan.assumptions.join()).toMatch(/tiles need about 15 MB, more than the 3 MB allowed/);
    const unknown = { bytesFor: () => Number.POSITIVE_INFINITY, budgetBytes: 1e9, workers: 1 };
    const tried = chooseTile(plain([500, 500], param(64, 16)), unknown);
    expect(tried.inputs[0]!.tileShape[0]! * tried.inputs[0]!.tileShape[1]!).toBeLessThanOrEqual(2 * 64 * 64);
    expect(tried.assumptions.join()).toMatch(/no tile size is known to fit/);
  });

  it("leaves what was asked for, what is fixed and what must be whole", () => {
    const asked = chooseTile(plain([1000, 1000], param(16, 16), { halo: 8 }, { tile: [48, 96] }), free(1));
    expect(asked.inputs[0]!.tileShape).toEqual([48, 96]);
    const half = { ...plain([1000, 1000], param(16, 16), { halo: 8 }), tile: { y: 64 } };
    expect(chooseTile(half, free(1)).inputs[0]!.tileShape).toEqual([64, 1008]);
    expect(chooseTile(plain([1000], fixed(64), { halo: 8 }), free(4)).inputs[0]!.tileShape).toEqual([64]);
    const whole = plain([1000], param(16, 16), {}, { whole: true });
    expect(chooseTile(whole, under(100)).inputs[0]!.tileShape).toEqual([1008]);
  });

  it("chooses for the layouts mirrored and core", () => {
    const mirrored = chooseTile(plain([1000], param(16, 16), { halo: 16 }, { layout: "mirrored" }), free(1));
    expect(mirrored.inputs[0]!.tileShape).toEqual([1040]);
    const core = chooseTile(plain([1000], param(16, 16), { halo: 16 }, { layout: "core" }), free(1));
    expect(core.tiles.length).toBe(2);
    expect(core.inputs[0]!.tileShape[0]).toBe(544);
    const tight = plain([20], param(16, 16), { halo: 16 }, { layout: "core" });
    expect(() => chooseTile(tight, free(1))).toThrow(/tiling\/halo-too-large/);
  });

  it("finds the cheapest of all sizes", () => {
    fc.assert(
      fc.property(
        fc.record({
          shape: fc.tuple(fc.integer({ min: 1, max: 260 }), fc.integer({ min: 1, max: 260 })),
          step: fc.constantFrom(4, 8, 16),
          halo: fc.integer({ min: 0, max: 20 }),
          workers: fc.integer({ min: 1, max: 3 }),
          budget: fc.integer({ min: 60 * 60, max: 300 * 300 }),
          layout: fc.constantFrom("anchored" as const, "mirrored" as const),
        }),
        ({ shape, step, halo, workers, budget, layout }) => {
          const make = (tile: number[]) => plain(shape, param(step, step), { halo }, { layout, tile });
          const cost = (tiles: number, elements: number) => Math.ceil(tiles / workers) * workers * elements;
          const chosen = chooseTile(make([]), under(budget / workers, workers));
          let best = Number.POSITIVE_INFINITY;
          // Counts per axis do not depend on the other axis.
          const counts = shape.map((n) => {
            const list: [number, number][] = [];
            for (let tile = step; tile <= n + 2 * halo + 3 * step; tile += step) {
              try {
                const line = plain([n], param(step, step), { halo }, { layout, tile: [tile] });
                list.push([tile, planTiles(line).tiles.length]);
              } catch {
                // Too small for its halo.
              }
            }
            return list;
          });
          for (const [y, ny] of counts[0]!) {
            for (const [x, nx] of counts[1]!) {
              if (Math.min(workers, nx * ny) * y * x <= budget) best = Math.min(best, cost(nx * ny, y * x));
            }
          }
          const [y, x] = chosen.inputs[0]!.tileShape as [number, number];
          if (best === Number.POSITIVE_INFINITY) expect(chosen.assumptions.join()).toMatch(/tiles need/);
          else expect(cost(chosen.tiles.length, y * x)).toBe(best);
        },
      ),
      { numRuns: 40, seed: 11 },
    );
  });

  it("does not enumerate the millions of sizes of a large volume with step 1", () => {
    const axes = ["time", "z", "y", "x"].map((id) => axis(id, param(1, 1)));
    const out = ["time", "z", "y", "x"].map((id) => axis(id, ref("in", id), { halo: 4 }));
    const volume = request([input("in", axes, [20, 100, 16384, 16384])], [{ id: "out", axes: out }]);
    const plan = chooseTile(volume, under(3e8, 2));
    expect(plan.computedPerNeeded).toBeLessThan(1.6);
  });
});

describe("candidateTiles", () => {
  it("goes from the whole image to the smallest tile, each the best for its memory", () => {
    const candidates = candidateTiles(plain([1024, 1024], param(64, 16), { halo: 16 }));
    expect(candidates[0]).toEqual({
      tile: { y: 1024, x: 1024 },
      inputElements: 1024 * 1024,
      tiles: 1,
      computedPerNeeded: 1,
    });
    expect(candidates.at(-1)!.tile).toEqual({ y: 64, x: 64 });
    for (const [i, c] of candidates.entries()) {
      const before = candidates[i - 1];
      if (!before) continue;
      expect(c.inputElements).toBeLessThan(before.inputElements);
      expect(c.computedPerNeeded).toBeGreaterThan(before.computedPerNeeded);
    }
    for (const c of candidates.slice(0, 8)) {
      const plan = planTiles({ ...plain([1024, 1024], param(64, 16), { halo: 16 }), tile: c.tile });
      expect(plan.tiles).toHaveLength(c.tiles);
      expect(plan.computedPerNeeded).toBeCloseTo(c.computedPerNeeded, 12);
    }
  });

  it("names axes by tensor where two grids have the same id", () => {
    const y = axis("y", fixed(32));
    const other = axis("y", ref("gone", "y"));
    const model = request([input("a", [y], [64]), input("b", [axis("x", param(8, 8)), other], [16, 64])], []);
    expect(Object.keys(candidateTiles(model)[0]!.tile)).toEqual(["y", "x"]);
    expect(candidateTiles(plain([40], fixed(16), { halo: 2 }))).toHaveLength(1);
  });
});
