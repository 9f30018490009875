import { fail } from "../errors/index.ts";

/** What the header of a .npy file says. */
export interface NpyHeader {
  /** numpy type string, e.g. "<f4", "|u1". */
  readonly descr: string;
  readonly fortranOrder: boolean;
  /** As written, zeros included. */
  readonly shape: readonly number[];
  /** Where the data begin. */
  readonly dataOffset: number;
}

/** numpy refuses longer headers too, unless told otherwise; a shape needs far less. */
const MAX_HEADER_BYTES = 10_000;

/** Read the header of format versions 1 to 3, with the liberties that Java writers take: no padding, blanks and a
 * trailing comma inside the shape, either quote, Python 2 long suffixes.
 * @throws array/malformed-npy. */
export function parseNpyHeader(bytes: Uint8Array, file: string): NpyHeader {
  const malformed = (reason: string) => fail("array/malformed-npy", { file, reason });
  const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
  if (bytes.length < 10 || magic.some((b, i) => bytes[i] !== b))
    throw malformed("it does not begin like one");
  const version = bytes[6]!;
  if (version < 1 || version > 3) throw malformed(`format version ${version}.${bytes[7]} is not known`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const textOffset = version === 1 ? 10 : 12;
  if (bytes.length < textOffset) throw malformed("it ends inside the header");
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > MAX_HEADER_BYTES) throw malformed(`a header of ${length} bytes`);
  const dataOffset = textOffset + length;
  if (bytes.length < dataOffset) throw malformed("it ends inside the header");
  const text = new TextDecoder("latin1").decode(bytes.subarray(textOffset, dataOffset));
  const descr = /['"]descr['"]\s*:\s*(?:['"]([^'"]*)['"]|([[(]))/.exec(text);
  if (!descr) throw malformed("the header names no element type");
  const order = /['"]fortran_order['"]\s*:\s*(True|False)/i.exec(text);
  if (!order) throw malformed("the header names no element order");
  const shape = /['"]shape['"]\s*:\s*\(([^)]*)\)/.exec(text);
  if (!shape) throw malformed("the header names no shape");
  return {
    // a list here is numpy's spelling of records
    descr: descr[1] ?? "record",
    fortranOrder: order[1]!.toLowerCase() === "true",
    shape: parseShape(shape[1]!, malformed),
    dataOffset,
  };
}

function parseShape(text: string, malformed: (reason: string) => Error): number[] {
  const items = text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
  return items.map((item) => {
    const size = /^\d+L?$/.test(item) ? Number.parseInt(item, 10) : Number.NaN;
    if (!Number.isSafeInteger(size)) throw malformed(`the shape (${text.trim()}) holds "${item}"`);
    return size;
  });
}

/** The header numpy.save writes (format 1.0): data begin at a multiple of 64, and the first size has room to grow to
 * 21 digits, so that a file can be appended to in place.
 * @see numpy 2.4 lib.format.write_array_header_1_0. */
export function formatNpyHeader(descr: string, shape: readonly number[]): Uint8Array<ArrayBuffer> {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
  let text = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${tuple}, }`;
  if (shape.length > 0) text += " ".repeat(Math.max(0, 21 - String(shape[0]).length));
  const total = Math.ceil((10 + text.length + 1) / 64) * 64;
  text = `${text.padEnd(total - 11)}\n`;
  const bytes = new Uint8Array(total);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, text.length & 0xff, text.length >> 8]);
  bytes.set(new TextEncoder().encode(text), 10);
  return bytes;
}
