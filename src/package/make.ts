import JSZip from "jszip";
import { fail } from "../errors/index.ts";
import { isRdfName } from "./find-rdf.ts";
import { sha256Hex } from "./hash.ts";
import { formatBytes, packageLimits } from "./limits.ts";
import { baseName, packagePath } from "./paths.ts";

/** Zips know no earlier date; a fixed one makes equal packages equal bytes. */
const ZIP_DATE = new Date(Date.UTC(1980, 0, 1));
/** Weights and images hardly compress; the spec's own packager uses 1 as well. */
const DEFLATE_LEVEL = 1;

/** A file as a description refers to it. */
export interface PackedFile {
  readonly source: string;
  readonly sha256: string;
}

/** Collects the files of a package; the description is written last, when all names are known. */
export interface PackageWriter {
  /** Take in a file under its bare name: folders are dropped, characters that some file system refuses become `_`, and a
   * name that is taken (case does not count) gets a number before its first dot: `macro.ijm`, `macro_2.ijm`.
   * @param bytes - not copied; must not change until `zip`.
   * @returns the name in the package and the sha256, as the description refers to it
   * @throws package/reserved-name for names that readers take for a description, package/unsafe-path */
  add(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<PackedFile>;
  /** The files so far, in the order of `add`. */
  readonly files: readonly PackedFile[];
  /** The files alone, without a description: weights of several files that go into a package as one. */
  zipPlain(): Promise<Uint8Array<ArrayBuffer>>;
  /** The package: a flat zip, `rdf.yaml` first, dates fixed, so that equal content gives equal bytes.
   * @throws package/too-large beyond what one array may hold */
  zip(rdf: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** A writer of one package. */
export function packageWriter(): PackageWriter {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const packed: PackedFile[] = [];
  const taken = new Set<string>();
  return {
    async add(name, bytes) {
      const bare = bareName(name);
      if (isRdfName(bare)) throw fail("package/reserved-name", { file: name });
      const source = uniqueName(bare, (candidate) => taken.has(candidate.toLowerCase()));
      taken.add(source.toLowerCase());
      files.set(source, bytes);
      const file = { source, sha256: await sha256Hex(bytes) };
      packed.push(file);
      return file;
    },
    get files() {
      return [...packed];
    },
    zipPlain: () => deflate([...files]),
    zip: (rdf) => deflate([["rdf.yaml", new TextEncoder().encode(rdf)], ...files]),
  };
}

async function deflate(
  files: readonly (readonly [string, Uint8Array<ArrayBuffer>])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const total = files.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  if (total > packageLimits.maxFileBytes) {
    throw fail("package/too-large", {
      file: "the package",
      limit: "maxFileBytes",
      got: formatBytes(total),
      allowed: formatBytes(packageLimits.maxFileBytes),
    });
  }
  const zip = new JSZip();
  for (const [name, bytes] of files) zip.file(name, bytes, { date: ZIP_DATE, createFolders: false });
  const made = await zip.generateAsync({
    type: "uint8array",
    compression: "DEFLATE",
    compressionOptions: { level: DEFLATE_LEVEL },
    platform: "DOS",
  });
  return new Uint8Array(made);
}

/** `wanted`, or the first of `name_2.ext`, `name_3.ext` … that is free; the number goes before the first dot. */
export function uniqueName(wanted: string, isTaken: (name: string) => boolean): string {
  const dot = wanted.indexOf(".", 1);
  const stem = dot < 0 ? wanted : wanted.slice(0, dot);
  const ending = dot < 0 ? "" : wanted.slice(dot);
  let name = wanted;
  for (let n = 2; isTaken(name); n++) name = `${stem}_${n}${ending}`;
  return name;
}

function bareName(name: string): string {
  const bare = baseName(packagePath(name))
    .replaceAll(/[<>:"|?*]/g, "_")
    .replaceAll(/\p{Cc}/gu, "_");
  if (bare === "") throw fail("package/unsafe-path", { file: name });
  return bare;
}
