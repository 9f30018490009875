import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeNpy, zeros } from "../../src/array/index.ts";
import { main } from "../../src/cli/main.ts";
import { badInputs } from "../support/bad-inputs.ts";
import { tinyRdf } from "../support/tiny-model.ts";

/** What each kind of bad input does through the command line: exit status 3, one JSON document with the code, a message that
 * names the thing. The same inputs go through the page and RPC in test/plugins/bad-input.page.test.ts. */

const inputs = await badInputs();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bad-"));
  for (const { name, bytes } of [inputs, ...inputs.cases].flatMap(({ model, image }) => [model, image])) {
    writeFileSync(join(folder, name), bytes);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

async function call(args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const stream = { isTTY: false, write: (text: string) => err.push(text) } as unknown as NodeJS.WriteStream;
  const status = await main(args, {
    out: (text) => out.push(text),
    err: stream,
    signal: new AbortController().signal,
  });
  return { status, out: out.join("\n"), err: err.join("") };
}

describe("bad input ends with status 3 and a coded error as JSON", () => {
  const run = (model: string, images: readonly string[], ...more: string[]) =>
    call([
      "run",
      join(folder, model),
      ...images.map((name) => join(folder, name)),
      "-o",
      join(folder, "out"),
      "--json",
      ...more,
    ]);

  it.each(inputs.cases)("$what", async ({ model, image, code, text }) => {
    const { status, out, err } = await run(model.name, [image.name]);
    const { error } = JSON.parse(out);
    expect([error.code, status]).toEqual([code, 3]);
    expect(error.message).toMatch(text);
    expect(error.message.startsWith(`[${code}] `)).toBe(true);
    expect(err).toContain(error.message);
  });

  it("a complete array with too many channels", async () => {
    writeFileSync(join(folder, "rgb.npy"), writeNpy(zeros("float32", [1, 3, 8, 8])));
    const { status, out } = await run("good.zip", ["rgb.npy"]);
    expect([JSON.parse(out).error.code, status]).toEqual(["predict/channels", 3]);
  });

  it.each([
    ["a model that is not there", "none", "good.npy", "package/not-found"],
    ["an image that is not there", "good.zip", "none.npy", "image/not-found"],
  ])("%s", async (_, model, image, code) => {
    const { status, out } = await run(model, [image]);
    expect([JSON.parse(out).error.code, status]).toEqual([code, 3]);
  });

  it.skipIf(!existsSync("/dev/zero"))("files without an end are not read", async () => {
    const endless = await call(["run", join(folder, "good.zip"), "/dev/zero", "--json"]);
    expect([JSON.parse(endless.out).error.code, endless.status]).toEqual(["package/unreadable", 3]);
    const { status, out } = await call(["describe", "/dev/zero", "--json"]);
    expect([JSON.parse(out).error.code, status]).toEqual(["package/unreadable", 3]);
  });

  it("and the same model and image, sound, run", async () => {
    const { status, out } = await run("good.zip", ["good.npy"], "--format", "npy");
    expect([status, JSON.parse(out).outputs[0].shape]).toEqual([0, [1, 8, 8]]);
  });

  it("a file in a batch does not lose the results of the others", async () => {
    const { status, out } = await run("good.zip", ["good.npy", "text.tif", "good.npy"]);
    const document = JSON.parse(out);
    expect(status).toBe(3);
    expect(document.outputs.map((output: { file: string }) => output.file)).toEqual([
      join(folder, "out", "good_same.tif"),
      join(folder, "out", "good_same_2.tif"),
    ]);
    expect(document.errors).toMatchObject([{ error: { code: "image/malformed" } }]);
    expect(document.records).toHaveLength(2);
  });
});

describe("a wrong call ends with status 2", () => {
  it.each([
    [["fly"], /no command fly/],
    [["run"], /MODEL is missing/],
    [["run", "m"], /IMAGE.*missing/],
    [["run", "m", "a.tif", "--input", "x=b.tif"], /not both/],
    [["run", "m", "a.tif", "--format", "gif"], /one of tiff, npy, png/],
    [["run", "m", "a.tif", "--tile", "big"], /y=256,x=256/],
    [["run", "m", "--input", "nothing"], /ID=FILE/],
    [["test", "m", "--weights", "caffe"], /one of onnx/],
    [["describe", "a", "b"], /one MODEL/],
    [["describe", "--what"], /--what/],
  ])("%s", async (args, text) => {
    const { status, out, err } = await call([...args, "--json"]);
    expect(status).toBe(2);
    expect(JSON.parse(out).error.code).toBe("cli/usage");
    expect(err).toMatch(text);
  });

  it("help and version are no errors", async () => {
    expect((await call(["--help"])).status).toBe(0);
    expect((await call(["run", "--help"])).out).toContain("--tile");
    expect((await call(["--version"])).out).toMatch(/^\d+\.\d+\.\d+/);
  });
});

it("weights with the hash of the description are a match in the record", async () => {
  const weights = readFileSync(resolve(import.meta.dirname, "../goldens/onnx/identity.onnx"));
  const sha256 = createHash("sha256").update(weights).digest("hex");
  mkdirSync(join(folder, "match"));
  const entry = { onnx: { source: "weights.onnx", opset_version: 17, sha256 } };
  writeFileSync(join(folder, "match", "rdf.yaml"), JSON.stringify(tinyRdf({ weights: entry })));
  writeFileSync(join(folder, "match", "weights.onnx"), weights);
  const args = ["run", join(folder, "match"), join(folder, "good.npy"), "-o", join(folder, "out"), "--json"];
  const { record } = JSON.parse((await call(args)).out);
  expect(record.model.hashes).toContainEqual({
    file: "weights.onnx",
    verdict: "match",
    sha256,
    expected: sha256,
  });
});

describe("results that cannot be written", () => {
  const into = (output: string) =>
    call([
      "run",
      join(folder, "good.zip"),
      join(folder, "good.npy"),
      "-o",
      output,
      "--format",
      "npy",
      "--json",
    ]);

  // Node's own recursive mkdir never returns for a folder in /proc.
  it.each(["/proc/results", "/dev/null", join("/dev/null", "results")])(
    "%s is refused",
    async (output) => {
      const { status, out, err } = await into(output);
      const { error } = JSON.parse(out);
      expect([error.code, status]).toEqual(["cli/output", 3]);
      expect(error.message).toContain("-o");
      expect(err.endsWith(`${error.message}\n`)).toBe(true);
      // What is no folder is seen before anything runs; /proc looks like one.
      if (!output.startsWith("/proc")) expect(err).toBe(`${error.message}\n`);
    },
    10_000,
  );

  it("folders in between are made, and names of any length and kind are written", async () => {
    const bytes = readFileSync(join(folder, "good.npy"));
    const name = `${"ü".repeat(120)}?*.npy`;
    writeFileSync(join(folder, name), bytes);
    const output = join(folder, "a", "b", "c");
    const args = ["run", join(folder, "good.zip"), join(folder, name), "-o", output, "--json"];
    const { status, out } = await call(args);
    const { file } = JSON.parse(out).outputs[0];
    expect([status, dirname(file)]).toEqual([0, output]);
    expect(basename(file)).toMatch(/^ü{20,}_.+\.tif$/);
    expect(readFileSync(file).length).toBeGreaterThan(64 * 4);
  });
});

describe("exit status 3 always comes with an error at the top", () => {
  it("for a batch in which one image failed", async () => {
    const images = ["good.npy", "text.tif"].map((name) => join(folder, name));
    const { status, out } = await call([
      "run",
      join(folder, "good.zip"),
      ...images,
      "-o",
      join(folder, "out"),
      "--json",
    ]);
    const document = JSON.parse(out);
    expect([status, document.error.code, document.outputs.length]).toEqual([3, "image/malformed", 1]);
    expect(document.error).toEqual(document.errors[0].error);
  });

  it("for a test of all weights, and the text is on standard error", async () => {
    const own = join(folder, "tested");
    mkdirSync(own);
    const rdf = tinyRdf({
      weights: { onnx: { source: "weights.onnx", opset_version: 17, sha256: "0".repeat(64) } },
    });
    for (const tensor of [rdf.inputs, rdf.outputs].flat() as Record<string, unknown>[]) {
      tensor.test_tensor = { source: "test.npy" };
    }
    writeFileSync(join(own, "rdf.yaml"), JSON.stringify(rdf));
    writeFileSync(join(own, "weights.onnx"), "not the weights");
    const values = zeros("float32", [1, 1, 8, 8]);
    (values.data as Float32Array).fill(3);
    writeFileSync(join(own, "test.npy"), writeNpy(values));
    const { status, out, err } = await call(["test", own, "--weights", "all", "--json"]);
    const document = JSON.parse(out);
    expect([status, document.error.code]).toEqual([3, "package/checksum"]);
    expect(err).toContain(document.error.message);
  });

  it("not for a failed test; an infinite difference is a word in its JSON", async () => {
    const own = join(folder, "tested");
    const nan = zeros("float32", [1, 1, 8, 8]);
    (nan.data as Float32Array).fill(3).fill(Number.NaN, 5);
    writeFileSync(join(own, "nan.npy"), writeNpy(nan));
    const rdf = tinyRdf();
    const [input, output] = [rdf.inputs, rdf.outputs].flat() as Record<string, unknown>[];
    Object.assign(input ?? {}, { test_tensor: { source: "test.npy" } });
    Object.assign(output ?? {}, { test_tensor: { source: "nan.npy" } });
    writeFileSync(join(own, "rdf.yaml"), JSON.stringify(rdf));
    writeFileSync(
      join(own, "weights.onnx"),
      readFileSync(resolve(import.meta.dirname, "../goldens/onnx/identity.onnx")),
    );
    const { status, out } = await call(["test", own, "--json"]);
    const document = JSON.parse(out);
    expect([status, document.results[0].verdict, document.error]).toEqual([1, "failed", undefined]);
    expect(document.results[0].outputs[0].maxAbsDifference).toBe("Infinity");
  });
});
