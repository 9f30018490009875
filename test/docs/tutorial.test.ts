import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../support/cli.ts";

const root = resolve(import.meta.dirname, "../..");
const text = readFileSync(join(root, "docs/tutorial.md"), "utf8");
const commands = [...text.matchAll(/```\n([\s\S]*?)```/g)].flatMap((match) =>
  (match[1] ?? "").trim().split("\n"),
);

describe("docs/tutorial.md", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "tutorial-"));
    symlinkSync(join(root, "demo"), join(folder, "demo"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("works as it is written, with the figures it states", async () => {
    expect(commands).toHaveLength(5);
    let last = "";
    for (const command of commands) {
      const [npx, name, ...args] = command.split(" ");
      expect([npx, name]).toEqual(["npx", "deepimagej"]);
      const json = args[0] === "validate" ? ["--json"] : [];
      const { status, stdout, stderr } = await runCli([...args, ...json], { cwd: folder });
      expect([command, status], stderr).toEqual([command, 0]);
      last = stdout;
    }
    expect(existsSync(join(folder, "results/cells1_Objects.csv"))).toBe(true);
    expect(existsSync(join(folder, "validation/summary.csv"))).toBe(true);

    const { rows, summary } = JSON.parse(last) as {
      rows: { reference: string; measure: string; label: unknown; value: number }[];
      summary: { measure: string; label: unknown; mean: number }[];
    };
    const measures = ["SEG", "Jaccard", "Accuracy"];
    const figures = (pick: (measure: string) => number | undefined) =>
      measures.map((measure) => pick(measure)?.toFixed(3)).join(" | ");
    for (const image of ["cells1", "cells2", "cells3"]) {
      const found = (measure: string) =>
        rows.find(
          (row) =>
            row.reference.startsWith(image) &&
            row.measure === measure &&
            [null, "mean"].includes(row.label as null),
        )?.value;
      expect(text).toContain(`| ${image} | ${figures(found)} |`);
    }
    const mean = (measure: string) => summary.find((row) => row.measure === measure)?.mean;
    expect(text).toContain(`| mean | ${figures(mean)} |`);
  }, 240_000);
});
