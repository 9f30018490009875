import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equalArrays, type NdArray, ndarray, transpose } from "../../src/array/index.ts";
import { convertColour } from "../../src/predict/colour.ts";
import { castLoss, countNotFinite, isAllNaN } from "../../src/predict/inspect-input.ts";
import { matchAxes } from "../../src/predict/match-axes.ts";
import { arrangeInput, loopText, planSamples, sampleOf } from "../../src/predict/samples.ts";
import { ramp } from "./fake-session.ts";
import { input } from "./make-tensor.ts";

const arrange = (model: string, array: NdArray) => {
  const tensor = input(model);
  return arrangeInput(tensor, array, matchAxes(tensor, { ...array, rgb: undefined }, null));
};

describe("samples", () => {
  it("are views of the given data where nothing has to move", () => {
    const stack = ramp([3, 4, 5], ["z", "y", "x"]);
    const input1 = arrange("batch,channel,y,x", stack);
    const grid = planSamples([input1]);
    const second = sampleOf(input1, grid, 1);
    expect(second).toMatchObject({ shape: [1, 1, 4, 5], axes: ["batch", "channel", "y", "x"] });
    expect(second.data.buffer).toBe(stack.data.buffer);
    expect(second.data[0]).toBe(20);
    expect(loopText(grid, 1)).toBe("z 1");
  });

  it("hold the same pixels for every order of the array's axes", () => {
    const axes = ["time", "z", "channel", "y", "x"];
    const original = ramp([2, 3, 2, 4, 5], axes);
    const expected = arrange("batch,channel:2,y,x", original);
    const grid = planSamples([expected]);
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
        const turned = arrange("batch,channel:2,y,x", transpose(original, order));
        for (let n = 0; n < grid.count; n++) {
          expect(equalArrays(sampleOf(turned, planSamples([turned]), n), sampleOf(expected, grid, n))).toBe(
            true,
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("colours", () => {
  it("become grey in every dtype and position of the channel, rounded to the nearest in integers", () => {
    const grey = { kind: "grey", dimension: 0, keep: 0 } as const;
    const bytes = convertColour(ndarray("uint8", [3, 2], Uint8Array.of(1, 255, 1, 255, 3, 255)), grey);
    expect(bytes).toMatchObject({ dtype: "uint8", shape: [2] });
    expect([...(bytes.data as Uint8Array)]).toEqual([2, 255]); // 5/3 → 2, as ImageJ's (int)(5/3 + 0.5)
    const floats = convertColour(ndarray("float32", [3, 1], Float32Array.of(1, 1, 3)), grey);
    expect(floats.data[0]).toBeCloseTo(5 / 3, 6);
    const big = convertColour(ndarray("int64", [3, 1], BigInt64Array.of(1n, 1n, 3n)), grey);
    expect(big.data[0]).toBe(2n);
  });
});

describe("values", () => {
  const nan = Number.NaN;
  it("are counted where they are not finite", () => {
    expect(countNotFinite(ndarray("float32", [4], Float32Array.of(1, nan, Infinity, 2)))).toBe(2);
    expect(countNotFinite(ndarray("uint8", [1], Uint8Array.of(3)))).toBe(0);
    expect(isAllNaN(ndarray("float64", [2], Float64Array.of(nan, nan)))).toBe(true);
    expect(isAllNaN(ndarray("float32", [2], Float32Array.of(nan, 0)))).toBe(false);
    expect(isAllNaN(ndarray("float32", [0], new Float32Array()))).toBe(false);
  });

  it("are told when a cast loses them, fractions of larger numbers excepted", () => {
    const to = (dtype: "uint8" | "int16" | "float32") => [{ op: "ensure_dtype", dtype } as const];
    const words = ndarray("uint16", [2], Uint16Array.of(3, 40_000));
    expect(castLoss(words, to("uint8"))).toContain("3 to 40000");
    expect(castLoss(words, to("int16"))).toContain("int16");
    expect(castLoss(words, to("float32"))).toBeNull();
    expect(castLoss(ndarray("uint16", [2], Uint16Array.of(3, 255)), to("uint8"))).toBeNull();
    expect(castLoss(ndarray("float32", [2], Float32Array.of(0, 255.9)), to("uint8"))).toBeNull();
    expect(castLoss(ndarray("float32", [2], Float32Array.of(0, 1)), to("uint8"))).toContain("cut to 0");
    expect(castLoss(ndarray("float32", [2], Float32Array.of(-1.5, 1)), to("uint8"))).not.toBeNull();
    expect(castLoss(words, [])).toBeNull();
  });
});
