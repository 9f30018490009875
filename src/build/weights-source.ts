import type { WeightsFiles } from "../engine/index.ts";
import { fail } from "../errors/index.ts";
import { readModelFile } from "../onnx/index.ts";
import { contentBytes, isZip, type NamedFile, packageWriter, unpackZip } from "../package/index.ts";
import type { BuildFile } from "./build-types.ts";

type Files = Readonly<Record<string, Uint8Array<ArrayBuffer>>>;

/** Weights as the package will hold them, and as the engine takes them. */
export interface WeightsSource {
  readonly format: "onnx" | "tensorflow_js";
  /** Name without ending, for placeholders. */
  readonly stem: string;
  readonly opset: number | null;
  /** Version of the framework that wrote the file; null = not stated in it. */
  readonly frameworkVersion: string | null;
  /** Files for the package: the entry's own file first, then external data. */
  readonly packed: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  /** Fresh copies, which an engine may keep. */
  files(): WeightsFiles;
}

/** Recognise the weights among the files: one .onnx (other files are its external data), a zip with a model.json, or a
 * model.json with its shards. The content decides, not the ending.
 * External data must be one file whose name ends in .data: the format takes no other.
 * @throws build/weights, engine/malformed-weights, package/… when a file cannot be read */
export async function readWeights(
  source: BuildFile | readonly BuildFile[],
  signal?: AbortSignal,
): Promise<WeightsSource> {
  const given = Array.isArray(source) ? (source as readonly BuildFile[]) : [source as BuildFile];
  const files: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (const file of given) {
    const { path, content } = namedFile(file);
    const bytes = await contentBytes(content, path, signal);
    files.push({ name: path, bytes });
  }
  const [only] = files;
  if (!only) throw wrong("none", "no file is given");
  if (files.length === 1 && isZip(only.bytes)) return fromZip(only.name, only.bytes, signal);
  const json = files.find(({ bytes }) => bytes[0] === 0x7b);
  if (json) return fromModelJson(json.name, Object.fromEntries(files.map((f) => [f.name, f.bytes])));
  const onnx = files.find(({ name }) => /\.onnx$/i.test(name)) ?? (files.length === 1 ? only : undefined);
  if (!onnx) throw wrong(files.map((f) => f.name).join(", "), "none of these files ends in .onnx");
  return fromOnnx(onnx, files);
}

/** The file under its bare name. */
export function namedFile(file: BuildFile): NamedFile {
  if (file instanceof Blob) return { path: file.name || "file", content: file };
  return { path: file.path.split(/[\\/]/).pop() || "file", content: file.content };
}

function wrong(file: string, reason: string): Error {
  return fail("build/weights", { file, reason });
}

/** First bytes of formats that people have at hand and that cannot be built from yet. */
const others: readonly (readonly [RegExp, string])[] = [
  [/\.(pt|pth|torchscript)$/i, "PyTorch weights"],
  [/\.(h5|hdf5|keras)$/i, "Keras weights"],
  [/\.pb$/i, "a TensorFlow SavedModel"],
];

function fromOnnx(
  main: { name: string; bytes: Uint8Array<ArrayBuffer> },
  files: readonly { name: string; bytes: Uint8Array<ArrayBuffer> }[],
): WeightsSource {
  const other = others.find(([ending]) => ending.test(main.name));
  if (other) throw wrong(main.name, `${other[1]} cannot be built from yet; export the network to ONNX`);
  if (main.bytes.length === 0) throw wrong(main.name, "the file is empty");
  // onnx.proto: the first field of every known writer is ir_version, a varint.
  if (main.bytes[0] !== 0x08)
    throw wrong(main.name, "its content is neither ONNX nor a tensorflow_js model nor a zip of one");
  const model = readModelFile(main.bytes, main.name);
  if (model.nodes.length === 0) throw wrong(main.name, "the graph has no nodes");
  const rest = files.filter((file) => file !== main);
  const [data, more] = rest;
  if (more || (data && !data.name.endsWith(".data")))
    throw wrong(
      main.name,
      `a package holds its external data as one file *.data; got ${rest.map((file) => file.name).join(", ")}`,
    );
  return {
    format: "onnx",
    stem: stemOf(main.name),
    opset: model.opset,
    frameworkVersion: null,
    packed: [main, ...rest],
    files: () => ({
      format: "onnx",
      main: main.name,
      files: copies(Object.fromEntries([main, ...rest].map((f) => [f.name, f.bytes]))),
    }),
  };
}

async function fromZip(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  signal?: AbortSignal,
): Promise<WeightsSource> {
  const files = await unpackZip(bytes, name, signal);
  const paths = Object.keys(files);
  if (paths.some((path) => /(^|\/)rdf\.yaml$/.test(path)))
    throw wrong(name, "it is a model package already; give the weights file inside it");
  if (paths.some((path) => /(^|\/)saved_model\.pb$/.test(path)))
    throw wrong(name, "a TensorFlow SavedModel cannot be built from yet; export the network to ONNX");
  const main = paths
    .filter((path) => /(^|\/)model\.json$/.test(path))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
  if (main === undefined)
    throw wrong(name, `the zip holds no model.json; it holds ${paths.slice(0, 8).join(", ") || "nothing"}`);
  const root = main.slice(0, -"model.json".length);
  const own = Object.fromEntries(
    Object.entries(files).flatMap(([path, content]) =>
      path.startsWith(root) ? [[path.slice(root.length), content] as const] : [],
    ),
  );
  return tfjs(stemOf(name), own, [{ name, bytes }]);
}

async function fromModelJson(name: string, files: Files): Promise<WeightsSource> {
  const renamed = Object.fromEntries(
    Object.entries(files).map(([path, content]) => [path === name ? "model.json" : path, content]),
  );
  const stem = name === "model.json" ? "network" : stemOf(name);
  // Shards are not listed in a description: rdf 0.5 wants them zipped.
  const zip = packageWriter();
  const { source } = await zip.add("model.json", renamed["model.json"] ?? new Uint8Array());
  for (const [path, content] of Object.entries(renamed)) if (path !== source) await zip.add(path, content);
  const bytes = await zip.zipPlain();
  return tfjs(stem, renamed, [{ name: `${stem}_tensorflow_js.zip`, bytes }]);
}

function tfjs(stem: string, files: Files, packed: WeightsSource["packed"]): WeightsSource {
  const name = "model.json";
  let json: Record<string, unknown>;
  try {
    json = JSON.parse(new TextDecoder().decode(files[name])) as Record<string, unknown>;
  } catch (error) {
    throw wrong(name, `it is no JSON (${error instanceof Error ? error.message : error})`);
  }
  const manifest = json.weightsManifest;
  if (json.modelTopology === undefined || !Array.isArray(manifest))
    throw wrong(name, "it is no tensorflow_js model: modelTopology or weightsManifest is missing");
  const shards = manifest.flatMap((group: unknown) => {
    const paths = (group as { paths?: unknown }).paths;
    return Array.isArray(paths) ? paths.map(String) : [];
  });
  const missing = shards.filter((path) => files[path] === undefined);
  if (missing.length > 0)
    throw wrong(name, `the weights file ${missing.join(", ")} that it names is not given`);
  return {
    format: "tensorflow_js",
    stem,
    opset: null,
    frameworkVersion: tensorflowVersion(json),
    packed,
    files: () => ({ format: "tensorflow_js", main: name, files: copies(files) }),
  };
}

/** "TensorFlow.js tfjs-layers v4.22.0", "2.11.0" or "keras v2.12.0": the version in what wrote the file. */
function tensorflowVersion(json: Record<string, unknown>): string | null {
  const topology = json.modelTopology as { keras_version?: unknown } | null;
  for (const stated of [json.generatedBy, topology?.keras_version, json.convertedBy]) {
    const version = typeof stated === "string" ? /\d+\.\d+(\.\d+)?/.exec(stated)?.[0] : undefined;
    if (version !== undefined) return version;
  }
  return null;
}

function copies(files: Files): Record<string, Uint8Array<ArrayBuffer>> {
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, bytes.slice()]));
}

function stemOf(name: string): string {
  return name.replace(/(?<=.)\.[^.]*$/, "") || "network";
}
