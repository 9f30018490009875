import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, it } from "vitest";

/** Folder of real models, images and reference results. It is not part of the project: set DEEPIMAGEJ_TEST_DATA,
 * or lay it beside the checkout as ../shared/data. Tests that need it are skipped by name where it is absent. */
const root = resolve(
  process.env.DEEPIMAGEJ_TEST_DATA ?? resolve(import.meta.dirname, "../../../shared/data"),
);

export const hasSharedData = existsSync(resolve(root, "golden/ops.json"));

export function sharedPath(...parts: string[]): string {
  return resolve(root, ...parts);
}

export function sharedBytes(...parts: string[]): Uint8Array<ArrayBuffer> {
  const bytes = readFileSync(sharedPath(...parts));
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return copy;
}

export function sharedJson<T>(...parts: string[]): T {
  return JSON.parse(readFileSync(sharedPath(...parts), "utf8")) as T;
}

/** `describe` whose tests appear as skipped, with the reason in their name, when the data folder is absent. A body that reads
 * the data while it lists its tests is then one skipped test. */
export function describeWithSharedData(name: string, body: () => void): void {
  if (hasSharedData) {
    describe(name, body);
    return;
  }
  describe.skip(`${name} [skipped: test data folder not found; set DEEPIMAGEJ_TEST_DATA]`, () => {
    try {
      body();
    } catch {
      it("tests that are listed from the data");
    }
  });
}
