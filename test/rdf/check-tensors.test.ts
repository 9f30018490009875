import { describe, expect, it } from "vitest";
import { batch, follow, param, problemsOf, rdf04, rdf05, read, space, warningsOf } from "./support.ts";

const tensor = (id: string, ...axes: object[]) => ({ id, axes });
const y = (size: unknown, more: Record<string, unknown> = {}) => space("y", size, more);

describe("what must hold between tensors", () => {
  it.each<[string, object, string]>([
    ["no inputs", { inputs: [] }, "inputs: needs at least one tensor"],
    ["outputs that are no list", { outputs: { a: 1 } }, "outputs: must be a list, got a map"],
    [
      "two inputs of one id",
      { inputs: [tensor("raw", y(8), space("x", 8)), tensor("raw", y(8))] },
      "inputs[1].id: raw names two inputs",
    ],
    [
      "two outputs of one id",
      { outputs: [tensor("a", y(8)), tensor("a", y(8))] },
      "outputs[1].id: a names two outputs",
    ],
    [
      "an axis that does not exist",
      { outputs: [tensor("a", y(follow("raw", "z")))] },
      "outputs[0].axes[0].size: the size refers to raw.z, which does not exist",
    ],
    [
      "an input that follows an output",
      { inputs: [tensor("raw", y(follow("a", "y")))], outputs: [tensor("a", y(8))] },
      "inputs[0].axes[0].size: the size refers to the tensor a, which is an output",
    ],
    [
      "itself",
      { inputs: [tensor("raw", y(follow("raw", "y")))], outputs: [tensor("a", y(8))] },
      "inputs[0].axes[0].size: the size refers to itself",
    ],
    [
      "a circle",
      {
        inputs: [tensor("raw", y(follow("b", "y"))), tensor("b", y(follow("raw", "y")))],
        outputs: [tensor("a", y(8))],
      },
      "refers to itself through other axes",
    ],
    [
      "a batch axis",
      { inputs: [tensor("raw", batch, y(8))], outputs: [tensor("a", y(follow("raw", "batch")))] },
      "refers to a batch axis",
    ],
    [
      "a size known after the run",
      { outputs: [tensor("a", { type: "index", size: {} }), tensor("b", y(follow("a", "index")))] },
      "whose size is not known before the run",
    ],
    [
      "a step that refers to nothing",
      {
        inputs: [
          {
            ...tensor("raw", y(8)),
            preprocessing: [{ id: "scale_range", kwargs: { reference_tensor: "other" } }],
          },
        ],
        outputs: [tensor("a", y(8))],
      },
      "inputs[0]: scale_range refers to the tensor other, which is no input",
    ],
    [
      "a preprocessing step that refers to an output",
      {
        inputs: [
          {
            ...tensor("raw", y(8)),
            preprocessing: [{ id: "scale_range", kwargs: { reference_tensor: "a" } }],
          },
        ],
        outputs: [tensor("a", y(8))],
      },
      "which is no input",
    ],
    [
      "an ambiguous reference",
      { inputs: [tensor("raw", y(8))], outputs: [tensor("raw", y(8)), tensor("b", y(follow("raw", "y")))] },
      "outputs[0].id: raw names an input and an output, so what refers to raw is ambiguous",
    ],
  ])("%s is refused", (_, change, message) => {
    expect(problemsOf(rdf05(change as Record<string, unknown>)).join(" | ")).toContain(message);
  });

  it("an output may refer to an output, and a post step to an input", () => {
    const outputs = [
      {
        ...tensor("a", y(8)),
        postprocessing: [{ id: "scale_mean_variance", kwargs: { reference_tensor: "raw" } }],
      },
      tensor("b", y(follow("a", "y"))),
    ];
    expect(warningsOf(rdf05({ inputs: [tensor("raw", y(8))], outputs }))).toEqual([]);
  });

  it("an id shared by an input and an output is harmless while nothing refers to it", () => {
    const change = { inputs: [tensor("e", y(8))], outputs: [tensor("e", y(8))] };
    expect(warningsOf(rdf05(change))).toEqual(["outputs[0].id: e names an input and an output"]);
  });

  it("a reference to a reference is followed, with a warning", () => {
    const outputs = [
      tensor("a", y(follow("raw", "y"), { scale: 2 })),
      tensor("b", y(follow("a", "y"), { scale: 4, halo: 2 })),
    ];
    const d = rdf05({ inputs: [tensor("raw", y(param(32, 8)))], outputs });
    expect(warningsOf(d)).toEqual([
      "outputs[1].axes[0].size: the size refers to a.y, which itself follows another axis",
    ]);
  });
});

describe("halos", () => {
  it("on a fixed output axis of the input's size: the axis follows the input (core cannot convert these)", () => {
    const change = {
      inputs: [tensor("raw", y(64))],
      outputs: [tensor("a", y(64, { halo: 8 }), space("x", 64))],
    };
    const d = read(rdf05(change));
    expect(d.outputs[0]?.axes[0]).toMatchObject({
      size: { kind: "ref", tensorId: "raw", axisId: "y", offset: 0 },
      halo: 8,
    });
    expect(d.outputs[0]?.axes[1]).toMatchObject({ size: { kind: "fixed", size: 64 } });
    expect(d.warnings).toEqual([
      {
        path: "outputs[0].axes[0].size",
        message: "the fixed size 64 with a halo is read as following raw.y",
      },
    ]);
  });

  it("on a fixed output axis of the input's smallest size: likewise; its scale is the input's", () => {
    const change = {
      inputs: [tensor("raw", y(param(64, 16), { scale: 0.5 }))],
      outputs: [tensor("a", y(64, { halo: 8 }))],
    };
    expect(read(rdf05(change)).outputs[0]?.axes[0]).toMatchObject({ size: { kind: "ref" }, scale: 0.5 });
  });

  it("on a fixed output axis of another size: kept, with a warning", () => {
    const change = { inputs: [tensor("raw", y(64))], outputs: [tensor("a", y(32, { halo: 8 }))] };
    expect(read(rdf05(change)).outputs[0]?.axes[0]?.size).toEqual({ kind: "fixed", size: 32 });
    expect(warningsOf(rdf05(change))).toEqual([
      "outputs[0].axes[0].halo: a halo of 8 on an axis whose size follows no input axis",
    ]);
  });

  it("that leave nothing, or that are no whole number of input samples, are said", () => {
    const outputs = [
      tensor(
        "a",
        y(follow("raw", "y"), { halo: 32 }),
        space("x", follow("raw", "y"), { halo: 3, scale: 0.5 }),
      ),
    ];
    expect(warningsOf(rdf05({ inputs: [tensor("raw", y(param(64, 8)))], outputs }))).toEqual([
      "outputs[0].axes[0].halo: the smallest output of 64 has nothing left without a halo of 32 on both sides",
      "outputs[0].axes[1].halo: a halo of 3 is 1.5 samples of the input; rounded up",
    ]);
    expect(problemsOf(rdf05({ outputs: [tensor("a", y(follow("raw", "y"), { halo: -1 }))] }))[0]).toContain(
      "must not be negative",
    );
  });

  it("name the place where 0.4 states them", () => {
    const outputs = [{ ...(rdf04().outputs as object[])[0], halo: [0, 0, 40, 0] }];
    expect(warningsOf(rdf04({ outputs }))[0]).toMatch(/^outputs\[0\]\.halo\[2\]: the smallest output of 64/);
  });
});
