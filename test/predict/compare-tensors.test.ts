import { describe, expect, it } from "vitest";
import { ndarray } from "../../src/array/index.ts";
import { compareTensors, toleranceFor } from "../../src/predict/compare-tensors.ts";

const tolerance = { relative: 1e-3, absolute: 1e-3, mismatchedPerMillion: 0 };
const floats = (...values: number[]) => ndarray("float32", [values.length], Float32Array.from(values));

describe("compareTensors", () => {
  it("allows absolute plus relative difference, and no more", () => {
    const expected = floats(0, 100, -100);
    expect(compareTensors("o", floats(0.0009, 100.1, -100.1), expected, tolerance).passed).toBe(true);
    const bad = compareTensors("o", floats(0, 100.2, -100), expected, tolerance);
    expect(bad.passed).toBe(false);
    expect(bad.mismatchedPerMillion).toBeCloseTo(1e6 / 3);
    expect(bad.maxAbsDifference).toBeCloseTo(0.2, 4);
    expect(bad.maxRelDifference).toBeCloseTo(0.002, 5);
    expect(bad.worst?.index).toEqual([1]);
  });

  it("compares in float32 whatever the dtypes", () => {
    const got = ndarray("float64", [1, 2], Float64Array.from([1 + 1e-12, 2]));
    const expected = ndarray("uint8", [1, 2], Uint8Array.from([1, 2]));
    expect(compareTensors("o", got, expected, { ...tolerance, absolute: 0, relative: 0 })).toMatchObject({
      passed: true,
      maxAbsDifference: 0,
      worst: null,
    });
  });

  it("lets some elements per million differ where the description does", () => {
    const expected = ndarray("float32", [1000, 10], new Float32Array(10_000).fill(1));
    const got = ndarray("float32", [1000, 10], new Float32Array(10_000).fill(1));
    got.data[4321] = 5;
    const loose = compareTensors("o", got, expected, { ...tolerance, mismatchedPerMillion: 100 });
    expect(loose).toMatchObject({ passed: true, mismatchedPerMillion: 100 });
    expect(loose.worst).toEqual({ index: [432, 1], got: 5, expected: 1 });
    expect(compareTensors("o", got, expected, { ...tolerance, mismatchedPerMillion: 99 }).passed).toBe(false);
  });

  it("never lets NaN or infinity pass for a number", () => {
    for (const [got, expected] of [
      [Number.NaN, 1],
      [1, Number.NaN],
      [1, Number.POSITIVE_INFINITY],
      [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    ] as const) {
      const result = compareTensors("o", floats(got, 0), floats(expected, 0), tolerance);
      expect(result).toMatchObject({ passed: false, maxAbsDifference: Number.POSITIVE_INFINITY });
    }
    expect(
      compareTensors("o", floats(Number.NaN, Infinity), floats(Number.NaN, Infinity), tolerance).passed,
    ).toBe(true);
  });

  it("holds for an empty tensor", () => {
    expect(compareTensors("o", floats(), floats(), tolerance)).toMatchObject({ passed: true, worst: null });
  });
});

describe("toleranceFor", () => {
  const entry = {
    relative: 0.1,
    absolute: 0.2,
    mismatchedPerMillion: 5,
    outputIds: ["a"],
    weightsFormats: ["onnx"],
  };
  it("takes the first entry that matches output and format, else the default of the format", () => {
    const tolerances = [entry, { ...entry, absolute: 0.9, outputIds: [], weightsFormats: [] }];
    expect(toleranceFor({ tolerances }, "a", "onnx").absolute).toBe(0.2);
    expect(toleranceFor({ tolerances }, "b", "onnx").absolute).toBe(0.9);
    expect(toleranceFor({ tolerances }, "a", "torchscript").absolute).toBe(0.9);
    expect(toleranceFor({ tolerances: [entry] }, "b", "onnx")).toEqual({
      relative: 1e-3,
      absolute: 1e-3,
      mismatchedPerMillion: 100,
    });
  });
});
