import { describe, expect, it } from "vitest";
import { describeModel } from "../../src/rdf/index.ts";
import { batch, channel, follow, param, rdf05, read, space } from "./support.ts";

describe("the card of a model", () => {
  const description = read(
    rdf05({
      cite: [{ text: "paper", doi: "10.1234/x" }],
      authors: [{ name: "A", affiliation: "Lab" }],
      novelty: 1,
      inputs: [
        {
          id: "raw",
          axes: [batch, channel("grey"), space("y", param(64, 16), { unit: "micrometer" })],
          optional: true,
        },
      ],
      outputs: [
        {
          id: "out",
          axes: [
            space("y", follow("raw", "y", 2), { halo: 4, scale: 2 }),
            { type: "index", size: { max: 9 } },
            space("x", 8),
          ],
        },
      ],
      weights: {
        onnx: { source: "w.onnx", opset_version: 15 },
        torchscript: { source: "w.pt", parent: "onnx", pytorch_version: "2.1" },
      },
    }),
  );

  it("is plain JSON with the fixed names", () => {
    const card = describeModel(description);
    expect(JSON.parse(JSON.stringify(card))).toEqual(card);
    expect(card).toMatchObject({
      name: "small",
      format_version: "0.5.7",
      authors: ["A (Lab)"],
      license: "MIT",
      cite: [{ text: "paper", doi: "10.1234/x", url: null }],
      warnings: ["novelty: this key is not known and is not used"],
    });
    expect(card.inputs[0]).toMatchObject({
      id: "raw",
      dtype: "float32",
      optional: true,
      preprocessing: [{ op: "ensure_dtype", dtype: "float32" }],
    });
    expect(card.inputs[0]?.axes).toEqual([
      {
        id: "batch",
        type: "batch",
        size: null,
        size_text: "any",
        halo: 0,
        scale: 1,
        unit: null,
        channels: null,
      },
      {
        id: "channel",
        type: "channel",
        size: 1,
        size_text: "1",
        halo: 0,
        scale: 1,
        unit: null,
        channels: ["grey"],
      },
      {
        id: "y",
        type: "space",
        size: { min: 64, step: 16 },
        size_text: "64 + k·16",
        halo: 0,
        scale: 1,
        unit: "micrometer",
        channels: null,
      },
    ]);
    expect(card.outputs[0]?.axes.map((a) => [a.size, a.halo, a.scale])).toEqual([
      [{ tensor_id: "raw", axis_id: "y", offset: 2 }, 4, 2],
      [{ min: 1, max: 9 }, 0, 1],
      [8, 0, 1],
    ]);
    expect(card.outputs[0]).toMatchObject({ table: false, postprocessing: [{ op: "ensure_dtype" }] });
    expect(card.weights).toEqual([
      { format: "onnx", source: "w.onnx", sha256: null, parent: null, version: null, opset_version: 15 },
      {
        format: "torchscript",
        source: "w.pt",
        sha256: null,
        parent: "onnx",
        version: "2.1",
        opset_version: null,
      },
    ]);
    expect(card.tolerance).toEqual([
      { relative: 1e-3, absolute: 1e-3, mismatched_per_million: 100, outputs: [], weights: [] },
    ]);
  });

  it("says what can be run when the caller says it, and shares nothing with the description", () => {
    const card = describeModel(description, { runnable: (format) => format === "onnx" });
    expect(card.weights.map((w) => w.runnable)).toEqual([true, false]);
    expect(card.cite).toEqual(description.cite);
    expect(card.cite).not.toBe(description.cite);
  });
});
