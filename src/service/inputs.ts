import { isDType, type NdArray, ndarray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import type { ImageFile } from "../image/index.ts";
import type { PredictInput } from "../predict/index.ts";
import { fromItkImage, isItkImage } from "./itk-image.ts";
import { bytesOf } from "./models.ts";
import { isPlain } from "./request.ts";
import { decodeArray, isWireArray } from "./wire.ts";

export type ReadImage = (bytes: Uint8Array<ArrayBuffer>, name: string) => Promise<ImageFile>;

export interface ResolvedInputs {
  readonly inputs: Readonly<Record<string, PredictInput>>;
  /** What readers assumed or repaired, with the name of the file. */
  readonly notes: readonly string[];
}

/** A value that stands for an image, and what its reader had to say. */
export interface ResolvedInput {
  readonly input: PredictInput;
  readonly notes: readonly string[];
}

/** Inputs of a request, by tensor id. A single one goes to the first input of the model.
 * @throws service/wire, service/request, image/…, package/network for a URL that does not answer. */
export async function resolveInputs(
  given: unknown,
  tensorIds: readonly string[],
  readImage: ReadImage,
  options: { readonly name?: string | undefined; readonly signal?: AbortSignal | undefined },
): Promise<ResolvedInputs> {
  const [first] = tensorIds;
  const byId = isInput(given) || !isPlain(given) ? { [first ?? "input"]: given } : given;
  const inputs: Record<string, PredictInput> = {};
  const notes: string[] = [];
  for (const [id, value] of Object.entries(byId)) {
    if (!tensorIds.includes(id)) {
      throw fail("service/request", {
        call: "run",
        reason: `the model has no input "${id}"`,
        expected: `inputs by id: ${tensorIds.join(", ")}`,
      });
    }
    const name = options.name ?? id;
    const { signal } = options;
    const resolved = await resolveInput(value, { call: "run", what: id, name, readImage, signal });
    inputs[id] = resolved.input;
    notes.push(...resolved.notes.map((note) => `${resolved.input.name}: ${note}`));
  }
  return { inputs, notes };
}

export interface ResolveOptions {
  /** The service's function, for messages. */
  readonly call: string;
  /** What the value stands for, for messages. */
  readonly what: string;
  /** Name of an image that brings none. */
  readonly name: string;
  readonly readImage: ReadImage;
  readonly signal?: AbortSignal | undefined;
}

/** One image in any of the forms that hosts have for it. An array is taken over, not copied.
 * @throws service/wire, service/request, image/…, package/network */
export async function resolveInput(value: unknown, options: ResolveOptions): Promise<ResolvedInput> {
  const { what, name, readImage } = options;
  if (isWireArray(value)) return plain(decodeArray(value, what), name);
  if (isNdArray(value)) return plain(ndarray(value.dtype, value.shape, value.data, value.axes), name);
  if (isItkImage(value)) {
    const image = fromItkImage(value, what);
    return {
      input: { array: image.array, calibration: image.calibration, name: image.name ?? name },
      notes: [],
    };
  }
  if (value instanceof Blob) {
    const fileName = value instanceof File && value.name !== "" ? value.name : name;
    return fromFile(await readImage(new Uint8Array(await value.arrayBuffer()), fileName));
  }
  if (typeof value === "string") return fromFile(await fetchImage(value, options));
  const bytes = bytesOf(value);
  if (bytes) return fromFile(await readImage(bytes, name));
  const got = value === null || value === undefined ? String(value) : typeof value;
  throw fail("service/wire", {
    what,
    reason: `got ${got}; expected an ndarray, a File, a URL, the bytes of an image file, or an itk-wasm image`,
  });
}

function plain(array: NdArray, name: string): ResolvedInput {
  return { input: { array, name, calibration: {} }, notes: [] };
}

function fromFile(file: ImageFile): ResolvedInput {
  return { input: { array: file.array, name: file.name, calibration: file.calibration }, notes: file.notes };
}

async function fetchImage(url: string, { call, readImage, signal }: ResolveOptions): Promise<ImageFile> {
  if (!/^(https?|blob|data):/i.test(url)) {
    throw fail("service/request", {
      call,
      reason: `the input "${url.slice(0, 80)}" is not an address`,
      expected: "an http(s) URL, a File or an ndarray",
    });
  }
  let response: Response;
  try {
    response = await fetch(url, signal ? { signal } : {});
  } catch (error) {
    if (signal?.aborted) throw fail("aborted", { what: call });
    throw fail("package/network", { url, reason: String(error) }, error);
  }
  if (!response.ok) throw fail("package/http-status", { url, status: response.status });
  return await readImage(new Uint8Array(await response.arrayBuffer()), nameOfUrl(url) || "image");
}

/** Last part of the path of an address. */
export function nameOfUrl(url: string): string {
  return decodeURIComponent(new URL(url).pathname.split("/").pop() ?? "");
}

/** Whether a value stands for one image by itself, not for several. */
export function isInput(value: unknown): boolean {
  return (
    isWireArray(value) ||
    isNdArray(value) ||
    isItkImage(value) ||
    value instanceof Blob ||
    bytesOf(value) !== null
  );
}

function isNdArray(value: unknown): value is NdArray {
  return (
    isPlain(value) &&
    typeof value.dtype === "string" &&
    isDType(value.dtype) &&
    Array.isArray(value.shape) &&
    ArrayBuffer.isView(value.data)
  );
}

/** A value that stands for one image, with the name it brings. */
export interface Named {
  /** "" = it brings none. */
  readonly name: string;
  readonly value: unknown;
}

/** One value, a list, or a map by name. */
export function listOf(given: unknown): Named[] {
  if (isInput(given) || typeof given === "string") return [{ name: nameOf(given), value: given }];
  if (Array.isArray(given)) return given.map((value) => ({ name: nameOf(value), value }));
  if (isPlain(given)) return Object.entries(given).map(([name, value]) => ({ name, value }));
  return [{ name: "", value: given }];
}

function nameOf(value: unknown): string {
  if (value instanceof File) return value.name;
  if (typeof value === "string" && URL.canParse(value)) return nameOfUrl(value);
  return isPlain(value) && "imageType" in value && typeof value.name === "string" ? value.name : "";
}
