import { readNpy } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { imageFile } from "./image-file.ts";
import type { ImageFile } from "./image-types.ts";
import { findItkFormat } from "./itk-formats.ts";
import { isJpeg, readJpeg } from "./jpeg.ts";
import { readPng } from "./png.ts";
import { isPng } from "./png-chunks.ts";
import { isTiff } from "./tiff/ifd.ts";
import { readTiff } from "./tiff/read-tiff.ts";

interface ImageReader {
  readonly matches: (bytes: Uint8Array, name: string) => boolean;
  readonly read: (bytes: Uint8Array, name: string) => ImageFile | Promise<ImageFile>;
}

/** Asked in this order; the first that matches reads the file. */
const readers: readonly ImageReader[] = [
  { matches: isTiff, read: readTiff },
  { matches: isPng, read: readPng },
  { matches: isJpeg, read: readJpeg },
  {
    matches: (bytes) => bytes[0] === 0x93 && startsWith(bytes.subarray(1), "NUMPY"),
    read: (bytes, name) => imageFile({ name, array: readNpy(bytes, name) }),
  },
];

/** Read an image file. Its kind is told by its content; the name decides only for kinds without a signature.
 * @param bytes - the whole file; not changed. The array may share no memory with it.
 * @param name - file name, with or without folder; used in messages and for formats without a signature.
 * @returns array with axes (null for .npy), calibration and what else the file says.
 * @throws image/malformed, image/unsupported, image/too-large, array/malformed-npy */
export async function readImage(bytes: Uint8Array, name: string): Promise<ImageFile> {
  const file = name.split(/[\\/]/).pop() || name;
  if (bytes.length === 0) throw fail("image/malformed", { file, reason: "it is empty" });
  const reader = readers.find((candidate) => candidate.matches(bytes, file));
  if (reader) return reader.read(bytes, file);
  const format = findItkFormat(bytes, file);
  if (format) {
    const { readWithItk } = await import("./itk.ts");
    return readWithItk(bytes, file, format);
  }
  throw fail("image/malformed", { file, reason: describeUnknown(bytes, file) });
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((letter, i) => bytes[i] === letter.charCodeAt(0));
}

function describeUnknown(bytes: Uint8Array, name: string): string {
  const head = bytes.subarray(0, 512);
  const printable = head.every(
    (byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte !== 127),
  );
  const kind = printable ? "it is a text" : "its content has no signature of an image";
  const extension = /\.[\w.]+$/.exec(name)?.[0];
  return extension ? `${kind}, whatever its name (${extension}) says` : kind;
}
