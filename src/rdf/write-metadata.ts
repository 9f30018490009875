import type { Citation, FileRef, Person, WeightsEntry } from "./model-description.ts";
import type { RdfContent } from "./write-rdf.ts";

type Written = Record<string, unknown>;

/** The fields before the tensors in the order of deepImageJ 2.1.16, which all versions share. Empty ones are left out. */
export function writeHead(content: RdfContent, formatVersion: string): Written {
  return {
    format_version: formatVersion,
    type: "model",
    ...text("id", content.id),
    name: content.name,
    ...text("description", content.description),
    ...text("version", content.version),
    ...text("timestamp", content.timestamp),
    ...list("cite", content.cite.map(citation)),
    ...list("authors", content.authors.map(person)),
    ...list("maintainers", content.maintainers.map(person)),
    ...list("packaged_by", content.packagedBy.map(person)),
    ...text("documentation", content.documentation),
    ...list("covers", content.covers),
    ...list("tags", content.tags),
    ...text("license", content.license),
    ...text("git_repo", content.gitRepo),
    ...list("links", content.links),
    ...(content.runMode === null ? {} : { run_mode: { name: content.runMode } }),
  };
}

export function fileRef(file: FileRef): Written {
  return { source: file.source, ...text("sha256", file.sha256) };
}

export function text(key: string, value: string | null): Written {
  return value === null || value === "" ? {} : { [key]: value };
}

export function list(key: string, values: readonly unknown[]): Written {
  return values.length === 0 ? {} : { [key]: values };
}

function person(p: Person): Written {
  return {
    name: p.name,
    ...text("affiliation", p.affiliation),
    ...text("orcid", p.orcid),
    ...text("github_user", p.githubUser),
    ...text("email", p.email),
  };
}

function citation(c: Citation): Written {
  return { text: c.text, ...text("doi", c.doi), ...text("url", c.url) };
}

/** Key of the framework's version per format. */
const versionKey: Readonly<Partial<Record<WeightsEntry["format"], string>>> = {
  torchscript: "pytorch_version",
  pytorch_state_dict: "pytorch_version",
  tensorflow_saved_model_bundle: "tensorflow_version",
  tensorflow_js: "tensorflow_version",
  keras_hdf5: "tensorflow_version",
  keras_v3: "keras_version",
};

/** What 0.5 demands and a description may lack; the values by which the reference library converts 0.4. */
const defaultVersion: Readonly<Record<string, string>> = {
  pytorch_version: "1.10",
  tensorflow_version: "1.15",
  keras_version: "3.0",
};
const DEFAULT_OPSET = 15;

/** Weights by format; `demanded` writes versions that the description lacks as the reference library does. */
export function writeWeights(
  entries: readonly WeightsEntry[],
  demanded: boolean,
  architecture: (entry: WeightsEntry) => Written,
): Written {
  const one = (entry: WeightsEntry): Written => {
    const key = versionKey[entry.format];
    const version = entry.frameworkVersion ?? (demanded && key ? (defaultVersion[key] ?? null) : null);
    const opset = entry.opsetVersion ?? (demanded ? DEFAULT_OPSET : null);
    return {
      ...text("parent", entry.parent),
      ...fileRef(entry.file),
      ...(entry.format === "onnx" && opset !== null ? { opset_version: opset } : {}),
      ...(entry.externalData ? { external_data: fileRef(entry.externalData) } : {}),
      ...(key ? text(key, version) : {}),
      ...architecture(entry),
    };
  };
  return Object.fromEntries(entries.map((entry) => [entry.format, one(entry)]));
}
