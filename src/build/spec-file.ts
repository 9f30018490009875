import { CORE_SCHEMA, load } from "js-yaml";
import { fail } from "../errors/index.ts";
import type { NamedFile } from "../package/index.ts";
import type { BuildInput, BuildRequest } from "./build-types.ts";
import { checkRequest } from "./read-request.ts";

/** Longest real one is some kilobytes. */
const MAX_SPEC_CHARACTERS = 2 ** 20;

type Fields = Record<string, unknown>;

/** The request in a SPEC.yaml: the keys of `BuildRequest`, with paths in place of files.
 *
 * Paths stand at `weights` (one or a list), `inputs` (each a path, or {file, axes}), `macros`, `attachments`, and
 * `documentation` where it is one line that ends in .md.
 * @param read - gives a file by the path as written; relative paths count from the folder of the SPEC.yaml.
 * @param beside - files that belong to a single weights file (shards, external data) and need not be written down.
 * @throws build/spec-file when it is no YAML map, build/request for unknown keys and wrong kinds, what `read` throws */
export async function readBuildSpec(
  text: string,
  label: string,
  read: (path: string) => Promise<NamedFile>,
  beside: (path: string) => Promise<readonly NamedFile[]> = async () => [],
): Promise<BuildRequest> {
  const spec = parse(text, label);
  const wrong = (path: string, message: string) => fail("build/request", { issues: [{ path, message }] });
  const file = async (value: unknown, path: string): Promise<NamedFile> => {
    if (typeof value === "string" && value !== "") return read(value);
    throw wrong(path, "must be the path of a file");
  };
  const files = async (value: unknown, path: string): Promise<NamedFile[]> => {
    const list: unknown[] = Array.isArray(value) ? value : [value];
    const found: NamedFile[] = [];
    for (const [i, item] of list.entries()) found.push(await file(item, `${path}[${i}]`));
    return found;
  };
  const input = async (value: unknown, path: string): Promise<BuildInput> => {
    if (!isMap(value)) return file(value, path);
    const unknown = Object.keys(value).filter((key) => key !== "file" && key !== "axes");
    if (unknown.length > 0) throw wrong(`${path}.${unknown[0]}`, "is not known; known are file, axes");
    const { axes } = value;
    if (axes !== undefined && typeof axes !== "string") throw wrong(`${path}.axes`, "must be text");
    const named = await file(value.file, `${path}.file`);
    return axes === undefined ? named : { ...named, axes };
  };

  const request: Fields = { ...spec };
  // Numbers in YAML, text here.
  for (const key of ["format", "version", "timestamp"])
    if (typeof spec[key] === "number") request[key] = String(spec[key]);
  // Unknown keys and kinds are reported before any file is read.
  checkRequest({ ...request, weights: spec.weights ?? null });
  const weights = await files(spec.weights, "weights");
  request.weights =
    typeof spec.weights === "string" ? [...weights, ...(await beside(spec.weights))] : weights;
  if (Array.isArray(spec.inputs)) {
    const inputs: BuildInput[] = [];
    for (const [i, value] of spec.inputs.entries()) inputs.push(await input(value, `inputs[${i}]`));
    request.inputs = inputs;
  } else if (isMap(spec.inputs)) {
    const inputs: Record<string, BuildInput> = {};
    for (const [id, value] of Object.entries(spec.inputs)) inputs[id] = await input(value, `inputs.${id}`);
    request.inputs = inputs;
  }
  if (isMap(spec.macros)) {
    const macros: Fields = {};
    for (const [side, value] of Object.entries(spec.macros))
      macros[side] = await files(value, `macros.${side}`);
    request.macros = macros;
  }
  if (spec.attachments !== undefined) request.attachments = await files(spec.attachments, "attachments");
  const { documentation } = spec;
  if (typeof documentation === "string" && /^[^\n]+\.md$/i.test(documentation.trim())) {
    const { content } = await read(documentation.trim());
    request.documentation = await new Blob([content as BlobPart]).text();
  }
  return checkRequest(request);
}

function parse(text: string, label: string): Fields {
  if (text.length > MAX_SPEC_CHARACTERS)
    throw fail("build/spec-file", { file: label, reason: `it has ${text.length} characters` });
  let spec: unknown;
  try {
    spec = load(text, { schema: CORE_SCHEMA, filename: label });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw fail("build/spec-file", { file: label, reason: `it is no YAML (${reason})` }, error);
  }
  if (isMap(spec)) return spec;
  const got = spec === null || spec === undefined ? "nothing" : Array.isArray(spec) ? "a list" : "plain text";
  throw fail("build/spec-file", { file: label, reason: `its top level must be a map of fields, got ${got}` });
}

function isMap(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
