import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { fail } from "../errors/index.ts";
import type { NamedFile } from "../package/index.ts";
import { readOwned } from "../package/node.ts";

/** A file on disk under its bare name.
 * @throws build/missing-file */
export async function readBuildFile(path: string): Promise<NamedFile> {
  try {
    return { path: basename(path), content: await readOwned(path) };
  } catch (error) {
    const reason = existsSync(path) ? String(error) : "it does not exist";
    throw fail("build/missing-file", { file: path, reason }, error);
  }
}

/** Files that belong to a weights file and lie beside it: the shards of a model.json, the external data of an ONNX file. */
export async function filesBeside(path: string): Promise<NamedFile[]> {
  const folder = dirname(path);
  if (/\.json$/i.test(path)) {
    const text = new TextDecoder().decode((await readBuildFile(path)).content as Uint8Array);
    const named = [...text.matchAll(/"([^"/\\]+\.bin)"/g)].map((match) => match[1] ?? "");
    const found = [...new Set(named)].filter((name) => existsSync(resolve(folder, name)));
    return Promise.all(found.map((name) => readBuildFile(resolve(folder, name))));
  }
  if (!/\.onnx$/i.test(path)) return [];
  const candidates = [`${path}.data`, `${path}_data`, path.replace(/\.onnx$/i, ".data")];
  const data = candidates.find((candidate) => existsSync(candidate));
  return data === undefined ? [] : [await readBuildFile(data)];
}
