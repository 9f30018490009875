import { fail } from "../errors/index.ts";
import { fetchBytes } from "./fetch.ts";
import type { FileContent, NamedFile } from "./package-types.ts";
import { packagePath } from "./paths.ts";

/** Files that belong together: a zip, a folder, a set of Files, a URL. Paths are in the form of `packagePath`. */
export interface FileStore {
  readonly label: string;
  /** Sorted; empty when it cannot be listed (a URL). */
  readonly paths: readonly string[];
  size(path: string): number | null;
  has(path: string): Promise<boolean>;
  /** Fresh bytes, or null when there is no such file. */
  read(path: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** A store over contents in memory, browser Files or URLs by name. */
export function memoryStore(label: string, files: readonly NamedFile[]): FileStore {
  const byPath = new Map<string, FileContent>();
  for (const file of files) byPath.set(packagePath(file.path), file.content);
  return {
    label,
    paths: [...byPath.keys()].sort(),
    size(path) {
      const content = byPath.get(path);
      if (content === undefined || typeof content === "string") return null;
      return content instanceof Blob ? content.size : content.byteLength;
    },
    has: async (path) => byPath.has(path),
    async read(path, signal) {
      const content = byPath.get(path);
      return content === undefined ? null : contentBytes(content, `${label}: ${path}`, signal);
    },
  };
}

/** Bytes of any content form. Arrays in memory are not copied; do not modify them. */
export async function contentBytes(
  content: FileContent,
  label: string,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof content === "string") return fetchBytes(content, label, signal);
  if (content instanceof Blob) {
    try {
      return new Uint8Array(await content.arrayBuffer());
    } catch (error) {
      throw fail("package/unreadable", { file: label, reason: String(error) }, error);
    }
  }
  if (content instanceof ArrayBuffer) return new Uint8Array(content);
  return content.buffer instanceof ArrayBuffer
    ? (content as Uint8Array<ArrayBuffer>)
    : new Uint8Array(content);
}
