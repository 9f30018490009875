import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { macrosFolder, readCase, runCase, sha256 } from "../support/macro-cases.ts";
import { differences } from "../support/macro-differences.ts";
import type { Golden } from "../support/macro-record.ts";
import { expectManifestHolds, goldenJson } from "../support/manifest.ts";
import { refusedCases } from "../support/refused-cases.ts";

/** Every macro of test/macros leaves what ImageJ leaves: pixels, tables, log, selections, the line of the error. */
const areas = readdirSync(macrosFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "images")
  .map((entry) => entry.name);

for (const area of areas) {
  const folder = resolve(macrosFolder, area);
  const cases = readdirSync(folder)
    .filter((name) => name.endsWith(".ijm"))
    .map((name) => name.slice(0, -4));

  describe(`macros of ${area} against ImageJ`, () => {
    it.each(cases)("%s", async (name) => {
      const macro = readCase(readFileSync(resolve(folder, `${name}.ijm`), "utf8"));
      const golden = goldenJson<Golden>(`macros/${area}`, `${name}.json`);
      const refused = refusedCases[`${area}/${name}`];
      expect(differences(await runCase(macro, name), golden, macro.tolerance, refused)).toEqual([]);
    });

    it("has the goldens of these macros and images", () => {
      for (const name of cases) {
        const golden = goldenJson<Golden>(`macros/${area}`, `${name}.json`);
        expect(golden.macro, `${name}.ijm`).toBe(sha256(resolve(folder, `${name}.ijm`)));
        for (const [input, hash] of Object.entries(golden.inputs))
          expect(sha256(resolve(macrosFolder, "images", input)), input).toBe(hash);
      }
    });

    it("has goldens made by the committed program", () => {
      expectManifestHolds(`macros/${area}`);
    });
  });
}

it("refuses only macros that are there", () => {
  for (const name of Object.keys(refusedCases))
    expect(existsSync(resolve(macrosFolder, `${name}.ijm`)), name).toBe(true);
});

describe("images of macros", () => {
  it("are as recorded", () => {
    expectManifestHolds("macros/inputs");
    for (const name of readdirSync(resolve(macrosFolder, "images"))) {
      if (!name.endsWith(".tif")) continue;
      const record = resolve(macrosFolder, "../goldens/macros/inputs", name.replace(".tif", ".json"));
      expect(existsSync(record), name).toBe(true);
      const { image } = JSON.parse(readFileSync(record, "utf8")) as { image: string };
      expect(sha256(resolve(macrosFolder, "images", name)), name).toBe(image);
    }
  });
});
