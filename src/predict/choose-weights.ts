import type { WeightsFiles } from "../engine/index.ts";
import { fail } from "../errors/index.ts";
import { collectWeights, type ModelPackage } from "../package/index.ts";
import type { WeightsEntry, WeightsFormat } from "../rdf/index.ts";

/** Formats that this version runs, in order of preference. */
export const RUNNABLE_FORMATS: readonly WeightsFormat[] = ["onnx", "tensorflow_js"];

/** The weights entry to run: the wanted one, or the first runnable.
 * @throws predict/no-weights when the model lacks the wanted format; engine/unsupported-format when it cannot be run. */
export function chooseWeights(entries: readonly WeightsEntry[], wanted?: WeightsFormat): WeightsEntry {
  const available = entries.map((entry) => entry.format);
  const runnable = RUNNABLE_FORMATS.filter((format) => available.includes(format));
  if (wanted !== undefined && !available.includes(wanted)) {
    throw fail("predict/no-weights", {
      wanted,
      available: available.join(", ") || "none",
      runnable: runnable.join(", ") || "none",
    });
  }
  const format = wanted ?? runnable[0];
  const entry = entries.find((candidate) => candidate.format === format);
  if (!entry || !RUNNABLE_FORMATS.includes(entry.format)) {
    throw fail("engine/unsupported-format", {
      format: wanted ?? (available.join(", ") || "none"),
      supported: RUNNABLE_FORMATS.join(", "),
    });
  }
  return entry;
}

/** Weights under a key that changes with the bytes, for `Engine.open`. */
export interface KeyedWeights {
  readonly key: string;
  load(): Promise<WeightsFiles>;
}

const keys = new WeakMap<ModelPackage, Map<WeightsFormat, string>>();

/** Read the weights once to judge their hashes and to know their key; later calls for the same opened package read
 * them only when the engine has no warm session any more.
 * @throws package/checksum, package/missing-file */
export async function openWeights(
  model: ModelPackage,
  entry: WeightsEntry,
  signal?: AbortSignal,
): Promise<KeyedWeights> {
  const known = keys.get(model)?.get(entry.format);
  if (known !== undefined) return { key: known, load: () => collectWeights(model, entry, signal) };
  const files = await collectWeights(model, entry, signal);
  // The entry's own files, and shards that only a model.json names.
  const named = [
    entry.file.source,
    entry.externalData?.source ?? entry.file.source,
    ...Object.keys(files.files),
  ];
  const hashes = model.hashes
    .filter((verdict) => named.some((name) => verdict.file.endsWith(name)))
    .map((verdict) => verdict.sha256);
  const key = [model.rdfSha256, entry.format, ...hashes].join("/");
  const own = keys.get(model) ?? new Map<WeightsFormat, string>();
  keys.set(model, own.set(entry.format, key));
  // The bytes may be transferred to a worker: only the first call may use them.
  let first: WeightsFiles | null = files;
  return {
    key,
    async load() {
      const result = first ?? (await collectWeights(model, entry, signal));
      first = null;
      return result;
    },
  };
}
