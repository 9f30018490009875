import { inflateSync, unzlibSync } from "fflate";
import { decodeJpegInTiff } from "./jpeg-in-tiff.ts";
import { decodeLzw } from "./lzw.ts";
import { decodePackBits } from "./packbits.ts";
import type { TiffPage } from "./page.ts";

/** What a decoder needs to know beside the bytes. */
export interface ChunkGeometry {
  readonly width: number;
  readonly height: number;
  /** Samples per pixel in this chunk. */
  readonly samples: number;
  /** Bytes that the decoded chunk has at most. */
  readonly size: number;
}

type Codec = (
  source: Uint8Array,
  chunk: ChunkGeometry,
  page: TiffPage,
) => Uint8Array | null | Promise<Uint8Array | null>;

/** TIFF compression number → decoder. A decoder returns at most `chunk.size` bytes, null (or throws) for damaged data. */
const codecs: ReadonlyMap<number, { readonly name: string; readonly decode: Codec }> = new Map([
  [1, { name: "none", decode: (source: Uint8Array) => source }],
  [5, { name: "LZW", decode: (source, chunk) => decodeLzw(source, chunk.size) }],
  [7, { name: "JPEG", decode: decodeJpegInTiff }],
  [8, { name: "deflate", decode: (source, chunk) => inflate(source, chunk.size) }],
  [32946, { name: "deflate", decode: (source, chunk) => inflate(source, chunk.size) }],
  [32773, { name: "PackBits", decode: (source, chunk) => decodePackBits(source, chunk.size) }],
  [50000, { name: "Zstandard", decode: (source, chunk) => unzstd(source, chunk.size) }],
] satisfies [number, { name: string; decode: Codec }][]);

export const compressionNames: ReadonlyMap<number, string> = new Map(
  [...codecs].map(([id, codec]) => [id, codec.name]),
);

/** Decode one strip or tile; the result may be shorter than `chunk.size` when the data end early.
 * @returns bytes in file byte order; null when the data are damaged. */
export async function decodeChunk(
  source: Uint8Array,
  chunk: ChunkGeometry,
  page: TiffPage,
): Promise<Uint8Array | null> {
  try {
    return (await codecs.get(page.compression)?.decode(source, chunk, page)) ?? null;
  } catch {
    return null;
  }
}

/** zlib stream (or, from careless writers, a bare deflate stream) into a buffer that cannot grow. */
function inflate(source: Uint8Array, size: number): Uint8Array {
  const isZlib = ((source[0] ?? 0) & 15) === 8 && (((source[0] ?? 0) << 8) | (source[1] ?? 0)) % 31 === 0;
  const out = new Uint8Array(size);
  return isZlib ? unzlibSync(source, { out }) : inflateSync(source, { out });
}

/** Zstandard frames; the decoder is loaded when a file needs it. */
async function unzstd(source: Uint8Array, size: number): Promise<Uint8Array> {
  const { decompress } = await import("fzstd");
  return decompress(source, new Uint8Array(size));
}
