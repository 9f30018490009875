/** Writes docs/macro-support.md: which of ImageJ's functions and commands run here.
 *
 *   node scripts/macro-support.mjs */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "..");
const folder = join(root, ".cache/support");
mkdirSync(folder, { recursive: true });
const outfile = join(folder, "support.mjs");
await build({
  entryPoints: [join(root, "src/macro/support.ts")],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "error",
});
const { supportMarkdown } = await import(outfile);
const names = JSON.parse(readFileSync(join(root, "test/goldens/macro-names/names.json"), "utf8"));
writeFileSync(join(root, "docs/macro-support.md"), supportMarkdown(names));
