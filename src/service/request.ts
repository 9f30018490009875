import { fail } from "../errors/index.ts";
import type { WeightsFormat } from "../rdf/index.ts";
import type { MacroRequest, RunRequest, TestRequest, ValidateRequest } from "./contract.ts";

/** From the arguments as a host gave them to one checked request. Functions were taken out before (`takeHooks`). */

type Check = (value: unknown) => string | null;
type Plain = Readonly<Record<string, unknown>>;

const formats: readonly WeightsFormat[] = [
  "onnx",
  "torchscript",
  "pytorch_state_dict",
  "tensorflow_saved_model_bundle",
  "tensorflow_js",
  "keras_hdf5",
  "keras_v3",
];

const anything: Check = () => null;
const text: Check = (v) => (typeof v === "string" ? null : "a string");
const flag: Check = (v) => (typeof v === "boolean" ? null : "true or false");
const positive: Check = (v) => (typeof v === "number" && v > 0 ? null : "a number above 0");
const count: Check = (v) => (Number.isInteger(v) && (v as number) >= 0 ? null : "a whole number from 0");
const oneOf =
  (...values: readonly unknown[]): Check =>
  (v) =>
    values.includes(v) ? null : `one of ${values.map((x) => JSON.stringify(x)).join(", ")}`;
const mapOf =
  (inner: Check, what: string): Check =>
  (v) =>
    isPlain(v) && Object.values(v).every((x) => inner(x) === null) ? null : what;
const either =
  (...checks: readonly Check[]): Check =>
  (v) => {
    const reasons = checks.map((check) => check(v));
    return reasons.includes(null) ? null : reasons.join(", or ");
  };

/** One row per key that a request may have. */
const common: Readonly<Record<string, Check>> = {
  model: anything,
  engine: oneOf("auto", "wasm", "webgpu"),
  workers: count,
  ignoreHash: flag,
  id: text,
};

const runKeys: Readonly<Record<string, Check>> = {
  ...common,
  inputs: anything,
  name: text,
  axes: either(text, mapOf(text, "a map of strings by tensor id")),
  tile: either(oneOf("auto", false), mapOf(positive, "a map of sizes by axis")),
  halo: either(count, mapOf(count, "a map of sizes by axis")),
  blocks: oneOf("anchored", "mirrored", "core"),
  weights: oneOf(...formats),
  processing: oneOf("auto", "rdf", "macro", "none"),
  memory: positive,
  objects: either(flag, (v) => (typeof v === "number" ? null : "a threshold"), mapOf(anything, "a recipe")),
};

const testKeys: Readonly<Record<string, Check>> = { ...common, weights: oneOf("all", ...formats) };

const number: Check = (v) => (typeof v === "number" && Number.isFinite(v) ? null : "a number");
const listOf =
  (inner: Check, what: string): Check =>
  (v) =>
    Array.isArray(v) && v.every((x) => inner(x) === null) ? null : what;
const texts = listOf(text, "a list of strings");

const validateKeys: Readonly<Record<string, Check>> = {
  reference: anything,
  test: anything,
  measures: either(text, texts),
  threshold: number,
  range: positive,
  spacing: either(positive, listOf(positive, "a list of numbers above 0")),
  ssimWindow: count,
  lapSigma: positive,
  iouThresholds: listOf(number, "a list of numbers"),
  boundaryDistance: number,
  labels: flag,
  frames: either(text, texts),
  perFrame: flag,
  weights: mapOf(number, "a map of numbers by measure"),
  pictures: flag,
  axes: either(text, mapOf(text, "a map with reference and test")),
  id: text,
};

export type ValidateCall = Omit<ValidateRequest, "axes"> & {
  readonly axes: { readonly reference?: string; readonly test?: string };
};

export type RunCall = Omit<RunRequest, "onProgress" | "signal">;
export type TestCall = Omit<TestRequest, "onProgress" | "signal">;

/** `run({model, inputs, …})`, `run(inputs, {model, …})`; null for a host's own context.
 * @throws service/request */
export function parseRun(call: string, first: unknown, second: unknown): RunCall | null {
  if (second === undefined && isHostContext(first)) return null;
  const named = isPlain(first) && !("_rtype" in first) && ("model" in first || "inputs" in first);
  const merged = named ? { ...first, ...options(call, second) } : { inputs: first, ...options(call, second) };
  const request = checked(call, merged, runKeys);
  if (!("model" in request)) throw bad(call, "`model` is missing", `${call}({model, inputs})`);
  if (request.inputs === undefined) throw bad(call, "`inputs` is missing", `${call}({model, inputs})`);
  return request as unknown as RunCall; // every key passed its check above
}

/** `test(model, {…})` or `test({model, …})`.
 * @throws service/request */
export function parseTest(call: string, first: unknown, second: unknown): TestCall {
  const named = isPlain(first) && "model" in first;
  const merged = named ? { ...first, ...options(call, second) } : { model: first, ...options(call, second) };
  const request = checked(call, merged, testKeys);
  if (request.model === undefined) throw bad(call, "`model` is missing", `${call}(model)`);
  return request as unknown as TestCall; // as above
}

/** `validate({reference, test, …})`, the options also as a second argument.
 * @throws service/request */
export function parseValidate(call: string, first: unknown, second: unknown): ValidateCall {
  const form = `${call}({reference, test})`;
  if (!isPlain(first)) throw bad(call, "the argument is not an object", form);
  const request = checked(call, { ...first, ...options(call, second) }, validateKeys);
  for (const side of ["reference", "test"])
    if (request[side] === undefined) throw bad(call, `\`${side}\` is missing`, form);
  const { axes, spacing, frames } = request;
  if (isPlain(axes)) checked(call, axes, { reference: text, test: text });
  return {
    ...request,
    ...(typeof spacing === "number" ? { spacing: [spacing] } : {}),
    ...(typeof frames === "string" ? { frames: frames.split(",").map((axis) => axis.trim()) } : {}),
    axes: typeof axes === "string" ? { reference: axes, test: axes } : (axes ?? {}),
  } as unknown as ValidateCall; // every key passed its check above
}

const macroKeys: Readonly<Record<string, Check>> = {
  macro: text,
  images: anything,
  axes: text,
  table: either(text, mapOf(anything, "a table")),
  arg: text,
  answers: mapOf(anything, "a map of answers by label"),
  files: mapOf(anything, "a map of contents by path"),
  models: mapOf(anything, "a map of models by name"),
  tolerant: flag,
  check: flag,
  timeoutMs: positive,
  maxSteps: positive,
  engine: oneOf("auto", "wasm", "webgpu"),
  workers: count,
  memory: positive,
  ignoreHash: flag,
  name: text,
  id: text,
};

/** `macro(text, images, {…})` or `macro({macro, images, …})`.
 * @throws service/request */
export function parseMacro(call: string, first: unknown, second: unknown, third: unknown): MacroRequest {
  const form = `${call}(text, images, options) or ${call}({macro, images})`;
  const named = isPlain(first) && !("_rtype" in first);
  const merged = named
    ? { ...first, ...options(call, second) }
    : { macro: first, images: second, ...options(call, third) };
  const request = checked(call, merged, macroKeys);
  if (request.macro === undefined) throw bad(call, "`macro` is missing", form);
  return request as unknown as MacroRequest; // every key passed its check above
}

const describeKeys: Readonly<Record<string, Check>> = { model: anything, ignoreHash: flag };

/** `describe(model)` or `describe({model, ignoreHash})`.
 * @throws service/request */
export function parseDescribe(given: unknown): { readonly model: unknown; readonly ignoreHash: boolean } {
  if (!isPlain(given) || !("model" in given)) return { model: given, ignoreHash: false };
  const { model, ignoreHash } = checked("describe", given, describeKeys);
  return { model, ignoreHash: ignoreHash === true };
}

/** What a host passes when it opens a window and calls `run` by itself: nothing, or `data` and `config` of its own. */
export function isHostContext(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (!isPlain(value) || "_rtype" in value || "model" in value || "inputs" in value) return false;
  const keys = Object.keys(value).filter((key) => !key.startsWith("_"));
  return keys.length === 0 || "data" in value || "config" in value;
}

function options(call: string, value: unknown): Plain {
  if (value === undefined || value === null) return {};
  if (!isPlain(value))
    throw bad(call, "the last argument is not an object of options", `${call}(…, {tile, axes})`);
  return value;
}

function checked(
  call: string,
  request: Plain,
  keys: Readonly<Record<string, Check>>,
): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(request)) {
    if (key.startsWith("_") || value === undefined || value === null) continue;
    const check = keys[key];
    if (!check) throw bad(call, `\`${key}\` is not known`, Object.keys(keys).join(", "));
    const expected = check(value);
    if (expected !== null) throw bad(call, `\`${key}\` is ${shown(value)}`, expected);
    out[key] = value;
  }
  return out;
}

export function isPlain(value: unknown): value is Plain {
  if (typeof value !== "object" || value === null) return false;
  const proto = Object.getPrototypeOf(value);
  return proto === Object.prototype || proto === null;
}

function bad(call: string, reason: string, expected: string) {
  return fail("service/request", { call, reason, expected });
}

function shown(value: unknown): string {
  if (typeof value === "object") return Array.isArray(value) ? "a list" : "an object of another form";
  return JSON.stringify(value) ?? String(value);
}
