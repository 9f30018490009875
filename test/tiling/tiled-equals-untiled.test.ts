import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ndarray } from "../../src/array/index.ts";
import { isFailure } from "../../src/errors/index.ts";
import type { AxisSize } from "../../src/rdf/index.ts";
import { type BlockLayout, padMap, planTiles, type TilePlan } from "../../src/tiling/index.ts";
import { fixed, param, plain } from "./describe.ts";
import {
  down2,
  fullConvolution,
  identity,
  type Line,
  pooled,
  ramp,
  runLines,
  runPlan,
  sameConvolution,
  shift,
  up4,
  validConvolution,
} from "./models.ts";

/** Steps 1, 4 and 16 and fixed sizes; per size some tiles from the smallest upwards. */
const sizes: readonly { readonly size: AxisSize; readonly grid: number; tiles(halo: number): number[] }[] = [
  { size: param(1, 1), grid: 1, tiles: (p) => [2 * p + 1, 2 * p + 4, 2 * p + 15] },
  { size: param(4, 4), grid: 4, tiles: (p) => [1, 2, 4].map((k) => 4 * (Math.floor((2 * p) / 4) + k)) },
  { size: param(16, 16), grid: 16, tiles: (p) => [1, 2].map((k) => 16 * (Math.floor((2 * p) / 16) + k)) },
  ...[8, 18, 32].map((n) => ({ size: fixed(n), grid: 1, tiles: () => [n] })),
];

/** The network on the image as the tiles saw it: mirrored from the first tile's start to the last one's end. */
function untiled(model: Line, image: Float64Array, plan: TilePlan): Float64Array {
  const starts = plan.tiles.map((t) => t.inputs[0]!.start[0]!);
  const first = Math.min(...starts);
  const end = Math.max(...starts) + plan.inputs[0]!.tileShape[0]!;
  const map = padMap(image.length, first, end - first, "reflect");
  const extended = new Float64Array(map.length);
  for (let i = 0; i < map.length; i++) extended[i] = image[map[i]!]!;
  const result = model.run(extended);
  const from = -first * model.scale;
  return result.subarray(from, from + plan.outputs[0]!.shape![0]!);
}

function tiled(model: Line, image: Float64Array, plan: TilePlan): ArrayLike<number> {
  const array = ndarray("float64", [image.length], Float64Array.from(image));
  return runPlan(plan, [array], ([x]) => [runLines(model, x!)])[0]!.data as Float64Array;
}

function expectSame(got: ArrayLike<number>, expected: ArrayLike<number>, what: string): void {
  if (got.length !== expected.length) throw new Error(`${what}: length ${got.length} for ${expected.length}`);
  for (let i = 0; i < expected.length; i++) {
    if (got[i] !== expected[i]) throw new Error(`${what}: sample ${i} is ${got[i]}, untiled ${expected[i]}`);
  }
}

interface Case {
  readonly model: Line;
  readonly layout: "anchored" | "mirrored";
  /** The network's own grid: tile starts must be multiples of it. */
  readonly needsGrid?: number;
}

/** Every shape 1…40 × halo 0…8 (from the network's reach on) × sizes × tiles. Returns plans checked and those with several tiles. */
function checkAll({ model, layout, needsGrid = 1 }: Case): {
  checked: number;
  several: number;
  refused: number;
} {
  const count = { checked: 0, several: 0, refused: 0 };
  for (let n = 1; n <= 40; n++) {
    const image = ramp([n]).data as Float64Array;
    for (let halo = model.reach; halo <= 8; halo++) {
      for (const { size, grid, tiles } of sizes) {
        if (grid % needsGrid !== 0) continue;
        const inputHalo = Math.ceil((halo - model.offset / 2) / model.scale);
        for (const tile of tiles(inputHalo)) {
          if (tile * model.scale < 1) continue;
          const what = `${layout} ${model.name}, ${n} samples, halo ${halo}, ${JSON.stringify(size)}, tile ${tile}`;
          let plan: TilePlan;
          try {
            plan = planTiles(plain([n], size, { ...model, halo }, { layout, tile: [tile] }));
          } catch (error) {
            // Allowed only where nothing is left: of the image, or of the tile once it may start on the grid only.
            const nothing = n + model.offset <= 0 && isFailure(error, "tiling/size");
            const kept = tile - 2 * Math.max(0, inputHalo);
            const stuck = isFailure(error, "tiling/halo-too-large") && kept < Math.max(grid, 1 / model.scale);
            if (!nothing && !stuck) throw new Error(what, { cause: error });
            count.refused++;
            continue;
          }
          checkPlan(plan, grid, model, what);
          expectSame(tiled(model, image, plan), untiled(model, image, plan), what);
          count.checked++;
          if (plan.tiles.length > 1) count.several++;
        }
      }
    }
  }
  return count;
}

/** Starts on the grid, nothing more beyond the end than the grid makes necessary, a plan that adds up. */
function checkPlan(plan: TilePlan, grid: number, model: Line, what: string): void {
  const { imageSize, tile, count } = plan.inputs[0]!.axes[0]!;
  const starts = plan.tiles.map((t) => t.inputs[0]!.start[0]!);
  const rising = starts.every((s, i) => i === 0 || s > starts[i - 1]!);
  const onGrid = starts.every((s) => s % grid === 0 && (s * model.scale) % 1 === 0);
  const needed = Math.abs(plan.computedPerNeeded - (starts.length * tile) / imageSize) < 1e-12;
  const covered = starts[0]! <= 0 && starts.at(-1)! + tile >= imageSize;
  if (!rising || !onGrid || !needed || !covered || count !== starts.length) {
    throw new Error(`${what}: starts ${starts}, tile ${tile}, count ${count}, ${plan.computedPerNeeded}`);
  }
}

const everywhere = [
  identity,
  shift(-3),
  shift(8),
  down2,
  up4,
  sameConvolution,
  validConvolution,
  fullConvolution,
];

describe("tiled equals untiled, every shape 1…40 with halo 0…8", () => {
  for (const layout of ["anchored", "mirrored"] as const) {
    it.each(everywhere)(`${layout}: $name`, (model) => {
      const { checked, several } = checkAll({ model, layout });
      expect(checked).toBeGreaterThan(model.reach === 8 ? 250 : 1000);
      expect(several).toBeGreaterThan(checked / 10);
    });
    it(`${layout}: a network with pooling, where the description gives its step`, () => {
      const { checked, several } = checkAll({ model: pooled, layout, needsGrid: 4 });
      expect(several).toBeGreaterThan(checked / 10);
    });
  }

  // Blocks of core lie at any sample: down-sampling and pooling see another phase, and offsets are refused.
  it.each([identity, shift(1), shift(-3), up4, sameConvolution])("core: $name", (model) => {
    // Core mirrors at the image border, but only by the halo, and the last block moves back: compare per sample with
    // a network that sees the image mirrored without end.
    let several = 0;
    for (let n = 1; n <= 40; n++) {
      const image = ramp([n]).data as Float64Array;
      for (let halo = model.reach; halo <= 8; halo++) {
        const inputHalo = halo / model.scale;
        if (!Number.isInteger(inputHalo)) continue;
        for (const extra of [1, 2, 5, 16]) {
          const tile = 2 * inputHalo + extra;
          if (tile > n) continue;
          const plan = planTiles(
            plain([n], param(1, 1), { ...model, halo }, { layout: "core", tile: [tile] }),
          );
          const border = 20;
          const map = padMap(n, -border, n + 2 * border, "reflect");
          const endless = model.run(Float64Array.from(map, (i) => image[i]!));
          const expected = endless.subarray(border * model.scale, (border + n) * model.scale);
          expectSame(tiled(model, image, plan), expected, `core ${model.name}, ${n}, ${halo}, ${tile}`);
          if (plan.tiles.length > 1) several++;
        }
      }
    }
    expect(several).toBeGreaterThan(50);
  });

  it("core: a half-size network sees another phase where blocks start at odd samples", () => {
    const image = ramp([41]).data as Float64Array;
    const plan = planTiles(plain([41], param(1, 1), { scale: 0.5 }, { layout: "core", tile: [14] }));
    expect(() => expectSame(tiled(down2, image, plan), down2.run(image), "core")).toThrow("untiled");
  });

  it("a halo below the reach shows as a difference, so that the tests above can fail", () => {
    const image = ramp([40]).data as Float64Array;
    const plan = planTiles(plain([40], param(1, 1), { halo: 1 }, { tile: [12] }));
    expect(() => expectSame(tiled(sameConvolution, image, plan), sameConvolution.run(image), "x")).toThrow();
  });
});

describe("tiled equals one tile", () => {
  it("anchored: cutting changes nothing, borders included, for every shape and step", () => {
    let several = 0;
    for (const step of [1, 4, 16]) {
      for (const model of [sameConvolution, validConvolution, fullConvolution, pooled]) {
        if (model === pooled && step === 1) continue;
        for (let n = 5; n <= 80; n++) {
          const image = ramp([n]).data as Float64Array;
          const whole = planTiles(plain([n], param(step, step), { ...model, halo: 4 }, { whole: true }));
          expect(whole.tiles).toHaveLength(1);
          const expected = tiled(model, image, whole);
          const smallest = Math.ceil((2 * 8 + 1) / step) * step + step;
          for (let tile = smallest; tile < n; tile += step === 1 ? 7 : step) {
            const cut = planTiles(plain([n], param(step, step), { ...model, halo: 4 }, { tile: [tile] }));
            expectSame(tiled(model, image, cut), expected, `${model.name} ${n} in tiles of ${tile}`);
            if (cut.tiles.length > 1) several++;
          }
        }
      }
    }
    expect(several).toBeGreaterThan(500);
  });
});

describe("two dimensions", () => {
  const lines = [identity, shift(2), down2, up4, sameConvolution, validConvolution, fullConvolution, pooled];

  it("tiled equals the mirrored image, any shape, tile and layout", () => {
    fc.assert(
      fc.property(
        fc.record({
          shape: fc.tuple(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 5, max: 40 })),
          model: fc.constantFrom(...lines),
          extraHalo: fc.integer({ min: 0, max: 4 }),
          tileSteps: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
          layout: fc.constantFrom<BlockLayout>("anchored", "mirrored"),
        }),
        ({ shape, model, extraHalo, tileSteps, layout }) => {
          const halo = model.reach + extraHalo;
          const lost = Math.max(0, Math.ceil((halo - model.offset / 2) / model.scale));
          const tile = tileSteps.map((k) => 4 * (Math.floor((2 * lost + 3) / 4) + k));
          const plan = planTiles(plain(shape, param(4, 4), { ...model, halo }, { layout, tile }));
          const image = ramp(shape);
          const [got] = runPlan(plan, [image], ([x]) => [runLines(model, x!)]);
          const first = [0, 1].map((d) => Math.min(...plan.tiles.map((t) => t.inputs[0]!.start[d]!)));
          const end = [0, 1].map(
            (d) => Math.max(...plan.tiles.map((t) => t.inputs[0]!.start[d]!)) + plan.inputs[0]!.tileShape[d]!,
          );
          const maps = [0, 1].map((d) => padMap(shape[d]!, first[d]!, end[d]! - first[d]!, "reflect"));
          const extended = ramp(maps.map((m) => m.length));
          for (let y = 0, i = 0; y < maps[0]!.length; y++) {
            for (let x = 0; x < maps[1]!.length; x++, i++) {
              extended.data[i] = image.data[maps[0]![y]! * shape[1]! + maps[1]![x]!]!;
            }
          }
          const whole = runLines(model, extended);
          const [height, width] = got!.shape as [number, number];
          for (let y = 0; y < height; y++) {
            for (let x = 0; x < width; x++) {
              const at = (y - first[0]! * model.scale) * whole.shape[1]! + x - first[1]! * model.scale;
              if (got!.data[y * width + x] !== whole.data[at])
                throw new Error(`${model.name} differs at ${y}, ${x}`);
            }
          }
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  });
});
