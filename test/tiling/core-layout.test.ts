import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { planTiles } from "../../src/tiling/index.ts";
import { describeWithSharedData, sharedJson } from "../support/shared-data.ts";
import { param, plain } from "./describe.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = resolve(root, "test/goldens/tiling");

interface CoreCase {
  readonly name: string;
  readonly image: readonly [number, number];
  readonly block: number;
  readonly inputHalo: number;
  readonly scale: number;
  readonly blocks:
    | readonly {
        readonly start: readonly number[];
        readonly length: readonly number[];
        readonly to: readonly number[];
        readonly end: readonly number[];
        readonly from: readonly number[];
      }[]
    | null;
}

const cases = JSON.parse(readFileSync(resolve(folder, "blocks.json"), "utf8")) as CoreCase[];

function planOf(golden: CoreCase) {
  const { image, block, inputHalo, scale } = golden;
  const output = { scale, halo: inputHalo * scale };
  return planTiles(plain(image, param(1, 1), output, { layout: "core", tile: [block, block] }));
}

describe("layout core lays its blocks where bioimageio.core lays them", () => {
  it("uses the golden file that the manifest describes", () => {
    const manifest = JSON.parse(readFileSync(resolve(folder, "MANIFEST.json"), "utf8"));
    const digest = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");
    expect(digest(resolve(folder, "blocks.json"))).toBe(manifest.files["blocks.json"].sha256);
    expect(digest(resolve(root, manifest.script))).toBe(manifest.script_sha256);
  });

  it.each(cases.filter((c) => c.blocks !== null))("$name", (golden) => {
    const plan = planOf(golden);
    expect(plan.tiles.map((t) => t.inputs[0]!.start)).toEqual(golden.blocks!.map((b) => b.start));
    expect(plan.inputs[0]!.tileShape).toEqual(golden.blocks![0]!.length);
    const size = plan.outputs[0]!.shape!;
    expect(size).toEqual(golden.image.map((n) => Math.floor(n * golden.scale)));
    // Core writes later blocks over earlier ones; ours write each sample once. Whose sample it is must agree.
    const owner = (
      fill: (
        write: (tile: number, to: readonly number[], end: readonly number[], from: readonly number[]) => void,
      ) => void,
    ) => {
      const map = new Array<string>(size[0]! * size[1]!).fill("");
      fill((tile, to, end, from) => {
        for (let y = to[0]!; y < end[0]!; y++) {
          for (let x = to[1]!; x < end[1]!; x++) {
            map[y * size[1]! + x] = `${tile}:${from[0]! + y - to[0]!},${from[1]! + x - to[1]!}`;
          }
        }
      });
      return map;
    };
    const theirs = owner((write) => {
      golden.blocks!.forEach((b, i) => {
        write(i, b.to, b.end, b.from);
      });
    });
    const ours = owner((write) => {
      plan.tiles.forEach((t, i) => {
        const { from, to, size: kept } = t.outputs[0]!;
        write(i, to, [to[0]! + kept[0]!, to[1]! + kept[1]!], from);
      });
    });
    expect(ours).toEqual(theirs);
    expect(ours).not.toContain("");
  });

  it("refuses an image smaller than the block, as core does", () => {
    const golden = cases.find((c) => c.blocks === null)!;
    expect(() => planOf(golden)).toThrow(
      /tiling\/invalid-tile.*Axis y: a tile of 128.*not above the image's 100/,
    );
  });

  it("has core's default block of min + 10 steps, smaller for small images", () => {
    const tileOf = (n: number) =>
      planTiles(plain([n], param(64, 16), { halo: 16 }, { layout: "core" })).inputs[0]!.tileShape[0];
    expect(tileOf(1000)).toBe(64 + 160);
    expect(tileOf(200)).toBe(192);
    expect(() => tileOf(50)).toThrow(/tiling\/invalid-tile.*anchored/);
  });

  it("refuses what core cannot do", () => {
    const core = (output: object, tile: number) =>
      planTiles(plain([100], param(1, 1), output, { layout: "core", tile: [tile] }));
    expect(() => core({ offset: -4 }, 32)).toThrow(/tiling\/layout.*differs by -4/);
    expect(() => core({ scale: 0.5 }, 33)).toThrow(/tiling\/layout.*no whole number/);
    expect(() => core({ halo: 16 }, 32)).toThrow(/tiling\/halo-too-large/);
  });
});

describeWithSharedData("layout core and the published tiled predictions", () => {
  interface Published {
    readonly name: string;
    readonly inputs: Record<string, { readonly crop_yx: readonly [number, number] }>;
    readonly description_used: { readonly output_halo_y_x: number; readonly output_axis_scale_y_x: number };
    readonly block_shape: Record<string, { readonly y: number }>;
    readonly input_halo_y_x: number;
  }
  it("are the cases that the golden blocks were made for", () => {
    const { cases: published } = sharedJson<{ cases: Published[] }>("golden/tiling/index.json");
    const mine = cases.map((c) => [...c.image, c.block, c.inputHalo, c.scale].join(" "));
    for (const p of published) {
      const [y, x] = Object.values(p.inputs)[0]!.crop_yx;
      const scale = 1 / p.description_used.output_axis_scale_y_x;
      expect(mine).toContain([y, x, Object.values(p.block_shape)[0]!.y, p.input_halo_y_x, scale].join(" "));
    }
    expect(published.length).toBeGreaterThan(5);
  });
});
