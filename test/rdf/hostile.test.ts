import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFailure } from "../../src/errors/index.ts";
import { describeModel, inputHalo, readDescription, resolveSizes } from "../../src/rdf/index.ts";
import { rdf04, rdf05 } from "./support.ts";

/** Whatever stands in a description: it is read, or refused with a code; nothing else comes out. */
function readOrRefuse(source: string | Record<string, unknown>): void {
  try {
    const description = readDescription(source, "hostile");
    expect(JSON.stringify(describeModel(description))).not.toContain("undefined");
    inputHalo(description);
    for (const tensor of [...description.inputs, ...description.outputs])
      for (const axis of tensor.axes) {
        if (axis.size.kind === "fixed") expect(axis.size.size).toBeGreaterThanOrEqual(1);
        expect(axis.scale).toBeGreaterThan(0);
      }
    resolveSizes(description, { n: 1, batch: 2 });
  } catch (error) {
    if (!isFailure(error)) throw error;
    expect(error.message).toMatch(/^\[(rdf|package)\//);
  }
}

/** All places inside a value, as lists of keys. */
function places(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [at];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [at, ...inner.flatMap(([key, v]) => places(v, [...at, key]))];
}

function replaced(value: unknown, at: readonly (string | number)[], by: unknown): unknown {
  const [key, ...rest] = at;
  if (key === undefined) return by;
  if (typeof value !== "object" || value === null) return value; // an earlier replacement took the place away
  if (Array.isArray(value)) return value.map((v, i) => (i === key ? replaced(v, rest, by) : v));
  return Object.fromEntries(
    Object.entries(value).map(([k, v]) => [k, k === key ? replaced(v, rest, by) : v]),
  );
}

const full05 = rdf05({
  config: {
    bioimageio: {
      nickname: "a-b",
      reproducibility_tolerance: [{ absolute_tolerance: 1, output_ids: ["x"] }],
      test_kwargs: { onnx: { decimal: 2 } },
    },
    deepimagej: { test_information: { outputs: [{ name: "a", type: "image" }] } },
  },
  cite: [{ text: "t", doi: "10.1234/x" }],
  attachments: [{ source: "a" }],
  outputs: [
    {
      id: "o",
      axes: [
        { type: "space", id: "y", size: { tensor_id: "raw", axis_id: "y", offset: 1 }, halo: 2, scale: 2 },
        { type: "index", size: {} },
      ],
      data: { values: [0, 1] },
      postprocessing: [
        { id: "clip", kwargs: { min_percentile: 1, axes: ["y"] } },
        { id: "scale_linear", kwargs: { axis: "y", gain: [1, 2] } },
      ],
    },
  ],
});
const full04 = rdf04({
  inputs: [
    {
      name: "raw",
      axes: "bcyx",
      data_type: "uint8",
      data_range: [0, "inf"],
      shape: { min: [1, 1, 8, 8], step: [0, 0, 4, 4] },
      preprocessing: [
        { name: "zero_mean_unit_variance", kwargs: { mode: "fixed", axes: "yx", mean: [1], std: [2] } },
      ],
    },
  ],
  outputs: [
    {
      name: "o",
      axes: "bcyx",
      data_type: "float32",
      halo: [0, 0, 2, 2],
      shape: { reference_tensor: "raw", scale: [1, 0, 0.5, 1], offset: [0, 1.5, 0, -1] },
      postprocessing: [
        { name: "scale_range", kwargs: { mode: "per_dataset", axes: "yx", reference_tensor: "raw" } },
      ],
    },
  ],
  attachments: { files: ["a"] },
});

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    "x",
    "bcyx",
    -1,
    0,
    1.5,
    1e308,
    Number.NaN,
    Infinity,
    true,
    [],
    {},
    [[]],
    [null],
    { min: 1 },
    "__proto__",
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

describe("hostile descriptions", () => {
  it.each([
    ["0.5", full05],
    ["0.4", full04],
    ["0.3", { ...full04, format_version: "0.3.2", source: "a.b.C", sha256: "0".repeat(64), kwargs: {} }],
  ])("%s with one or two values replaced by junk", (_, model) => {
    readOrRefuse(model);
    const all = places(model);
    const place = fc.nat({ max: all.length - 1 }).map((i) => all[i] ?? []);
    fc.assert(
      fc.property(place, junk, place, junk, fc.boolean(), (p, v, q, w, two) => {
        const once = replaced(model, p, v);
        const changed = two && typeof once === "object" && once !== null ? replaced(once, q, w) : once;
        if (typeof changed === "object" && changed !== null) readOrRefuse(changed as Record<string, unknown>);
      }),
      { numRuns: 250 },
    );
  });

  it("every value of a model replaced by every kind of junk", () => {
    for (const model of [full05, full04])
      for (const place of places(model).filter((p) => p.length > 0))
        for (const value of [null, "x", -1, Number.NaN, [], {}, [null]])
          readOrRefuse(replaced(model, place, value) as Record<string, unknown>);
  });

  it("text that is anything", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => readOrRefuse(text)),
      { numRuns: 300 },
    );
  });

  it("ids and keys of Object.prototype stay what they are", () => {
    const inputs = [{ id: "toString", axes: [{ type: "space", id: "valueOf", size: 4 }] }];
    const outputs = [
      { id: "o", axes: [{ type: "space", id: "y", size: { tensor_id: "toString", axis_id: "valueOf" } }] },
    ];
    const text = JSON.stringify(rdf05({ inputs, outputs })).replace(
      '"name":"small"',
      '"__proto__":{"name":"evil"}',
    );
    const description = readDescription(text, "t");
    expect(description.name).toBe("unnamed model");
    expect(resolveSizes(description).outputs).toEqual({ o: { y: 4 } });
  });
});
