import { fail } from "../errors/index.ts";
import type { BuildRequest } from "./build-types.ts";

type Kind = "text" | "texts" | "flag" | "number" | "map" | "list" | "list or map" | "any";

const fields: Readonly<Record<keyof BuildRequest, Kind>> = {
  weights: "any",
  inputs: "list or map",
  name: "text",
  description: "text",
  authors: "list",
  maintainers: "list",
  cite: "list",
  license: "text",
  tags: "texts",
  links: "texts",
  git_repo: "text",
  id: "text",
  version: "text",
  timestamp: "text",
  documentation: "text",
  tensors: "map",
  preprocessing: "list or map",
  postprocessing: "list or map",
  macros: "map",
  attachments: "list",
  pyramidal: "flag",
  allow_tiling: "flag",
  config: "map",
  format: "text",
  seed: "number",
};

const person = {
  name: "text",
  affiliation: "text",
  orcid: "text",
  github_user: "text",
  email: "text",
} as const;
const citation = { text: "text", doi: "text", url: "text" } as const;
const tensor = {
  id: "text",
  description: "text",
  axes: "text",
  channel_names: "texts",
  data_type: "text",
  data_range: "list",
} as const;
const inputTensor = { ...tensor, sizes: "map" } as const;
const outputTensor = { ...tensor, halo: "any", scale: "map", offset: "map" } as const;
const step = { id: "text", kwargs: "map" } as const;

/** Check what came over a wire or out of a file: known keys, values of the right kind; all problems at once.
 * @throws build/request */
export function checkRequest(request: unknown): BuildRequest {
  const issues: { path: string; message: string }[] = [];
  const problem = (path: string, message: string) => issues.push({ path, message });
  const checkMap = (value: unknown, keys: Readonly<Record<string, Kind>>, path: string): value is Fields => {
    if (!isMap(value)) {
      problem(path || "request", `must be a map, got ${kindOf(value)}`);
      return false;
    }
    for (const [key, item] of Object.entries(value)) {
      const kind = Object.hasOwn(keys, key) ? keys[key] : undefined;
      const at = path === "" ? key : `${path}.${key}`;
      if (kind === undefined) problem(at, `is not known; known are ${Object.keys(keys).join(", ")}`);
      else if (item !== undefined && !matches(item, kind))
        problem(at, `must be ${said[kind]}, got ${kindOf(item)}`);
    }
    return true;
  };
  const each = (value: unknown, path: string, check: (item: unknown, path: string) => void) => {
    if (!Array.isArray(value)) return;
    for (const [i, item] of value.entries()) check(item, `${path}[${i}]`);
  };
  const steps = (value: unknown, path: string) => {
    if (Array.isArray(value)) each(value, path, (item, at) => checkMap(item, step, at));
    else if (isMap(value))
      for (const [id, list] of Object.entries(value)) {
        if (Array.isArray(list)) each(list, `${path}.${id}`, (item, at) => checkMap(item, step, at));
        else problem(`${path}.${id}`, `must be a list of steps, got ${kindOf(list)}`);
      }
  };

  if (checkMap(request, fields, "")) {
    if (request.weights === undefined || request.weights === null) problem("weights", "is missing");
    each(request.authors, "authors", (item, at) => {
      if (typeof item !== "string") checkMap(item, person, at);
    });
    each(request.maintainers, "maintainers", (item, at) => checkMap(item, person, at));
    each(request.cite, "cite", (item, at) => {
      if (checkMap(item, citation, at) && typeof item.text !== "string") problem(`${at}.text`, "is missing");
    });
    if (isMap(request.tensors) && checkMap(request.tensors, { inputs: "list", outputs: "list" }, "tensors")) {
      each(request.tensors.inputs, "tensors.inputs", (item, at) => checkMap(item, inputTensor, at));
      each(request.tensors.outputs, "tensors.outputs", (item, at) => checkMap(item, outputTensor, at));
    }
    steps(request.preprocessing, "preprocessing");
    steps(request.postprocessing, "postprocessing");
    if (isMap(request.macros))
      checkMap(request.macros, { preprocessing: "list", postprocessing: "list" }, "macros");
    if (request.format !== undefined && request.format !== "0.5" && request.format !== "0.4")
      problem("format", `must be "0.5" or "0.4", got ${String(request.format)}`);
  }
  if (issues.length > 0) throw fail("build/request", { issues });
  return request as BuildRequest;
}

type Fields = Record<string, unknown>;

const said: Readonly<Record<Kind, string>> = {
  text: "text",
  texts: "a list of texts",
  flag: "true or false",
  number: "a number",
  map: "a map",
  list: "a list",
  "list or map": "a list or a map",
  any: "anything",
};

function matches(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case "text":
      return typeof value === "string";
    case "texts":
      return Array.isArray(value) && value.every((item) => typeof item === "string");
    case "flag":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "map":
      return isMap(value);
    case "list":
      return Array.isArray(value);
    case "list or map":
      return Array.isArray(value) || isMap(value);
    case "any":
      return true;
  }
}

function isMap(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a map" : `${typeof value} ${String(value).slice(0, 40)}`;
}
