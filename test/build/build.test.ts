import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { load } from "js-yaml";
import { afterAll, describe, expect, it } from "vitest";
import { readNpy } from "../../src/array/index.ts";
import { type BuildRequest, type BuildResult, build, requestFrom } from "../../src/build/index.ts";
import type { NetworkProposal } from "../../src/build/proposal-types.ts";
import { isFailure } from "../../src/errors/index.ts";
import { readImage } from "../../src/image/index.ts";
import { type ModelPackage, openModel } from "../../src/package/index.ts";
import { nodeEngine } from "../engine/node-files.ts";
import { expectManifestHolds } from "../support/manifest.ts";
import { itWithPython, runPython } from "../support/python.ts";
import { blobs, cases, network } from "./cases.ts";
import { fakeProposal } from "./fake-proposal.ts";

// Looking at networks has tests of its own (test/build/probe); here proposals are made up, all else is real.
const engine = nodeEngine({ keepWarm: 3 });
afterAll(() => engine.dispose());

const folder = mkdtempSync(join(tmpdir(), "deepimagej-build-"));
afterAll(() => rmSync(folder, { recursive: true }));
const made = new Map<string, Promise<BuildResult>>();

/** Each package is built once for all tests. */
function packageOf(name: string, change: Partial<BuildRequest> = {}): Promise<BuildResult> {
  const key = `${name} ${JSON.stringify(Object.keys(change))}`;
  const known = made.get(key);
  if (known) return known;
  const { proposal, request } = caseOf(name);
  const result = buildWith(proposal, { ...request, ...change });
  made.set(key, result);
  return result;
}

function caseOf(name: string) {
  const found = cases[name];
  if (!found) throw new Error(`no case ${name}`);
  return found;
}

function buildWith(proposal: NetworkProposal, request: BuildRequest): Promise<BuildResult> {
  return build(request, engine, { probe: async () => proposal });
}

async function failureOf(promise: Promise<unknown>) {
  try {
    await promise;
  } catch (error) {
    if (isFailure(error)) return error;
    throw error;
  }
  throw new Error("nothing thrown");
}

const old = { format: "0.4" } as const;
const names = Object.keys(cases);
/** In rdf 0.4 as well: what it can say, one of each kind. */
const oldNames = [
  "2D U-Net",
  "3D",
  "two inputs, two outputs",
  "half resolution",
  "valid convolution",
  "channel last",
];

describe("packages", () => {
  it("come from the networks that their script made", () => expectManifestHolds("build"));

  it.each(names)(
    "%s: passes its own test, opens without a warning, and is the same when built again",
    async (name) => {
      const first = await packageOf(name);
      const { package: bytes, report } = first;
      expect(report.test.results[0]?.verdict).toBe("passed");
      for (const t of report.tiled)
        expect(t.maxAbsDifference).toBeLessThanOrEqual(1e-6 * Math.max(1, t.maxAbsValue));
      const model = await openModel(bytes);
      expect(model.description.warnings).toEqual([]);
      const { weights, inputs, outputs, attachments } = model.description;
      const refs = [
        ...weights.map((w) => w.file),
        ...attachments,
        ...[...inputs, ...outputs].flatMap((t) => [t.testTensor, t.sampleTensor].filter((f) => f !== null)),
      ];
      for (const ref of refs) await model.read(ref);
      expect(model.hashes.map((h) => h.verdict)).toEqual(refs.map(() => "match"));
      expect(model.files).toEqual(["rdf.yaml", ...report.files.map((f) => f.source)].sort());

      const again = await buildWith(caseOf(name).proposal, await requestFrom(model));
      expect(again.rdf).toEqual(first.rdf);
      expect(await readmeOf(again)).toBe(await readmeOf(first));
    },
  );

  it("give equal bytes for equal requests, twice at once", async () => {
    const found = caseOf("half resolution");
    const [a, b] = await Promise.all([0, 1].map(() => buildWith(found.proposal, found.request)));
    expect(a?.package).toEqual(b?.package);
    expect(a?.package).toEqual((await packageOf("half resolution")).package);
  });

  itWithPython("are accepted by bioimageio.spec and pass the test of bioimageio.core", async () => {
    for (const name of names) save(name, await packageOf(name));
    for (const name of oldNames) save(`${name} 0.4`, await packageOf(name, old));
    const script = resolve(import.meta.dirname, "check_packages.py");
    const verdicts = JSON.parse(runPython([script, folder])) as Record<string, Verdict>;
    expect(Object.keys(verdicts)).toHaveLength(names.length + oldNames.length);
    for (const [name, verdict] of Object.entries(verdicts)) {
      expect(verdict.errors, name).toEqual([]);
      expect(verdict.spec, name).toBe("valid-format");
      // The reference library does not run tensorflow_js.
      if (!name.startsWith("tensorflow_js"))
        expect([name, verdict.test, verdict.test_errors]).toEqual([name, "passed", []]);
      const unexpected = verdict.warnings.filter((w) => !/maintainers|sample_tensor/.test(w));
      expect(unexpected, name).toEqual([]);
    }
  });

  interface Verdict {
    readonly spec: string;
    readonly errors: readonly string[];
    readonly warnings: readonly string[];
    readonly test?: string;
    readonly test_errors?: readonly string[];
  }

  function save(name: string, { package: bytes }: BuildResult): void {
    writeFileSync(join(folder, `${name.replaceAll(/\W+/g, "_")}.zip`), bytes);
  }
});

async function readmeOf(result: BuildResult): Promise<string> {
  const model = await openModel(result.package);
  return textOf(model, "README.md");
}

async function textOf(model: ModelPackage, source: string): Promise<string> {
  return new TextDecoder().decode(await model.read({ source, sha256: null }));
}

describe("what a package holds", () => {
  it("test tensors that fit the sizes, in the declared types", async () => {
    const model = await openModel((await packageOf("channel last")).package);
    const output = readNpy(await model.read({ source: "test_output.npy", sha256: null }), "test_output.npy");
    expect([output.dtype, output.shape]).toEqual(["bool", [1, 50, 44, 2]]);
    const input = readNpy(await model.read({ source: "test_input.npy", sha256: null }), "test_input.npy");
    expect([input.dtype, input.shape]).toEqual(["float32", [1, 50, 44, 1]]);
  });

  it("the sample as its author knows it, with its calibration", async () => {
    const model = await openModel((await packageOf("2D U-Net")).package);
    const image = await readImage(
      await model.read({ source: "sample_input.tif", sha256: null }),
      "sample_input.tif",
    );
    expect([image.array.dtype, image.array.shape]).toEqual(["uint8", [50, 44]]);
    expect(image.calibration.y).toEqual({ scale: 0.25, unit: "micrometer" });
    expect(model.description.inputs[0]?.axes[2]).toMatchObject({ id: "y", scale: 0.25, unit: "micrometer" });
  });

  it("a cover with input and output side by side", async () => {
    const model = await openModel((await packageOf("RGB")).package);
    expect(model.description.covers).toEqual(["cover.png"]);
    const cover = await readImage(await model.read({ source: "cover.png", sha256: null }), "cover.png");
    // 30 × 40 pixels become 256 × 341 twice, with a gap of 4.
    expect(cover.array.shape).toEqual([256, 341 + 4 + 341, 3]);
  });

  it("a table as CSV and named as ResultsTable", async () => {
    const { package: bytes, rdf } = await packageOf("table output");
    const model = await openModel(bytes);
    const csv = (await textOf(model, "sample_output.csv")).split("\n");
    expect(csv[0]).toBe("round,long,other");
    expect(model.description.outputs[0]?.isTable).toBe(true);
    expect(rdf.config).toMatchObject({
      deepimagej: {
        allow_tiling: false,
        test_information: { outputs: [{ name: "sample_output.csv", type: "ResultsTable", size: "1 x 3" }] },
      },
    });
  });

  it("a README with a Validation section and its figures, the person's own text first", async () => {
    const text = await readmeOf(await packageOf("2D U-Net"));
    expect(text).toContain("## Validation");
    expect(text).toMatch(/\d+ tiles \(y \d+, x \d+; halo y 6, x 6\).*largest difference \d/);
    const own = await readmeOf(
      await packageOf("half resolution", { documentation: "# Mine\n\n## Validation\n\nDice 0.9." }),
    );
    expect(own.startsWith("# Mine\n\n## Validation\n\nDice 0.9.\n\n<!--")).toBe(true);
    expect(own).toContain("## Technical validation");
  });

  it("macros under unique names, in the description and in config.deepimagej", async () => {
    const macro = (text: string) => ({ path: "folder/macro.ijm", content: new TextEncoder().encode(text) });
    const result = await packageOf("double resolution", {
      macros: { preprocessing: [macro("before")], postprocessing: [macro("after"), macro("last")] },
      attachments: [{ path: "notes.txt", content: new TextEncoder().encode("n") }],
    });
    const model = await openModel(result.package);
    expect(await textOf(model, "macro.ijm")).toBe("before");
    expect(await textOf(model, "macro_2.ijm")).toBe("after");
    expect(model.description.attachments.map((file) => file.source)).toEqual([
      "macro.ijm",
      "macro_2.ijm",
      "macro_3.ijm",
      "notes.txt",
    ]);
    expect(result.rdf.config).toMatchObject({
      deepimagej: {
        prediction: {
          preprocess: [{ spec: "ij.IJ::runMacroFile", kwargs: "macro.ijm" }],
          postprocess: [
            { spec: "ij.IJ::runMacroFile", kwargs: "macro_2.ijm" },
            { spec: "ij.IJ::runMacroFile", kwargs: "macro_3.ijm" },
          ],
        },
      },
    });
    const again = await requestFrom(model);
    expect(again.macros?.postprocessing?.map((file) => (file as { path: string }).path)).toEqual([
      "macro_2.ijm",
      "macro_3.ijm",
    ]);
    expect(again.attachments).toHaveLength(1);
  });
});

describe("what deepImageJ 2.1.16 reads", () => {
  it("finds its keys in its order and the forms of its values in format 0.4", async () => {
    const { package: bytes } = await packageOf("2D U-Net", old);
    const text = await textOf(await openModel(bytes), "rdf.yaml");
    const rdf = load(text) as Record<string, Record<string, unknown>[]>;
    // Its own files also have language and framework, which 0.4.10 forbids, and no type.
    expect(Object.keys(rdf)).toEqual(
      (
        "format_version type name description timestamp cite authors documentation covers tags license test_inputs " +
        "test_outputs sample_inputs sample_outputs weights inputs outputs config"
      ).split(" "),
    );
    expect(Object.keys(rdf.inputs?.[0] ?? {})).toEqual(
      "name description axes data_type data_range shape preprocessing".split(" "),
    );
    expect(Object.keys(rdf.outputs?.[0] ?? {})).toEqual(
      "name description axes data_type data_range halo shape postprocessing".split(" "),
    );
    expect(Object.keys(rdf.outputs?.[0]?.shape ?? {})).toEqual(["reference_tensor", "scale", "offset"]);
    expect(text.slice(text.indexOf("config:"))).toBe(`config:
  deepimagej:
    pyramidal_model: false
    allow_tiling: true
    model_keys: null
    test_information:
      inputs:
        - name: sample_input.tif
          size: 44 x 50 x 1 x 1
          pixel_size:
            x: 0.25 µm
            'y': 0.25 µm
            z: 1.0 pixel
      outputs:
        - name: sample_output.tif
          type: image
          size: 44 x 50 x 1 x 1
      memory_peak: null
      runtime: null
    prediction:
      preprocess:
        - spec: null
      postprocess:
        - spec: null
`);
  });
});

describe("refusals", () => {
  const plain = (out: string, more = {}) =>
    fakeProposal(
      [{ name: "raw", axes: ["batch=*", "channel=1", "y=8+1", "x=8+1"] }],
      [{ name: out, axes: ["batch=*", "channel=1", "y=0.y", "x=0.x"] }],
      more,
    );
  const image = { array: blobs([20, 20], ["y", "x"]) };
  const request = (name: string, more: Partial<BuildRequest> = {}): BuildRequest => ({
    weights: network(name),
    inputs: [image],
    name: "Refused network",
    ...more,
  });

  it("output that does not depend on the input", async () => {
    const error = await failureOf(buildWith(plain("flat"), request("constant")));
    expect(error.code).toBe("build/constant-output");
    expect(error.message).toContain("maxAbsDifference 0");
  });

  it("NaN output", async () => {
    const error = await failureOf(buildWith(plain("lost"), request("not_a_number")));
    expect(error.code).toBe("build/not-finite");
    expect(error.message).toContain("notFinite 400, total 400");
  });

  it("a stated scale that the network does not have", async () => {
    const found = caseOf("half resolution");
    const error = await failureOf(
      buildWith(found.proposal, { ...found.request, tensors: { outputs: [{ scale: { y: 1 } }] } }),
    );
    expect(error.code).toBe("build/size");
    expect(error.message).toContain("half: for raw [1, 1, 2, 2] the axis y has another size than described");
    expect(error.message).toContain("got 1, described 2");
  });

  it("stated sizes that the network refuses", async () => {
    const found = caseOf("2D U-Net");
    const stated = { sizes: { y: { min: 15, step: 2 } } };
    const error = await failureOf(
      buildWith(found.proposal, { ...found.request, tensors: { inputs: [stated] } }),
    );
    expect(error.code).toBe("build/size");
    expect(error.message).toContain("raw [1, 1, 15, 14]");
  });

  it("what the look at the network found, with its figure", async () => {
    const problem = {
      kind: "axes",
      tensor: "raw",
      message: "the axes bxyc cannot be",
      figures: { channels: 1, got: 7 },
      fatal: true,
    } as const;
    const error = await failureOf(buildWith(plain("grey", { problems: [problem] }), request("unet2d")));
    expect(error.code).toBe("build/axes");
    expect(error.message).toContain("raw: the axes bxyc cannot be (channels 1, got 7)");
  });

  it.each([
    ["channels", "build/channels"],
    ["dtype", "build/dtype"],
    ["halo", "build/halo"],
    ["random", "build/random-output"],
  ] as const)("problems of kind %s as %s", async (kind, code) => {
    const problem = { kind, tensor: "raw", message: "cannot be", figures: {}, fatal: true };
    const error = await failureOf(buildWith(plain("grey", { problems: [problem] }), request("unet2d")));
    expect(error.code).toBe(code);
  });

  it("a sample on which nothing is found", async () => {
    const empty = { array: { ...blobs([20, 20], ["y", "x"]), data: new Uint8Array(400) } };
    const error = await failureOf(
      buildWith(caseOf("double resolution").proposal, request("double", { inputs: [empty as typeof image] })),
    );
    expect(error.code).toBe("build/untestable");
  });

  it("an image that does not fit", async () => {
    const error = await failureOf(buildWith(plain("grey"), request("unet2d", { inputs: [image, image] })));
    expect(error.code).toBe("build/request");
    expect(error.message).toContain("inputs.1");
  });

  it("what format 0.4 cannot say, before anything runs", async () => {
    const error = await failureOf(packageOf("table output", old));
    expect(error.code).toBe("rdf/not-expressible");
  });

  it.each<[string, Uint8Array, string]>([
    ["weights.onnx", new Uint8Array(), "empty"],
    ["weights.onnx", new TextEncoder().encode("version https://git-lfs.github.com/spec/v1"), "neither ONNX"],
    ["weights.pt", Uint8Array.of(0x50, 0x4b, 3, 4, 1), ""],
    ["weights.h5", Uint8Array.of(0x89, 0x48), "Keras"],
    ["model.json", new TextEncoder().encode("{}"), "no tensorflow_js model"],
  ])("weights that are no weights: %s", async (path, content, reason) => {
    const error = await failureOf(
      buildWith(plain("grey"), request("unet2d", { weights: { path, content: new Uint8Array(content) } })),
    );
    expect(error.code).toMatch(/^(build\/weights|package\/not-a-package)$/);
    expect(error.message).toContain(reason);
  });

  it("a package in place of weights", async () => {
    const { package: content } = await packageOf("fixed size");
    const error = await failureOf(
      buildWith(plain("grey"), request("unet2d", { weights: { path: "model.zip", content } })),
    );
    expect(error.message).toContain("a model package already");
  });

  it("a call that was cancelled", async () => {
    const controller = new AbortController();
    const found = caseOf("2D U-Net");
    const building = build(found.request, engine, {
      signal: controller.signal,
      probe: async () => found.proposal,
      onProgress: ({ stage }) => stage === "check" && controller.abort(),
    });
    expect((await failureOf(building)).code).toBe("aborted");
  });
});

describe("guesses", () => {
  it("fill in placeholders and say what is left to do; random numbers stand in for an image", async () => {
    const found = caseOf("half resolution");
    const result = await buildWith(found.proposal, { weights: network("half"), seed: 3 });
    expect(result.rdf).toMatchObject({
      name: "half network",
      authors: [{ name: "unknown" }],
      tags: ["deepimagej"],
    });
    expect(result.report.toComplete.map(({ field }) => field)).toEqual(
      "name description authors cite license preprocessing documentation inputs.raw".split(" "),
    );
    const other = await buildWith(found.proposal, { weights: network("half"), seed: 4 });
    expect(other.package).not.toEqual(result.package);
  });
});
