import { fail } from "../errors/index.ts";
import type { WeightsEntry, WeightsFormat } from "../rdf/index.ts";
import type { ModelPackage } from "./package-types.ts";
import { baseName, folderOf, packagePath } from "./paths.ts";
import { isZip, unpackZip } from "./zip.ts";

/** Weights of one entry with all the files they need; same shape as the engine's WeightsFiles. */
export interface CollectedWeights {
  readonly format: WeightsFormat;
  /** Key of the main file in `files`. */
  readonly main: string;
  readonly files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
}

/** Read a weights entry: ONNX with its external data; tensorflow_js as a zip (unpacked) or a bare model.json whose
 * shards lie beside it, unlisted; other formats as their one file (zips stay zipped).
 * Keys of `files` are paths relative to the main file's folder.
 * @throws package/missing-file, package/checksum, package/not-a-package */
export async function collectWeights(
  model: ModelPackage,
  entry: WeightsEntry,
  signal?: AbortSignal,
): Promise<CollectedWeights> {
  const main = await model.read(entry.file, signal);
  const name = baseName(packagePath(entry.file.source.replace(/^https?:\/\//, "")));
  if (entry.format === "tensorflow_js") return collectTfjs(model, entry, main, name, signal);
  const files: Record<string, Uint8Array<ArrayBuffer>> = { [name]: main };
  if (entry.externalData) {
    files[baseName(entry.externalData.source)] = await model.read(entry.externalData, signal);
  }
  return { format: entry.format, main: name, files };
}

async function collectTfjs(
  model: ModelPackage,
  entry: WeightsEntry,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  signal?: AbortSignal,
): Promise<CollectedWeights> {
  if (isZip(bytes)) {
    const files = await unpackZip(bytes, entry.file.source, signal);
    const main = Object.keys(files)
      .filter((path) => baseName(path) === "model.json")
      .sort((a, b) => a.length - b.length)[0];
    if (main === undefined) {
      throw fail("package/missing-file", {
        file: `${entry.file.source}: model.json`,
        available: Object.keys(files).slice(0, 20).join(", "),
      });
    }
    const root = folderOf(main);
    const relative = Object.entries(files).map(([path, content]) => [
      path.startsWith(root) ? path.slice(root.length) : path,
      content,
    ]);
    return { format: entry.format, main: "model.json", files: Object.fromEntries(relative) };
  }
  const files: Record<string, Uint8Array<ArrayBuffer>> = { [name]: bytes };
  const folder = folderOf(entry.file.source);
  for (const shard of shardsOf(bytes, entry.file.source)) {
    files[shard] = await model.read({ source: `${folder}${shard}`, sha256: null }, signal);
  }
  return { format: entry.format, main: name, files };
}

function shardsOf(json: Uint8Array, label: string): string[] {
  return manifestPaths(json, label).map(packagePath);
}

function manifestPaths(json: Uint8Array, label: string): string[] {
  try {
    const { weightsManifest } = JSON.parse(new TextDecoder().decode(json)) as {
      weightsManifest?: { paths: string[] }[];
    };
    return (weightsManifest ?? []).flatMap((group) => group.paths);
  } catch (error) {
    throw fail(
      "package/not-a-package",
      { source: label, reason: "the model.json of these weights is not JSON" },
      error,
    );
  }
}
