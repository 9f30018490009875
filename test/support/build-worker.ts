import { mkdirSync, renameSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "../..");
const built = new Map<string, Promise<URL>>();

/** Bundle a worker entry (path from the repository root) so that Node's worker threads, which read no TypeScript, can
 * load it. Once per entry and test process, renamed into place, so that parallel runs never see half a file. */
export function buildWorker(entry: string): Promise<URL> {
  const known = built.get(entry);
  if (known) return known;
  const folder = resolve(root, ".cache/test");
  mkdirSync(folder, { recursive: true });
  const outfile = resolve(folder, `${entry.replaceAll(/[/.]/g, "-")}.mjs`);
  const unfinished = `${outfile}.${process.pid}`;
  const made = build({
    entryPoints: [resolve(root, entry)],
    outfile: unfinished,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["onnxruntime-web", "@tensorflow/*"],
    logLevel: "silent",
  }).then(() => {
    renameSync(unfinished, outfile);
    return pathToFileURL(outfile);
  });
  built.set(entry, made);
  return made;
}
