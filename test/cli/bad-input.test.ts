import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ndarray, writeNpy } from "../../src/array/index.ts";
import { main } from "../../src/cli/main.ts";
import { tinyRdf } from "../support/tiny-model.ts";

/** What each kind of bad input does through the command line: exit status 3, one JSON document with the code, a message that
 * names the thing. The same inputs go through the page and RPC in test/plugins. */

const identity = new Uint8Array(readFileSync(resolve(import.meta.dirname, "../goldens/onnx/identity.onnx")));
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bad-"));
  const image = (name: string, shape: number[], data: number[] | Float32Array) =>
    writeFileSync(join(folder, name), writeNpy(ndarray("float32", shape, Float32Array.from(data))));
  image(
    "good.npy",
    [8, 8],
    new Float32Array(64).map((_, i) => i),
  );
  image("nan.npy", [8, 8], new Float32Array(64).fill(Number.NaN));
  image("empty.npy", [0, 8], []);
  image("channels.npy", [1, 3, 8, 8], new Float32Array(192));
  writeFileSync(join(folder, "text.tif"), "this is not an image\n".repeat(20));
  writeFileSync(join(folder, "complex.npy"), complexNpy());
  model("good", {}, { "weights.onnx": identity });
  model(
    "hash",
    { weights: { onnx: { source: "weights.onnx", opset_version: 17, sha256: "0".repeat(64) } } },
    {
      "weights.onnx": identity,
    },
  );
  model("missing", {}, {});
  model("garbage", {}, { "weights.onnx": new TextEncoder().encode("no network") });
  model("op", withStep({ id: "wavelet_magic", kwargs: {} }), { "weights.onnx": identity });
  model("zmuv", withStep({ id: "zero_mean_unit_variance", kwargs: { axes: ["y", "x"] } }), {
    "weights.onnx": identity,
  });
  model(
    "torch",
    { weights: { torchscript: { source: "weights.pt", pytorch_version: "1.13" } } },
    {
      "weights.pt": identity,
    },
  );
  mkdirSync(join(folder, "yaml"));
  writeFileSync(join(folder, "yaml", "rdf.yaml"), "name: [unclosed\n\t- x");
  const zip = await zipOf({ "rdf.yaml": JSON.stringify(tinyRdf()), "weights.onnx": identity });
  writeFileSync(join(folder, "good.zip"), zip);
  writeFileSync(join(folder, "truncated.zip"), zip.subarray(0, zip.length - 200));
  const bomb = { "rdf.yaml": JSON.stringify(tinyRdf()), "weights.onnx": new Uint8Array(80 * 1024 * 1024) };
  writeFileSync(join(folder, "bomb.zip"), await zipOf(bomb));
  const evil = Buffer.from(await zipOf({ "rdf.yaml": JSON.stringify(tinyRdf()), AAAAAAAAAAA: "x" })).toString(
    "latin1",
  );
  writeFileSync(
    join(folder, "evil.zip"),
    Buffer.from(evil.replaceAll("AAAAAAAAAAA", "../evil.txt"), "latin1"),
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

function withStep(step: unknown): Record<string, unknown> {
  const [input] = tinyRdf().inputs as Record<string, unknown>[];
  return { inputs: [{ ...input, preprocessing: [step] }] };
}

function model(name: string, change: Record<string, unknown>, files: Record<string, Uint8Array>): void {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, "rdf.yaml"), JSON.stringify(tinyRdf(change)));
  for (const [file, bytes] of Object.entries(files)) writeFileSync(join(folder, name, file), bytes);
}

async function zipOf(files: Record<string, string | Uint8Array>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

function complexNpy(): Uint8Array {
  const header = "{'descr': '<c8', 'fortran_order': False, 'shape': (2, 2), }".padEnd(117) + "\n";
  return Buffer.concat([
    Buffer.from("\x93NUMPY\x01\x00v\x00", "latin1"),
    Buffer.from(header),
    Buffer.alloc(32),
  ]);
}

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
  it.each([
    ["a truncated zip", "truncated.zip", "good.npy", "package/not-a-package", /truncated/],
    ["a wrong hash", "hash", "good.npy", "package/checksum", /weights\.onnx.*--ignore-hash/s],
    ["missing weights", "missing", "good.npy", "package/missing-file", /weights\.onnx/],
    ["weights that are no network", "garbage", "good.npy", "engine/malformed-weights", /weights\.onnx/],
    ["weights of another format", "torch", "good.npy", "engine/unsupported-format", /torchscript.*onnx/s],
    ["an unknown op", "op", "good.npy", "processing/unsupported-op", /wavelet_magic/],
    ["wrong channels", "good", "channels.npy", "predict/channels", /3.*1/s],
    ["text instead of TIFF", "good", "text.tif", "image/malformed", /text\.tif/],
    ["a NaN image", "zmuv", "nan.npy", "predict/nan-input", /NaN/],
    ["an image of size 0", "good", "empty.npy", "predict/empty", /0/],
    ["an unsupported dtype", "good", "complex.npy", "array/dtype", /complex/],
    ["an rdf that is not YAML", "yaml", "good.npy", "rdf/not-yaml", /rdf\.yaml/],
    ["a zip bomb", "bomb.zip", "good.npy", "package/too-large", /zip bomb/],
    ["../ in a zip", "evil.zip", "good.npy", "package/unsafe-path", /\.\.\/evil\.txt/],
    ["a model that is not there", "none", "good.npy", "package/not-found", /none/],
    ["an image that is not there", "good", "none.npy", "image/not-found", /none\.npy/],
  ])("%s", async (_, modelName, imageName, code, text) => {
    const args = [
      "run",
      join(folder, modelName),
      join(folder, imageName),
      "-o",
      join(folder, "out"),
      "--json",
    ];
    const { status, out, err } = await call(args);
    const { error } = JSON.parse(out);
    expect([error.code, status]).toEqual([code, 3]);
    expect(error.message).toMatch(text);
    expect(error.message.startsWith(`[${code}] `)).toBe(true);
    expect(err).toContain(error.message);
  });

  it("and the same model and image, sound, run", async () => {
    for (const source of ["good", "good.zip"]) {
      const args = [
        "run",
        join(folder, source),
        join(folder, "good.npy"),
        "-o",
        join(folder, "out"),
        "--format",
        "npy",
        "--json",
      ];
      const { status, out } = await call(args);
      expect([status, JSON.parse(out).outputs[0].shape]).toEqual([0, [1, 8, 8]]);
    }
  });

  it("a file in a batch does not lose the results of the others", async () => {
    const images = ["good.npy", "text.tif", "good.npy"].map((name) => join(folder, name));
    const target = join(folder, "batch");
    const { status, out } = await call(["run", join(folder, "good"), ...images, "-o", target, "--json"]);
    const document = JSON.parse(out);
    expect(status).toBe(3);
    expect(document.outputs.map((output: { file: string }) => output.file)).toEqual([
      join(target, "good_same.tif"),
      join(target, "good_same_2.tif"),
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
  const sha256 = createHash("sha256").update(identity).digest("hex");
  model(
    "match",
    { weights: { onnx: { source: "weights.onnx", opset_version: 17, sha256 } } },
    {
      "weights.onnx": identity,
    },
  );
  const args = ["run", join(folder, "match"), join(folder, "good.npy"), "-o", join(folder, "out"), "--json"];
  const { record } = JSON.parse((await call(args)).out);
  expect(record.model.hashes).toContainEqual({
    file: "weights.onnx",
    verdict: "match",
    sha256,
    expected: sha256,
  });
});
