import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writeTiff } from "../../src/image/index.ts";
import { openModel } from "../../src/package/index.ts";
import { blobs } from "../build/cases.ts";
import { tfjsZip } from "../build/tfjs-network.ts";
import { runCli } from "../support/cli.ts";

const networks = resolve(import.meta.dirname, "../goldens/build");
const folder = mkdtempSync(join(tmpdir(), "deepimagej-cli-build-"));
afterAll(() => rmSync(folder, { recursive: true }));
const image = join(folder, "cells.tif");
writeFileSync(image, writeTiff({ name: "cells", array: blobs([40, 40], ["y", "x"]) }).bytes);

const build = (...args: string[]) => runCli(["build", ...args], { cwd: folder });

describe("deepimagej build --guess", () => {
  it("proposes everything and says what is to be completed", async () => {
    const { status, stdout } = await build("--guess", join(networks, "half.onnx"), image, "--format", "0.4");
    expect(status).toBe(0);
    expect(stdout).toContain("half.zip: 8 files");
    expect(stdout).toContain("test of the package (onnx): passed");
    expect(stdout).toMatch(/To be completed:\n {2}name: .*half network/);
    const model = await openModel(new Uint8Array(readFileSync(join(folder, "half.zip"))));
    expect(model.description.formatVersion).toBe("0.4.10");
    expect(model.description.outputs[0]?.axes[2]).toMatchObject({ id: "y", scale: 2 });
  });

  it.each([
    ["constant", "build/constant-output"],
    ["not_a_number", "build/not-finite"],
  ])("refuses the network %s with the figure that shows it", async (name, code) => {
    const { status, stdout } = await build("--guess", join(networks, `${name}.onnx`), image, "--json");
    expect(status).toBe(3);
    const { error } = JSON.parse(stdout);
    expect(error.code).toBe(code);
    expect(Object.keys(error.details.figures).length).toBeGreaterThan(0);
  });

  it("names what is no network and what is no image", async () => {
    const weights = await build("--guess", image, image, "--json");
    expect(weights.status).toBe(3);
    expect(JSON.parse(weights.stdout).error.code).toBe("build/weights");
    const sample = await build("--guess", join(networks, "half.onnx"), join(networks, "half.onnx"), "--json");
    expect(JSON.parse(sample.stdout).error.code).toBe("image/malformed");
  });
});

describe("the file that is written", () => {
  it("never replaces one that it is made from", async () => {
    const weights = join(folder, "affine.zip");
    writeFileSync(weights, tfjsZip);
    const same = await build("--guess", "affine.zip", "cells.tif", "-o", "affine.zip");
    expect(same.status).toBe(2);
    const { status, stdout } = await build("--guess", "affine.zip", "cells.tif", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout).package).toBe("affine_package.zip");
    expect(new Uint8Array(readFileSync(weights))).toEqual(tfjsZip);
  });
});

describe("wrong calls", () => {
  it.each([
    [[], "SPEC.yaml is missing"],
    [["--guess"], "WEIGHTS is missing"],
    [["a.yaml", "b.yaml"], "one SPEC.yaml at a time"],
    [["a.yaml", "--format", "0.3"], "it must be 0.5 or 0.4"],
  ])("%j exits with 2", async (args, message) => {
    const { status, stderr } = await build(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it("a file that is not there exits with 3 and names it", async () => {
    writeFileSync(join(folder, "lost.yaml"), "weights: lost.onnx\n");
    for (const args of [["nowhere.yaml"], ["lost.yaml"], ["--guess", "lost.onnx"]]) {
      const { status, stdout } = await build(...args, "--json");
      expect(status).toBe(3);
      const { error } = JSON.parse(stdout);
      expect([error.code, /nowhere.yaml|lost.onnx/.test(error.message)]).toEqual([
        "build/missing-file",
        true,
      ]);
    }
  });
});
