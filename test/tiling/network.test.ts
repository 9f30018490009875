import { describe, expect, it } from "vitest";
import { type NdArray, zeros } from "../../src/array/index.ts";
import { planTiles } from "../../src/tiling/index.ts";
import { param, plain } from "./describe.ts";
import { ramp, runPlan } from "./models.ts";

/** 3 × 3 convolution with zero padding and a rectifier, always summed in the same order. */
function convolve(x: NdArray, seed: number): NdArray {
  const [height, width] = x.shape as [number, number];
  const out = zeros("float64", x.shape);
  const weights = Array.from({ length: 9 }, (_, i) => Math.sin(seed * 13.7 + i * 2.3) * 0.5);
  for (let r = 0; r < height; r++) {
    for (let c = 0; c < width; c++) {
      let sum = 0.1 * seed;
      for (let i = 0; i < 9; i++) {
        const [y, z] = [r + Math.floor(i / 3) - 1, c + (i % 3) - 1];
        if (y >= 0 && y < height && z >= 0 && z < width) sum += weights[i]! * Number(x.data[y * width + z]);
      }
      out.data[r * width + c] = Math.max(0.05 * sum, sum);
    }
  }
  return out;
}

function pool(x: NdArray): NdArray {
  const [height, width] = x.shape as [number, number];
  const out = zeros("float64", [height / 2, width / 2]);
  for (let r = 0, k = 0; r < height; r += 2) {
    for (let c = 0; c < width; c += 2, k++) {
      const at = (y: number, z: number) => Number(x.data[(r + y) * width + c + z]);
      out.data[k] = Math.max(at(0, 0), at(0, 1), at(1, 0), at(1, 1));
    }
  }
  return out;
}

function upsampleAndAdd(x: NdArray, skip: NdArray): NdArray {
  const width = skip.shape[1]!;
  const out = zeros("float64", skip.shape);
  for (let i = 0; i < out.data.length; i++) {
    const source = Math.floor(Math.floor(i / width) / 2) * (width / 2) + Math.floor((i % width) / 2);
    out.data[i] = Number(x.data[source]) + Number(skip.data[i]);
  }
  return out;
}

/** A small U-Net with two poolings: sizes are multiples of 4, and a sample sees at most 16 samples each way
 * (convolutions 1 + 2 + 4 + 2 + 1, poolings and their phase up to 6). */
function network(x: NdArray): NdArray {
  const fine = convolve(x, 1);
  const middle = convolve(pool(fine), 2);
  const coarse = convolve(pool(middle), 3);
  return convolve(upsampleAndAdd(convolve(upsampleAndAdd(coarse, middle), 4), fine), 5);
}

function run(shape: readonly number[], tile: readonly number[] | null, halo: number, step = 4): NdArray {
  const request = plain(shape, param(step, step), { halo }, tile ? { tile } : { whole: true });
  return runPlan(planTiles(request), [ramp(shape)], ([x]) => [network(x!)])[0]!;
}

describe("a network with two poolings", () => {
  it.each([
    { shape: [96, 96], tile: [48, 64] },
    { shape: [101, 67], tile: [40, 36] },
    { shape: [47, 150], tile: [48, 44] },
    { shape: [37, 41], tile: [36, 40] },
  ])(
    "anchored tiles of $tile equal the whole image $shape to the last bit, borders included",
    ({ shape, tile }) => {
      expect(run(shape, tile, 16).data).toEqual(run(shape, null, 16).data);
    },
  );

  it("differs where the halo is smaller than what the network sees, or starts are off its grid", () => {
    expect(run([96, 96], [36, 36], 4).data).not.toEqual(run([96, 96], null, 4).data);
    // With a step of 2 in the description the same network is cut at places that shift its pooling.
    const offGrid = planTiles(plain([96, 96], param(2, 2), { halo: 17 }, { tile: [60, 60] }));
    expect(offGrid.tiles.some((t) => t.inputs[0]!.start[0]! % 4 !== 0)).toBe(true);
    const got = runPlan(offGrid, [ramp([96, 96])], ([x]) => [network(x!)])[0]!;
    expect(got.data).not.toEqual(run([96, 96], null, 16).data);
  });
});
