import type { BuildFile, BuildInput, BuildRequest, NetworkProposal, TryOptions } from "../build/index.ts";
import { fail } from "../errors/index.ts";
import { isZip } from "../package/index.ts";
import { isInput, nameOfUrl, type ReadImage, resolveInput } from "./inputs.ts";
import { bytesOf } from "./models.ts";
import { isPlain } from "./request.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A call of `build` apart from its fields, which src/build checks itself. */
export interface BuildCall {
  readonly fields: Fields;
  readonly until: TryOptions["until"];
  readonly proposal: NetworkProposal | undefined;
  readonly job: string | undefined;
}

const stops = ["draft", "check", "compare"] as const;

/** `build({weights, inputs, …})`, further fields also as a second argument.
 * @throws service/request */
export function parseBuild(call: string, first: unknown, second: unknown): BuildCall {
  const bad = (reason: string, expected: string) => fail("service/request", { call, reason, expected });
  const form = `${call}({weights, inputs, …})`;
  if (!isPlain(first)) throw bad("the argument is not an object", form);
  if (second !== undefined && second !== null && !isPlain(second))
    throw bad("the last argument is not an object of options", form);
  const given = Object.entries({ ...first, ...second }).filter(
    ([key, value]) => !key.startsWith("_") && value !== undefined && value !== null,
  );
  const { until, proposal, job, ...fields } = Object.fromEntries(given);
  if (fields.weights === undefined) throw bad("`weights` is missing", form);
  const stop = stops.find((name) => name === until);
  if (until !== undefined && !stop)
    throw bad(`\`until\` is ${JSON.stringify(until)}`, stops.map((name) => `"${name}"`).join(" or "));
  if (job !== undefined && typeof job !== "string") throw bad("`job` is not text", "a name of your choice");
  const looksRight = isPlain(proposal) && Array.isArray(proposal.inputs) && Array.isArray(proposal.outputs);
  if (proposal !== undefined && !looksRight)
    throw bad("`proposal` is no proposal", "report.proposal of an earlier answer");
  return { fields, until: stop, proposal: proposal as NetworkProposal | undefined, job };
}

/** Files and images as src/build takes them; all other fields as they are.
 * @throws service/wire, service/request, image/…, package/network */
export async function toBuildRequest(
  fields: Fields,
  readImage: ReadImage,
  signal: AbortSignal,
): Promise<BuildRequest> {
  const { weights, inputs, macros, attachments, ...rest } = fields;
  const files = (value: unknown, what: string) =>
    Array.isArray(value) ? value.map((file, i) => fileOf(file, `${what}[${i}]`)) : value;
  const sample = (value: unknown, key: string) => sampleOf(value, key, readImage, signal);
  const samples = isSample(inputs) ? [inputs] : inputs;
  return {
    ...rest,
    weights: Array.isArray(weights) ? files(weights, "weights") : fileOf(weights, "weights"),
    ...(samples === undefined ? {} : { inputs: await each(samples, sample) }),
    ...(isPlain(macros)
      ? { macros: Object.fromEntries(Object.entries(macros).map(([key, list]) => [key, files(list, key)])) }
      : macros === undefined
        ? {}
        : { macros }),
    ...(attachments === undefined ? {} : { attachments: files(attachments, "attachments") }),
  } as unknown as BuildRequest; // src/build checks every key before it uses it
}

/** A list or a map, item by item; anything else is left to the check of the request. */
async function each(value: unknown, of: (item: unknown, key: string) => Promise<unknown>): Promise<unknown> {
  if (Array.isArray(value)) {
    const out: unknown[] = [];
    for (const [i, item] of value.entries()) out.push(await of(item, String(i)));
    return out;
  }
  if (!isPlain(value)) return value;
  const out: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) out[key] = await of(item, key);
  return out;
}

/** File, URL, `{path, content}`, or bytes without a name. */
function fileOf(value: unknown, what: string): BuildFile {
  if (value instanceof File) return value;
  if (value instanceof Blob) return { path: what, content: value };
  if (isUrlText(value)) return { path: nameOfUrl(value) || what, content: value };
  const bytes = bytesOf(value);
  // The content tells the format; the name is that of the file in the package.
  if (bytes) return { path: isZip(bytes) ? "weights.zip" : "weights.onnx", content: bytes };
  if (isPlain(value) && typeof value.path === "string" && "content" in value) {
    const { path, content } = value;
    if (typeof content === "string" || content instanceof Blob) return { path, content };
    const inner = bytesOf(content);
    if (inner) return { path, content: inner };
  }
  throw fail("service/wire", {
    what,
    reason: `got ${value === null ? "null" : typeof value}; expected a File, a URL, bytes, or {path, content}`,
  });
}

/** One sample by itself, not a list or map of them. */
function isSample(value: unknown): boolean {
  return isInput(value) || isUrlText(value) || (isPlain(value) && "path" in value && "content" in value);
}

async function sampleOf(
  value: unknown,
  key: string,
  readImage: ReadImage,
  signal: AbortSignal,
): Promise<BuildInput> {
  if (value instanceof File) return value;
  if (isPlain(value) && typeof value.path === "string" && "content" in value) {
    const axes = typeof value.axes === "string" ? { axes: value.axes } : {};
    return { ...(fileOf(value, key) as Exclude<BuildFile, File>), ...axes };
  }
  if (isPlain(value) && isPlain(value.array)) return value as unknown as BuildInput; // already in memory
  const what = `inputs.${key}`;
  const { input } = await resolveInput(value, { call: "build", what, name: "sample", readImage, signal });
  const { array, name, calibration } = input;
  return { array, name, calibration };
}

function isUrlText(value: unknown): value is string {
  return typeof value === "string" && /^(https?|blob|data):/i.test(value);
}
