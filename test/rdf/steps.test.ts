import { describe, expect, it } from "vitest";
import type { DType } from "../../src/array/index.ts";
import { isFailure } from "../../src/errors/index.ts";
import { type ProcessingStep, parseSteps, type StepTensor } from "../../src/rdf/index.ts";
import { describeWithSharedData, sharedJson } from "../support/shared-data.ts";
import { caught, rdf04, rdf05, read, warningsOf } from "./support.ts";

const bcyx = ["batch", "channel", "y", "x"];
const pre05: StepTensor = { spec: "0.5", where: "pre", axes: bcyx, dtype: "float32" };
const post05: StepTensor = { ...pre05, where: "post" };
const pre04: StepTensor = { ...pre05, spec: "0.4" };
const post04: StepTensor = { ...pre04, where: "post" };

/** The step in the middle, without the casts around it. */
const step05 = (id: string, kwargs?: object, tensor = post05) => parseSteps([{ id, kwargs }], tensor)[0];
const step04 = (name: string, kwargs?: object, tensor = post04) => parseSteps([{ name, kwargs }], tensor)[0];

function refused(steps: unknown, tensor: StepTensor): string {
  const error = caught(() => parseSteps(steps, tensor));
  if (!isFailure(error, "rdf/invalid")) throw error;
  return error.details.issues.map((i) => `${i.path}: ${i.message}`).join(" | ");
}

describe("ops of rdf 0.5", () => {
  it("get every default", () => {
    expect(step05("scale_linear")).toEqual({ op: "scale_linear", gain: 1, offset: 0, axis: null });
    expect(step05("scale_range")).toEqual({
      op: "scale_range",
      axes: null,
      minPercentile: 0,
      maxPercentile: 100,
      eps: 1e-6,
      referenceTensor: null,
    });
    expect(step05("zero_mean_unit_variance")).toEqual({
      op: "zero_mean_unit_variance",
      axes: null,
      eps: 1e-6,
    });
    expect(step05("softmax")).toEqual({ op: "softmax", axis: "channel" });
    expect(step05("clip", { min: 0 })).toEqual({
      op: "clip",
      min: 0,
      max: null,
      minPercentile: null,
      maxPercentile: null,
      axes: null,
    });
    expect(step05("scale_mean_variance", { reference_tensor: "raw" })).toEqual({
      op: "scale_mean_variance",
      referenceTensor: "raw",
      axes: null,
      eps: 1e-6,
    });
    expect(step05("sigmoid", {})).toEqual({ op: "sigmoid" });
  });

  it("keep values along an axis, and read lists of one without axis as numbers", () => {
    expect(step05("binarize", { axis: "c", threshold: [1, 2, 3] })).toEqual({
      op: "binarize",
      axis: "channel",
      threshold: [1, 2, 3],
    });
    expect(step05("binarize", { threshold: [0.5] })).toEqual({ op: "binarize", axis: null, threshold: 0.5 });
    expect(step05("scale_linear", { axis: "channel", gain: [1, 2, 3] })).toEqual({
      op: "scale_linear",
      axis: "channel",
      gain: [1, 2, 3],
      offset: 0,
    });
    expect(step05("scale_linear", { axis: "channel", gain: 2 })).toMatchObject({ axis: null, gain: 2 });
    const sizes = new Map([["channel", 1]]);
    expect(
      step05("fixed_zero_mean_unit_variance", { axis: "channel", mean: [3], std: [2] }, { ...post05, sizes }),
    ).toEqual({ op: "fixed_zero_mean_unit_variance", axis: "channel", mean: [3], std: [2] });
  });

  it("read short axis ids and infinite clip bounds", () => {
    expect(step05("zero_mean_unit_variance", { axes: ["b", "c", "y"] })).toMatchObject({
      axes: ["batch", "channel", "y"],
    });
    expect(step05("clip", { min: 0, max: Infinity })).toMatchObject({ min: 0, max: null });
  });

  it.each<[string, object | undefined, string]>([
    ["binarize", {}, "steps[0].kwargs.threshold: is missing"],
    ["binarize", { threshold: [1, 2] }, "2 values need an axis"],
    ["binarize", { threshold: [1, 2], axis: "z" }, "has no axis z"],
    ["binarize", { threshold: ["high"] }, 'kwargs.threshold[0]: must be a number, got "high"'],
    ["clip", {}, "needs a lower or upper bound"],
    ["clip", { min: 3, max: 3 }, "must be above min 3"],
    ["clip", { min: 0, min_percentile: 1 }, "not both"],
    ["clip", { min_percentile: 99, max_percentile: 1 }, "must be above min_percentile 99"],
    ["ensure_dtype", {}, "dtype: is missing"],
    ["ensure_dtype", { dtype: "float16" }, "element type float16 is not supported"],
    ["fixed_zero_mean_unit_variance", { mean: 1, std: 0 }, "must be at least 0.000001"],
    ["fixed_zero_mean_unit_variance", { mean: 1 }, "std: is missing"],
    ["scale_linear", { gain: [] }, "empty list"],
    ["scale_linear", { gain: [1, null], axis: "channel" }, "gain[1]: must be a number"],
    ["scale_range", { max_percentile: 101 }, "within 0 and 100, got 101"],
    ["softmax", { axis: "z" }, "has no axis z"],
    ["zero_mean_unit_variance", { axes: ["z"] }, "names no axis of the tensor"],
    ["zero_mean_unit_variance", { axes: [] }, "names no axis of the tensor"],
    ["scale_mean_variance", {}, "reference_tensor: is missing"],
  ])("%s %j is refused", (id, kwargs, message) => {
    expect(refused([{ id, kwargs }], post05)).toContain(message);
  });

  it("refuses what is no step, all at once", () => {
    const all = refused(
      [
        null,
        3,
        {},
        { id: "sigmoid", kwargs: 1 },
        { id: "scale_mean_variance", kwargs: { reference_tensor: "a" } },
      ],
      pre05,
    );
    expect(all).toContain("steps[0]: is empty");
    expect(all).toContain("steps[1]: must be a map, got 3");
    expect(all).toContain("steps[2].id: is missing");
    expect(all).toContain("steps[3].kwargs: must be a map");
    expect(all).toContain("steps[4].kwargs: scale_mean_variance is for outputs only");
    expect(refused({ id: "sigmoid" }, pre05)).toContain("steps: must be a list");
  });

  it("checks the number of values against a fixed axis", () => {
    const sizes = new Map([["channel", 2]]);
    const step = { id: "scale_linear", kwargs: { axis: "channel", gain: [1, 2, 3] } };
    expect(refused([step], { ...pre05, sizes })).toContain("gain: 3 values for the channel axis of 2");
  });
});

describe("ops of rdf 0.4 become those of 0.5", () => {
  it("zero_mean_unit_variance by mode; the default mode is fixed", () => {
    expect(step04("zero_mean_unit_variance", { mode: "per_sample", axes: "xy" })).toEqual({
      op: "zero_mean_unit_variance",
      axes: ["x", "y"],
      eps: 1e-6,
    });
    expect(step04("zero_mean_unit_variance", { mode: "per_dataset", axes: "cyx", eps: 1e-10 })).toEqual({
      op: "zero_mean_unit_variance",
      axes: bcyx,
      eps: 1e-10,
    });
    expect(step04("zero_mean_unit_variance", { axes: "xy", mean: [1, 2, 3], std: [1, 1, 1] })).toEqual({
      op: "fixed_zero_mean_unit_variance",
      axis: "channel",
      mean: [1, 2, 3],
      std: [1, 1, 1],
    });
    expect(step04("zero_mean_unit_variance", { mode: "fixed", mean: [100], std: [10] })).toEqual({
      op: "fixed_zero_mean_unit_variance",
      axis: null,
      mean: 100,
      std: 10,
    });
    expect(step04("zero_mean_unit_variance", { mode: "per_sample" })).toMatchObject({
      axes: ["channel", "y", "x"],
    });
  });

  it("scale_linear runs along the axis that is not named; numbers need none", () => {
    expect(step04("scale_linear", { axes: "xy", gain: [1, 2, 3], offset: [0, 0, 1] })).toEqual({
      op: "scale_linear",
      axis: "channel",
      gain: [1, 2, 3],
      offset: [0, 0, 1],
    });
    expect(step04("scale_linear", { axes: "yx", gain: 0.5, offset: -1 })).toEqual({
      op: "scale_linear",
      axis: null,
      gain: 0.5,
      offset: -1,
    });
    expect(refused([{ name: "scale_linear", kwargs: { axes: "x", gain: [1, 2] } }], pre04)).toContain(
      "channel, y are left",
    );
    expect(refused([{ name: "scale_linear", kwargs: { axes: "cyx", gain: [1, 2] } }], pre04)).toContain(
      "none is left",
    );
  });

  it("scale_range keeps its reference and puts batch in for datasets, where the tensor has it", () => {
    const kwargs = {
      mode: "per_dataset",
      axes: "yx",
      reference_tensor: "raw",
      min_percentile: 1,
      max_percentile: 99.8,
    };
    expect(step04("scale_range", kwargs)).toEqual({
      op: "scale_range",
      axes: ["batch", "y", "x"],
      minPercentile: 1,
      maxPercentile: 99.8,
      eps: 1e-6,
      referenceTensor: "raw",
    });
    expect(step04("scale_range", kwargs, { ...post04, axes: ["y", "x"] })).toMatchObject({
      axes: ["y", "x"],
    });
    expect(refused([{ name: "scale_range", kwargs: { mode: "fixed" } }], pre04)).toContain("no fixed mode");
    expect(refused([{ name: "scale_range", kwargs: { mode: "each" } }], pre04)).toContain(
      "each is not known",
    );
  });

  it("drops axes that the tensor lacks, with a warning", () => {
    const preprocessing = [{ name: "scale_range", kwargs: { mode: "per_sample", axes: "xyz" } }];
    const inputs = [{ ...(rdf04().inputs as object[])[0], preprocessing }];
    expect(warningsOf(rdf04({ inputs })).join()).toContain(
      "inputs[0].preprocessing[0].kwargs.axes: the tensor has no axis z",
    );
    expect(read(rdf04({ inputs })).inputs[0]?.processing[1]).toMatchObject({ axes: ["x", "y"] });
  });
});

describe("casts", () => {
  const cast = (dtype: DType): ProcessingStep => ({ op: "ensure_dtype", dtype });
  const uint8 = { dtype: "uint8" } as const;
  const ops = (steps: readonly ProcessingStep[]) =>
    steps.map((s) => (s.op === "ensure_dtype" ? s.dtype : s.op));

  it("0.5 input: declared type in front and at the end, unless stated or binarized", () => {
    expect(ops(parseSteps([{ id: "sigmoid" }], { ...pre05, ...uint8 }))).toEqual([
      "uint8",
      "sigmoid",
      "uint8",
    ]);
    expect(ops(parseSteps([], { ...pre05, ...uint8 }))).toEqual(["uint8"]);
    expect(ops(parseSteps(null, { ...pre05, ...uint8 }))).toEqual(["uint8"]);
    const stated = [{ id: "ensure_dtype", kwargs: { dtype: "float64" } }];
    expect(ops(parseSteps(stated, pre05))).toEqual(["float64"]);
    expect(ops(parseSteps([{ id: "binarize", kwargs: { threshold: 1 } }], pre05))).toEqual([
      "float32",
      "binarize",
    ]);
  });

  it("0.5 output: nothing in front", () => {
    expect(ops(parseSteps([{ id: "sigmoid" }], post05))).toEqual(["sigmoid", "float32"]);
    expect(ops(parseSteps([{ id: "binarize", kwargs: { threshold: 1 } }], post05))).toEqual(["binarize"]);
    expect(ops(parseSteps([], { ...post05, ...uint8 }))).toEqual(["uint8"]);
  });

  it("0.4 input: declared type, steps, float32; without steps float32 only", () => {
    expect(ops(parseSteps([{ name: "sigmoid" }], { ...pre04, ...uint8 }))).toEqual([
      "uint8",
      "sigmoid",
      "float32",
    ]);
    expect(parseSteps([], { ...pre04, ...uint8 })).toEqual([cast("float32")]);
  });

  it("0.4 output: the declared type after the steps, where core casts before them; never turns floats to integers by itself", () => {
    const binarize = [{ name: "binarize", kwargs: { threshold: 0.5 } }];
    expect(ops(parseSteps(binarize, { ...post04, ...uint8 }))).toEqual(["binarize", "uint8"]);
    expect(ops(parseSteps(binarize, { ...post04, dtype: "bool" }))).toEqual(["binarize"]);
    expect(ops(parseSteps([], { ...post04, dtype: "float64" }))).toEqual(["float64"]);
    expect(ops(parseSteps([], { ...post04, ...uint8 }))).toEqual(["float32"]);
    expect(ops(parseSteps([{ name: "sigmoid" }], { ...post04, ...uint8 }))).toEqual(["sigmoid", "float32"]);
  });

  it("an op that cannot be run is kept, with nothing after it", () => {
    const steps = [{ id: "stardist_postprocessing", kwargs: { prob_threshold: 0.5 } }];
    expect(parseSteps(steps, post05)).toEqual([
      { op: "unsupported", name: "stardist_postprocessing", kwargs: { prob_threshold: 0.5 } },
    ]);
    for (const id of ["cellpose_flow_dynamics", "custom", "from_the_future"]) {
      const outputs = [{ ...(rdf05().outputs as object[])[0], postprocessing: [{ id }] }];
      expect(warningsOf(rdf05({ outputs })).join()).toContain(
        `outputs[0].postprocessing[0]: the op ${id} is not supported`,
      );
    }
    expect(parseSteps([{ name: "softmax" }], post04)[0]).toMatchObject({
      op: "unsupported",
      name: "softmax",
    });
  });
});

interface GoldenCase {
  label: string;
  spec: "0.4" | "0.5";
  where: "pre" | "post";
  tensor_dtype?: DType;
  axes?: string[];
  steps: unknown;
  ops?: string[] | null;
  source: string;
}

/** Cases in which the steps are not those that core builds, on purpose: label → what differs. */
const otherSteps: Readonly<Record<string, string[]>> = {
  "0.4 post binarize with data_type uint8 (cast BEFORE op)": ["Binarize", "EnsureDtype"],
  "0.4 post sigmoid float32": ["Sigmoid", "EnsureDtype"],
};

describeWithSharedData("steps of the golden cases", () => {
  const golden = sharedJson<{ cases: GoldenCase[] }>("golden", "ops.json").cases;

  it("are 63", () => {
    expect(golden.length).toBe(63);
  });

  it.each(golden.map((c) => [c.label, c] as const))("%s", (label, c) => {
    const axes = c.axes ?? bcyx;
    const steps = parseSteps(c.steps, {
      spec: c.spec,
      where: c.where,
      axes,
      dtype: c.tensor_dtype ?? "float32",
    });
    expect(steps.some((s) => s.op === "unsupported")).toBe(false);
    if (c.ops == null) return; // core fails or refuses; the numbers of "intended" cases are tested in processing
    const names = steps.map((s) =>
      s.op.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase()),
    );
    expect(names).toEqual(otherSteps[label] ?? c.ops);
  });
});
