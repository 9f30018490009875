import { describe, expect, it } from "vitest";
import { batch, channel, follow, param, problemsOf, rdf05, read, space, warningsOf } from "./support.ts";

const withAxes = (axes: unknown, output?: unknown) =>
  rdf05({
    inputs: [{ id: "raw", axes }],
    ...(output === undefined
      ? { outputs: [{ id: "out", axes: [batch] }] }
      : { outputs: [{ id: "out", axes: output }] }),
  });
const inputAxes = (axes: unknown) => read(withAxes(axes)).inputs[0]?.axes;
const y = space("y", 8);

describe("axes of rdf 0.5", () => {
  it("read every kind with its defaults", () => {
    expect(
      inputAxes([
        batch,
        { type: "index", size: 3 },
        channel("r", "g"),
        { type: "time", size: param(2, 3), unit: "second" },
        { type: "space", size: 5, scale: 0.5 },
      ]),
    ).toEqual([
      {
        id: "batch",
        type: "batch",
        size: { kind: "any" },
        halo: 0,
        scale: 1,
        unit: null,
        channelNames: null,
      },
      {
        id: "index",
        type: "index",
        size: { kind: "fixed", size: 3 },
        halo: 0,
        scale: 1,
        unit: null,
        channelNames: null,
      },
      {
        id: "channel",
        type: "channel",
        size: { kind: "fixed", size: 2 },
        halo: 0,
        scale: 1,
        unit: null,
        channelNames: ["r", "g"],
      },
      {
        id: "time",
        type: "time",
        size: { kind: "param", min: 2, step: 3 },
        halo: 0,
        scale: 1,
        unit: "second",
        channelNames: null,
      },
      {
        id: "x",
        type: "space",
        size: { kind: "fixed", size: 5 },
        halo: 0,
        scale: 0.5,
        unit: null,
        channelNames: null,
      },
    ]);
  });

  it("read references, sizes known after the run, and short ids", () => {
    const d = read(
      withAxes(
        [space("t", 8), y],
        [
          { type: "index", id: "object", size: {} },
          { type: "index", size: { min: 2, max: 9 } },
          space("y", follow("raw", "t", -2), { halo: 1 }),
        ],
      ),
    );
    expect(d.inputs[0]?.axes[0]).toMatchObject({ id: "time", type: "space" });
    expect(d.outputs[0]?.axes.map((a) => a.size)).toEqual([
      { kind: "dynamic", min: 1, max: null },
      { kind: "dynamic", min: 2, max: 9 },
      { kind: "ref", tensorId: "raw", axisId: "time", offset: -2 },
    ]);
  });

  it.each<[string, unknown, string]>([
    ["no axes", undefined, "inputs[0].axes: needs a list of axes"],
    ["an empty list", [], "inputs[0].axes: needs a list of axes"],
    ["letters", "bcyx", "inputs[0].axes: must be a list"],
    ["an empty axis", [null], "inputs[0].axes[0]: must be a map, got nothing"],
    ["an unknown type", [{ type: "depth", size: 1 }], "inputs[0].axes[0].type: axis type depth is not known"],
    ["a type that is nowhere", [{ id: "u", size: 1 }], "inputs[0].axes[0].type: is missing"],
    ["an id twice", [y, y], "inputs[0].axes[1].id: the axis id y stands twice"],
    ["no size", [{ type: "space", id: "y" }], "inputs[0].axes[0].size: is missing"],
    ["size 0", [space("y", 0)], "inputs[0].axes[0].size: must be at least 1, got 0"],
    ["a negative size", [space("y", -1)], "size: must be at least 1, got -1"],
    ["half a sample", [space("y", 1.5)], "size: must be a whole number, got 1.5"],
    ["an infinite size", [space("y", Infinity)], "size: must be a number, got Infinity"],
    ["NaN", [space("y", Number.NaN)], "size: must be a number, got NaN"],
    ["words", [space("y", "large")], 'size: must be a number, got "large"'],
    ["a list", [space("y", [1, 2])], "size: must be a number, got [1,2]"],
    ["min without step", [space("y", { min: 8 })], "size: expected a number, {min, step}"],
    ["step without min", [space("y", { step: 8 })], "size.min: is missing"],
    ["a negative step", [space("y", param(8, -8))], "size.step: must be positive, got -8"],
    ["min 0", [space("y", param(0, 8))], "size.min: must be at least 1, got 0"],
    ["an axis_id alone", [space("y", { axis_id: "x" })], "size.tensor_id: is missing"],
    ["scale 0", [space("y", 8, { scale: 0 })], "scale: must be positive, got 0"],
    ["no channel names", [{ type: "channel" }], "channel_names: is missing"],
    ["empty channel names", [channel()], "channel_names: is empty"],
    [
      "a channel size that differs",
      [{ ...channel("a"), size: 2 }],
      "size: 2 does not match the 1 channel names",
    ],
    ["batch 0", [{ type: "batch", size: 0 }], "size: must be at least 1, got 0"],
  ])("%s is refused", (_, axes, message) => {
    expect(problemsOf(withAxes(axes)).join(" | ")).toContain(message);
  });

  it.each<[string, unknown, string]>([
    ["a size as text", [space("y", "8")], "the number 8 is written as text"],
    ["a missing type with a telling id", [{ id: "y", size: 8 }], "is missing; read as space from the id"],
    ["step 0", [space("y", param(8, 0))], "step 0 means a fixed size"],
    ["batch 4", [{ type: "batch", size: 4 }], "read as exactly 4"],
    ["another name for batch", [{ type: "batch", id: "n" }], "the batch axis is called batch, not n"],
    ["batch as the id of a space axis", [space("batch", 8)], "the space axis keeps the id b"],
    ["a halo on an input", [space("y", 8, { halo: 2 })], "a halo belongs to time and space axes of outputs"],
    ["a halo on channels", [{ ...channel("a"), halo: 2 }], "does not apply to a channel axis"],
    ["an unknown key", [space("y", 8, { stride: 2 })], "inputs[0].axes[0].stride: this key is not known"],
    ["a description that is a list", [space("y", 8, { unit: [1] })], "unit: must be text, got a list"],
  ])("%s is read with a warning", (_, axes, message) => {
    expect(warningsOf(withAxes(axes)).join(" | ")).toContain(message);
  });

  it("reports every problem of a file, not only the first", () => {
    const all = problemsOf(
      withAxes([space("y", 0), space("x", 0), { type: "?" }], [space("y", follow("nowhere", "y"))]),
    );
    expect(all.length).toBe(4);
    expect(all.at(-1)).toContain(
      "outputs[0].axes[0].size: the size refers to the tensor nowhere, which does not exist",
    );
  });
});

describe("tensors of rdf 0.5", () => {
  const withData = (data: unknown) =>
    rdf05({ inputs: [{ id: "raw", axes: [channel("a", "b"), y], data }], outputs: [{ axes: [y] }] });

  it("data: defaults, nominal values, one per channel", () => {
    expect(read(withData(undefined)).inputs[0]).toMatchObject({
      dtype: "float32",
      range: null,
      values: null,
    });
    expect(read(withData({ type: "uint16", range: [0, null] })).inputs[0]).toMatchObject({
      dtype: "uint16",
      range: [0, null],
    });
    expect(read(withData({ values: ["bg", 1, true] })).inputs[0]).toMatchObject({
      dtype: "uint8",
      values: ["bg", 1, true],
    });
    const list = [
      { type: "uint8", range: [0, 1] },
      { type: "uint8", range: [0, 2] },
    ];
    expect(read(withData(list)).inputs[0]).toMatchObject({ dtype: "uint8", range: null });
    expect(problemsOf(withData([{ type: "uint8" }, { type: "int8" }]))).toEqual([
      "inputs[0].data: all channels must have the same type",
    ]);
    expect(problemsOf(withData({ type: "complex64" }))[0]).toContain(
      "inputs[0].data.type: element type complex64",
    );
    expect(read(withData({ type: "float32", range: ["-inf", Infinity] })).inputs[0]?.range).toEqual([
      null,
      null,
    ]);
    expect(warningsOf(withData({ type: "float32", range: [1] })).join()).toContain(
      "must be [min, max], got [1]",
    );
  });

  it("optional, pad and files", () => {
    const input = (more: object) => rdf05({ inputs: [{ axes: [y], ...more }], outputs: [{ axes: [y] }] });
    expect(read(input({})).inputs[0]).toMatchObject({
      id: "input",
      optional: false,
      pad: null,
      testTensor: null,
    });
    expect(read(input({ optional: true, pad: { mode: "constant", value: 3 } })).inputs[0]).toMatchObject({
      optional: true,
      pad: { mode: "constant", value: 3 },
    });
    expect(read(input({ pad: { mode: "edge" } })).inputs[0]?.pad).toEqual({ mode: "edge", value: 0 });
    expect(warningsOf(input({ pad: { mode: "wrap" } })).join()).toContain("padding wrap is not known");
    expect(warningsOf(input({ optional: "yes" })).join()).toContain('must be true or false, got "yes"');
    const sha256 = "AB".repeat(32);
    expect(
      read(input({ test_tensor: { source: "./in.npy", sha256: ` ${sha256} ` }, sample_tensor: "s.tif" }))
        .inputs[0],
    ).toMatchObject({
      testTensor: { source: "in.npy", sha256: sha256.toLowerCase() },
      sampleTensor: { source: "s.tif", sha256: null },
    });
    expect(warningsOf(input({ test_tensor: { source: "in.npy", sha256: "abc" } })).join()).toContain(
      "is not a sha256",
    );
  });

  it("0.4 keys in a 0.5 file are named as unknown", () => {
    expect(warningsOf(rdf05({ test_inputs: ["a.npy"] }))).toEqual([
      "test_inputs: this key is not known and is not used",
    ]);
  });

  it("newer patch versions are read, with a warning", () => {
    expect(warningsOf(rdf05({ format_version: "0.5.12" }))).toEqual([]);
    const d = read(rdf05({ format_version: "0.5.13", novelty: 1 }));
    expect(d.warnings.map((w) => w.path)).toEqual(["format_version", "novelty"]);
  });
});
