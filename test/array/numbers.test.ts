import { describe, expect, it } from "vitest";
import {
  cast,
  type DType,
  mean,
  meanAndStd,
  minAndMax,
  type NdArray,
  quantile,
} from "../../src/array/index.ts";
import { expectArrayClose } from "../support/close.ts";
import { goldenJson } from "../support/manifest.ts";
import { type GoldenValue, goldenArray } from "./golden-values.ts";

/** What numpy gives; see scripts/goldens/npy.py. */
interface Numbers {
  readonly casts: { from: DType; to: DType; input: GoldenValue[]; output: GoldenValue[] }[];
  readonly q: number[];
  readonly statistics: {
    name: string;
    dtype: DType;
    shape: number[];
    input: GoldenValue[];
    of: ({ dims: number[] | null } & Record<
      "mean" | "std" | "min" | "max" | "linear" | "inverted_cdf" | "nan_linear" | "nan_inverted_cdf",
      GoldenValue[]
    >)[];
  }[];
}
const numbers = goldenJson<Numbers>("npy", "numbers.json");

describe("cast equals numpy.astype", () => {
  for (const c of numbers.casts)
    it(`${c.from} to ${c.to}`, () => {
      const source = goldenArray(c.from, [c.input.length], c.input);
      const expected = goldenArray(c.to, [c.output.length], c.output);
      const got = cast(source, c.to);
      expect(got.dtype).toBe(c.to);
      // toEqual: exact, and NaN equals NaN; + 0 since numpy's integers have no −0
      expect(Array.from(got.data, plain)).toEqual(Array.from(expected.data, plain));
      if (c.from === c.to) expect(got).toBe(source);
    });
});

const plain = (v: number | bigint) => (typeof v === "bigint" ? v : v + 0);

/** Rounding of float64 sums; infinite and NaN must agree exactly. */
const close = { absolute: 1e-12, relative: 1e-13 };
/** int64 statistics near 2^40: numpy sums in another order. */
const closeAtLargeValues = { absolute: 1e-12, relative: 1e-12 };

const quantileKinds = [
  ["linear", "linear", "propagate"],
  ["inverted_cdf", "inverted_cdf", "propagate"],
  ["nan_linear", "linear", "skip"],
  ["nan_inverted_cdf", "inverted_cdf", "skip"],
] as const;

describe("statistics equal numpy", () => {
  for (const s of numbers.statistics)
    for (const of of s.of) {
      const array = goldenArray(s.dtype, s.shape, s.input);
      const shape = s.shape.map((size, d) => (of.dims === null || of.dims.includes(d) ? 1 : size));
      const expected = (values: GoldenValue[]) => goldenArray("float64", shape, values);
      const tolerance = s.dtype === "int64" ? closeAtLargeValues : close;
      describe(`${s.name} over ${of.dims ?? "all"}`, () => {
        it("mean and std", () => {
          const got = meanAndStd(array, of.dims);
          expectArrayClose(got.mean, expected(of.mean), tolerance);
          expectArrayClose(got.std, expected(of.std), tolerance);
          expectArrayClose(mean(array, of.dims), got.mean, { absolute: 0 });
        });
        it("min and max", () => {
          const got = minAndMax(array, of.dims);
          expectArrayClose(got.min, expected(of.min), { absolute: 0 });
          expectArrayClose(got.max, expected(of.max), { absolute: 0 });
        });
        it("quantiles", () => {
          for (const [key, method, nan] of quantileKinds) {
            const got = quantile(array, of.dims, numbers.q, method, { nan });
            const size = got[0]!.data.length;
            for (const [k, values] of got.entries())
              expectArrayClose(values, expected(of[key].slice(k * size, (k + 1) * size)), {
                absolute: 0,
                relative: 2e-16,
              });
          }
        });
      });
    }
});

describe("meanAndStd with NaN left out", () => {
  it("divides the squares by the count of all elements", () => {
    const array: NdArray = {
      dtype: "float32",
      shape: [4],
      axes: ["x"],
      data: new Float32Array([1, Number.NaN, 3, 5]),
    };
    const got = meanAndStd(array, null, { nan: "skip" });
    expect(got.mean.data[0]).toBe(3);
    expect(got.std.data[0]).toBe(Math.sqrt((4 + 0 + 4) / 4));
    expect(mean(array, null, { nan: "skip" }).data[0]).toBe(3);
    expect(mean(array, null).data[0]).toBeNaN();
  });
});
