import type { ModelDescription } from "../rdf/index.ts";

/** What `openModel` accepts. Paths on disk are read only by the Node entry (`src/package/node.ts`). */
export type ModelSource =
  | string // http(s) URL of a zip, an rdf file or a folder; in Node also a path
  | ArrayBuffer
  | Uint8Array // bytes of a zip
  | Blob // File too: a zip, or a bare rdf
  | readonly (File | NamedFile)[] // files of a folder, names may hold "/"
  | {
      readonly rdf: string | Record<string, unknown>;
      readonly files?: Record<string, FileContent>;
      readonly baseUrl?: string;
    };

export interface NamedFile {
  /** Path relative to the package root, "/" separated. */
  readonly path: string;
  readonly content: FileContent;
}

/** A string is a URL. */
export type FileContent = Uint8Array | ArrayBuffer | Blob | string;

export interface OpenOptions {
  /** Go on when a sha256 does not match; the verdict is still recorded. Default false. */
  readonly ignoreHash?: boolean;
  readonly signal?: AbortSignal;
}

export interface HashVerdict {
  readonly file: string;
  /** "missing": the description states none. */
  readonly verdict: "match" | "missing" | "mismatch";
  readonly sha256: string;
  readonly expected: string | null;
}

/** An opened package: its description, and its files on demand. */
export interface ModelPackage {
  /** Where it came from, for messages. */
  readonly label: string;
  readonly description: ModelDescription;
  /** Name of the rdf inside the package. */
  readonly rdfName: string;
  /** sha256 of the rdf bytes, lower case hex. */
  readonly rdfSha256: string;
  /** Paths of the files known without reading them (a URL base knows none). */
  readonly files: readonly string[];
  /** Verdicts of all files read so far. */
  readonly hashes: readonly HashVerdict[];
  /** Bytes of a file named in the description. Checks the sha256 once: throws package/checksum on a mismatch unless ignoreHash.
   * @throws package/missing-file, package/checksum, package/too-large, package/http-status, package/network */
  read(
    file: { readonly source: string; readonly sha256: string | null },
    signal?: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer>>;
  /** True when the file is there (a URL base asks with HEAD). */
  has(source: string): Promise<boolean>;
}
