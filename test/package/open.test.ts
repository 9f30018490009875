import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isFailure } from "../../src/errors/index.ts";
import { collectWeights, findRdf, openModel, sha256Hex } from "../../src/package/index.ts";
import { packageLimits } from "../../src/package/limits.ts";
import { openModelFromDisk } from "../../src/package/node.ts";
import { tinyRdf } from "../support/tiny-model.ts";

const text = (value: string) => new TextEncoder().encode(value);
const weights = text("these bytes stand for a network");
const rdfText = (change: Record<string, unknown> = {}) => JSON.stringify(tinyRdf(change));

async function zipOf(files: Record<string, string | Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" }) as Promise<
    Uint8Array<ArrayBuffer>
  >;
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return "no error";
  } catch (error) {
    return isFailure(error) ? error.code : String(error);
  }
}

let folder: string;
let server: Server;
let base: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "package-"));
  const model = join(folder, "model");
  mkdirSync(join(model, "sub"), { recursive: true });
  writeFileSync(join(model, "rdf.yaml"), rdfText());
  writeFileSync(join(model, "weights.onnx"), weights);
  writeFileSync(join(folder, "outside.onnx"), "secret");
  symlinkSync(join(folder, "outside.onnx"), join(model, "link.onnx"));
  writeFileSync(join(folder, "model.zip"), await zipOf({ "rdf.yaml": rdfText(), "weights.onnx": weights }));
  const served: Record<string, string | Uint8Array> = {
    "/m/rdf.yaml": rdfText(),
    "/m/weights.onnx": weights,
    "/m.zip": await zipOf({ "root/rdf.yaml": rdfText(), "root/weights.onnx": weights }),
  };
  server = createServer((request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    if (path === "/zoo/rdf.yaml" && !request.url?.endsWith("?version=v0")) response.writeHead(403).end();
    else if (path === "/broken") response.writeHead(500).end();
    else {
      const body = served[path.replace("/zoo/", "/m/")];
      response.writeHead(body === undefined ? 404 : 200).end(body);
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

describe("openModel takes", () => {
  const entry = { source: "weights.onnx", sha256: null };

  it.each([
    [
      "the bytes of a zip",
      async () => openModel(await zipOf({ "rdf.yaml": rdfText(), "weights.onnx": weights })),
    ],
    [
      "an ArrayBuffer",
      async () => openModel((await zipOf({ "a/rdf.yaml": rdfText(), "a/weights.onnx": weights })).buffer),
    ],
    [
      "a File",
      async () =>
        openModel(new File([await zipOf({ "model.yaml": rdfText(), "weights.onnx": weights })], "m.zip")),
    ],
    [
      "the files of a folder",
      async () =>
        openModel([new File([rdfText()], "bioimageio.yaml"), { path: "weights.onnx", content: weights }]),
    ],
    [
      "an rdf object with files",
      async () => openModel({ rdf: tinyRdf(), files: { "weights.onnx": weights.buffer } }),
    ],
    [
      "an rdf text with files",
      async () => openModel({ rdf: rdfText(), files: { "./weights.onnx": new Blob([weights]) } }),
    ],
    ["a folder on disk", async () => openModelFromDisk(join(folder, "model"))],
    ["an rdf file on disk", async () => openModelFromDisk(join(folder, "model", "rdf.yaml"))],
    ["a zip on disk", async () => openModelFromDisk(join(folder, "model.zip"))],
    ["a URL of a folder", async () => openModel(`${base}/m/`)],
    ["a URL of an rdf", async () => openModel(`${base}/m/rdf.yaml`)],
    ["a URL with a query, kept for all files", async () => openModel(`${base}/zoo/rdf.yaml?version=v0`)],
    ["a URL of a zip", async () => openModel(`${base}/m.zip`)],
    ["an rdf with a base URL", async () => openModel({ rdf: tinyRdf(), baseUrl: `${base}/m/` })],
  ])("%s", async (_, open) => {
    const model = await open();
    expect(model.description.name).toBe("Tiny identity");
    expect(await model.has("weights.onnx")).toBe(true);
    expect(await model.has("nothing.onnx")).toBe(false);
    expect(new TextDecoder().decode(await model.read(entry))).toContain("stand for a network");
    expect(await codeOf(model.read({ source: "nothing.onnx", sha256: null }))).toBe("package/missing-file");
    expect(model.rdfSha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("sha256", () => {
  const open = async (sha256: string | null, ignoreHash: boolean) =>
    openModel({ rdf: tinyRdf(), files: { "weights.onnx": weights } }, { ignoreHash }).then(async (model) => {
      await model.read({ source: "weights.onnx", sha256 });
      return model.hashes[0];
    });

  it("is match, missing or mismatch, and a mismatch refuses unless told otherwise", async () => {
    const good = await sha256Hex(weights);
    expect(await open(good, false)).toMatchObject({ verdict: "match", sha256: good });
    expect(await open(null, false)).toMatchObject({ verdict: "missing", sha256: good });
    const wrong = "0".repeat(64);
    await expect(open(wrong, false)).rejects.toThrow(
      /package\/checksum.*weights\.onnx.*expected 0000.*--ignore-hash/,
    );
    expect(await open(wrong, true)).toMatchObject({ verdict: "mismatch", expected: wrong });
  });

  it("is refused again at the second read", async () => {
    const model = await openModel({ rdf: tinyRdf(), files: { "weights.onnx": weights } });
    const bad = { source: "weights.onnx", sha256: "1".repeat(64) };
    expect(await codeOf(model.read(bad))).toBe("package/checksum");
    expect(await codeOf(model.read(bad))).toBe("package/checksum");
  });
});

it("finds the files beside a description in a folder with more files than a package may have", async () => {
  const crowded = join(folder, "crowded");
  mkdirSync(join(crowded, "0"), { recursive: true });
  for (let i = 0; i <= packageLimits.maxEntries; i++) writeFileSync(join(crowded, "0", `${i}`), "");
  writeFileSync(join(crowded, "rdf.yaml"), rdfText());
  writeFileSync(join(crowded, "weights.onnx"), weights);
  const model = await openModelFromDisk(join(crowded, "rdf.yaml"));
  expect(await model.read({ source: "weights.onnx", sha256: null })).toEqual(weights);
});

describe("references", () => {
  it("never leave the package", async () => {
    const model = await openModelFromDisk(join(folder, "model"));
    for (const source of ["../outside.onnx", "sub/../../outside.onnx", "/etc/hostname"]) {
      expect(await codeOf(model.read({ source, sha256: null })), source).toBe("package/unsafe-path");
    }
    expect(await codeOf(model.read({ source: "link.onnx", sha256: null }))).toBe("package/missing-file");
  });

  it("by URL are looked up beside the description, not downloaded", async () => {
    const model = await openModel({ rdf: tinyRdf(), files: { "weights.onnx": weights } });
    const found = await model.read({
      source: "https://example.org/files/weights.onnx/content",
      sha256: null,
    });
    expect(found.length).toBe(weights.length);
    const absent = { source: "https://example.org/files/other.onnx", sha256: null };
    expect(await codeOf(model.read(absent))).toBe("package/remote-file");
  });
});

describe("what is no package", () => {
  it.each([
    ["text", () => openModel(text("hello: [unclosed")), "rdf/not-yaml"],
    [
      "a dataset",
      () => openModel({ rdf: { format_version: "0.3.0", type: "dataset", name: "d" } }),
      "rdf/not-a-model",
    ],
    ["nothing", () => openModel(new Uint8Array(0)), "package/not-a-package"],
    ["binary", () => openModel(new Uint8Array([1, 0, 2, 3])), "package/not-a-package"],
    ["no files", () => openModel([]), "package/not-a-package"],
    ["a name in a browser", () => openModel("affable-shark"), "package/not-a-package"],
    ["a folder without rdf", () => openModelFromDisk(join(folder, "model", "sub")), "package/not-a-package"],
    ["a path that is not there", () => openModelFromDisk(join(folder, "none")), "package/not-found"],
    ["404", () => openModel(`${base}/none/rdf.yaml`), "package/http-status"],
    ["500", () => openModel(`${base}/broken`), "package/http-status"],
    ["a URL folder without rdf", () => openModel(`${base}/none/`), "package/not-a-package"],
    ["no server", () => openModel("http://127.0.0.1:1/rdf.yaml"), "package/network"],
    ["a huge description", () => openModel(text(`# ${"x".repeat(5_000_000)}`)), "package/too-large"],
    ["a broken URL", () => openModel("http://["), "package/not-a-package"],
    ["an abort", () => openModel(`${base}/m/`, { signal: AbortSignal.abort() }), "aborted"],
  ])("%s has its code", async (_, open, code) => {
    expect(await codeOf(open())).toBe(code);
  });

  it("says which YAML files could be meant", async () => {
    const files = [
      { path: "mine.yaml", content: text("x: 1") },
      { path: "w.onnx", content: weights },
    ];
    await expect(openModel(files)).rejects.toThrow(/it holds mine\.yaml: pass one of these/);
  });
});

describe("findRdf", () => {
  it("prefers the shallowest folder, then the order of the names, then the alphabet", () => {
    expect(findRdf(["z/rdf.yaml", "model.yaml"])).toBe("model.yaml");
    expect(findRdf(["model.yaml", "b.rdf.yaml", "a.rdf.yaml", "bioimageio.yaml"])).toBe("a.rdf.yaml");
    expect(findRdf(["model.yaml", "x.bioimageio.yaml"])).toBe("x.bioimageio.yaml");
    expect(findRdf(["UNet2DNucleiBroad.model.yaml"])).toBe("UNet2DNucleiBroad.model.yaml");
    expect(findRdf(["environment.yaml", "mymodel.yaml"])).toBeNull();
  });
});

describe("collectWeights", () => {
  const tfjs = (source: string) => ({
    weights: { tensorflow_js: { source, tensorflow_version: "2.10" } },
  });
  const json = JSON.stringify({ weightsManifest: [{ paths: ["shard1.bin"], weights: [] }] });
  const open = async (rdf: Record<string, unknown>, files: Record<string, Uint8Array | string>) => {
    const contents = Object.fromEntries(
      Object.entries(files).map(([name, value]) => [name, typeof value === "string" ? text(value) : value]),
    );
    const model = await openModel({ rdf: tinyRdf(rdf), files: contents });
    const entry = model.description.weights[0];
    if (!entry) throw new Error("no weights");
    return collectWeights(model, entry);
  };

  it("brings shards beside a bare model.json, and unpacks a zip", async () => {
    const bare = await open(tfjs("tfjs/model.json"), { "tfjs/model.json": json, "tfjs/shard1.bin": "abc" });
    expect([bare.main, Object.keys(bare.files).sort()]).toEqual(["model.json", ["model.json", "shard1.bin"]]);
    const zipped = await open(tfjs("w.zip"), {
      "w.zip": await zipOf({ "m/model.json": json, "m/shard1.bin": "abc" }),
    });
    expect([zipped.main, Object.keys(zipped.files).sort()]).toEqual([
      "model.json",
      ["model.json", "shard1.bin"],
    ]);
  });

  it("names what is missing", async () => {
    expect(await codeOf(open(tfjs("model.json"), { "model.json": json }))).toBe("package/missing-file");
    expect(await codeOf(open(tfjs("w.zip"), { "w.zip": await zipOf({ "a.txt": "x" }) }))).toBe(
      "package/missing-file",
    );
    expect(await codeOf(open(tfjs("model.json"), { "model.json": "no json" }))).toBe("package/not-a-package");
    const evil = JSON.stringify({ weightsManifest: [{ paths: ["../x.bin"] }] });
    expect(await codeOf(open(tfjs("model.json"), { "model.json": evil }))).toBe("package/unsafe-path");
  });
});
