import {
  allocate,
  type DataOf,
  type DType,
  isDType,
  itemSize,
  type NdArray,
  ndarray,
  numpyCodes,
  sizeOf,
  viewBytes,
} from "../array/index.ts";
import { fail } from "../errors/index.ts";
import type { WireArray } from "./contract.ts";

/** Between NdArray and the ndarray of imjoy-rpc.
 * Casts on bytes and typed arrays stand here because the wire is untyped: each follows a check of the dtype. */

/** numpy's short codes; "?" is another name of bool. */
const shortNames: Readonly<Record<string, DType | "float16">> = { "?": "bool", ...numpyCodes };

const READABLE = "bool, int8 … uint64, float16, float32, float64, with or without a byte order (< > = |)";
const MAX_EXACT = 2n ** 53n;

export function isWireArray(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && "_rtype" in value && value._rtype === "ndarray";
}

/** Array of what arrived. float16 becomes float32; foreign byte order is turned.
 * `_rvalue` may be an ArrayBuffer, a SharedArrayBuffer, any view (offsets honoured), a nested `{_rtype, _rvalue}`, or a
 * list of these. The result shares the given buffer when that is possible, so the caller must own what it passes.
 * @throws service/wire for anything else, or when shape and bytes disagree. */
export function decodeArray(value: unknown, what: string): NdArray {
  if (!isWireArray(value)) throw wrong(what, `got ${nameOf(value)}`);
  const shape = shapeOf(value._rshape, what);
  const { dtype, big } = dtypeOf(value._rdtype, what);
  const bytes = bytesOf(value._rvalue, what);
  const width = dtype === "float16" ? 2 : itemSize(dtype);
  const expected = sizeOf(shape) * width;
  if (bytes.length !== expected) {
    const got = `[${shape.join(", ")}] of ${dtype} and ${bytes.length} bytes`;
    throw wrong(what, `got ${got}; that shape takes ${expected} bytes`);
  }
  const ordered = big && width > 1 ? swapped(bytes, width) : bytes;
  const axes = axesOf(value.axes, shape.length, what);
  if (dtype === "float16") return ndarray("float32", shape, widened(ordered), axes);
  return ndarray(dtype, shape, viewOrCopy(dtype, ordered), axes);
}

/** Array as it leaves: bool as uint8, 64-bit integers as int32 where they fit, else float64 where that is exact.
 * A view is compacted, a whole buffer is handed over as it is: it must be the answer's own.
 * @throws service/wire for 64-bit integers beyond 2⁵³. */
export function encodeArray(array: NdArray): WireArray {
  const plain = plainArray(array);
  return {
    _rtype: "ndarray",
    _rvalue: exactBuffer(plain.data),
    _rshape: [...plain.shape],
    _rdtype: plain.dtype === "bool" ? "uint8" : plain.dtype,
  };
}

function plainArray(array: NdArray): NdArray {
  if (array.dtype !== "int64" && array.dtype !== "uint64") return array;
  const data = array.data as BigInt64Array | BigUint64Array;
  let low = 0n;
  let high = 0n;
  for (let i = 0; i < data.length; i++) {
    const v = data[i] as bigint;
    if (v < low) low = v;
    else if (v > high) high = v;
  }
  if (low < -MAX_EXACT || high > MAX_EXACT) {
    throw wrong("output", `got ${array.dtype} values beyond 2^53, which no dtype of the wire can hold`);
  }
  const dtype = low >= -(2n ** 31n) && high < 2n ** 31n ? "int32" : "float64";
  const out = allocate(dtype, data.length);
  for (let i = 0; i < data.length; i++) out[i] = Number(data[i]);
  return ndarray(dtype, array.shape, out, array.axes);
}

function exactBuffer(data: DataOf[DType]): ArrayBuffer {
  const whole = data.byteOffset === 0 && data.byteLength === data.buffer.byteLength;
  return whole ? data.buffer : data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
}

function shapeOf(value: unknown, what: string): number[] {
  const list = Array.isArray(value) ? value : ArrayBuffer.isView(value) ? [...(value as Int32Array)] : null;
  if (!list) throw wrong(what, `_rshape is ${nameOf(value)}; expected a list of lengths`);
  const shape = list.map(Number);
  if (shape.some((n) => !Number.isSafeInteger(n) || n < 0)) {
    throw wrong(what, `_rshape is [${list.join(", ")}]; expected whole numbers from 0`);
  }
  return shape;
}

function dtypeOf(value: unknown, what: string): { dtype: DType | "float16"; big: boolean } {
  const text = typeof value === "string" ? value : "";
  const bare = text.replace(/^[<>=|!]/, "");
  const dtype = shortNames[bare] ?? bare;
  if (dtype !== "float16" && !isDType(dtype)) {
    throw wrong(what, `_rdtype is ${text ? `"${text}"` : nameOf(value)}; readable are ${READABLE}`);
  }
  return { dtype, big: /^[>!]/.test(text) };
}

function axesOf(value: unknown, rank: number, what: string): readonly string[] | null {
  if (value === undefined || value === null) return null;
  const axes = typeof value === "string" ? parseAxes(value) : value;
  if (!Array.isArray(axes) || axes.some((a) => typeof a !== "string") || axes.length !== rank) {
    throw wrong(what, `axes are ${JSON.stringify(value)}; expected one name for each of ${rank} dimensions`);
  }
  return axes;
}

const letters: Readonly<Record<string, string>> = { b: "batch", c: "channel", t: "time", i: "index" };

/** "yx", "bcyx" or "batch,channel,y,x" → axis ids. */
export function parseAxes(text: string): string[] {
  const parts = text.includes(",") ? text.split(",") : [...text];
  return parts.map((part) => part.trim()).map((part) => letters[part.toLowerCase()] ?? part);
}

function bytesOf(value: unknown, what: string): Uint8Array<ArrayBuffer> {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (typeof SharedArrayBuffer !== "undefined" && value instanceof SharedArrayBuffer) {
    return new Uint8Array(value).slice();
  }
  if (ArrayBuffer.isView(value)) {
    const view = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return value.buffer instanceof ArrayBuffer ? (view as Uint8Array<ArrayBuffer>) : view.slice();
  }
  if (Array.isArray(value)) {
    const parts = value.map((part) => bytesOf(part, what));
    const all = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
  if (typeof value === "object" && value !== null && "_rvalue" in value) return bytesOf(value._rvalue, what);
  throw wrong(what, `_rvalue is ${nameOf(value)}; expected an ArrayBuffer, a view, or a list of them`);
}

function viewOrCopy<D extends DType>(dtype: D, bytes: Uint8Array<ArrayBuffer>): DataOf[D] {
  const length = bytes.length / itemSize(dtype);
  const aligned = bytes.byteOffset % itemSize(dtype) === 0;
  const home = aligned ? bytes : bytes.slice();
  return viewBytes(dtype, home.buffer, home.byteOffset, length);
}

function swapped(bytes: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i += width) {
    for (let j = 0; j < width; j++) out[i + j] = bytes[i + width - 1 - j] as number;
  }
  return out;
}

/** IEEE 754 half → single. */
function widened(bytes: Uint8Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const halves = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const out = new Float32Array(bytes.length / 2);
  for (let i = 0; i < out.length; i++) {
    const half = halves.getUint16(2 * i, true);
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >> 10) & 31;
    const fraction = half & 1023;
    out[i] =
      exponent === 0
        ? sign * fraction * 2 ** -24
        : exponent === 31
          ? fraction
            ? Number.NaN
            : sign * Number.POSITIVE_INFINITY
          : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  }
  return out;
}

function wrong(what: string, reason: string) {
  return fail("service/wire", { what, reason });
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "a list";
  if (typeof value !== "object") return `a ${typeof value}`;
  return value.constructor?.name ?? "an object";
}
