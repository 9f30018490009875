import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { readResults } from "../../src/image/tables/index.ts";
import { World } from "../../src/image/world/index.ts";
import { runMacro } from "../../src/macro/index.ts";
import type { MacroResult } from "../../src/macro/macro-types.ts";
import type { Tolerance } from "./macro-differences.ts";
import { openRecorded } from "./macro-inputs.ts";
import type { RecordedImage } from "./macro-record.ts";

export const macrosFolder = resolve(import.meta.dirname, "../macros");
const goldensFolder = resolve(import.meta.dirname, "../goldens/macros");

/** A macro with what its first lines ask for: `// images: a.tif b.tif`, `// table: t.csv`, `// arg: text`, `// tolerance: 1ulp why`.
 * `// answer:` is for the recording alone: ImageJ asks, ours takes the default. */
export interface MacroCase {
  readonly source: string;
  readonly images: readonly string[];
  readonly table: string | null;
  readonly argument: string;
  readonly tolerance: Tolerance;
}

export function readCase(source: string): MacroCase {
  const found = new Map<string, string>();
  for (const line of source.split("\n")) {
    const match = /^\/\/\s*(\w+)\s*:(.*)$/.exec(line);
    if (!line.startsWith("//")) break;
    if (match) found.set(match[1] ?? "", (match[2] ?? "").trim());
  }
  const words = (text = "") => text.split(/\s+/).filter(Boolean);
  const ulps = /^(\d+)ulps?\s+\S/.exec(found.get("tolerance") ?? "");
  if (found.has("tolerance") && ulps === null)
    throw new Error(`tolerance without a reason: ${found.get("tolerance")}`);
  return {
    source,
    images: words(found.get("images")),
    table: found.get("table") ?? null,
    argument: found.get("arg") ?? "",
    tolerance: { ulps: Number(ulps?.[1] ?? 0) },
  };
}

/** An image of test/macros/images as ImageJ opens it. */
export function recordedInput(name: string): RecordedImage {
  const file = resolve(goldensFolder, "inputs", name.replace(/\.tif$/, ".json"));
  return JSON.parse(readFileSync(file, "utf8")) as RecordedImage;
}

/** Run a case with our machine. */
export function runCase(
  macro: MacroCase,
  name: string,
  images: readonly RecordedImage[] = macro.images.map(recordedInput),
): Promise<MacroResult> {
  const world = new World();
  for (const image of images) openRecorded(world, image);
  if (macro.table !== null)
    readResults(world, readFileSync(resolve(macrosFolder, "images", basename(macro.table)), "utf8"));
  return runMacro(macro.source, { world, argument: macro.argument, name, timeoutMs: 20_000 });
}

export function sha256(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
