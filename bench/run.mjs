/** `npm run bench`: all measurements as ratios against a named peer of the same run. `--write` puts the table into
 * bench/README.md. Needs Python with the reference libraries for the last rows (scripts/python-env.sh). */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { buildNode } from "../scripts/build-node.mjs";

const root = resolve(import.meta.dirname, "..");
const work = join(root, ".cache", "bench");
mkdirSync(work, { recursive: true });
const python = [process.env.DEEPIMAGEJ_PYTHON, join(root, ".cache/python/bin/python")].find(
  (p) => p && existsSync(p),
);

await buildNode(work);
await build({
  absWorkingDir: root,
  entryPoints: ["bench/pipeline.ts"],
  outfile: join(work, "pipeline.js"),
  bundle: true,
  packages: "external",
  platform: "node",
  target: "node20",
  format: "esm",
  logLevel: "warning",
});

function lines(command, args, env = {}) {
  const text = execFileSync(command, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return text
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
}

const ours = lines(process.execPath, [join(work, "pipeline.js"), root, work, "3"]);
const named = (name) => ours.find((line) => line.name === name);
const rows = [];
const row = (what, peer, value, target) => rows.push({ what, peer, value, target });
const fixed = (value) => value.toFixed(value < 10 ? 3 : 1);
const mib = (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`;

const overhead = named("overhead");
row(
  `run() of 1024² in ${overhead.tiles} tiles of 256², 1 worker`,
  "sum of bare session.run of onnxruntime-web for the same tiles",
  `${fixed(overhead.ratio)} ×`,
  "≤ 1.05",
);
const waste = named("waste");
row(
  `pixels computed for 1024² (${waste.tiles} tiles, chosen)`,
  "pixels needed",
  `${fixed(waste.computedPerNeeded)} ×`,
  "≤ 1.25",
);
row("1024², 2 workers", "1 worker", `${fixed(named("workers").ratio)} × faster`, "≥ 1.7");

const large = ours.filter((line) => line.name === "large");
if (python) {
  const cleanEnv = { OPENBLAS_CORETYPE: undefined, OPENBLAS_L2_SIZE: undefined };
  for (const threads of [1, 2]) {
    const pin =
      spawnSync("taskset", ["--version"]).status === 0 ? ["taskset", "-c", threads === 1 ? "0" : "0,1"] : [];
    const peerArgs = [
      join(root, "bench", "peer-bioimageio-core.py"),
      join(root, "demo", "models", "nuclei", "rdf.yaml"),
      join(work, "scene-2048.npy"),
      join(work, "core-2048.npy"),
      "3",
      "0",
    ];
    const [command, ...args] = [...pin, python, ...peerArgs];
    const [core] = lines(command, args, cleanEnv);
    const mine = large.find((line) => line.workers === threads);
    const fastest = Math.min(...core.seconds);
    const peer = `bioimageio.core ${core.version} with onnxruntime ${core.onnxruntime}, ${core.threads} thread${core.threads > 1 ? "s" : ""}, whole image`;
    row(
      `bundled model on 2048², ${threads} worker${threads > 1 ? "s" : ""}, ${mine.tiles} tiles`,
      peer,
      `${fixed(mine.seconds / fastest)} × its time`,
      "–",
    );
    row(
      `peak memory of that run (engine workers)`,
      `peak memory of ${peer}`,
      `${fixed(mine.enginePeakBytes / core.peakBytes)} × (${mib(mine.enginePeakBytes)} to ${mib(core.peakBytes)})`,
      "–",
    );
  }
} else
  process.stderr.write("no Python with bioimageio.core: run scripts/python-env.sh for the rows against it\n");

const table = [
  "| what | against | result | target |",
  "|---|---|---|---|",
  ...rows.map((r) => `| ${r.what} | ${r.peer} | ${r.value} | ${r.target} |`),
].join("\n");
const machine = `${cpus().length} cores, ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;
process.stdout.write(`${machine}\n\n${table}\n`);

if (process.argv.includes("--write")) {
  const readme = join(root, "bench", "README.md");
  const text = readFileSync(readme, "utf8");
  const start = "<!-- pipeline -->";
  const end = "<!-- /pipeline -->";
  const at = text.indexOf(start);
  const to = text.indexOf(end);
  if (at < 0 || to < at) throw new Error("bench/README.md has lost its marks");
  writeFileSync(readme, `${text.slice(0, at + start.length)}\n${machine}\n\n${table}\n${text.slice(to)}`);
}
