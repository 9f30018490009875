import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { resolve } from "node:path";
import { buildNode } from "../../scripts/build-node.mjs";

const root = resolve(import.meta.dirname, "../..");
let built: Promise<string> | null = null;

/** The command line, bundled from the sources once per test process. */
function cli(): Promise<string> {
  const folder = resolve(root, ".cache/test", `cli-${process.pid}`);
  built ??= buildNode(folder).then(() => resolve(folder, "cli.js"));
  return built;
}

export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Run `deepimagej ARGS` as a process of its own. */
export async function runCli(
  args: readonly string[],
  options: { cwd?: string; killAfterMs?: number; stdoutFile?: string } = {},
): Promise<CliResult> {
  const script = await cli();
  return new Promise((done, failed) => {
    const output = options.stdoutFile === undefined ? "pipe" : openSync(options.stdoutFile, "w");
    const child = spawn(process.execPath, [script, ...args], {
      cwd: options.cwd ?? root,
      stdio: ["pipe", output, "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout?.on("data", (chunk) => {
      stdout += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      stderr += chunk;
    });
    const timer =
      options.killAfterMs === undefined
        ? undefined
        : setTimeout(() => child.kill("SIGINT"), options.killAfterMs);
    child.on("error", failed);
    child.on("close", (status) => {
      clearTimeout(timer);
      done({ status, stdout, stderr });
    });
  });
}
