import { fail } from "../errors/index.ts";
import { readDescription } from "../rdf/index.ts";
import { fetchBytes } from "./fetch.ts";
import type { FileStore } from "./file-store.ts";
import { sha256Hex } from "./hash.ts";
import { formatBytes, packageLimits } from "./limits.ts";
import type { HashVerdict, ModelPackage } from "./package-types.ts";
import { baseName, folderOf, isUrl, packagePath } from "./paths.ts";

export interface PackageParts {
  readonly store: FileStore;
  /** Path of the description in the store; references are relative to its folder. */
  readonly rdfPath: string;
  readonly rdf: Uint8Array<ArrayBuffer>;
  readonly ignoreHash: boolean;
  /** Whether files named by URL may be downloaded. */
  readonly network: boolean;
}

/** Read the description and give access to the files it names.
 * @throws rdf/… for a description that cannot be used, package/too-large for one of megabytes */
export async function makePackage(parts: PackageParts): Promise<ModelPackage> {
  const { store, rdf, rdfPath } = parts;
  if (rdf.length > packageLimits.maxRdfBytes) {
    throw fail("package/too-large", {
      file: `${store.label}: ${rdfPath}`,
      limit: "maxRdfBytes",
      got: formatBytes(rdf.length),
      allowed: formatBytes(packageLimits.maxRdfBytes),
    });
  }
  const description = readDescription(rdf, `${store.label}: ${rdfPath}`);
  const root = folderOf(rdfPath);
  const verdicts = new Map<string, HashVerdict>();

  /** Paths to try for a reference: as written, then its bare name (old packages keep URLs or folders in the rdf). */
  const pathsOf = (source: string): string[] => {
    if (isUrl(source)) {
      const name = decodeURIComponent(
        new URL(source).pathname
          .split("/")
          .filter((s) => s !== "content")
          .pop() ?? "",
      );
      return name === "" ? [] : [packagePath(root + name)];
    }
    const own = packagePath(root + packagePath(source));
    const bare = packagePath(root + baseName(packagePath(source)));
    return own === bare ? [own] : [own, bare];
  };

  const locate = async (source: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
    for (const path of pathsOf(source)) {
      const bytes = await store.read(path, signal);
      if (bytes) return bytes;
    }
    if (isUrl(source) && parts.network) return fetchBytes(source, source, signal);
    if (isUrl(source)) throw fail("package/remote-file", { file: source, source: store.label });
    const available =
      store.paths.length > 0 ? store.paths.slice(0, 20).join(", ") : "files that cannot be listed";
    throw fail("package/missing-file", { file: source, available });
  };

  return {
    label: store.label,
    description,
    rdfName: rdfPath,
    rdfSha256: await sha256Hex(rdf),
    files: store.paths,
    get hashes() {
      return [...verdicts.values()];
    },
    async read(file, signal) {
      const bytes = await locate(file.source, signal);
      const known = verdicts.get(file.source);
      if (known && known.expected === file.sha256) return bytes;
      const sha256 = await sha256Hex(bytes);
      const verdict = file.sha256 === null ? "missing" : file.sha256 === sha256 ? "match" : "mismatch";
      verdicts.set(file.source, { file: file.source, verdict, sha256, expected: file.sha256 });
      if (verdict === "mismatch" && !parts.ignoreHash) {
        verdicts.delete(file.source);
        throw fail("package/checksum", { file: file.source, expected: file.sha256 ?? "", got: sha256 });
      }
      return bytes;
    },
    async has(source) {
      for (const path of pathsOf(source)) if (await store.has(path)) return true;
      return false;
    },
  };
}
