import { describe, expect, it } from "vitest";
import { readNpy } from "../../src/array/index.ts";
import {
  type StarInput,
  type StarObject,
  starLabels,
  suppressStars,
} from "../../src/image/stardist/index.ts";
import { expectManifestHolds, goldenBytes, goldenJson } from "../support/manifest.ts";

interface Case {
  readonly name: string;
  readonly probThresh: number;
  readonly nmsThresh: number;
  readonly excludeBoundary: number;
  readonly candidates: number;
  readonly python: number[];
  readonly imagej: number[];
  readonly labels: number[];
}

const cases = goldenJson<Case[]>("stardist", "cases.json");

function maps(name: string): StarInput {
  const prob = readNpy(goldenBytes("stardist", `${name}_prob.npy`), name);
  const dist = readNpy(goldenBytes("stardist", `${name}_dist.npy`), name);
  const [height = 0, width = 0] = prob.shape;
  const all = Float32Array.from(dist.data as Uint8Array, (v) => v / 8);
  const size = width * height;
  return {
    width,
    height,
    prob: Float32Array.from(prob.data as Uint16Array, (v) => v / 65536),
    dist: Array.from({ length: dist.shape[0] ?? 0 }, (_, k) => all.subarray(k * size, (k + 1) * size)),
  };
}

/** The same object with corners that are rounded to float32 only, as the Python package draws them. */
function unrounded(input: StarInput, object: StarObject, grid = { x: 1, y: 1 }): StarObject {
  const column = object.index % input.width;
  const x = column * grid.x;
  const y = ((object.index - column) / input.width) * grid.y;
  const step = (2 * Math.PI) / input.dist.length;
  const along = (turn: (angle: number) => number, from: number): number[] =>
    input.dist.map((plane, k) => Math.fround(from + Math.fround(plane[object.index]! * turn(step * k))));
  return { ...object, xs: along(Math.cos, x), ys: along(Math.sin, y) };
}

describe("suppressStars", () => {
  it("goldens are the ones the script made", () => expectManifestHolds("stardist"));

  it.each(cases)("keeps what the ImageJ plugin's rule keeps: $name, $probThresh, $nmsThresh", (c) => {
    const kept = suppressStars(maps(c.name), c);
    expect(kept.map(({ index }) => index)).toEqual(c.imagej);
  });

  // The package cuts the corners of an overlap to whole pixels too: shares close to the threshold may be judged otherwise,
  // most often those of objects of few pixels.
  it.each(cases)("keeps what the Python package keeps: $name, $probThresh, $nmsThresh", (c) => {
    const kept = new Set(suppressStars(maps(c.name), { ...c, corners: "whole" }).map(({ index }) => index));
    const wrong =
      c.python.filter((index) => !kept.has(index)).length +
      [...kept].filter((i) => !c.python.includes(i)).length;
    expect(wrong).toBeLessThanOrEqual(Math.ceil(0.03 * c.python.length));
  });
});

describe("starLabels", () => {
  it.each(cases)("paints as the Python package does: $name, $probThresh, $nmsThresh", (c) => {
    const input = maps(c.name);
    const objects = c.python.map((index) =>
      unrounded(input, { index, prob: input.prob[index] ?? 0, xs: [], ys: [] }),
    );
    expect([...starLabels(objects, input.width, input.height, "scikit-image")]).toEqual(c.labels);
  });
});
