import { describe, expect, it } from "vitest";
import { problemsOf, rdf04, read, warningsOf } from "./support.ts";

const input = (axes: unknown, shape: unknown, more: object = {}) => ({
  name: "raw",
  axes,
  data_type: "float32",
  shape,
  ...more,
});
const output = (axes: unknown, shape: unknown, more: object = {}) => ({
  name: "out",
  axes,
  data_type: "float32",
  shape,
  ...more,
});
const reference = (scale: unknown, offset: unknown, more: object = { reference_tensor: "raw" }) => ({
  ...more,
  scale,
  offset,
});
const model = (i: object, o: object, more: object = {}) => rdf04({ inputs: [i], outputs: [o], ...more });
const bcyx = input("bcyx", { min: [1, 3, 64, 64], step: [0, 0, 16, 16] });
const outputAxes = (o: object, i: object = bcyx) => read(model(i, o)).outputs[0]?.axes;

describe("axes of rdf 0.4", () => {
  it("inputs: fixed, min and step, step 0, batch without size, channels named", () => {
    const axes = read(model(bcyx, output("bc", [1, 2]))).inputs[0]?.axes;
    expect(axes?.map((a) => a.id)).toEqual(["batch", "channel", "y", "x"]);
    expect(axes?.map((a) => a.size)).toEqual([
      { kind: "any" },
      { kind: "fixed", size: 3 },
      { kind: "param", min: 64, step: 16 },
      { kind: "param", min: 64, step: 16 },
    ]);
    expect(axes?.[1]?.channelNames).toEqual(["channel0", "channel1", "channel2"]);
    expect(read(model(input("yx", [5, 6]), output("bc", [1, 2]))).inputs[0]?.axes.map((a) => a.size)).toEqual(
      [
        { kind: "fixed", size: 5 },
        { kind: "fixed", size: 6 },
      ],
    );
  });

  it("outputs: ref · scale + 2 · offset becomes a reference with the inverse scale", () => {
    const axes = outputAxes(
      output("bcyx", reference([1, 2, 0.5, 4], [0, 0.5, 0, -3]), { halo: [0, 0, 8, 0] }),
    );
    expect(axes?.[0]?.size).toEqual({ kind: "any" });
    expect(axes?.[1]).toMatchObject({ size: { kind: "fixed", size: 7 }, scale: 1, halo: 0 });
    expect(axes?.[1]?.channelNames?.length).toBe(7);
    expect(axes?.[2]).toMatchObject({
      size: { kind: "ref", tensorId: "raw", axisId: "y", offset: 0 },
      scale: 2,
      halo: 8,
    });
    expect(axes?.[3]).toMatchObject({
      size: { kind: "ref", tensorId: "raw", axisId: "x", offset: -6 },
      scale: 0.25,
    });
  });

  it("outputs: scale null or 0 is a new axis of 2 · offset", () => {
    const axes = outputAxes(output("bczyx", reference([1, 0, null, 1, 1], [0, 16.5, 2, 0, 0])));
    expect(axes?.map((a) => a.size)).toEqual([
      { kind: "any" },
      { kind: "fixed", size: 33 },
      { kind: "fixed", size: 4 },
      { kind: "ref", tensorId: "raw", axisId: "y", offset: 0 },
      { kind: "ref", tensorId: "raw", axisId: "x", offset: 0 },
    ]);
  });

  it("outputs: reference_input of 0.3, tensor.axis, and more dimensions than the reference", () => {
    const legacy = reference([1, 1, 1, 1], [0, 0, 0, 0], { reference_input: "raw" });
    expect(outputAxes(output("bcyx", legacy))?.[2]?.size).toMatchObject({ kind: "ref", axisId: "y" });
    const one = reference([1, 1], [0, 0], { reference_tensor: "raw.x" });
    expect(outputAxes(output("yx", one))?.[0]?.size).toMatchObject({
      kind: "ref",
      tensorId: "raw",
      axisId: "x",
    });
    const yxc = input("yxc", [1224, 1224, 1]);
    const more = output("byxc", reference([1, 1, 1, 3], [1, 0, 0, 0]));
    expect(outputAxes(more, yxc)?.map((a) => a.size)).toEqual([
      { kind: "any" },
      { kind: "ref", tensorId: "raw", axisId: "y", offset: 0 },
      { kind: "ref", tensorId: "raw", axisId: "x", offset: 0 },
      { kind: "fixed", size: 3 },
    ]);
    expect(warningsOf(model(yxc, more))).toEqual([
      "outputs[0].shape: 4 axes against 3 of raw; axes are matched by their letters",
    ]);
  });

  it("a letter that the reference lacks follows the axis at its place, said so", () => {
    const o = output("bzyx", reference([1, 1, 1, 1], [0, 0, 0, 0]));
    const i = input("btyx", { min: [1, 4, 8, 8], step: [0, 2, 8, 8] });
    expect(outputAxes(o, i)?.[1]?.size).toMatchObject({ kind: "ref", axisId: "time" });
    expect(warningsOf(model(i, o)).join()).toContain(
      "raw has no axis z; it follows the axis at the same place, time",
    );
    const fewer = output("zyx", reference([1, 1, 1], [0, 0, 0]));
    expect(problemsOf(model(i, fewer)).join()).toContain("raw has no axis z to follow");
  });

  it.each<[string, object, object, string]>([
    ["a missing shape", { ...bcyx, shape: undefined }, output("bc", [1, 2]), "inputs[0].shape: is missing"],
    [
      "a shape of another length",
      input("byx", [1, 2]),
      output("bc", [1, 2]),
      "inputs[0].shape: has 2 entries, but there are 3 axes",
    ],
    [
      "words in a shape",
      input("yx", ["a", 2]),
      output("bc", [1, 2]),
      'inputs[0].shape[0]: must be a number, got "a"',
    ],
    [
      "null in a shape",
      input("yx", [null, 2]),
      output("bc", [1, 2]),
      "inputs[0].shape[0]: must be a number, got nothing",
    ],
    [
      "size 0",
      input("yx", [0, 2]),
      output("bc", [1, 2]),
      "inputs[0].shape[0]: a size must be a whole number of at least 1, got 0",
    ],
    ["missing axes", input(null, [1]), output("bc", [1, 2]), "inputs[0].axes: is missing"],
    [
      "an unknown letter",
      input("byq", [1, 2, 3]),
      output("bc", [1, 2]),
      "inputs[0].axes: q is not an axis letter",
    ],
    ["a letter twice", input("yy", [1, 2]), output("bc", [1, 2]), "inputs[0].axes: the axis y stands twice"],
    [
      "an unknown reference",
      bcyx,
      output("bc", reference([1, 1], [0, 0], { reference_tensor: "none" })),
      "outputs[0].shape.reference_tensor: the tensor none does not exist; known so far: raw",
    ],
    [
      "no reference",
      bcyx,
      output("bc", reference([1, 1], [0, 0], {})),
      "outputs[0].shape.reference_tensor: is missing",
    ],
    [
      "a new axis of no length",
      bcyx,
      output("bc", reference([1, 0], [0, 0])),
      "outputs[0].shape[1]: a size must be a whole number of at least 1, got 0",
    ],
    [
      "a negative scale",
      bcyx,
      output("byx", reference([1, -1, 1], [0, 0, 0])),
      "outputs[0].shape.scale[1]: must be positive, got -1",
    ],
    [
      "a halo of another length",
      bcyx,
      output("bc", [1, 2], { halo: [0] }),
      "outputs[0].halo: has 1 entries, but there are 2 axes",
    ],
    [
      "an unknown type",
      bcyx,
      output("bc", [1, 2], { data_type: "half" }),
      "outputs[0].data_type: element type half is not supported",
    ],
    [
      "channels that scale with a free size",
      input("bcyx", { min: [1, 1, 8, 8], step: [0, 1, 8, 8] }),
      output("bc", reference([1, 2], [0, 0])),
      "the channel axis has no scale",
    ],
  ])("%s is refused", (_, i, o, message) => {
    expect(problemsOf(model(i, o)).join(" | ")).toContain(message);
  });

  it.each<[string, object, object, string]>([
    [
      "capital letters",
      input("YX", [5, 6]),
      output("bc", [1, 2]),
      "inputs[0].axes: capital letters (YX) are read as yx",
    ],
    [
      "-1 in an output",
      bcyx,
      output("bi", [-1, -1]),
      "outputs[0].shape[1]: -1 is read as a size known only after the run",
    ],
    [
      "-1 in an input",
      input("yx", [-1, 6]),
      output("bc", [1, 2]),
      "inputs[0].shape[0]: -1 is read as any size",
    ],
    [
      "batch 4",
      input("byx", [4, 5, 6]),
      output("bc", [1, 2]),
      "inputs[0].shape: the format allows only batch size 1; read as exactly 4",
    ],
    [
      "a smallest size of 0",
      input("yx", { min: [0, 8], step: [8, 8] }),
      output("bc", [1, 2]),
      "a smallest size of 0 on axis y is read as 8",
    ],
    [
      "float",
      input("yx", [5, 6], { data_type: "float" }),
      output("bc", [1, 2]),
      "inputs[0].data_type: float is read as float32",
    ],
    [
      "no type",
      input("yx", [5, 6], { data_type: null }),
      output("bc", [1, 2]),
      "inputs[0].data_type: is missing; read as float32",
    ],
    [
      "a halo on channels",
      bcyx,
      output("bc", [1, 2], { halo: [0, 1] }),
      "outputs[0].halo: a halo of 1 on the channel axis is not used",
    ],
    [
      "no name",
      { ...input("yx", [5, 6]), name: undefined },
      output("bc", [1, 2]),
      "inputs[0].name: is missing; called input0",
    ],
  ])("%s: read with a warning", (_, i, o, message) => {
    expect(warningsOf(model(i, o)).join(" | ")).toContain(message);
  });

  it("moves test and sample files into the tensors", () => {
    const d = read(
      rdf04({
        test_inputs: ["./in.npy"],
        sample_outputs: ["s.png", "more.csv"],
        test_outputs: ["https://host/out.npy/content"],
      }),
    );
    expect(d.inputs[0]).toMatchObject({ testTensor: { source: "in.npy" }, sampleTensor: null });
    expect(d.outputs[0]).toMatchObject({
      testTensor: { source: "https://host/out.npy/content" },
      sampleTensor: { source: "s.png" },
    });
    expect(d.warnings.map((w) => `${w.path}: ${w.message}`)).toEqual([
      "sample_outputs: 2 files for 1 tensors",
    ]);
    expect(warningsOf(rdf04({ test_inputs: ["in.tif"] }))).toEqual([
      "test_inputs[0]: in.tif is not a .npy file",
    ]);
  });

  it("bool outputs have the values false and true", () => {
    expect(read(model(bcyx, output("bc", [1, 2], { data_type: "bool" }))).outputs[0]?.values).toEqual([
      false,
      true,
    ]);
  });
});
