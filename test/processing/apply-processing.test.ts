import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cast,
  crop,
  type DType,
  equalArrays,
  meanAndStd,
  type NdArray,
  ndarray,
  sizeOf,
  transpose,
  withAxes,
  zeros,
} from "../../src/array/index.ts";
import { isFailure } from "../../src/errors/index.ts";
import {
  applyProcessing,
  checkProcessing,
  type ProcessingContext,
  supportedOps,
} from "../../src/processing/index.ts";
import type { ProcessingStep } from "../../src/rdf/index.ts";
import { expectArrayClose } from "../support/close.ts";

const context: ProcessingContext = { tensor: "raw", rawTensors: new Map() };
const eps = 1e-6;

const float32: ProcessingStep = { op: "ensure_dtype", dtype: "float32" };
const zmuv = (axes: readonly string[] | null): ProcessingStep => ({
  op: "zero_mean_unit_variance",
  axes,
  eps,
});
const range = (axes: readonly string[] | null, referenceTensor: string | null = null): ProcessingStep => ({
  op: "scale_range",
  axes,
  minPercentile: 2,
  maxPercentile: 99,
  eps,
  referenceTensor,
});
const clip = (bounds: Partial<Extract<ProcessingStep, { op: "clip" }>>): ProcessingStep => ({
  op: "clip",
  min: null,
  max: null,
  minPercentile: null,
  maxPercentile: null,
  axes: null,
  ...bounds,
});
const linear = (
  gain: number | number[],
  offset: number | number[],
  axis: string | null = null,
): ProcessingStep => ({
  op: "scale_linear",
  gain,
  offset,
  axis,
});

/** Uneven numbers that look like an image: −5 … 250. */
function image(shape: readonly number[], axes: readonly string[] | null, dtype: DType = "float32"): NdArray {
  const data = Float64Array.from({ length: sizeOf(shape) }, (_, i) => ((i * 7919) % 1021) / 4 - 5 + (i % 3));
  return cast(ndarray("float64", shape, data, axes), dtype);
}

const bcyx = ["batch", "channel", "y", "x"];

describe("the array given", () => {
  it("is never changed", () => {
    const everything: ProcessingStep[][] = [
      [zmuv(null)],
      [{ op: "softmax", axis: "channel" }],
      [clip({ min: 0, max: 1 })],
      [{ op: "sigmoid" }, { op: "softmax", axis: "y" }, { op: "binarize", threshold: 0.5, axis: null }],
      [linear([1, 2], 0, "channel"), float32],
      [clip({ minPercentile: 10, maxPercentile: 20, axes: ["x"] }), { op: "ensure_dtype", dtype: "int16" }],
    ];
    for (const dtype of ["float32", "float64", "uint8", "int64"] as const)
      for (const steps of everything) {
        const array = image([1, 2, 3, 4], bcyx, dtype);
        const before = array.data.slice();
        const result = applyProcessing(array, steps, context);
        expect(array.data).toEqual(before);
        expect(result.data.buffer).not.toBe(array.data.buffer);
        expect(result.shape).toEqual(array.shape);
        expect(result.axes).toEqual(array.axes);
      }
  });
  it("is the result when no step changes it", () => {
    const array = image([1, 1, 3, 4], bcyx);
    expect(applyProcessing(array, [], context)).toBe(array);
    expect(applyProcessing(array, [float32, float32], context)).toBe(array);
  });
  it("may be a view, and leaves as exactly its own elements", () => {
    const whole = new Float32Array(20).map((_, i) => i);
    const view: NdArray = { dtype: "float32", shape: [3, 4], axes: ["y", "x"], data: whole.subarray(5, 17) };
    const result = applyProcessing(view, [linear(1, 1)], context);
    expect(Array.from<number | bigint>(result.data)).toEqual(Array.from({ length: 12 }, (_, i) => i + 6));
    expect(result.data.buffer.byteLength).toBe(48);
  });
  it("may be empty, or hold one pixel", () => {
    const steps = [float32, zmuv(["y", "x"]), clip({ minPercentile: 1, maxPercentile: 2 }), float32];
    for (const shape of [
      [0, 1, 4, 4],
      [1, 1, 0, 4],
    ]) {
      const result = applyProcessing(
        zeros("uint8", shape, bcyx),
        [...steps, { op: "softmax", axis: "y" }],
        context,
      );
      expect(result).toEqual(zeros("float32", shape, bcyx));
    }
    const pixel = ndarray("uint16", [1, 1, 1, 1], new Uint16Array([40_000]), bcyx);
    expect(applyProcessing(pixel, [float32, zmuv(null), float32], context).data[0]).toBe(0);
  });
  it("gives the same when called again: no statistic is carried over", () => {
    // core updates its dataset statistics with every sample it sees
    const a = image([1, 1, 5, 5], bcyx);
    const first = applyProcessing(a, [zmuv(null), float32], context);
    applyProcessing(image([1, 1, 9, 9], bcyx, "uint8"), [zmuv(null), float32], context);
    expect(equalArrays(applyProcessing(a, [zmuv(null), float32], context), first)).toBe(true);
  });
});

describe("statistics are of the raw tensor", () => {
  it("before steps that change it", () => {
    const array = image([1, 1, 20, 20], bcyx);
    const alone = applyProcessing(array, [zmuv(["y", "x"]), float32], context);
    const after = applyProcessing(array, [linear(2, 10), zmuv(["y", "x"]), float32], context);
    const { mean, std } = meanAndStd(array, null);
    const expected = cast(
      {
        ...array,
        dtype: "float64",
        data: Float64Array.from<number | bigint>(
          array.data,
          (v) => (Number(v) * 2 + 10 - mean.data[0]!) / (std.data[0]! + eps),
        ),
      },
      "float32",
    );
    expectArrayClose(after, expected, { absolute: 1e-6 });
    expect(Math.abs(meanAndStd(alone, null).mean.data[0]!)).toBeLessThan(1e-6);
    expect(meanAndStd(after, null).mean.data[0]!).toBeGreaterThan(1);
  });
  it("before a cast: 300.7 counts as 300.7 although it becomes 44", () => {
    const array = ndarray("float32", [1, 2], new Float32Array([0, 300.7]), ["y", "x"]);
    const uint8: ProcessingStep = { op: "ensure_dtype", dtype: "uint8" };
    const result = applyProcessing(array, [uint8, zmuv(null), float32], context);
    const mean = Math.fround(300.7) / 2;
    expect(result.data[1]).toBeCloseTo((44 - mean) / (mean + eps), 6);
  });
  it("percentiles of distant signed integers do not overflow, as they do in numpy and core", () => {
    const array = ndarray("int16", [2], new Int16Array([-30_000, 30_000]), ["x"]);
    const median = clip({ maxPercentile: 50 });
    expect(Array.from<number | bigint>(applyProcessing(array, [median, float32], context).data)).toEqual([
      -30_000, 0,
    ]);
  });
  it("eps of zmuv and scale_range is not used, as in core", () => {
    const array = image([1, 1, 4, 5], bcyx);
    for (const step of [zmuv(["y", "x"]), range(["y", "x"])])
      expect(applyProcessing(array, [{ ...step, eps: 0.1 } as ProcessingStep], context)).toEqual(
        applyProcessing(array, [step], context),
      );
  });
});

describe("channels and samples", () => {
  /** Each step works on every channel of every sample by itself. */
  const steps: ProcessingStep[] = [
    float32,
    clip({ minPercentile: 5, maxPercentile: 95, axes: ["y", "x"] }),
    range(["y", "x"]),
    linear(3, -0.25),
    zmuv(["x", "y"]),
    { op: "sigmoid" },
    float32,
  ];
  it("give the same in any order of axes as each alone", () => {
    const orders = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    const sizes = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
    fc.assert(
      fc.property(
        sizes,
        orders,
        fc.constantFrom<DType>("float32", "uint16", "int64"),
        ([b, c], order, dtype) => {
          // 63·67 pixels: with more than two images the chunks of 8192 elements lie across them
          const array = image([b, c, 63, 67], bcyx, dtype);
          const whole = applyProcessing(transpose(array, order), steps, context);
          const back = transpose(
            whole,
            order.map((_, d) => order.indexOf(d)),
          );
          for (let i = 0; i < b; i++)
            for (let k = 0; k < c; k++) {
              const one = applyProcessing(crop(array, [i, k, 0, 0], [1, 1, 63, 67]), steps, context);
              expectArrayClose(crop(back, [i, k, 0, 0], [1, 1, 63, 67]), one, { absolute: 1e-6 });
            }
        },
      ),
      { numRuns: 12 },
    );
  });
  it("values along an axis meet their positions, wherever the axis is", () => {
    const array = image([1, 3, 50, 70], bcyx);
    const lists: ProcessingStep[] = [
      linear([1, 10, -2], [0, 5, 1], "channel"),
      { op: "fixed_zero_mean_unit_variance", mean: [3, 2, 1], std: [0.5, 4, 8], axis: "channel" },
      { op: "binarize", threshold: [0.1, 30, -60], axis: "channel" },
    ];
    for (const order of [
      [0, 1, 2, 3],
      [0, 2, 3, 1],
      [2, 1, 0, 3],
    ])
      for (let n = 1; n <= lists.length; n++) {
        const got = applyProcessing(transpose(array, order), lists.slice(0, n), context);
        const expected = Array.from<number | bigint, number>(array.data, (v, i) => {
          const k = Math.floor(i / 3500) % 3;
          const scaled = Number(v) * [1, 10, -2][k]! + [0, 5, 1][k]!;
          const normal = (scaled - [3, 2, 1][k]!) / ([0.5, 4, 8][k]! + eps);
          return n === 1 ? scaled : n === 2 ? normal : Number(normal > [0.1, 30, -60][k]!);
        });
        const back = transpose(
          got,
          order.map((_, d) => order.indexOf(d)),
        );
        expect(Array.from<number | bigint>(back.data)).toEqual(expected);
      }
  });
  it("softmax sums to 1 along its axis and survives large values", () => {
    for (const axis of bcyx) {
      const array = image([2, 3, 5, 2100], bcyx);
      array.data[0] = 1e30;
      const result = applyProcessing(array, [{ op: "softmax", axis }], context);
      const { mean } = meanAndStd(result, [bcyx.indexOf(axis)]);
      const size = array.shape[bcyx.indexOf(axis)]!;
      for (const m of mean.data) expect(Math.abs(m * size - 1)).toBeLessThan(1e-6);
    }
  });
});

describe("values that are not numbers", () => {
  const array = ndarray("float32", [1, 6], new Float32Array([1, Number.NaN, 2, 3, 4, 6]), ["y", "x"]);
  const run = (...steps: ProcessingStep[]) =>
    Array.from<number | bigint>(applyProcessing(array, [...steps, float32], context).data);
  it("NaN stays where it is, except at percentile bounds", () => {
    expect(run(clip({ min: 2, max: 3 }))).toEqual([2, Number.NaN, 2, 3, 3, 3]);
    expect(run(clip({ minPercentile: 25, axes: ["x"] }))).toEqual([2, 2, 2, 3, 4, 6]);
    expect(run({ op: "binarize", threshold: 2.5, axis: null })).toEqual([0, 0, 0, 1, 1, 1]);
    expect(run({ op: "sigmoid" })[1]).toBeNaN();
    expect(run({ op: "softmax", axis: "x" }).every(Number.isNaN)).toBe(true);
  });
  it("NaN is left out of percentiles and of dataset statistics; per sample it makes all NaN", () => {
    expect(run(range(["x"])).map(Number.isNaN)).toEqual([false, true, false, false, false, false]);
    expect(run(zmuv(null)).map(Number.isNaN)).toEqual([false, true, false, false, false, false]);
    expect(run(zmuv(["x"])).every(Number.isNaN)).toBe(true);
  });
  it("infinities cast to integers as numpy does", () => {
    const infinite = ndarray("float32", [3], new Float32Array([Infinity, -Infinity, 7]), ["x"]);
    const asInt = (dtype: DType) =>
      applyProcessing(infinite, [linear(1, 0.5), { op: "ensure_dtype", dtype }], context).data;
    expect(Array.from<number | bigint>(asInt("uint8"))).toEqual([0, 0, 7]);
    expect(Array.from<number | bigint>(asInt("int32"))).toEqual([-(2 ** 31), -(2 ** 31), 7]);
  });
  it("a constant image becomes 0", () => {
    const constant = ndarray("uint16", [1, 1, 100, 100], new Uint16Array(10_000).fill(1234), bcyx);
    for (const step of [zmuv(null), zmuv(["y", "x"]), range(null), range(["x"])]) {
      const result = applyProcessing(constant, [float32, step, float32], context);
      expect(new Set<number | bigint>(result.data)).toEqual(new Set([0]));
    }
  });
});

describe("element types", () => {
  it("numbers on float32 data are computed in float32, as numpy does", () => {
    // 0.9f · 10 is 8.9999998 in float64 and 9 in float32
    const array = ndarray("float32", [1], new Float32Array([0.9]), ["x"]);
    const uint8: ProcessingStep = { op: "ensure_dtype", dtype: "uint8" };
    expect(applyProcessing(array, [linear(10, 0), uint8], context).data[0]).toBe(9);
    // 0.1f is above 0.1 but not above float32(0.1)
    const tenth = ndarray("float32", [1], new Float32Array([0.1]), ["x"]);
    expect(applyProcessing(tenth, [{ op: "binarize", threshold: 0.1, axis: null }], context).data[0]).toBe(0);
  });
  it("without a last cast the result has numpy's type", () => {
    const type = (from: DType, ...steps: ProcessingStep[]) =>
      applyProcessing(image([1, 2, 2, 2], bcyx, from), steps, context).dtype;
    expect(type("float32", linear(2, 0))).toBe("float32");
    expect(type("uint8", linear(2, 0))).toBe("float64");
    expect(type("float32", zmuv(null))).toBe("float64");
    expect(type("float32", { op: "softmax", axis: "x" })).toBe("float32");
    expect(type("uint8", { op: "softmax", axis: "x" })).toBe("float64");
    expect(type("uint8", { op: "binarize", threshold: 3, axis: null })).toBe("bool");
    expect(type("int16", clip({}))).toBe("int16");
  });
  it("casts in the middle truncate and wrap, uint64 too", () => {
    const array = ndarray("float32", [3], new Float32Array([-1.5, 2.7, 300.5]), ["x"]);
    const through = (dtype: DType) =>
      Array.from<number | bigint>(
        applyProcessing(
          array,
          [{ op: "ensure_dtype", dtype }, linear(0.5, 0), { op: "ensure_dtype", dtype: "float64" }],
          context,
        ).data,
      );
    expect(through("uint8")).toEqual([127.5, 1, 22]);
    expect(through("int8")).toEqual([-0.5, 1, 22]);
    expect(through("uint64")).toEqual([2 ** 63, 1, 150]);
    expect(through("bool")).toEqual([0.5, 0.5, 0.5]);
    const softmaxOf = applyProcessing(
      array,
      [
        { op: "ensure_dtype", dtype: "uint64" },
        { op: "softmax", axis: "x" },
      ],
      context,
    );
    expect(Array.from<number | bigint>(softmaxOf.data)).toEqual([1, 0, 0]);
  });
  it("chains of casts alone keep integers of 64 bits whole", () => {
    const array = ndarray("int64", [2], new BigInt64Array([2n ** 53n + 1n, -1n]), ["x"]);
    const result = applyProcessing(array, [{ op: "ensure_dtype", dtype: "uint64" }], context);
    expect(Array.from<number | bigint>(result.data)).toEqual([2n ** 53n + 1n, 2n ** 64n - 1n]);
  });
});

describe("reference tensors", () => {
  const output = image([1, 1, 6, 7], bcyx);
  const input = image([1, 1, 12, 14], bcyx, "int16");
  const smv = (axes: readonly string[] | null): ProcessingStep => ({
    op: "scale_mean_variance",
    referenceTensor: "image",
    axes,
    eps,
  });
  const rawTensors = new Map([["image", input]]);
  it("may be inputs, of other sizes", () => {
    // core fails here: it looks for the input among the outputs
    for (const axes of [null, ["y", "x"], ["batch", "y", "x"]]) {
      const result = applyProcessing(output, [smv(axes), float32], { tensor: "out", rawTensors });
      const got = meanAndStd(result, null);
      const wanted = meanAndStd(input, null);
      expect(got.mean.data[0]).toBeCloseTo(wanted.mean.data[0]!, 4);
      expect(got.std.data[0]).toBeCloseTo(wanted.std.data[0]!, 4);
    }
  });
  it("meet the output's axes by name", () => {
    const two = image([1, 2, 6, 7], bcyx);
    const byName = withAxes(image([12, 14, 2], null), ["y", "x", "channel"]);
    const got = applyProcessing(two, [range(["y", "x"], "image")], {
      tensor: "out",
      rawTensors: new Map([["image", byName]]),
    });
    for (let k = 0; k < 2; k++) {
      const one = applyProcessing(crop(two, [0, k, 0, 0], [1, 1, 6, 7]), [range(["y", "x"], "image")], {
        tensor: "out",
        rawTensors: new Map([["image", crop(byName, [0, 0, k], [12, 14, 1])]]),
      });
      expectArrayClose(crop(got, [0, k, 0, 0], [1, 1, 6, 7]), one, { absolute: 0 });
    }
  });
  it("may be the tensor itself", () => {
    expect(applyProcessing(output, [range(null, "out")], { tensor: "out", rawTensors })).toEqual(
      applyProcessing(output, [range(null)], { tensor: "out", rawTensors }),
    );
  });
  it("are missed and misfits are refused", () => {
    expect(() => applyProcessing(output, [smv(null)], { tensor: "out", rawTensors: new Map() })).toThrow(
      "[processing/missing-reference] out: scale_mean_variance measures the tensor image",
    );
    const three = image([1, 3, 4, 4], bcyx);
    expect(() =>
      applyProcessing(output, [smv(["y", "x"])], { tensor: "out", rawTensors: new Map([["image", three]]) }),
    ).toThrow("[processing/axes] out: scale_mean_variance");
  });
});

describe("what cannot be run", () => {
  const custom = (name: string): ProcessingStep => ({ op: "unsupported", name, kwargs: {} });
  it("is named all at once, before anything else", () => {
    const steps = [custom("stardist_postprocessing"), zmuv(["nowhere"]), custom("cellpose_flow_dynamics")];
    expect(checkProcessing(steps).map((p) => [p.index, p.op])).toEqual([
      [0, "stardist_postprocessing"],
      [2, "cellpose_flow_dynamics"],
    ]);
    try {
      applyProcessing(image([1, 1], ["y", "x"]), steps, context);
      expect.unreachable();
    } catch (error) {
      if (!isFailure(error, "processing/unsupported-op")) throw error;
      expect(error.details.ops).toEqual(["stardist_postprocessing", "cellpose_flow_dynamics"]);
      expect(error.details.supported).toEqual(supportedOps);
      expect(error.message).toContain("softmax");
    }
  });
  it("includes ops that are not in the table, such as names of Object's own", () => {
    for (const op of ["blur", "constructor", "toString"]) {
      const step = { op } as unknown as ProcessingStep;
      expect(checkProcessing([step])).toHaveLength(1);
      expect(() => applyProcessing(image([1], ["x"]), [step], context)).toThrow(
        "[processing/unsupported-op]",
      );
    }
    expect(checkProcessing([zmuv(null), clip({}), { op: "sigmoid" }])).toEqual([]);
  });
  it("axes that the array has not", () => {
    const array = image([2, 3], ["y", "x"]);
    expect(() => applyProcessing(array, [zmuv(["z"])], context)).toThrow(
      "[processing/axes] raw: zero_mean_unit_variance expects an axis z; got the axes y, x",
    );
    expect(() => applyProcessing(array, [{ op: "softmax", axis: "channel" }], context)).toThrow(
      "an axis channel",
    );
    const unnamed = image([2, 3], null);
    expect(() => applyProcessing(unnamed, [zmuv(["x"])], context)).toThrow("axes are not named");
    // what needs no names runs
    expect(applyProcessing(unnamed, [zmuv(null), float32], context).axes).toBeNull();
  });
  it("but batch counts as present: an array without it is one sample", () => {
    const array = image([4, 5], ["y", "x"]);
    expect(applyProcessing(array, [zmuv(["batch", "y", "x"])], context)).toEqual(
      applyProcessing(array, [zmuv(null)], context),
    );
  });
  it("lists that do not fit", () => {
    const array = image([1, 3, 2, 2], bcyx);
    expect(() => applyProcessing(array, [linear([1, 2], 0, "channel")], context)).toThrow(
      "[processing/parameter] raw: gain of scale_linear does not fit: got 2 values, expected 3",
    );
    expect(() => applyProcessing(array, [linear([1, 2, 3], 0)], context)).toThrow("no axis");
    // a list of one counts for the whole axis
    expect(applyProcessing(array, [linear([2], [1], "channel")], context)).toEqual(
      applyProcessing(cast(array, "float64"), [linear(2, 1)], context),
    );
  });
});
