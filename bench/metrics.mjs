/** Speed and memory of the measures against their Python peers, on the same images, one process at a time.
 *
 *   node bench/metrics.mjs [--size 4096] [--repeats 3] [--json]
 *
 * Python: DEEPIMAGEJ_PYTHON, or .cache/python; it needs scripts/goldens/requirements-metrics.txt. Both sides make the
 * images from the pixel index by the same rule; each measure runs in its own process, so that peak memory is its own.
 * Times are the best of the repeats, after one run to warm up (numba compiles then). Prints ratios; times nothing in tests. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    size: { type: "string", default: "4096" },
    repeats: { type: "string", default: "3" },
    json: { type: "boolean", default: false },
  },
});
const folder = join(root, ".cache/bench");
mkdirSync(folder, { recursive: true });
const bundle = join(folder, "metrics-task.mjs");
await build({
  stdin: {
    contents: `export * from "./src/metrics/index.ts"; export { ndarray } from "./src/array/index.ts";`,
    resolveDir: root,
    loader: "ts",
  },
  outfile: bundle,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "error",
});
const task = join(folder, "metrics-run.mjs");
writeFileSync(task, taskProgram());

const python = [process.env.DEEPIMAGEJ_PYTHON, join(root, ".cache/python/bin/python")].find(
  (path) => path !== undefined && existsSync(path),
);
const peer = join(root, "bench/peer-metrics.py");
const args = [values.size, values.repeats];
const results = [];
for (const name of ["matching", "ssim"]) {
  const ours = run(process.execPath, ["--expose-gc", task, name, ...args]);
  const theirs = python ? run(python, [peer, name, ...args]) : null;
  results.push({ name, ours, theirs });
}
if (values.json) console.log(JSON.stringify({ cpu: cpus()[0]?.model, node: process.version, results }));
else print();

function run(program, programArgs) {
  const { status, stdout, stderr } = spawnSync(program, programArgs, {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) return { error: stderr.trim().split("\n").at(-1) ?? `exit status ${status}` };
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

function print() {
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model}, Node ${process.version}, ${values.size}²`,
  );
  for (const { name, ours, theirs } of results) {
    if (ours.error) {
      console.log(`${name}: failed: ${ours.error}`);
      process.exitCode = 1;
      continue;
    }
    const best = Math.min(...ours.seconds);
    console.log(
      `${name}: ${best.toFixed(3)} s, memory beyond the images ${(ours.extraBytes / ours.inputBytes).toFixed(2)} x the input`,
    );
    console.log(`  ${JSON.stringify(ours.value)}`);
    if (!theirs) console.log("  no Python peer: set DEEPIMAGEJ_PYTHON");
    else if (theirs.error) console.log(`  the Python peer failed: ${theirs.error}`);
    else {
      const peerBest = Math.min(...theirs.seconds);
      console.log(`  ${theirs.tool}: ${peerBest.toFixed(3)} s, ${(peerBest / best).toFixed(1)} x as long`);
      console.log(`  ${JSON.stringify(theirs.value)}`);
    }
  }
}

/** Runs one measure in a fresh process. Memory: growth of the resident set's peak over the images alone. */
function taskProgram() {
  return `
import * as m from "./metrics-task.mjs";
const [name, sizeText, repeatsText] = process.argv.slice(2);
const n = Number(sizeText);
const repeats = Number(repeatsText);

// ${"`grid`"} objects along each axis: discs, moved and some dropped in the test. The same rule is in peer-metrics.py.
function labels(shift, drop) {
  const data = new Uint16Array(n * n);
  const cell = Math.floor(n / 100);
  for (let y = 0, i = 0; y < n; y++)
    for (let x = 0; x < n; x++, i++) {
      const gy = Math.floor(y / cell), gx = Math.floor((x + n - shift) % n / cell);
      if (gy >= 100 || gx >= 100) continue;
      const dy = y % cell - (cell >> 1), dx = (x + n - shift) % n % cell - (cell >> 1);
      const id = gy * 100 + gx + 1;
      if (drop && id % 17 === 0) continue;
      if (4 * (dy * dy + dx * dx) <= cell * cell) data[i] = id;
    }
  return m.ndarray("uint16", [n, n], data);
}
function picture(seed) {
  const data = new Uint16Array(n * n);
  for (let i = 0; i < data.length; i++) {
    let h = (i + seed) >>> 0;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    data[i] = ((h ^ (h >>> 16)) >>> 0) % 4096 + (i >> 8) % 30000;
  }
  return m.ndarray("uint16", [n, n], data);
}
const s = name === "matching" ? labels(0, false) : picture(0);
const g = name === "matching" ? labels(5, true) : picture(77);
const measure = {
  matching: () => {
    const found = m.matchInstances([m.contingency(s, g)], m.IOU_THRESHOLDS);
    return { tp: found.map((one) => one.tp), pq: found[0].panopticQuality };
  },
  ssim: () => {
    const { sum, windows } = m.ssim(s, g, { range: 65535, window: 7 });
    return { ssim: sum / windows };
  },
}[name];
globalThis.gc();
const before = process.resourceUsage().maxRSS * 1024;
const seconds = [];
let value = measure();
for (let k = 0; k < repeats; k++) {
  const start = performance.now();
  value = measure();
  seconds.push((performance.now() - start) / 1000);
}
const after = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ seconds, value, inputBytes: s.data.byteLength + g.data.byteLength, extraBytes: after - before }));
`;
}
