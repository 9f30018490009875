import { fail } from "../errors/index.ts";
import { checkTensors, warnHalos } from "./check-tensors.ts";
import { Cursor, isMap, type Json, shown } from "./cursor.ts";
import { followInputs } from "./follow-input.ts";
import { isTable } from "./is-table.ts";
import { MAX_AXES, MAX_TENSORS } from "./limits.ts";
import { readMetadata } from "./metadata.ts";
import type { ModelDescription } from "./model-description.ts";
import { ReadingLog } from "./reading-log.ts";
import { parseSource } from "./source.ts";
import { pathsV04, pathsV05 } from "./tensor-paths.ts";
import { readTensorsV04 } from "./tensors-v04.ts";
import { readInputsV05, readOutputsV05 } from "./tensors-v05.ts";
import { readTolerances } from "./tolerance.ts";
import { warnUnknownKeys } from "./unknown-keys.ts";
import { readWeights } from "./weights.ts";

/** The newest rdf that this reader knows; newer 0.5.x are read all the same, with a warning. */
export const NEWEST_FORMAT_VERSION = "0.5.12";
const NEWEST_PATCH = 12;

const genericKeys = [
  ..."format_version type name description authors maintainers packaged_by uploader cite license documentation".split(
    " ",
  ),
  ..."covers attachments id id_emoji version version_number version_comment timestamp tags links git_repo icon".split(
    " ",
  ),
  ..."parent training_data run_mode config inputs outputs weights badges download_url rdf_source root nickname".split(
    " ",
  ),
];
const keysV05: ReadonlySet<string> = new Set(genericKeys);
const keysV04: ReadonlySet<string> = new Set([
  ...genericKeys,
  ..."test_inputs test_outputs sample_inputs sample_outputs dependencies".split(" "),
]);
const keysV03: ReadonlySet<string> = new Set([
  ...keysV04,
  ..."language framework source sha256 kwargs".split(" "),
]);

/** A model description of rdf 0.3, 0.4 or 0.5 as one form. What is unusual but clear is read and listed in `warnings`
 * of the result; what would have to be guessed is refused. docs/rdf.md has the tables.
 * @param source - YAML or JSON text, its bytes (UTF-8), or an object of JSON values (copied, not kept).
 * @param label - file name or address, for messages.
 * @throws rdf/not-yaml when the text is not YAML or its top level no map; rdf/not-a-model for data sets, applications …;
 *   rdf/unsupported-version below 0.3 and above 0.5; rdf/invalid with all problems and their paths;
 *   package/too-large beyond the limits in limits.ts. */
export function readDescription(
  source: string | Uint8Array | Readonly<Record<string, unknown>>,
  label: string,
): ModelDescription {
  const { raw, warnings } = parseSource(source, label);
  const log = new ReadingLog();
  for (const w of warnings) log.warn(w.path, w.message);
  const root = new Cursor(raw, "", log);
  checkType(raw, label, log);
  const version = readVersion(root, label);
  if (log.problemCount > 0) throw fail("rdf/invalid", { source: label, issues: log.issues });
  const minor = version.minor;
  warnUnknownKeys(root, minor === 5 ? keysV05 : minor === 4 ? keysV04 : keysV03);
  refuseTooMany(raw, label);
  const metadata = readMetadata(root);
  const config = root.get("config");
  const tensors =
    minor === 5
      ? { inputs: readInputsV05(root.get("inputs")), outputs: readOutputsV05(root.get("outputs")) }
      : readTensorsV04(root);
  const withTables = tensors.outputs.map((o) => ({ ...o, isTable: isTable(o, config) }));
  const paths = minor === 5 ? pathsV05 : pathsV04;
  const outputs = followInputs(log, tensors.inputs, withTables, paths);
  checkTensors(log, tensors.inputs, outputs, paths);
  warnHalos(log, tensors.inputs, outputs, paths);
  const weights = readWeights(root, minor === 5 ? "0.5" : minor === 4 ? "0.4" : "0.3");
  const tolerances = readTolerances(config, minor === 5 ? "0.5" : "0.4");
  if (log.problemCount > 0) throw fail("rdf/invalid", { source: label, issues: log.issues });
  return {
    formatVersion: version.text,
    ...metadata,
    inputs: tensors.inputs,
    outputs,
    weights,
    tolerances,
    warnings: log.warnings,
    raw,
  };
}

/** Old models have no `type`; anything with inputs, outputs or weights is taken for one. */
function checkType(raw: Json, label: string, log: ReadingLog): void {
  const looksLikeModel = ["inputs", "outputs", "weights"].some((key) => Object.hasOwn(raw, key));
  if (raw.type === "model") return;
  if (raw.type !== undefined && raw.type !== null)
    throw fail("rdf/not-a-model", { source: label, got: `type ${shown(raw.type)}` });
  if (!looksLikeModel)
    throw fail("rdf/not-a-model", { source: label, got: "no type, inputs, outputs or weights" });
  log.warn("type", "is missing; read as model");
}

function readVersion(root: Cursor, label: string): { text: string; minor: 3 | 4 | 5 } {
  const at = root.get("format_version");
  const text = at.text("problem");
  if (text === null) {
    at.problem("is missing; without it the fields cannot be understood");
    return { text: "", minor: 5 };
  }
  const match = /^0\.([345])(?:\.(\d+))?$/.exec(text);
  if (match === null) throw fail("rdf/unsupported-version", { source: label, got: text });
  const minor = Number(match[1]) as 3 | 4 | 5; // the three digits of the pattern
  if (minor === 5 && Number(match[2] ?? 0) > NEWEST_PATCH)
    at.warn(
      `${text} is newer than ${NEWEST_FORMAT_VERSION}; it is read as that, what is new in it is not used`,
    );
  return { text, minor };
}

function refuseTooMany(raw: Json, label: string): void {
  for (const side of ["inputs", "outputs"]) {
    const tensors: unknown = raw[side];
    if (!Array.isArray(tensors)) continue;
    if (tensors.length > MAX_TENSORS)
      tooLarge(label, "MAX_TENSORS", `${tensors.length} ${side}`, `${MAX_TENSORS}`);
    tensors.forEach((tensor: unknown, i) => {
      const axes = isMap(tensor) ? tensor.axes : null;
      if ((Array.isArray(axes) || typeof axes === "string") && axes.length > MAX_AXES)
        tooLarge(label, "MAX_AXES", `${axes.length} axes in ${side}[${i}]`, `${MAX_AXES}`);
    });
  }
}

function tooLarge(file: string, limit: string, got: string, allowed: string): never {
  throw fail("package/too-large", { file, limit, got, allowed });
}
