import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { runCli } from "./support/cli.ts";

const root = resolve(import.meta.dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");

/** The block after `<!-- example … -->`, line by line. */
function exampleLines(): string[] {
  const block = /<!-- example: run by test\/readme\.test\.ts -->\n```\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  return block.trim().split("\n");
}

it("the command lines of the README work", async () => {
  const lines = exampleLines();
  expect(lines).toHaveLength(3);
  const folder = mkdtempSync(join(tmpdir(), "readme-"));
  try {
    for (const line of lines) {
      const [npx, name, ...args] = line.split(" ");
      expect([npx, name]).toEqual(["npx", "deepimagej"]);
      const moved = args.map((arg) => (arg === "results" ? join(folder, "results") : arg));
      const { status, stderr } = await runCli(moved);
      expect([line, status], stderr).toEqual([line, 0]);
    }
    expect(readdirSync(join(folder, "results")).sort()).toEqual([
      "nuclei_Objects.csv",
      "nuclei_objects.tif",
      "nuclei_probabilities.tif",
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);

it("its ten lines are those of docs/rpc.md, which are executed", () => {
  const code = (text: string) => /```js\n([\s\S]*?)```/.exec(text)?.[1];
  expect(code(readme)).toBe(code(readFileSync(join(root, "docs", "rpc.md"), "utf8")));
});

it("its links lead somewhere", () => {
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? "");
  const own = links.filter((link) => !/^https?:/.test(link));
  expect(own.length).toBeGreaterThan(8);
  expect(own.filter((link) => !existsSync(join(root, link)))).toEqual([]);
});
