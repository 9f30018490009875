import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/errors/index.ts";
import { supportedOps } from "../../src/processing/index.ts";

const root = resolve(import.meta.dirname, "../..");
const page = readFileSync(resolve(root, "docs/processing.md"), "utf8");
const testsOf = (folder: string) =>
  readdirSync(resolve(root, folder))
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => readFileSync(resolve(root, folder, name), "utf8"))
    .join("\n");

describe("docs/processing.md", () => {
  it("has a row for every op and every error code", () => {
    for (const op of supportedOps) expect(page).toContain(`\n| \`${op}\` |`);
    for (const code of Object.keys(catalogue).filter((c) => c.startsWith("processing/")))
      expect(page).toContain(`\n| \`${code}\` |`);
  });
  it("names tests that exist, for everything kept and everything different", () => {
    const rows = page
      .slice(page.indexOf("## Kept from core"))
      .split("\n")
      .filter((line) => line.startsWith("| ") && !/\| test \|$/.test(line));
    expect(rows.length).toBeGreaterThan(12);
    const tests = testsOf("test/processing") + testsOf("test/array");
    // labels of the recorded cases stand in the data, not in the tests
    const cases = readFileSync(resolve(root, "test/processing/shared-goldens.test.ts"), "utf8");
    for (const row of rows) {
      const quoted = [...(row.split("|").at(-2) ?? "").matchAll(/"([^"]+)"/g)].map((m) =>
        m[1]!.replaceAll("…", "").trim(),
      );
      expect(quoted.length, row).toBeGreaterThan(0);
      for (const title of quoted.filter((t) => t !== "intended:" && t !== "infinite"))
        expect((tests + cases).includes(title), title).toBe(true);
    }
  });
});
