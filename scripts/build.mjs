/** Build everything that runs: dist/node (command line and its engine worker), dist/lib (the library), dist/site (the page).
 * `npm install` in a checkout calls it, so that `npx deepimagej` and `npm start` work at once. */

import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

if (!existsSync(join(root, "node_modules", "esbuild")) || !existsSync(join(root, "node_modules", "vite"))) {
  process.stderr.write("build tools are not installed (production install?); nothing is built\n");
  process.exit(0);
}

const only = process.argv.slice(2);
const wanted = (part) => only.length === 0 || only.includes(part);

if (wanted("node")) {
  const { buildNode } = await import("./build-node.mjs");
  await rm(join(root, "dist", "node"), { recursive: true, force: true });
  await buildNode(join(root, "dist", "node"));
}

if (wanted("site")) {
  const vite = await import("vite");
  await vite.build({ root, configFile: join(root, "vite.config.ts"), logLevel: "warn" });
}
