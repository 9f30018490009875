import { fail } from "../errors/index.ts";

export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits per sample: 1, 2, 4, 8 or 16. */
  readonly bits: number;
  /** Samples per pixel: 1 (grey or index), 2, 3 or 4. */
  readonly channels: number;
  readonly indexed: boolean;
  readonly interlaced: boolean;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** Colour type → samples per pixel and allowed bits. */
const colourTypes: ReadonlyMap<number, { channels: number; bits: readonly number[] }> = new Map([
  [0, { channels: 1, bits: [1, 2, 4, 8, 16] }],
  [2, { channels: 3, bits: [8, 16] }],
  [3, { channels: 1, bits: [1, 2, 4, 8] }],
  [4, { channels: 2, bits: [8, 16] }],
  [6, { channels: 4, bits: [8, 16] }],
]);

/** Walk the chunks: header, palette (3 bytes per colour) and the joined, still compressed pixel data. Other chunks are
 * passed over unread; checksums are not tested.
 * @throws image/malformed
 * @see PNG specification, third edition, sections 5 and 11. */
export function parsePng(
  bytes: Uint8Array,
  name: string,
): { header: PngHeader; palette: Uint8Array | null; data: Uint8Array } {
  const malformed = (reason: string) => fail("image/malformed", { file: name, reason });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: PngHeader | null = null;
  let palette: Uint8Array | null = null;
  const parts: Uint8Array[] = [];
  let at = signature.length;
  for (;;) {
    if (at + 8 > bytes.length) throw malformed("it is cut off");
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === "IEND") break;
    if (body.length < length) throw malformed("it is cut off");
    if (type === "IHDR") header = parseHeader(body, malformed);
    else if (type === "PLTE") palette = body;
    else if (type === "IDAT") parts.push(body);
    at += 12 + length;
  }
  if (!header || parts.length === 0) throw malformed("it has no header or no pixel data");
  if (header.indexed && !palette) throw malformed("its palette is missing");
  return { header, palette, data: join(parts) };
}

function parseHeader(body: Uint8Array, malformed: (reason: string) => Error): PngHeader {
  if (body.length < 13) throw malformed("its header is too short");
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  if (width === 0 || height === 0) throw malformed(`its size is ${width} x ${height}`);
  const [bits = 0, colour = 0, compression, filter, interlace] = body.subarray(8, 13);
  const type = colourTypes.get(colour);
  if (!type?.bits.includes(bits) || compression !== 0 || filter !== 0 || (interlace ?? 0) > 1) {
    throw malformed(`its header is impossible (${bits} bits, colour type ${colour})`);
  }
  return { width, height, bits, channels: type.channels, indexed: colour === 3, interlaced: interlace === 1 };
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1 && parts[0]) return parts[0];
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
