/** The command line and its engine worker, bundled side by side. Packages stay imports. */
import { resolve } from "node:path";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "..");

export function buildNode(outdir) {
  return build({
    absWorkingDir: root,
    entryPoints: {
      cli: "src/cli/bin.ts",
      index: "src/index.ts",
      "engine-worker": "src/engine/engine.node-worker.ts",
    },
    outdir,
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "esm",
    sourcemap: true,
    logLevel: "warning",
    banner: { js: "#!/usr/bin/env node" },
  });
}
