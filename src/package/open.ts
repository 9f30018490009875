import { fail, isFailure } from "../errors/index.ts";
import { fetchBytes } from "./fetch.ts";
import { contentBytes, type FileStore, memoryStore } from "./file-store.ts";
import { explainNoRdf, findRdf, rdfNames } from "./find-rdf.ts";
import { makePackage, type PackageParts } from "./model-package.ts";
import type { ModelPackage, ModelSource, NamedFile, OpenOptions } from "./package-types.ts";
import { baseName, folderOf, isUrl } from "./paths.ts";
import { parseUrl, urlStore } from "./url-store.ts";
import { isZip, openZip } from "./zip.ts";

/** Open a model package from anything that can hold one. Nothing is unpacked beyond the description until asked for.
 * The network is used only when the source is a URL (or `baseUrl`/file URLs are given).
 * In Node, `src/package/node.ts` adds paths on disk.
 * @throws package/not-a-package, package/too-large, package/unsafe-path, package/network, package/http-status, rdf/… */
export async function openModel(source: ModelSource, options: OpenOptions = {}): Promise<ModelPackage> {
  const ignoreHash = options.ignoreHash ?? false;
  const open = (parts: Omit<PackageParts, "ignoreHash">) => makePackage({ ...parts, ignoreHash });
  if (typeof source === "string") {
    if (!isUrl(source)) {
      throw fail("package/not-a-package", {
        source,
        reason:
          "it is neither a URL nor a file given as bytes; in a browser drop the package as zip or folder",
      });
    }
    return open(await fromUrl(source, options.signal));
  }
  if (source instanceof Blob) {
    const name = source instanceof File && source.name !== "" ? source.name : "package";
    return open(await fromBytes(await contentBytes(source, name, options.signal), name));
  }
  if (source instanceof ArrayBuffer || source instanceof Uint8Array) {
    return open(await fromBytes(await contentBytes(source, "package"), "package"));
  }
  if (isFileList(source)) {
    const files = source.map((file) =>
      file instanceof File ? { path: file.webkitRelativePath || file.name, content: file } : file,
    );
    const [only] = files;
    if (files.length === 1 && only) {
      return open(await fromBytes(await contentBytes(only.content, only.path, options.signal), only.path));
    }
    return open(await fromStore(memoryStore(folderLabel(files.map((file) => file.path)), files), false));
  }
  const text = typeof source.rdf === "string" ? source.rdf : JSON.stringify(jsonSafe(source.rdf));
  const rdf = new TextEncoder().encode(text);
  const files = Object.entries(source.files ?? {}).map(([path, content]) => ({ path, content }));
  const store =
    source.baseUrl !== undefined && files.length === 0
      ? urlStore(parseUrl(source.baseUrl))
      : memoryStore("rdf", files);
  return open({ store, rdfPath: "rdf.yaml", rdf, network: source.baseUrl !== undefined });
}

/** Parts of a package whose files are in a store. */
export async function fromStore(
  store: FileStore,
  network: boolean,
  signal?: AbortSignal,
): Promise<Omit<PackageParts, "ignoreHash">> {
  const rdfPath = findRdf(store.paths);
  if (rdfPath === null) {
    throw fail("package/not-a-package", { source: store.label, reason: explainNoRdf(store.paths) });
  }
  const rdf = await store.read(rdfPath, signal);
  if (!rdf) throw fail("package/missing-file", { file: rdfPath, available: store.paths.join(", ") });
  return { store, rdfPath, rdf, network };
}

/** Parts of a package given as one file: a zip, or the description alone. */
export async function fromBytes(
  bytes: Uint8Array<ArrayBuffer>,
  label: string,
): Promise<Omit<PackageParts, "ignoreHash">> {
  if (isZip(bytes)) return fromStore(await openZip(bytes, label), false);
  if (bytes.length === 0) throw fail("package/not-a-package", { source: label, reason: "the file is empty" });
  if (looksBinary(bytes)) {
    throw fail("package/not-a-package", {
      source: label,
      reason: "it is neither a zip nor a YAML description; give the model's zip, its folder or its rdf.yaml",
    });
  }
  return {
    store: memoryStore(label, [{ path: baseName(label), content: bytes }]),
    rdfPath: baseName(label),
    rdf: bytes,
    network: false,
  };
}

async function fromUrl(source: string, signal?: AbortSignal): Promise<Omit<PackageParts, "ignoreHash">> {
  const url = parseUrl(source);
  if (url.pathname.endsWith("/")) return fromUrlFolder(url, signal);
  const bytes = await fetchBytes(url.href, url.href, signal);
  if (isZip(bytes)) return { ...(await fromBytes(bytes, url.href)), network: true };
  if (looksBinary(bytes) || bytes.length === 0) return fromBytes(bytes, url.href);
  const base = new URL(".", url);
  base.search = url.search;
  return { store: urlStore(base), rdfPath: baseName(url.pathname), rdf: bytes, network: true };
}

async function fromUrlFolder(url: URL, signal?: AbortSignal): Promise<Omit<PackageParts, "ignoreHash">> {
  const store = urlStore(url);
  for (const name of rdfNames) {
    const rdf = await store.read(name, signal).catch((error: unknown) => {
      if (isFailure(error, "package/http-status") && error.details.status === 403) return null;
      throw error;
    });
    if (rdf) return { store, rdfPath: name, rdf, network: true };
  }
  throw fail("package/not-a-package", {
    source: url.href,
    reason: `none of ${rdfNames.join(", ")} is there`,
  });
}

function isFileList(source: ModelSource): source is readonly (File | NamedFile)[] {
  return Array.isArray(source);
}

/** Folder that all paths share, for messages. */
function folderLabel(paths: readonly string[]): string {
  const first = paths[0] ?? "";
  const root = first.includes("/") ? first.slice(0, first.indexOf("/")) : "";
  return root !== "" && paths.every((path) => path.startsWith(`${root}/`))
    ? root
    : folderOf(first) || "files";
}

/** Zero bytes do not occur in YAML text. */
function looksBinary(bytes: Uint8Array): boolean {
  const limit = Math.min(bytes.length, 4096);
  for (let i = 0; i < limit; i++) if (bytes[i] === 0) return true;
  return false;
}

/** JSON has no infinities or NaN: they become the YAML words. */
function jsonSafe(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return null;
  if (Array.isArray(value)) return value.map(jsonSafe);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, jsonSafe(item)]));
  }
  return value;
}
