/** `node bench/probing.mjs`: the table of docs/build-probing.md, halos of the known networks in test/goldens/networks;
 * `--write` puts it there. With files (.onnx, or model.json of TensorFlow.js): what probing finds about them. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { buildNode } from "../scripts/build-node.mjs";

const root = resolve(import.meta.dirname, "..");
const work = join(root, ".cache", "probing");
mkdirSync(work, { recursive: true });
await buildNode(work);
await build({
  absWorkingDir: root,
  entryPoints: ["bench/probing.ts"],
  outfile: join(work, "probing.js"),
  bundle: true,
  packages: "external",
  platform: "node",
  target: "node20",
  format: "esm",
  logLevel: "warning",
});
const args = process.argv.slice(2).filter((arg) => arg !== "--write");
const text = execFileSync(process.execPath, [join(work, "probing.js"), root, ...args], {
  encoding: "utf8",
  stdio: ["ignore", "pipe", "inherit"],
});
process.stdout.write(text);
if (process.argv.includes("--write")) {
  const page = join(root, "docs", "build-probing.md");
  const between = /(<!-- networks -->\n)[\s\S]*?(<!-- \/networks -->)/;
  writeFileSync(
    page,
    readFileSync(page, "utf8").replace(between, (_, open, close) => open + text + close),
  );
}
