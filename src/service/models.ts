import { fail, isFailure } from "../errors/index.ts";
import {
  isUrl,
  type ModelPackage,
  type ModelSource,
  type NamedFile,
  type OpenOptions,
} from "../package/index.ts";
import { isPlain } from "./request.ts";
import { decodeArray, isWireArray } from "./wire.ts";

type OpenModel = (source: ModelSource, options: OpenOptions) => Promise<ModelPackage>;

interface Entry {
  readonly handle: string;
  readonly source: ModelSource;
  /** Opened with hashes enforced, and with hashes only recorded. */
  readonly strict: Promise<ModelPackage> | null;
  readonly lax: Promise<ModelPackage> | null;
}

/** Packages held open under handles at the same time; each may hold its zip in memory. */
const MODELS_KEPT = 4;

/** Opened packages, by handle. A bundled name or URL given again is the package opened before. */
export class Models {
  #entries: Entry[] = [];
  #count = 0;

  constructor(
    readonly openModel: OpenModel,
    /** Bundled name → URL. */
    readonly bundled: Readonly<Record<string, string>>,
  ) {}

  /** @throws service/unknown-model, and what opening throws. */
  async open(
    model: unknown,
    options: { readonly ignoreHash: boolean; readonly signal?: AbortSignal },
  ): Promise<{ handle: string; model: ModelPackage }> {
    const entry = this.#find(model) ?? this.#add(this.#sourceOf(model));
    const way = options.ignoreHash ? "lax" : "strict";
    const pending =
      entry[way] ??
      this.openModel(entry.source, {
        ignoreHash: options.ignoreHash,
        ...(options.signal ? { signal: options.signal } : {}),
      });
    this.#keep({ ...entry, [way]: pending });
    try {
      return { handle: entry.handle, model: await pending };
    } catch (error) {
      // Forgotten, so that the next call opens it again; the handle stays good.
      const now = this.#entries.find((other) => other.handle === entry.handle);
      if (now?.[way] === pending) this.#keep({ ...now, [way]: null });
      // Somebody else stopped waiting for the same package.
      if (isFailure(error, "aborted") && !options.signal?.aborted) return this.open(model, options);
      throw error;
    }
  }

  #find(model: unknown): Entry | undefined {
    const handle = isPlain(model) && typeof model.handle === "string" ? model.handle : null;
    if (handle !== null) {
      const entry = this.#entries.find((e) => e.handle === handle);
      if (!entry) throw this.#unknown(`handle ${handle}`);
      return entry;
    }
    if (typeof model !== "string") return undefined;
    return this.#entries.find((e) => e.handle === model || e.source === (this.bundled[model] ?? model));
  }

  #sourceOf(model: unknown): ModelSource {
    if (typeof model === "string") {
      const source = this.bundled[model] ?? model;
      if (!isUrl(source)) throw this.#unknown(`"${model}"`);
      return source;
    }
    if (model instanceof Blob) return model;
    if (Array.isArray(model) && model.length > 0 && model.every(isFileLike)) return model.map(fileOf);
    if (isPlain(model) && "rdf" in model) {
      const { rdf, files, baseUrl } = model;
      if (typeof rdf !== "string" && !isPlain(rdf))
        throw this.#unknown("an object whose `rdf` is neither text nor a map");
      const contents = Object.entries(isPlain(files) ? files : {}).map(([path, content]) => [
        path,
        contentOf(content),
      ]);
      return {
        rdf,
        files: Object.fromEntries(contents),
        ...(typeof baseUrl === "string" ? { baseUrl } : {}),
      };
    }
    const bytes = bytesOf(model);
    if (bytes) return bytes;
    throw this.#unknown(
      Array.isArray(model) ? "a list that does not hold Files only" : `a value of type ${typeof model}`,
    );
  }

  #add(source: ModelSource): Entry {
    this.#count += 1;
    return { handle: `model-${this.#count}`, source, strict: null, lax: null };
  }

  #keep(entry: Entry): void {
    this.#entries = [entry, ...this.#entries.filter((e) => e.handle !== entry.handle)].slice(0, MODELS_KEPT);
  }

  #unknown(got: string) {
    return fail("service/unknown-model", { got, bundled: Object.keys(this.bundled).join(", ") || "none" });
  }
}

function isFileLike(value: unknown): value is File | NamedFile {
  return value instanceof Blob || (isPlain(value) && typeof value.path === "string" && "content" in value);
}

function fileOf(value: File | NamedFile): File | NamedFile {
  return value instanceof Blob ? value : { path: value.path, content: contentOf(value.content) };
}

function contentOf(value: unknown): NamedFile["content"] {
  if (typeof value === "string" || value instanceof Blob) return value;
  const bytes = bytesOf(value);
  if (bytes) return bytes;
  throw fail("service/wire", {
    what: "model file",
    reason: `got a ${typeof value}; expected bytes, a Blob or a URL`,
  });
}

/** Bytes however a host wraps them: buffer, any view, or an ndarray of uint8. */
export function bytesOf(value: unknown): Uint8Array<ArrayBuffer> | null {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) {
    const view = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return value.buffer instanceof ArrayBuffer ? (view as Uint8Array<ArrayBuffer>) : view.slice();
  }
  if (isWireArray(value)) {
    const array = decodeArray(value, "model");
    if (array.dtype === "uint8") return array.data as Uint8Array<ArrayBuffer>; // by the dtype
  }
  return null;
}
