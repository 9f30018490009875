import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NdArray, ndarray } from "../../src/array/index.ts";
import { coverPicture } from "../../src/build/cover.ts";
import { largestValue, maxDifference } from "../../src/build/live-checks.ts";
import { networkSample } from "../../src/build/network-sample.ts";
import { asStated, fitTo, generator, type Sample } from "../../src/build/samples.ts";
import { readImage } from "../../src/image/index.ts";

const ramp = (shape: number[], axes: string[]): NdArray => {
  const n = shape.reduce((a, b) => a * b, 1);
  return ndarray(
    "float32",
    shape,
    Float32Array.from({ length: n }, (_, i) => i),
    axes,
  );
};
const sample = (array: NdArray, axes: string[] | null = null): Sample => ({
  array,
  name: "s",
  calibration: {},
  rgb: undefined,
  axes,
});

describe("fitTo", () => {
  it("cuts the centre and mirrors what is missing, without the edge", () => {
    expect([...fitTo(ramp([5], ["x"]), [3]).data]).toEqual([1, 2, 3]);
    expect([...fitTo(ramp([5], ["x"]), [3], [0]).data]).toEqual([0, 1, 2]);
    expect([...fitTo(ramp([5], ["x"]), [3], [1]).data]).toEqual([2, 3, 4]);
    expect([...fitTo(ramp([3], ["x"]), [7]).data]).toEqual([2, 1, 0, 1, 2, 1, 0]);
    expect([...fitTo(ramp([1], ["x"]), [3]).data]).toEqual([0, 0, 0]);
  });

  it("has the wanted shape and only values of the array, whatever the sizes", () => {
    const size = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(size, size), { minLength: 1, maxLength: 3 }), (pairs) => {
        const array = ramp(
          pairs.map(([from]) => from),
          pairs.map((_, d) => `a${d}`),
        );
        const fitted = fitTo(
          array,
          pairs.map(([, to]) => to),
        );
        expect(fitted.shape).toEqual(pairs.map(([, to]) => to));
        const values = new Set<number | bigint>(array.data);
        expect([...fitted.data].every((v) => values.has(v))).toBe(true);
      }),
    );
  });
});

describe("asStated", () => {
  it("turns an image into the stated axes where that is certain", () => {
    const turned = asStated(sample(ramp([2, 3], ["x", "y"])), ["batch", "y", "x", "channel"]);
    expect(turned?.shape).toEqual([1, 3, 2, 1]);
    expect([...(turned?.data ?? [])]).toEqual([0, 3, 1, 4, 2, 5]);
    expect(asStated(sample(ramp([1, 2, 3], ["time", "y", "x"])), ["y", "x"])?.shape).toEqual([2, 3]);
    expect(asStated(sample(ramp([4, 2, 3], ["time", "y", "x"])), ["y", "x"])).toBeNull();
    expect(asStated(sample(ramp([4], ["y"])), ["y", "x"])).toBeNull();
    expect(asStated(sample({ ...ramp([2, 3], ["a", "b"]), axes: null }), ["y", "x"])?.axes).toEqual([
      "y",
      "x",
    ]);
  });

  it("goes through the stated steps on its way to the network", () => {
    const samples = new Map([[0, sample(ramp([2, 2], ["y", "x"]))]]);
    const weights = { path: "w", content: new Uint8Array() };
    const request = { weights, preprocessing: [{ id: "scale_linear", kwargs: { gain: 2, offset: 1 } }] };
    expect([...(networkSample(request, samples, ["y", "x"], 0)?.data ?? [])]).toEqual([1, 3, 5, 7]);
    expect(networkSample(request, samples, null, 0)).toBeNull();
    expect(networkSample(request, samples, ["y", "x"], 1)).toBeNull();
    const wrong = { weights, preprocessing: [{ id: "clip" }] };
    expect(networkSample(wrong, samples, ["y", "x"], 0)).toBeNull();
  });
});

describe("generator", () => {
  it("gives the same numbers for the same seed, within [0, 1)", () => {
    const draw = (seed: number) => Array.from({ length: 100 }, generator(seed));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw(0).every((v) => v >= 0 && v < 1)).toBe(true);
  });
});

describe("differences", () => {
  const values = (...v: number[]) => ndarray("float32", [v.length], Float32Array.from(v));
  it("count NaN against a number, and other shapes, as infinite", () => {
    expect(maxDifference(values(1, 2), values(1, 2.5))).toBe(0.5);
    expect(maxDifference(values(Number.NaN), values(Number.NaN))).toBe(0);
    expect(maxDifference(values(Number.NaN, 1), values(1, 1))).toBe(Infinity);
    expect(maxDifference(values(1), values(1, 2))).toBe(Infinity);
    expect(largestValue(values(-3, 2))).toBe(3);
    expect(largestValue(undefined)).toBe(0);
  });
});

describe("coverPicture", () => {
  const pixels = async (images: NdArray[]) => {
    const png = coverPicture(images);
    return png && (await readImage(png, "cover.png")).array;
  };

  it("shows the middle slice and colours of two or three channels", async () => {
    const stack = ramp([1, 3, 4, 4], ["batch", "z", "y", "x"]);
    const slice = await pixels([stack]); // grey: a reader drops equal channels
    expect(slice?.shape).toEqual([256, 256]);
    expect([slice?.data[0], slice?.data.at(-1)]).toEqual([0, 255]);
    const colours = ndarray("uint8", [2, 2, 2], Uint8Array.from([0, 255, 0, 255, 9, 9, 9, 9]), [
      "channel",
      "y",
      "x",
    ]);
    const picture = await pixels([colours]);
    // Right half: red full, green in the middle of its (empty) range, no blue.
    expect([...(picture?.data.slice(-3) ?? [])]).toEqual([255, 128, 0]);
  });

  it("draws NaN black, constants grey and nothing for what is no image", async () => {
    const broken = ndarray("float32", [1, 2], Float32Array.from([Number.NaN, 1]), ["y", "x"]);
    const picture = await pixels([broken]);
    expect([picture?.data[0], picture?.data[511]]).toEqual([0, 128]);
    expect(coverPicture([ramp([3], ["index"])])).toBeNull();
    expect(coverPicture([])).toBeNull();
  });
});
