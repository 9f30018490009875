import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { sizeOf } from "../../src/array/index.ts";
import { isFailure } from "../../src/errors/index.ts";
import { type Axis, type ModelDescription, readDescription } from "../../src/rdf/index.ts";
import { type BlockLayout, chooseTile, type TilePlan } from "../../src/tiling/index.ts";
import { describeWithSharedData, sharedBytes, sharedPath } from "../support/shared-data.ts";

/** The length that a user's image has along an axis. */
function imageSize(axis: Axis, wanted: number): number {
  if (axis.type === "space" || axis.type === "time") return axis.id === "z" ? 20 : wanted;
  if (axis.size.kind === "fixed") return axis.size.size;
  return axis.size.kind === "param" ? axis.size.min : 1;
}

function plan(model: ModelDescription, wanted: number, layout: BlockLayout): TilePlan {
  const inputs = model.inputs.map(({ id, axes }) => ({
    id,
    axes,
    shape: axes.map((axis) => imageSize(axis, wanted)),
  }));
  const { outputs } = model;
  const budget = { bytesFor: (n: number) => 1000 * n, budgetBytes: 2e9, workers: 2 };
  return chooseTile({ inputs, outputs, layout, tile: {}, halo: {}, whole: false }, budget);
}

/** Kept blocks lie inside their tiles' results and add up to the outputs. */
function checkBlocks(p: TilePlan): void {
  p.outputs.forEach((output, o) => {
    if (output.shape === null) return;
    let kept = 0;
    for (const tile of p.tiles) {
      const block = tile.outputs[o]!;
      kept += sizeOf(block.size);
      const inside = block.size.every(
        (n, d) =>
          n >= 0 &&
          block.from[d]! >= 0 &&
          block.from[d]! + n <= output.tileShape[d]! &&
          block.to[d]! + n <= output.shape![d]!,
      );
      if (!inside) throw new Error(`${output.id}: ${JSON.stringify(block)} of ${output.tileShape}`);
    }
    if (kept !== sizeOf(output.shape))
      throw new Error(`${output.id}: ${kept} of ${sizeOf(output.shape)} samples`);
  });
}

/** Refused for a reason: the file, and the code for images of 1, 100 and 700 samples. */
const refused: Record<string, readonly (string | null)[]> = {
  // A class for a patch of 128 samples: larger images cannot be joined from classes.
  "straightforward-crocodile.yaml": [null, null, "tiling/one-tile"],
  "straightforward-crocodile__0.3.6.yaml": [null, null, "tiling/one-tile"],
  // Embeddings of 64 samples beside an image of 1024: three images of one size do not fit.
  "diplomatic-bug.yaml": ["tiling/size", "tiling/size", "tiling/size"],
};

describeWithSharedData("plans for the models of the zoo", () => {
  it.each(["anchored", "mirrored"] as const)("layout %s: every model, or a reason", (layout) => {
    let planned = 0;
    for (const file of readdirSync(sharedPath("rdfs"), { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".yaml")) continue;
      let model: ModelDescription;
      try {
        model = readDescription(sharedBytes("rdfs", file), file);
      } catch (error) {
        // What is not readable, and why, is the business of the rdf tests.
        if (isFailure(error)) continue;
        throw error;
      }
      const expected = refused[file.split("/").at(-1)!] ?? [null, null, null];
      [1, 100, 700].forEach((wanted, i) => {
        let code: string | null = null;
        try {
          checkBlocks(plan(model, wanted, layout));
          planned++;
        } catch (error) {
          if (!isFailure(error)) throw new Error(`${file} at ${wanted}`, { cause: error });
          code = error.code;
        }
        expect(code, `${file} at ${wanted}`).toBe(expected[i]);
      });
    }
    expect(planned).toBeGreaterThan(120);
  });
});
