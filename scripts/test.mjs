/** `npm test`: runs the three projects one after the other, says what was skipped and why, and closes with the counts.
 * With CI=true a skipped test is a failure, unless it needs the data folder and that is absent. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { findChromium } from "./find-chromium.mjs";

const root = resolve(import.meta.dirname, "..");
const reports = join(root, ".cache", "test-reports");
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const chromium = findChromium();
const inCi = process.env.CI === "true";

const totals = { passed: 0, failed: 0, skipped: 0 };
const skipped = [];
let broken = false;

function step(name, args) {
  process.stdout.write(`\n== ${name}\n`);
  const result = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  return result.status === 0;
}

if (!step("build", [join(root, "scripts", "build.mjs")])) broken = true;

for (const project of ["node", "browser", "page"]) {
  if (project !== "node" && chromium === null) {
    const reason = "no Chromium or Chrome found; install one or set CHROMIUM_PATH";
    process.stdout.write(`\n== ${project}: skipped, ${reason}\n`);
    skipped.push({ name: `all tests of the project ${project}`, reason });
    totals.skipped++;
    continue;
  }
  const report = join(reports, `${project}.json`);
  const passed = step(project, [
    vitest,
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...(project === "page" ? ["--no-file-parallelism"] : []),
  ]);
  if (!passed) broken = true;
  if (!existsSync(report)) {
    broken = true;
    continue;
  }
  const { testResults } = JSON.parse(readFileSync(report, "utf8"));
  for (const test of testResults.flatMap((file) => file.assertionResults)) {
    if (test.status === "passed") totals.passed++;
    else if (test.status === "failed") totals.failed++;
    else {
      totals.skipped++;
      skipped.push({
        name: test.fullName,
        reason: /\[skipped: ([^\]]*)\]/.exec(test.fullName)?.[1] ?? "not said",
      });
    }
  }
}

if (skipped.length > 0) {
  process.stdout.write("\nSkipped:\n");
  const byReason = Map.groupBy ? Map.groupBy(skipped, (s) => s.reason) : groupBy(skipped);
  for (const [reason, list] of byReason) {
    process.stdout.write(`  ${list.length} × ${reason}\n`);
    for (const { name } of list) process.stdout.write(`      ${name.replace(/ \[skipped: [^\]]*\]/, "")}\n`);
  }
}
const unexcused = skipped.filter((s) => !s.reason.startsWith("test data folder not found"));
if (inCi && unexcused.length > 0) {
  process.stdout.write(`\n${unexcused.length} tests were skipped that CI must run.\n`);
  broken = true;
}
if (totals.failed > 0 || totals.passed === 0) broken = true;
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(broken ? 1 : 0);

function groupBy(list) {
  const groups = new Map();
  for (const item of list) groups.set(item.reason, [...(groups.get(item.reason) ?? []), item]);
  return groups;
}
