/** Speed of macros against real ImageJ 1.54p: the same macros, timed by themselves, on both sides in one run.
 *
 *   node bench/macro.mjs [--ij .cache/imagej/ij-1.54p.jar] [--runs 5] [--only blur,particles] [--macros DIR] [--json]
 *
 * ImageJ: a JDK 17, a display or xvfb-run, and the jar (`mvn dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory=.cache/imagej`). Each
 * macro of bench/macros returns its own milliseconds; the best of the runs counts, on both sides in one process that is warm by
 * then. The processor time beside it is that of the whole macro less that of what stands before `start = getTime();`, each the best of
 * the runs, with all threads (ImageJ's filters and both compilers use several): it tells more than the clock on a machine that does
 * other work too. Without ImageJ only our times are printed. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
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
const NOTHING = { ms: Number.NaN, cpu: Number.NaN };
const names = readdirSync(folder)
  .map((name) => name.replace(/\.ijm$/, ""))
  .filter((name) => !wanted || wanted.includes(name));

const ours = await runOurs();
const theirs = runImagej();
const rows = names.map((name) => {
  const [text] = sourceOf(name).split("\n");
  const mine = ours.get(name) ?? NOTHING;
  const peer = theirs?.get(name) ?? NOTHING;
  return {
    name,
    what: text.replace(/^\/\/ /, ""),
    ours: mine.ms,
    imagej: peer.ms,
    ratio: mine.ms / peer.ms,
    oursCpu: mine.cpu,
    imagejCpu: peer.cpu,
    ratioCpu: mine.cpu / peer.cpu,
  };
});
const machine = `${cpus()[0]?.model}, ${cpus().length} cores`;
if (values.json) console.log(JSON.stringify({ machine, load: loadavg(), node: process.version, rows }));
else {
  console.log(`${machine}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}; best of ${runs}\n`);
  console.log(
    "| macro | ours, ms | ImageJ, ms | ours / ImageJ | ours, CPU ms | ImageJ, CPU ms | ours / ImageJ, CPU |",
  );
  console.log("|---|---|---|---|---|---|---|");
  for (const row of rows) {
    const wall = [row.ours, row.imagej, row.ratio.toFixed(2)];
    const cpu = [row.oursCpu.toFixed(0), row.imagejCpu.toFixed(0), row.ratioCpu.toFixed(2)];
    console.log(`| ${[row.what, ...wall, ...cpu].join(" | ").replaceAll("NaN", "–")} |`);
  }
}

function sourceOf(name) {
  return readFileSync(join(folder, `${name}.ijm`), "utf8");
}

/** What a macro does before its clock starts. */
function setupOf(text) {
  return text.slice(0, text.indexOf("start = getTime();"));
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
  const timed = async (name, text) => {
    const before = process.cpuUsage();
    const { returned, error } = await runMacro(text, { name });
    if (error) throw new Error(`${name}: ${error.message}`);
    const { user, system } = process.cpuUsage(before);
    return { ms: Number(returned), cpu: (user + system) / 1000 };
  };
  const times = new Map();
  for (const name of names) {
    const text = sourceOf(name);
    const whole = [];
    const setup = [];
    for (let run = 0; run < runs; run++) {
      setup.push(await timed(name, setupOf(text)));
      whole.push(await timed(name, text));
    }
    times.set(name, best(whole, setup));
    if (process.stderr.isTTY) console.error(name, times.get(name).ms);
  }
  return times;
}

function best(whole, setup) {
  const least = (of, key) => Math.min(...of.map((one) => one[key]));
  return { ms: least(whole, "ms"), cpu: Math.max(0, least(whole, "cpu") - least(setup, "cpu")) };
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
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => line.split("\t"))
    .map(([file, part, ms, cpu]) => ({
      name: file.replace(/\.ijm$/, ""),
      part,
      ms: Number(ms),
      cpu: Number(cpu),
    }));
  return new Map(
    names.map((name) => {
      const of = (part) => lines.filter((line) => line.name === name && line.part === part);
      return [name, best(of("whole"), of("setup"))];
    }),
  );
}
