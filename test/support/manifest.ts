import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect } from "vitest";

const root = resolve(import.meta.dirname, "../..");

interface Manifest {
  readonly script: string;
  readonly script_sha256: string;
  readonly files: Readonly<Record<string, { readonly sha256: string }>>;
}

/** Golden files of a topic (test/goldens/<topic>) are those that its script made, and the script is the one that made them. */
export function expectManifestHolds(topic: string): void {
  const folder = resolve(root, "test/goldens", topic);
  const manifest = JSON.parse(readFileSync(resolve(folder, "MANIFEST.json"), "utf8")) as Manifest;
  expect(sha256(resolve(root, manifest.script))).toBe(manifest.script_sha256);
  const listed = Object.keys(manifest.files).sort();
  expect(
    readdirSync(folder)
      .filter((name) => name !== "MANIFEST.json")
      .sort(),
  ).toEqual(listed);
  for (const name of listed) expect(sha256(resolve(folder, name)), name).toBe(manifest.files[name]?.sha256);
}

export function goldenBytes(topic: string, name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(resolve(root, "test/goldens", topic, name)));
}

export function goldenJson<T>(topic: string, name: string): T {
  return JSON.parse(readFileSync(resolve(root, "test/goldens", topic, name), "utf8")) as T;
}

function sha256(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
