import JSZip from "jszip";
import { fail, throwIfAborted } from "../errors/index.ts";
import type { FileStore } from "./file-store.ts";
import { formatBytes, packageLimits } from "./limits.ts";
import { readZipDirectory } from "./zip-directory.ts";

/** True when bytes start like a zip. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** The files of a zip, unpacked one by one when asked for.
 * @throws package/not-a-package, package/too-large, package/unsafe-path */
export async function openZip(bytes: Uint8Array<ArrayBuffer>, label: string): Promise<FileStore> {
  const entries = readZipDirectory(bytes, label).filter((entry) => !entry.folder);
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  let zip: JSZip;
  try {
    zip = await JSZip.loadAsync(bytes, { createFolders: false });
  } catch (error) {
    throw fail(
      "package/not-a-package",
      { source: label, reason: `the zip cannot be read (${reasonOf(error)})` },
      error,
    );
  }
  const objects = new Map<string, JSZip.JSZipObject>();
  zip.forEach((_, object) => {
    if (!object.dir) objects.set(object.name.replaceAll("\\", "/").replace(/^(\.\/)+/, ""), object);
  });
  return {
    label,
    paths: [...byPath.keys()].sort(),
    size: (path) => byPath.get(path)?.bytes ?? null,
    has: async (path) => byPath.has(path),
    async read(path, signal) {
      const entry = byPath.get(path);
      const object = entry && (objects.get(entry.path) ?? objects.get(entry.name));
      if (!entry || !object) return null;
      return inflate(object, entry.bytes, `${label}: ${path}`, signal);
    },
  };
}

/** All files of a zip at once, for a bundle that is itself one file of a package. Zips inside that hold nothing else
 * (`zip in zip`) are opened too, to `packageLimits.maxZipDepth`.
 * @returns bytes by path; each array owns its buffer */
export async function unpackZip(
  bytes: Uint8Array<ArrayBuffer>,
  label: string,
  signal?: AbortSignal,
  depth = 1,
): Promise<Record<string, Uint8Array<ArrayBuffer>>> {
  const store = await openZip(bytes, label);
  const only = store.paths.length === 1 ? store.paths[0] : undefined;
  const files: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const path of store.paths) {
    const content = await store.read(path, signal);
    if (content) files[path] = content;
  }
  const inner = only === undefined ? undefined : files[only];
  if (only === undefined || !inner || !isZip(inner)) return files;
  if (depth >= packageLimits.maxZipDepth) {
    throw fail("package/too-large", {
      file: label,
      limit: "maxZipDepth",
      got: `zips nested more than ${depth} deep`,
      allowed: String(packageLimits.maxZipDepth),
    });
  }
  return unpackZip(inner, `${label}: ${only}`, signal, depth + 1);
}

/** Inflate into an array of the declared size; an entry that yields more or fewer bytes than it declares is refused. */
function inflate(
  object: JSZip.JSZipObject,
  size: number,
  label: string,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  throwIfAborted(signal, `Reading ${label}`);
  return new Promise((resolve, reject) => {
    let target: Uint8Array<ArrayBuffer>;
    try {
      target = new Uint8Array(size);
    } catch (error) {
      reject(
        fail(
          "package/too-large",
          { file: label, limit: "memory", got: formatBytes(size), allowed: "less" },
          error,
        ),
      );
      return;
    }
    let at = 0;
    const wrongSize = (got: string) =>
      fail("package/not-a-package", {
        source: label,
        reason: `the entry declares ${size} bytes but holds ${got}`,
      });
    const stream = (object as unknown as StreamingObject).internalStream("uint8array");
    stream.on("data", (chunk) => {
      if (signal?.aborted || at + chunk.length > size) {
        stream.pause();
        reject(signal?.aborted ? fail("aborted", { what: `Reading ${label}` }) : wrongSize("more"));
        return;
      }
      target.set(chunk, at);
      at += chunk.length;
    });
    stream.on("error", (error) =>
      reject(
        fail(
          "package/not-a-package",
          { source: label, reason: `its data is damaged (${reasonOf(error)}); get the file again` },
          error,
        ),
      ),
    );
    stream.on("end", () => (at === size ? resolve(target) : reject(wrongSize(`${at}`))));
    stream.resume();
  });
}

/** JSZip's documented stream helper, missing from its type declarations. */
interface StreamingObject {
  internalStream(type: "uint8array"): {
    on(event: "data", callback: (chunk: Uint8Array) => void): void;
    on(event: "error", callback: (error: Error) => void): void;
    on(event: "end", callback: () => void): void;
    pause(): void;
    resume(): void;
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? "unknown") : String(error);
}
