/** Speed of macros against real ImageJ 1.54p: the same macros, timed by themselves, on both sides in one run.
 *
 *   node bench/macro.mjs [--ij .cache/imagej/ij-1.54p.jar] [--runs 5] [--only blur,particles] [--json]
 *
 * ImageJ: a JDK 17, a display or xvfb-run, and the jar (`mvn dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory=.cache/imagej`). Each
 * macro of bench/macros returns its own milliseconds; the best of the runs counts, on both sides in one process that is warm by
 * then. Without ImageJ only our times are printed. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    ij: { type: "string", default: join(root, ".cache/imagej/ij-1.54p.jar") },
    runs: { type: "string", default: "5" },
    only: { type: "string" },
    macros: { type: "string", default: join(root, "bench/macros") },
    json: { type: "boolean", default: false },
  },
});
const runs = Number(values.runs);
const wanted = values.only?.split(",");
const folder = resolve(values.macros);
const names = readdirSync(folder)
  .map((name) => name.replace(/\.ijm$/, ""))
  .filter((name) => !wanted || wanted.includes(name));

const ours = await runOurs();
const theirs = runImagej();
const rows = names.map((name) => {
  const [text] = readFileSync(join(folder, `${name}.ijm`), "utf8").split("\n");
  const mine = Math.min(...(ours.get(name) ?? [NaN]));
  const peer = Math.min(...(theirs?.get(name) ?? [NaN]));
  return { name, what: text.replace(/^\/\/ /, ""), ours: mine, imagej: peer, ratio: mine / peer };
});
if (values.json)
  console.log(JSON.stringify({ cpu: cpus()[0]?.model, cores: cpus().length, node: process.version, rows }));
else {
  console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}; best of ${runs}\n`);
  console.log("| macro | ours, ms | ImageJ, ms | ours / ImageJ |\n|---|---|---|---|");
  for (const { what, ours: a, imagej: b, ratio } of rows)
    console.log(
      `| ${what} | ${a} | ${Number.isNaN(b) ? "–" : b} | ${Number.isNaN(ratio) ? "–" : ratio.toFixed(2)} |`,
    );
}

async function runOurs() {
  const cache = join(root, ".cache/bench");
  mkdirSync(cache, { recursive: true });
  const outfile = join(cache, "macro-run.mjs");
  await build({
    stdin: { contents: `export { runMacro } from "./src/macro/index.ts";`, resolveDir: root, loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  const { runMacro } = await import(outfile);
  const times = new Map();
  for (const name of names) {
    const text = readFileSync(join(folder, `${name}.ijm`), "utf8");
    for (let run = 0; run < runs; run++) {
      const { returned, error } = await runMacro(text, { name });
      if (error) throw new Error(`${name}: ${error.message}`);
      times.set(name, [...(times.get(name) ?? []), Number(returned)]);
    }
  }
  return times;
}

function runImagej() {
  if (!existsSync(values.ij)) {
    console.error(`ImageJ is not at ${values.ij}: only our own times`);
    return null;
  }
  const files = names.map((name) => join(folder, `${name}.ijm`));
  // ImageJ builds its menus for run(): it needs a display, or a virtual one.
  const wrapper = process.env.DISPLAY ? [] : ["xvfb-run", "-a"];
  const args = [
    ...wrapper,
    "java",
    "-cp",
    values.ij,
    join(root, "bench/MacroBench.java"),
    String(runs),
    ...files,
  ];
  const [program, ...rest] = args;
  const { status, stdout, stderr } = spawnSync(program, rest, { encoding: "utf8", maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`ImageJ failed: ${stderr}`);
  const times = new Map();
  for (const line of stdout.trim().split("\n")) {
    const [file, ms] = line.split("\t");
    const name = file.replace(/\.ijm$/, "");
    times.set(name, [...(times.get(name) ?? []), Number(ms)]);
  }
  return times;
}
