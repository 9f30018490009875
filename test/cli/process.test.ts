import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";
import { writeNpy, zeros } from "../../src/array/index.ts";
import { runCli } from "../support/cli.ts";

/** The command line as a process: what only shows at its ends. */

const folder = mkdtempSync(join(tmpdir(), "process-"));
afterAll(() => rmSync(folder, { recursive: true }));

it.skipIf(!existsSync("/dev/full"))("a result that nobody can store is no success", async () => {
  const { status, stderr } = await runCli(["describe", "nuclei", "--json"], { stdoutFile: "/dev/full" });
  expect(status).toBe(3);
  expect(stderr).toMatch(/cannot be written/);
});

it("ends with status 130, one JSON error and nothing written soon after an interruption", async () => {
  const image = join(folder, "large.npy");
  writeFileSync(image, writeNpy(zeros("uint8", [4000, 4000])));
  const output = join(folder, "out");
  const model = resolve(import.meta.dirname, "../../demo/models/nuclei");
  const started = performance.now();
  const { status, stdout } = await runCli(["run", model, image, "-o", output, "--json"], {
    killAfterMs: 2500,
  });
  expect(performance.now() - started).toBeLessThan(20_000);
  expect([status, JSON.parse(stdout).error.code]).toEqual([130, "aborted"]);
  expect(existsSync(output)).toBe(false);
}, 40_000);
