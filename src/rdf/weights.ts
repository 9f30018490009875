import { type Cursor, isMap } from "./cursor.ts";
import { readFileRef, readSha256, readSource } from "./file-ref.ts";
import type { WeightsEntry, WeightsFormat } from "./model-description.ts";
import { warnUnknownKeys } from "./unknown-keys.ts";

/** Key in the file → format; `pytorch_script` is the name of rdf 0.3. */
const formats: ReadonlyMap<string, WeightsFormat> = new Map([
  ["onnx", "onnx"],
  ["torchscript", "torchscript"],
  ["pytorch_script", "torchscript"],
  ["pytorch_state_dict", "pytorch_state_dict"],
  ["tensorflow_saved_model_bundle", "tensorflow_saved_model_bundle"],
  ["tensorflow_js", "tensorflow_js"],
  ["keras_hdf5", "keras_hdf5"],
  ["keras_v3", "keras_v3"],
]);
const commonKeys = ["source", "sha256", "authors", "parent", "comment", "attachments", "dependencies"];
const formatKeys: Readonly<Record<WeightsFormat, readonly string[]>> = {
  onnx: ["opset_version", "external_data"],
  torchscript: ["pytorch_version"],
  pytorch_state_dict: ["pytorch_version", "architecture", "architecture_sha256", "kwargs"],
  tensorflow_saved_model_bundle: ["tensorflow_version"],
  tensorflow_js: ["tensorflow_version"],
  keras_hdf5: ["tensorflow_version"],
  keras_v3: ["backend", "keras_version"],
};
const versionKeys = ["pytorch_version", "keras_version", "tensorflow_version"];

/** Weights of all versions, in the order of the file. `root` gives what rdf 0.3 states at the top (source, sha256, kwargs). */
export function readWeights(root: Cursor, major: "0.3" | "0.4" | "0.5"): WeightsEntry[] {
  const c = root.get("weights");
  const map = c.map("problem");
  if (map === null) {
    if (c.absent) c.problem("is missing; a model needs at least one weights entry");
    return [];
  }
  const stated = Object.keys(map).filter((key) => !c.get(key).absent);
  if (stated.length === 0) c.problem("is empty; a model needs at least one weights entry");
  const known = stated.filter((key) => {
    if (formats.has(key)) return true;
    c.get(key).warn("this weights format is not known and is not used");
    return false;
  });
  const entries = known.flatMap(
    (key) => readEntry(c.get(key), formats.get(key) as WeightsFormat, root, major) ?? [],
  );
  if (known.length > 0 && entries.length === 0) c.problem("no entry names its file");
  return checkParents(c, entries, major);
}

function readEntry(
  c: Cursor,
  format: WeightsFormat,
  root: Cursor,
  major: "0.3" | "0.4" | "0.5",
): WeightsEntry | null {
  if (c.map() === null) return null;
  warnUnknownKeys(c, new Set([...commonKeys, ...formatKeys[format]]));
  const source = readSource(c.get("source"));
  if (source === null) {
    c.get("source").warn("is missing; the entry is left out");
    return null;
  }
  const opset = format === "onnx" ? c.get("opset_version").integer("warning") : null;
  if (opset !== null && opset < 7) c.get("opset_version").warn(`the format asks for 7 or more, got ${opset}`);
  return {
    format,
    file: { source, sha256: readSha256(c.get("sha256")) },
    parent: c.get("parent").text(),
    opsetVersion: opset,
    externalData: format === "onnx" ? readFileRef(c.get("external_data")) : null,
    frameworkVersion: versionKeys.map((key) => c.get(key).text()).find((v) => v !== null) ?? null,
    architecture: format === "pytorch_state_dict" ? readArchitecture(c, root, major) : null,
  };
}

function readArchitecture(
  c: Cursor,
  root: Cursor,
  major: "0.3" | "0.4" | "0.5",
): WeightsEntry["architecture"] {
  const at = c.get("architecture");
  if (isMap(at.value)) {
    warnUnknownKeys(at, new Set(["callable", "kwargs", "source", "sha256", "import_from"]));
    const callable = at.get("callable").text();
    if (callable === null) return null;
    const kwargs = at.get("kwargs").map() ?? {};
    return {
      callable,
      file: fileOf(at),
      importFrom: at.get("import_from").text(),
      kwargs,
    } satisfies Arch;
  }
  const legacy = major === "0.3" && at.absent;
  const text = legacy ? root.get("source").text() : at.text();
  if (text === null) return null;
  const sha256 = readSha256(legacy ? root.get("sha256") : c.get("architecture_sha256"));
  const kwargs = (legacy && c.get("kwargs").absent ? root : c).get("kwargs").map() ?? {};
  return splitCallable(text, sha256, kwargs);
}

function fileOf(at: Cursor) {
  const source = readSource(at.get("source"));
  return source === null ? null : { source, sha256: readSha256(at.get("sha256")) };
}

type Arch = NonNullable<WeightsEntry["architecture"]>;

/** `file.py:Class` (a URL may hold further colons) or `package.module.Class`. */
function splitCallable(text: string, sha256: string | null, kwargs: Arch["kwargs"]): Arch {
  const colon = text.lastIndexOf(":");
  if (colon > 0 && !text.startsWith("//", colon + 1)) {
    const source = text.slice(0, colon).replace(/^(\.\/)+/, "");
    return { callable: text.slice(colon + 1), file: { source, sha256 }, importFrom: null, kwargs };
  }
  const dot = text.lastIndexOf(".");
  return {
    callable: text.slice(dot + 1),
    file: null,
    importFrom: dot > 0 ? text.slice(0, dot) : null,
    kwargs,
  };
}

/** Parents name another entry; rdf 0.3 wrote URLs there, which say nothing here. */
function checkParents(
  c: Cursor,
  entries: readonly WeightsEntry[],
  major: "0.3" | "0.4" | "0.5",
): WeightsEntry[] {
  const checked = entries.map((entry): WeightsEntry => {
    if (entry.parent === null) return entry;
    const parent = formats.get(entry.parent);
    const at = `${c.path}.${entry.format}.parent`;
    if (parent === undefined || parent === entry.format || !entries.some((e) => e.format === parent)) {
      c.log.warn(at, `${entry.parent} is no other weights entry of this model`);
      return { ...entry, parent: null };
    }
    return { ...entry, parent };
  });
  const roots = checked.filter((e) => e.parent === null).map((e) => e.format);
  if (major === "0.5" && roots.length > 1)
    c.warn(`${roots.join(" and ")} name no parent; exactly one entry should have none`);
  return checked;
}
