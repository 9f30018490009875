import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { fail } from "../errors/index.ts";
import type { FileStore } from "./file-store.ts";
import { formatBytes, packageLimits } from "./limits.ts";
import { makePackage } from "./model-package.ts";
import { fromBytes, fromStore, openModel } from "./open.ts";
import type { ModelPackage, ModelSource, OpenOptions } from "./package-types.ts";
import { isUrl, packagePath } from "./paths.ts";
import { isZip } from "./zip.ts";

/** `openModel` that also takes a path on disk: a folder, a zip, or an rdf file whose folder holds the other files.
 * @throws package/not-found, and what openModel throws */
export async function openModelFromDisk(
  source: ModelSource,
  options: OpenOptions = {},
): Promise<ModelPackage> {
  if (typeof source !== "string" || isUrl(source)) return openModel(source, options);
  const ignoreHash = options.ignoreHash ?? false;
  const info = await stat(source).catch((error: unknown) => {
    throw fail("package/not-found", { source }, error);
  });
  if (info.isDirectory()) {
    const store = await folderStore(source);
    return makePackage({ ...(await fromStore(store, false, options.signal)), ignoreHash });
  }
  const bytes = await readOwned(source);
  if (isZip(bytes)) return makePackage({ ...(await fromBytes(bytes, source)), ignoreHash });
  const single = await fromBytes(bytes, basename(source));
  const store = await folderStore(dirname(source));
  return makePackage({ ...single, store, rdfPath: basename(source), ignoreHash });
}

/** Files below a folder, links that lead out of it excluded. */
export async function folderStore(folder: string): Promise<FileStore> {
  const root = resolve(folder);
  const sizes = new Map<string, number>();
  const walk = async (at: string, prefix: string): Promise<void> => {
    for (const entry of await readdir(at, { withFileTypes: true })) {
      if (sizes.size >= packageLimits.maxEntries) return;
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const path = join(at, entry.name);
      if (entry.isDirectory()) await walk(path, `${prefix}${entry.name}/`);
      else if (entry.isFile()) sizes.set(prefix + entry.name, (await stat(path)).size);
    }
  };
  await walk(root, "");
  return {
    label: folder,
    paths: [...sizes.keys()].sort(),
    size: (path) => sizes.get(path) ?? null,
    has: async (path) => sizes.has(packagePath(path)),
    async read(path) {
      const safe = packagePath(path);
      if (!sizes.has(safe)) return null;
      return readOwned(join(root, ...safe.split("/")).replaceAll("/", sep));
    },
  };
}

/** Bytes of a file in an array that owns its buffer (Node pools small reads). */
export async function readOwned(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const info = await stat(path);
  if (!info.isFile()) {
    // Reading from a pipe or a terminal may never end.
    throw fail("package/unreadable", { file: path, reason: "it is a pipe or a device, not a file" });
  }
  const { size } = info;
  if (size > packageLimits.maxFileBytes) {
    throw fail("package/too-large", {
      file: path,
      limit: "maxFileBytes",
      got: formatBytes(size),
      allowed: formatBytes(packageLimits.maxFileBytes),
    });
  }
  const bytes = await readFile(path).catch((error: unknown) => {
    throw fail(
      "package/unreadable",
      { file: path, reason: error instanceof Error ? error.message : "" },
      error,
    );
  });
  if (bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength) {
    return new Uint8Array(bytes.buffer as ArrayBuffer);
  }
  const owned = new Uint8Array(bytes.byteLength);
  owned.set(bytes);
  return owned;
}
