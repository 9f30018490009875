// Runs macros in ImageJ and in this library, now, and prints what differs:
//     node scripts/goldens/compare-macros.mjs [--all] CASE.ijm... [-- IMAGE...]
// A folder stands for all cases in it. IMAGE... are opened instead of those that the cases name. --all shows what both
// left too. What ImageJ gave is kept in .cache and used again while macro and images are the same.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "../..");
const images = resolve(root, "test/macros/images");
const cache = resolve(root, ".cache/macro-oracle/answers");
mkdirSync(cache, { recursive: true });

const words = process.argv.slice(2);
const cut = words.indexOf("--");
const given =
  cut < 0
    ? []
    : words.slice(cut + 1).map((name) => (existsSync(name) ? resolve(name) : resolve(images, name)));
const before = cut < 0 ? words : words.slice(0, cut);
const flags = new Set(before.filter((word) => word.startsWith("--")));
const macros = before.filter((word) => !word.startsWith("--")).flatMap(expand);
if (macros.length === 0) throw new Error("no macro named");

function expand(name) {
  const path = [name, resolve(root, "test/macros", name), resolve(root, "test/macros", `${name}.ijm`)].find(
    (p) => existsSync(p),
  );
  if (path === undefined) throw new Error(`no file ${name}`);
  if (!statSync(path).isDirectory()) return [resolve(path)];
  return readdirSync(path, { recursive: true })
    .filter((file) => file.endsWith(".ijm"))
    .sort()
    .map((file) => resolve(path, file));
}

const program = readFileSync(resolve(import.meta.dirname, "MacroOracle.java"));

function keyOf(macro) {
  const hash = createHash("sha256");
  hash.update(program);
  const source = readFileSync(macro, "utf8");
  hash.update(source);
  const head = /^\/\/\s*images:(.*)$/m.exec(source)?.[1]?.trim().split(/\s+/) ?? [];
  const table = /^\/\/\s*table:\s*(\S+)/m.exec(source)?.[1];
  const files = given.length > 0 ? given : head.filter(Boolean).map((name) => resolve(images, name));
  for (const file of [...files, ...(table ? [resolve(images, table)] : [])])
    hash.update(file).update(readFileSync(file));
  return join(cache, `${hash.digest("hex").slice(0, 32)}.json`);
}

/** ImageJ's answers, from the cache or fresh. */
async function imagej() {
  const missing = macros.filter((macro) => !existsSync(keyOf(macro)));
  if (missing.length > 0) {
    const python = spawn("python3", ["-S", resolve(import.meta.dirname, "macros.py"), "batch"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    python.stdin.end(missing.map((macro) => [macro, ...given].join("\t")).join("\n") + "\n");
    let i = 0;
    for await (const line of createInterface({ input: python.stdout })) {
      const macro = missing[i++];
      if (macro !== undefined) writeFileSync(keyOf(macro), line);
    }
    for (const macro of missing.slice(i))
      writeFileSync(keyOf(macro), JSON.stringify({ oracleFailed: "no answer" }));
  }
  return macros.map((macro) => JSON.parse(readFileSync(keyOf(macro), "utf8")));
}

/** Our side, bundled from the sources as they are now. */
async function ours(tries = 4) {
  const folder = mkdtempSync(join(root, ".cache/compare-macros-"));
  const outfile = join(folder, "compare.mjs");
  try {
    await build({
      entryPoints: [resolve(root, "test/support/macro-compare.ts")],
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      sourcemap: "inline",
      outfile,
      define: { "import.meta.dirname": JSON.stringify(resolve(root, "test/support")) },
      logLevel: "silent",
    });
    process.setSourceMapsEnabled(true);
    return await import(pathToFileURL(outfile).href);
  } catch (error) {
    // A file may be half-written.
    if (tries <= 1) throw new Error(`sources do not build:\n${error.message}`);
    await new Promise((done) => setTimeout(done, 1500));
    return ours(tries - 1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [answers, { compareCase }] = await Promise.all([imagej(), ours()]).catch((error) => {
  console.error(error.message);
  process.exit(2);
});
let bad = 0;
for (const [i, macro] of macros.entries()) {
  const name = macro.startsWith(root) ? macro.slice(resolve(root, "test/macros").length + 1) : macro;
  const answer = answers[i];
  if (answer.oracleFailed) {
    rmSync(keyOf(macro));
    console.log(`?? ${name}: ${answer.oracleFailed}`);
    bad++;
    continue;
  }
  const report = await compareCase(readFileSync(macro, "utf8"), name, answer, flags.has("--all"));
  if (report.differences.length > 0) bad++;
  console.log(
    `${report.differences.length > 0 ? "XX" : "ok"} ${name} (ImageJ ${answer.milliseconds} ms, ours ${report.milliseconds} ms)`,
  );
  for (const line of report.differences) console.log(`    ${line}`);
  if (flags.has("--all")) console.log(report.text.replace(/^/gm, "    | "));
}
if (macros.length > 1) console.log(`${macros.length - bad} of ${macros.length} the same`);
process.exitCode = bad > 0 ? 1 : 0;
