import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { it } from "vitest";

/** Python with the reference libraries: DEEPIMAGEJ_PYTHON, or the one that scripts/python-env.sh makes. */
const candidates = [
  process.env.DEEPIMAGEJ_PYTHON,
  resolve(import.meta.dirname, "../../.cache/python/bin/python"),
].filter((path) => path !== undefined);

export const python: string | null =
  candidates.find(
    (path) => existsSync(path) && spawnSync(path, ["-c", "import bioimageio.core"]).status === 0,
  ) ?? null;

/** Run a script and give its standard output. */
export function runPython(args: readonly string[]): string {
  if (python === null) throw new Error("no Python with the reference libraries");
  return execFileSync(python, [...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** `it` that appears as skipped, with the reason in its name, when there is no such Python. */
export function itWithPython(name: string, body: () => void | Promise<void>, timeout = 120_000): void {
  if (python !== null) it(name, body, timeout);
  else it.skip(`${name} [skipped: no Python with bioimageio.core; run scripts/python-env.sh]`, body);
}
