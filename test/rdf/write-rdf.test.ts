import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isFailure } from "../../src/errors/index.ts";
import { type ModelDescription, type RdfContent, readDescription, writeRdf } from "../../src/rdf/index.ts";
import { describeWithSharedData, sharedBytes, sharedPath } from "../support/shared-data.ts";
import { batch, caught, channel, follow, param, rdf04, rdf05, read, space } from "./support.ts";

/** What both versions hold: everything that running a model depends on, and the fields about it. */
function essence(d: ModelDescription, version: "0.5" | "0.4"): unknown {
  const { formatVersion: _f, raw: _r, warnings: _w, tolerances: _t, nickname: _n, ...rest } = d;
  if (version === "0.5") return { ...rest, weights: rest.weights.map((w) => ({ ...w, ...stated(w) })) };
  return rest;
}

/** Opsets that 0.5 demands are made up where the file has none. */
const stated = (w: ModelDescription["weights"][number]) => ({
  opsetVersion: w.format === "onnx" ? (w.opsetVersion ?? 15) : w.opsetVersion,
});

describeWithSharedData("writing what was read", () => {
  const files = readdirSync(sharedPath(), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml") && !name.startsWith("golden"))
    .sort();

  it("gives the same description in 0.5 for every 0.5 file of the test data", () => {
    let compared = 0;
    for (const name of files) {
      const first = readable(name);
      if (!first?.formatVersion.startsWith("0.5")) continue;
      const second = readDescription(writeRdf(first, "0.5").text, name);
      expect(essence(second, "0.5"), name).toEqual(essence(first, "0.5"));
      compared++;
    }
    expect(compared).toBeGreaterThan(25);
  });

  it("turns 0.4 files into 0.5 with the same tensors, steps and weights", () => {
    let compared = 0;
    for (const name of files) {
      const first = readable(name);
      if (!first || first.formatVersion.startsWith("0.5")) continue;
      const second = readDescription(writeRdf(first, "0.5").text, name);
      expect(second.inputs, name).toEqual(first.inputs);
      // Nominal data has no range in 0.5.
      const comparable = (d: ModelDescription) =>
        d.outputs.map(({ isTable: _, ...rest }) => ({ ...rest, range: rest.values ? null : rest.range }));
      expect(comparable(second), name).toEqual(comparable(first));
      compared++;
    }
    expect(compared).toBeGreaterThan(25);
  });

  it("gives the same description in 0.4 for every 0.4 file that 0.4 can say", () => {
    let compared = 0;
    const refused: string[] = [];
    for (const name of files) {
      const first = readable(name);
      if (!first || first.formatVersion.startsWith("0.5")) continue;
      const content = { ...first, timestamp: first.timestamp ?? "2026-01-01T00:00:00" };
      try {
        const second = readDescription(writeRdf(content, "0.4").text, name);
        expect(second.inputs.map(withoutHash), name).toEqual(first.inputs.map(withoutHash));
        expect(second.outputs.map(withoutHash), name).toEqual(first.outputs.map(withoutHash));
        compared++;
      } catch (error) {
        if (!isFailure(error, "rdf/not-expressible")) throw error;
        refused.push(`${name}: ${error.details.what}`);
      }
    }
    expect(compared).toBeGreaterThan(20);
    expect(refused.length, refused.join("\n")).toBeLessThan(12);
  });

  function readable(name: string): ModelDescription | null {
    try {
      return readDescription(sharedBytes(name), name);
    } catch {
      return null;
    }
  }
});

function withoutHash<T extends { testTensor: unknown; sampleTensor: unknown; range: unknown }>(t: T) {
  const { testTensor: _t, sampleTensor: _s, range: _r, ...rest } = t;
  return rest;
}

const content = (change: Record<string, unknown> = {}): RdfContent => ({
  ...read(rdf05(change)),
  timestamp: "2026-01-02T03:04:05",
});

describe("writeRdf 0.5", () => {
  it("writes the keys in one order and leaves out what is empty", () => {
    expect(Object.keys(writeRdf(content()).map)).toEqual([
      "format_version",
      "type",
      "name",
      "description",
      "timestamp",
      "authors",
      "license",
      "weights",
      "inputs",
      "outputs",
    ]);
  });

  it("leaves out casts that the format makes by itself, and keeps the others", () => {
    const write = (preprocessing: unknown, type = "float32") => {
      const axes = [batch, space("y", 8), space("x", 8)];
      const { map } = writeRdf(content({ inputs: [{ id: "raw", axes, data: { type }, preprocessing }] }));
      return (map.inputs as { preprocessing?: unknown }[])[0]?.preprocessing;
    };
    expect(write([])).toBeUndefined();
    expect(write([{ id: "sigmoid" }])).toEqual([{ id: "sigmoid" }]);
    expect(write([{ id: "sigmoid" }, { id: "ensure_dtype", kwargs: { dtype: "float32" } }], "uint8")).toEqual(
      [{ id: "sigmoid" }, { id: "ensure_dtype", kwargs: { dtype: "float32" } }],
    );
    const zmuv = { id: "zero_mean_unit_variance", kwargs: { axes: ["y", "x"], eps: 0.01 } };
    expect(write([zmuv, { id: "binarize", kwargs: { threshold: 0.5 } }])).toEqual([
      zmuv,
      { id: "binarize", kwargs: { threshold: 0.5 } },
    ]);
  });

  it("quotes text that YAML 1.1 or 1.2 would take for something else", () => {
    const { text } = writeRdf({ ...content(), name: "yes", version: "1.10", description: "it's: a # b" });
    const again = readDescription(text, "again");
    expect([again.name, again.version, again.description]).toEqual(["yes", "1.10", "it's: a # b"]);
    expect(text).toContain("name: 'yes'");
    expect(text).toContain("timestamp: '2026-01-02T03:04:05'");
  });
});

describe("writeRdf 0.4", () => {
  it("writes infinities for unbounded ranges, halos for all axes and no description of batch", () => {
    const { map, text } = writeRdf(
      content({
        outputs: [
          {
            id: "prob",
            axes: [
              batch,
              channel("a", "b"),
              space("y", follow("raw", "y", -4), { halo: 8 }),
              space("x", follow("raw", "x"), { scale: 2 }),
            ],
            data: { range: [0, null] },
          },
        ],
      }),
      "0.4",
    );
    expect(text).toContain("data_range:\n      - -.inf\n      - .inf");
    expect(map.outputs).toEqual([
      {
        name: "prob",
        axes: "bcyx",
        data_type: "float32",
        data_range: [0, Number.POSITIVE_INFINITY],
        halo: [0, 0, 8, 0],
        shape: { reference_tensor: "raw", scale: [1, 0, 1, 0.5], offset: [0, 1, -2, 0] },
        postprocessing: [],
      },
    ]);
    expect(map.inputs).toMatchObject([
      { name: "raw", shape: { min: [1, 1, 64, 64], step: [0, 0, 16, 16] }, axes: "bcyx" },
    ]);
  });

  it("is read back as what it was", () => {
    const first = { ...read(rdf04()), timestamp: "2026-01-02T03:04:05" };
    const second = readDescription(writeRdf(first, "0.4").text, "again");
    expect(second.inputs.map(withoutHash)).toEqual(first.inputs.map(withoutHash));
    expect(second.outputs.map(withoutHash)).toEqual(first.outputs.map(withoutHash));
  });

  const axes = [batch, space("y", param(8, 1)), space("x", param(8, 1))];
  const soft = { id: "p", axes: [batch, channel("a", "b"), space("y", 8), space("x", 8)] };
  it.each<[string, Record<string, unknown>, string]>([
    ["int64 inputs", { inputs: [{ id: "raw", axes, data: { type: "int64" } }] }, "int64"],
    ["optional inputs", { inputs: [{ id: "raw", axes, optional: true }] }, "optional"],
    [
      "axes without a letter",
      { inputs: [{ id: "raw", axes: [batch, space("row", 8), space("x", 8)] }], outputs: [soft] },
      "row",
    ],
    [
      "softmax",
      { outputs: [{ ...soft, postprocessing: [{ id: "softmax", kwargs: { axis: "channel" } }] }] },
      "softmax",
    ],
    [
      "percentile clips",
      { outputs: [{ ...soft, postprocessing: [{ id: "clip", kwargs: { max_percentile: 99 } }] }] },
      "clip",
    ],
    [
      "casts among the steps",
      {
        outputs: [
          {
            ...soft,
            postprocessing: [{ id: "ensure_dtype", kwargs: { dtype: "uint8" } }, { id: "sigmoid" }],
          },
        ],
      },
      "cast",
    ],
    [
      "sizes known after the run",
      { outputs: [{ id: "p", axes: [batch, { type: "index", size: { min: 1 } }] }] },
      "known only after",
    ],
    [
      "external data",
      {
        weights: {
          onnx: { source: "w.onnx", opset_version: 15, external_data: { source: "w.onnx.data" } },
        },
      },
      "second file",
    ],
    ["keras_v3", { weights: { keras_v3: { source: "w.keras", keras_version: "3.1" } } }, "keras_v3"],
  ])("refuses %s", (_, change, what) => {
    const error = caught(() => writeRdf(content(change), "0.4"));
    if (!isFailure(error, "rdf/not-expressible")) throw error;
    expect(error.message).toContain(what);
  });

  it("refuses a description without a timestamp", () => {
    const error = caught(() => writeRdf({ ...content(), timestamp: null }, "0.4"));
    expect(isFailure(error, "rdf/not-expressible")).toBe(true);
  });
});
