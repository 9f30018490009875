import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examples } from "../../src/ui/macro/examples.ts";
import { runCli } from "../support/cli.ts";

const root = resolve(import.meta.dirname, "../..");
const text = readFileSync(join(root, "docs/macro.md"), "utf8");

describe("docs/macro.md", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "macro-"));
    symlinkSync(join(root, "demo"), join(folder, "demo"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("has a command that works as it is written", async () => {
    const [, command = ""] = /```\n(npx deepimagej macro .*)\n```/.exec(text) ?? [];
    expect(readFileSync(join(root, "README.md"), "utf8")).toContain(command);
    const { status, stdout, stderr } = await runCli(command.split(" ").slice(2), { cwd: folder });
    expect(status, stderr).toBe(0);
    expect(stdout).toMatch(/nuclei: [1-9]\d/);
    expect(readdirSync(join(folder, "counted")).sort()).toEqual([
      "Count Masks of work.tif",
      "Results.csv",
      "nuclei.png.tif",
      "work.tif",
    ]);
    expect(readFileSync(join(folder, "counted/Results.csv"), "utf8")).toMatch(
      /^ ,Label,Area,Mean,X,Y,Circ\./,
    );
  });

  it("is the macro that the page starts with", () => {
    expect(readFileSync(join(root, "demo/macros/count-nuclei.ijm"), "utf8")).toBe(examples[0]?.text);
  });
});
