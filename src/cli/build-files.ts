import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { fail } from "../errors/index.ts";
import type { NamedFile } from "../package/index.ts";
import { readOwned } from "../package/node.ts";

/** Reads the files of one build and remembers them. */
export class BuildFiles {
  readonly #read = new Set<string>();

  wasRead(path: string): boolean {
    return this.#read.has(resolve(path));
  }

  /** A file on disk under its bare name.
   * @throws build/missing-file */
  async read(path: string): Promise<NamedFile & { readonly content: Uint8Array<ArrayBuffer> }> {
    try {
      const content = await readOwned(path);
      this.#read.add(resolve(path));
      return { path: basename(path), content };
    } catch (error) {
      const reason = existsSync(path) ? (error instanceof Error ? error.message : "") : "it does not exist";
      throw fail("build/missing-file", { file: path, reason }, error);
    }
  }

  /** Files that belong to a weights file and lie beside it: the shards of a model.json, the external data of an ONNX file. */
  async beside(path: string): Promise<NamedFile[]> {
    const folder = dirname(path);
    if (/\.json$/i.test(path)) {
      const text = new TextDecoder().decode((await this.read(path)).content);
      const named = [...text.matchAll(/"([^"/\\]+\.bin)"/g)].map((match) => match[1] ?? "");
      const found = [...new Set(named)].filter((name) => existsSync(resolve(folder, name)));
      return Promise.all(found.map((name) => this.read(resolve(folder, name))));
    }
    if (!/\.onnx$/i.test(path)) return [];
    const candidates = [`${path}.data`, path.replace(/\.onnx$/i, ".data")];
    const data = candidates.find((candidate) => existsSync(candidate));
    if (data === undefined) return [];
    // A network names its external data; another file of that name is none.
    const isNamed = Buffer.from((await this.read(path)).content.buffer).includes(basename(data));
    return isNamed ? [await this.read(data)] : [];
  }
}
