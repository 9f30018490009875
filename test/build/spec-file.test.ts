import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readBuildSpec } from "../../src/build/index.ts";
import { BuildFiles } from "../../src/cli/build-files.ts";
import { isFailure } from "../../src/errors/index.ts";
import { writeTiff } from "../../src/image/index.ts";
import { openModel } from "../../src/package/index.ts";
import { runCli } from "../support/cli.ts";
import { blobs, network } from "./cases.ts";
import { tfjsFiles } from "./tfjs-network.ts";

const files: Readonly<Record<string, string>> = { "w.onnx": "w", "a.tif": "a", "about.md": "# About" };

const read = async (path: string) => ({ path, content: new TextEncoder().encode(files[path] ?? path) });

async function problemsOf(text: string): Promise<string> {
  try {
    await readBuildSpec(text, "spec.yaml", read);
  } catch (error) {
    if (isFailure(error)) return error.message;
    throw error;
  }
  return "nothing thrown";
}

describe("readBuildSpec", () => {
  it("puts files in place of paths", async () => {
    const request = await readBuildSpec(
      "weights: w.onnx\ninputs: {raw: {file: a.tif, axes: yx}}\nformat: 0.4\nversion: 1.5\ndocumentation: about.md",
      "spec.yaml",
      read,
    );
    expect(request).toMatchObject({
      weights: [{ path: "w.onnx" }],
      inputs: { raw: { path: "a.tif", axes: "yx" } },
      format: "0.4",
      version: "1.5",
      documentation: "# About",
    });
  });

  it.each([
    ["- a list", "must be a map of fields, got a list"],
    ["", "the input is empty"],
    ["a: [", "it is no YAML"],
    ["name: x", "weights: is missing"],
    ["weights: w.onnx\nauthor: me", "author: is not known; known are weights, inputs"],
    ["weights: w.onnx\nname: [1]", "name: must be text, got a list"],
    ["weights: w.onnx\nformat: 0.6", 'format: must be "0.5" or "0.4", got 0.6'],
    ["weights: w.onnx\ninputs: [{path: x}]", "inputs[0].path: is not known"],
    ["weights: [1]", "weights[0]: must be the path of a file"],
    ["weights: w.onnx\ntensors: {inputs: [{halo: 3}]}", "tensors.inputs[0].halo: is not known"],
    [
      "weights: w.onnx\npreprocessing: [{name: zmuv}]",
      "preprocessing[0].name: is not known; known are id, kwargs",
    ],
    ["weights: w.onnx\ncite: [{doi: 10.1/2}]", "cite[0].text: is missing"],
    ["weights: w.onnx\nseed: many", "seed: must be a number"],
  ])("refuses %j", async (text, message) => {
    expect(await problemsOf(text)).toContain(message);
  });
});

describe("deepimagej build SPEC.yaml", () => {
  const folder = mkdtempSync(join(tmpdir(), "deepimagej-spec-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
  put("unet2d.onnx", network("unet2d").content);
  put("cells.tif", writeTiff({ name: "cells", array: blobs([50, 44], ["y", "x"]) }).bytes);
  put("threshold.ijm", 'setThreshold(0.5, 1); run("Convert to Mask");');
  put("about.md", "# Cells\n\nFound by a tiny U-Net.");
  for (const [name, content] of Object.entries(tfjsFiles)) put(name, content);

  it("builds the example of docs/build.md", async () => {
    const docs = readFileSync(resolve(import.meta.dirname, "../../docs/build.md"), "utf8");
    const example = /```yaml\n([\s\S]*?)```/.exec(docs)?.[1] ?? "";
    put("example.yaml", example);
    const { status, stdout, stderr } = await runCli(
      ["build", join(folder, "example.yaml"), "-o", "out.zip", "--json"],
      {
        cwd: folder,
      },
    );
    expect(stderr).toContain("7/7 done");
    expect(status).toBe(0);
    const { package: path, rdf, report } = JSON.parse(stdout);
    expect(path).toBe("out.zip");
    expect(report.toComplete).toEqual([]);
    const model = await openModel(new Uint8Array(readFileSync(join(folder, "out.zip"))));
    expect(model.description).toMatchObject({
      name: "Tiny U-Net for cells",
      license: "MIT",
      tags: ["deepimagej", "unet", "cells"],
      inputs: [{ id: "raw" }],
      outputs: [{ id: "score", range: [0, 1] }],
    });
    expect(rdf.attachments).toMatchObject([{ source: "threshold.ijm" }]);
    const output = model.description.outputs[0];
    // The proposal itself is held by test/build/probe; the halo found here makes tiles equal the whole image.
    expect(output?.axes[2]?.halo).toBeGreaterThan(0);
    expect(report.tiled[0].maxAbsDifference).toBeLessThan(1e-6);
  });

  it("finds external data beside an ONNX file, and takes no other file for it", async () => {
    const goldens = resolve(import.meta.dirname, "../goldens/onnx");
    for (const name of ["external.onnx", "external.data"]) put(name, readFileSync(join(goldens, name)));
    put("unet2d.data", "something else");
    const files = new BuildFiles();
    const beside = async (name: string) => (await files.beside(join(folder, name))).map((file) => file.path);
    expect(await beside("external.onnx")).toEqual(["external.data"]);
    expect(await beside("unet2d.onnx")).toEqual([]);
    expect(await beside("example.yaml")).toEqual([]);
  });

  it("finds the shards beside a model.json", async () => {
    put("tfjs.yaml", "weights: model.json\ninputs: [cells.tif]\nname: Affine network\n");
    const { status, stdout } = await runCli(["build", "tfjs.yaml", "--json"], { cwd: folder });
    expect(status).toBe(0);
    const { package: path, rdf } = JSON.parse(stdout);
    expect(path).toBe("tfjs.zip");
    expect(rdf.weights.tensorflow_js).toMatchObject({
      source: "network_tensorflow_js.zip",
      tensorflow_version: "2.11.0",
    });
  });
});
