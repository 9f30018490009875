import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
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
