import { describe, expect, it } from "vitest";
import { problemsOf, rdf04, rdf05, read, warningsOf } from "./support.ts";

const hash = "0123456789abcdef".repeat(4);

describe("weights", () => {
  it("of rdf 0.5", () => {
    const weights = {
      pytorch_state_dict: {
        source: "./w.pt",
        sha256: hash.toUpperCase(),
        pytorch_version: 1.13,
        architecture: { callable: "UNet", source: "unet.py", sha256: hash, kwargs: { depth: 4 } },
        dependencies: { source: "env.yaml" },
      },
      onnx: {
        source: "w.onnx",
        parent: "pytorch_state_dict",
        opset_version: 15,
        external_data: { source: "w.data", sha256: hash },
      },
      keras_v3: { source: "w.keras", parent: "onnx", keras_version: "3.1", backend: ["tensorflow", "2.17"] },
      tensorflow_js: null,
    };
    const d = read(rdf05({ weights }));
    expect(d.warnings).toEqual([]);
    expect(d.weights).toEqual([
      {
        format: "pytorch_state_dict",
        file: { source: "w.pt", sha256: hash },
        parent: null,
        opsetVersion: null,
        externalData: null,
        frameworkVersion: "1.13",
        architecture: {
          callable: "UNet",
          file: { source: "unet.py", sha256: hash },
          importFrom: null,
          kwargs: { depth: 4 },
        },
      },
      {
        format: "onnx",
        file: { source: "w.onnx", sha256: null },
        parent: "pytorch_state_dict",
        opsetVersion: 15,
        externalData: { source: "w.data", sha256: hash },
        frameworkVersion: null,
        architecture: null,
      },
      expect.objectContaining({ format: "keras_v3", frameworkVersion: "3.1", parent: "onnx" }),
    ]);
  });

  it("of rdf 0.4: architecture as file:Class, also at a URL, and as package.Class", () => {
    const architecture = (text: string) =>
      read(
        rdf04({
          weights: {
            pytorch_state_dict: {
              source: "w.pt",
              architecture: text,
              architecture_sha256: hash,
              kwargs: { a: 1 },
            },
          },
        }),
      ).weights[0]?.architecture;
    expect(architecture("./unet.py:UNet2d")).toEqual({
      callable: "UNet2d",
      file: { source: "unet.py", sha256: hash },
      importFrom: null,
      kwargs: { a: 1 },
    });
    expect(architecture("https://host/a.py/content:Net")).toMatchObject({
      callable: "Net",
      file: { source: "https://host/a.py/content" },
    });
    expect(architecture("plantseg.models.model.UNet3D")).toMatchObject({
      callable: "UNet3D",
      file: null,
      importFrom: "plantseg.models.model",
    });
  });

  it("versions that are not stated are null, where core makes some up", () => {
    const d = read(
      rdf04({
        weights: { onnx: { source: "a" }, torchscript: { source: "b" }, keras_hdf5: { source: "c" } },
      }),
    );
    expect(d.weights.map((w) => [w.opsetVersion, w.frameworkVersion])).toEqual(Array(3).fill([null, null]));
  });

  it("of rdf 0.3: pytorch_script, and the architecture from the top of the file", () => {
    const d = read(
      rdf04({
        format_version: "0.3.2",
        source: "pybio.unet.UNet2d",
        kwargs: { input_channels: 1 },
        weights: {
          pytorch_state_dict: { source: "w.torch" },
          pytorch_script: { source: "w.pt", parent: "https://zenodo.org/w.torch" },
          onnx: { source: "w.onnx", parent: "pytorch_script" },
        },
      }),
    );
    expect(d.weights.map((w) => [w.format, w.parent])).toEqual([
      ["pytorch_state_dict", null],
      ["torchscript", null],
      ["onnx", "torchscript"],
    ]);
    expect(d.weights[0]?.architecture).toEqual({
      callable: "UNet2d",
      file: null,
      importFrom: "pybio.unet",
      kwargs: { input_channels: 1 },
    });
    expect(d.warnings.map((w) => w.path)).toEqual(["weights.torchscript.parent"]);
  });

  it("that cannot be used at all are refused; single bad entries are left out", () => {
    expect(problemsOf(rdf05({ weights: undefined }))).toEqual([
      "weights: is missing; a model needs at least one weights entry",
    ]);
    expect(problemsOf(rdf05({ weights: {} }))[0]).toContain("is empty");
    expect(problemsOf(rdf05({ weights: { onnx: null } }))[0]).toContain("is empty");
    expect(problemsOf(rdf05({ weights: [1] }))[0]).toContain("weights: must be a map, got a list");
    expect(problemsOf(rdf05({ weights: { onnx: {} } }))[0]).toContain("no entry names its file");
    const d = read(rdf05({ weights: { onnx: {}, torchscript: { source: "w.pt" }, caffe: { source: "c" } } }));
    expect(d.weights.map((w) => w.format)).toEqual(["torchscript"]);
    expect(d.warnings.map((w) => w.path)).toEqual(["weights.caffe", "weights.onnx.source"]);
    const future = read(rdf05({ weights: { mojo: { source: "w" } } }));
    expect(future.weights).toEqual([]);
  });

  it("warn of parents, opsets, hashes and keys that make no sense", () => {
    const weights = {
      onnx: { source: "a", opset_version: 6, parent: "onnx", sha256: "12", note: 1 },
      torchscript: { source: "b", parent: "keras_v3" },
    };
    expect(warningsOf(rdf05({ weights })).map((w) => w.split(":")[0])).toEqual([
      "weights.onnx.note",
      "weights.onnx.opset_version",
      "weights.onnx.sha256",
      "weights.onnx.parent",
      "weights.torchscript.parent",
      "weights",
    ]);
    expect(warningsOf(rdf05({ weights: { onnx: { source: "a" }, torchscript: { source: "b" } } }))).toEqual([
      "weights: onnx and torchscript name no parent; exactly one entry should have none",
    ]);
  });
});

describe("tolerances", () => {
  const config = {
    bioimageio: {
      reproducibility_tolerance: [
        { absolute_tolerance: 1e-4, output_ids: ["prob"], weights_formats: ["onnx"] },
        { relative_tolerance: 0.01, mismatched_elements_per_million: 0 },
      ],
      test_kwargs: {
        torchscript: { absolute_tolerance: 0.01, relative_tolerance: 0.001 },
        onnx: { decimal: 2 },
        bad: null,
      },
    },
  };
  const everything = { outputIds: [], weightsFormats: [] };

  it("0.5: the list, then test_kwargs, then the default", () => {
    expect(read(rdf05({ config })).tolerances).toEqual([
      {
        relative: 1e-3,
        absolute: 1e-4,
        mismatchedPerMillion: 100,
        outputIds: ["prob"],
        weightsFormats: ["onnx"],
      },
      { relative: 0.01, absolute: 1e-3, mismatchedPerMillion: 0, ...everything },
      {
        relative: 1e-3,
        absolute: 0.01,
        mismatchedPerMillion: 100,
        outputIds: [],
        weightsFormats: ["torchscript"],
      },
      { relative: 1e-3, absolute: 1e-3, mismatchedPerMillion: 100, outputIds: [], weightsFormats: ["onnx"] },
      { relative: 1e-3, absolute: 1e-3, mismatchedPerMillion: 100, ...everything },
    ]);
    expect(read(rdf05()).tolerances.length).toBe(1);
  });

  it("0.4 and 0.3: one default, no element may differ", () => {
    const expected = [{ relative: 1e-3, absolute: 1e-3, mismatchedPerMillion: 0, ...everything }];
    expect(read(rdf04({ config })).tolerances).toEqual(expected);
    expect(read(rdf04({ format_version: "0.3.2" })).tolerances).toEqual(expected);
  });

  it("bad values are replaced by the default, with a warning", () => {
    const list = [{ absolute_tolerance: -1, relative_tolerance: "small", unknown: 1 }, 3];
    const d = read(rdf05({ config: { bioimageio: { reproducibility_tolerance: list } } }));
    expect(d.tolerances[0]).toMatchObject({ absolute: 1e-3, relative: 1e-3 });
    expect(d.warnings.length).toBe(4);
  });
});
