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
  // Files before folders: beyond the limit those beside the description are known. What may not be listed is not there.
  const walk = async (at: string, prefix: string): Promise<void> => {
    const listed = await readdir(at, { withFileTypes: true }).catch((error: unknown) => {
      if (at === root) throw unreadable(folder, error);
      return [];
    });
    const entries = listed.filter(({ name }) => !name.startsWith(".") && name !== "node_modules");
    for (const { name } of entries.filter((entry) => entry.isFile())) {
      if (sizes.size >= packageLimits.maxEntries) return;
      const info = await stat(join(at, name)).catch(() => null);
      if (info) sizes.set(prefix + name, info.size);
    }
    for (const { name } of entries.filter((entry) => entry.isDirectory())) {
      if (sizes.size >= packageLimits.maxEntries) return;
      await walk(join(at, name), `${prefix}${name}/`);
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
    throw unreadable(path, error);
  });
  if (bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength) {
    return new Uint8Array(bytes.buffer as ArrayBuffer);
  }
  const owned = new Uint8Array(bytes.byteLength);
  owned.set(bytes);
  return owned;
}

function unreadable(file: string, error: unknown): Error {
  return fail("package/unreadable", { file, reason: error instanceof Error ? error.message : "" }, error);
}
