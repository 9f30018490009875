import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cast,
  type DType,
  hasNonFinite,
  meanAndStd,
  minAndMax,
  type NdArray,
  ndarray,
  planReduction,
  quantile,
  zeros,
} from "../../src/array/index.ts";
import { expectArrayClose } from "../support/close.ts";

/** A fixed sequence of numbers in [0, 1). */
function uniform(count: number, seed = 1): Float64Array<ArrayBuffer> {
  let state = seed;
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  });
}

/** Above this size quantiles come from histograms and statistics from several chunks. */
const LARGE = 20_000;

function sortedQuantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const i = Math.floor(position);
  const a = sorted[i]!;
  const b = sorted[Math.min(i + 1, sorted.length - 1)]!;
  return a + (b - a) * (position - i);
}

describe("quantiles from histograms equal those from sorting", () => {
  const spread: Record<string, (u: number) => number> = {
    uint8: (u) => u * 256,
    int8: (u) => u * 256 - 128,
    bool: (u) => Math.floor(u * 1.5),
    uint16: (u) => u ** 3 * 65536,
    int16: (u) => u * 65536 - 32768,
    int32: (u) => (u - 0.5) * 2 ** 32,
    uint32: (u) => u * 2 ** 32,
    float32: (u) => Math.tan(Math.PI * (u - 0.5)),
    float64: (u) => Math.tan(Math.PI * (u - 0.5)),
    int64: (u) => (u - 0.5) * 2 ** 50,
    uint64: (u) => u * 2 ** 50,
  };
  for (const [dtype, f] of Object.entries(spread))
    it(dtype, () => {
      const array = cast(ndarray("float64", [LARGE], uniform(LARGE).map(f)), dtype as DType);
      const values = Array.from(array.data, Number);
      const q = [0, 0.001, 0.3, 0.5, 0.998, 1];
      for (const [k, got] of quantile(array, null, q, "linear").entries()) {
        const expected = sortedQuantile(values, q[k]!);
        // the step between float32 neighbours is rounded to float32, as in numpy
        expect(Math.abs(got.data[0]! - expected)).toBeLessThanOrEqual(1e-7 * Math.abs(expected));
      }
      const sorted = [...values].sort((a, b) => a - b);
      for (const [k, got] of quantile(array, null, q, "inverted_cdf").entries())
        expect(got.data[0]).toBe(sorted[Math.max(0, Math.ceil(LARGE * q[k]!) - 1)]);
    });
  it("many quantiles at once, in more than one pass", () => {
    const array = ndarray(
      "float32",
      [LARGE],
      new Float32Array(uniform(LARGE).map((u) => Math.tan(Math.PI * (u - 0.5)))),
    );
    const q = Array.from({ length: 101 }, (_, i) => i / 100);
    const sorted = array.data.slice().sort();
    const got = quantile(array, null, q, "inverted_cdf").map((values) => values.data[0]);
    expect(got).toEqual(q.map((p) => sorted[Math.max(0, Math.ceil(LARGE * p - 1))]));
  });
  it("NaN of both signs, infinities and zeros of both signs", () => {
    const data = new Float32Array(LARGE).map(
      (_, i) => [Number.NaN, -Infinity, -1.5, -0, 0, 1e-45, 2, Infinity][i % 8]!,
    );
    const negativeNaN = new Uint32Array(data.buffer);
    for (let i = 0; i < LARGE; i += 16) negativeNaN[i] = 0xffc00001;
    const array = ndarray("float32", [LARGE], data);
    const of = (q: number) => quantile(array, null, [q], "inverted_cdf", { nan: "skip" })[0]!.data[0]!;
    expect([0, 0.2, 0.35, 0.5, 0.7, 0.85, 1].map(of)).toEqual([
      -Infinity,
      -1.5,
      -0,
      0,
      Math.fround(1e-45),
      2,
      Infinity,
    ]);
    expect(quantile(array, null, [0.5], "inverted_cdf")[0]!.data[0]).toBeNaN();
  });
  it("NaN, infinities and close neighbours in float64", () => {
    const tiny = 2 ** -40;
    const cycle = [Number.NaN, -Infinity, -1 - tiny, -1, -0, 1, 1 + tiny, Infinity];
    const data = new Float64Array(LARGE).map((_, i) => cycle[i % 8]!);
    const words = new Uint32Array(data.buffer);
    for (let i = 0; i < LARGE; i += 16) words.set([1, 0xfff00000], 2 * i);
    const array = ndarray("float64", [LARGE], data);
    const of = (q: number) => quantile(array, null, [q], "inverted_cdf", { nan: "skip" })[0]!.data[0]!;
    expect([0, 0.2, 0.35, 0.5, 0.7, 0.85, 1].map(of)).toEqual([
      -Infinity,
      -1 - tiny,
      -1,
      -0,
      1,
      1 + tiny,
      Infinity,
    ]);
    expect(quantile(array, null, [0.5], "inverted_cdf")[0]!.data[0]).toBeNaN();
  });
  it("integers of 64 bits that differ in their last bits", () => {
    for (const signed of [true, false]) {
      const Data = signed ? BigInt64Array : BigUint64Array;
      const data = new Data(LARGE).map(
        (_, i) => (signed && i % 2 ? -1n : 1n) * (2n ** 40n + BigInt(i % 1000)),
      );
      const array = ndarray(signed ? "int64" : "uint64", [LARGE], data as never);
      const sorted = Array.from(data, Number).sort((a, b) => a - b);
      for (const q of [0.0001, 0.3, 0.5, 0.77, 1])
        expect(quantile(array, null, [q], "inverted_cdf")[0]!.data[0]).toBe(sorted[Math.ceil(LARGE * q) - 1]);
    }
  });
  it("nothing but NaN", () => {
    const array = ndarray("float32", [LARGE], new Float32Array(LARGE).fill(Number.NaN));
    for (const nan of ["skip", "propagate"] as const)
      expect(quantile(array, null, [0.5], "linear", { nan })[0]!.data[0]).toBeNaN();
  });
  it("a view into a larger buffer", () => {
    const whole = new Float32Array(uniform(LARGE + 7));
    const view: NdArray = { dtype: "float32", shape: [LARGE], axes: null, data: whole.subarray(7) };
    const copy = { ...view, data: whole.slice(7) };
    expect(quantile(view, null, [0.4], "linear")).toEqual(quantile(copy, null, [0.4], "linear"));
    expect(meanAndStd(view, null)).toEqual(meanAndStd(copy, null));
  });
});

describe("statistics over any dimensions", () => {
  it("equal those of the elements picked one by one", () => {
    const shapes = fc.array(fc.constantFrom<number>(1, 2, 3, 7, 40), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(shapes, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (shape, chosen) => {
        const dims = shape.map((_, d) => d).filter((d) => chosen[d]);
        const size = shape.reduce((a, b) => a * b, 1);
        if (size > 30_000) return;
        const array = ndarray("float32", shape, new Float32Array(uniform(size, 7)));
        const cells = new Map<number, number[]>();
        const plan = planReduction(shape, dims);
        const keep = shape.map((_, d) => !chosen[d]);
        for (let i = 0, index = shape.map(() => 0); i < size; i++) {
          let cell = 0;
          for (let d = 0; d < shape.length; d++) if (keep[d]) cell = cell * shape[d]! + index[d]!;
          const list = cells.get(cell) ?? [];
          list.push(array.data[i]!);
          cells.set(cell, list);
          for (let d = shape.length - 1; d >= 0; d--) {
            index[d]!++;
            if (index[d]! < shape[d]!) break;
            index[d] = 0;
          }
        }
        expect(plan.cells).toBe(cells.size);
        const { mean, std } = meanAndStd(array, dims);
        const { min, max } = minAndMax(array, dims);
        const [median] = quantile(array, dims, [0.5], "inverted_cdf");
        for (const [cell, list] of cells) {
          const m = list.reduce((a, b) => a + b, 0) / list.length;
          const s = Math.sqrt(list.reduce((a, b) => a + (b - m) ** 2, 0) / list.length);
          expect(Math.abs(mean.data[cell]! - m)).toBeLessThan(1e-12);
          expect(Math.abs(std.data[cell]! - s)).toBeLessThan(1e-12);
          expect(min.data[cell]).toBe(list.reduce((a, b) => Math.min(a, b)));
          expect(max.data[cell]).toBe(list.reduce((a, b) => Math.max(a, b)));
          const sorted = [...list].sort((a, b) => a - b);
          expect(median!.data[cell]).toBe(sorted[Math.max(0, Math.ceil(list.length / 2) - 1)]);
        }
      }),
      { numRuns: 60 },
    );
  });
  it("a constant image has its value as mean and no deviation, whatever its size", () => {
    const array = ndarray("float32", [3, 50_000], new Float32Array(150_000).fill(0.1));
    for (const dims of [null, [1], [0]]) {
      const { mean, std } = meanAndStd(array, dims);
      expect(new Set(mean.data)).toEqual(new Set([Math.fround(0.1)]));
      expect(new Set(std.data)).toEqual(new Set([0]));
    }
  });
  it("a small deviation on a large offset survives", () => {
    const data = Float64Array.from(uniform(100_000), (u) => 1e9 + (u < 0.5 ? -1 : 1));
    const { std } = meanAndStd(ndarray("float64", [100_000], data), null);
    expect(Math.abs(std.data[0]! - 1)).toBeLessThan(1e-4);
  });
  it("an array without elements gives NaN, or nothing per kept position", () => {
    const empty = zeros("float32", [0, 3]);
    expect(meanAndStd(empty, null).mean.data[0]).toBeNaN();
    expect(minAndMax(empty, [0]).max.data).toEqual(new Float64Array([Number.NaN, Number.NaN, Number.NaN]));
    expect(quantile(empty, [0], [0.5], "linear")[0]!.shape).toEqual([1, 3]);
    expect(quantile(empty, [1], [0.5], "linear")[0]!.shape).toEqual([0, 1]);
    expect(meanAndStd(zeros("uint8", []), null).std.data[0]).toBe(0);
  });
  it("says which dimension or quantile is wrong", () => {
    const array = zeros("uint8", [2, 3]);
    expect(() => meanAndStd(array, [2])).toThrow("[array/shape] reduction");
    for (const q of [-0.1, 1.1, Number.NaN])
      expect(() => quantile(array, null, [q], "linear")).toThrow("[array/quantile]");
  });
  it("keeps axes", () => {
    const array = zeros("uint8", [2, 3], ["y", "x"]);
    expectArrayClose(meanAndStd(array, [1]).mean, zeros("float64", [2, 1]), { absolute: 0 });
    expect(meanAndStd(array, [1]).mean.axes).toEqual(["y", "x"]);
  });
});

describe("hasNonFinite", () => {
  it("finds NaN and infinities, at any place, in floats only", () => {
    const array = zeros("float32", [LARGE]);
    expect(hasNonFinite(array)).toBe(false);
    for (const v of [Number.NaN, Infinity, -Infinity]) {
      array.data[LARGE - 1] = v;
      expect(hasNonFinite(array)).toBe(true);
    }
    expect(hasNonFinite(zeros("int64", [3]))).toBe(false);
    expect(hasNonFinite(zeros("float64", [0]))).toBe(false);
  });
});
