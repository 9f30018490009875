import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

/** Which folder of src may import which others; the table of docs/ARCHITECTURE.md. */
const levels: Record<string, number> = {
  errors: 0,
  array: 1,
  worker: 1,
  image: 2,
  rdf: 2,
  onnx: 2,
  tiling: 3,
  package: 3,
  processing: 3,
  macro: 3,
  metrics: 3,
  formats: 4,
  zoo: 4,
  engine: 5,
  predict: 6,
  validate: 7,
  build: 8,
  service: 9,
  cli: 9,
  ui: 10,
};

const src = resolve(import.meta.dirname, "../src");

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g)].map(
    (match) => match[1] ?? "",
  );
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.replaceAll("\\", "/"));

describe("import levels", () => {
  it("knows every folder of src", () => {
    const folders = new Set(
      files.filter((name) => name.includes("/")).map((name) => name.split("/")[0] ?? ""),
    );
    expect([...folders].filter((folder) => !(folder in levels))).toEqual([]);
  });

  it("goes down only, never sideways, and through an index.ts or a named entry", () => {
    const wrong: string[] = [];
    for (const name of files) {
      const own = name.split("/")[0] ?? "";
      if (!(own in levels)) continue; // src/index.ts re-exports
      for (const target of importsOf(join(src, name))) {
        const path = join("/", name, "..", target).replaceAll("\\", "/").slice(1);
        const folder = path.split("/")[0] ?? "";
        if (folder === own || path.startsWith("..") || !(folder in levels)) continue;
        if ((levels[folder] ?? 99) >= (levels[own] ?? 0))
          wrong.push(`${name} imports ${path}: not a lower level`);
        const entry = path.split("/").slice(1).join("/");
        if (!/^([a-z-]+\/)?index\.ts$|^(node|browser)\.ts$|-request\.ts$/.test(entry))
          wrong.push(`${name} imports ${path}: past index.ts`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("keeps Node out of what browsers load", () => {
    const wrong = files.filter(
      (name) =>
        !name.startsWith("cli/") &&
        !/(^|\/|[.-])node[^/]*\.ts$/.test(name) &&
        /from\s+["']node:/.test(readFileSync(join(src, name), "utf8")),
    );
    expect(wrong).toEqual([]);
  });
});
