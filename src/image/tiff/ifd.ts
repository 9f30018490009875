import { fail } from "../../errors/index.ts";

/** One directory entry; the values stay in the file until asked for. */
export interface TiffTag {
  readonly id: number;
  /** TIFF field type, 1 … 18. */
  readonly type: number;
  readonly count: number;
  /** Byte offset of the first value. */
  readonly offset: number;
}

export type Ifd = ReadonlyMap<number, TiffTag>;

/** A TIFF or BigTIFF file with all main directories read; nothing of the pixels yet. */
export interface TiffFile {
  /** File name, for messages. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly littleEndian: boolean;
  readonly big: boolean;
  readonly ifds: readonly Ifd[];
}

/** Bytes per value of the field types of TIFF 6.0 and BigTIFF. */
const typeSizes: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];

export function isTiff(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  if (a === 0x49 && b === 0x49) return (c === 42 || c === 43) && d === 0;
  return a === 0x4d && b === 0x4d && c === 0 && (d === 42 || d === 43);
}

/** Read header and directories. Offsets are followed only inside the file, a directory is read once, and
 * directories may not overlap, so that the work is bounded by the file's length.
 * @throws image/malformed when a directory lies outside the file, is part of a loop, or is empty.
 * @see TIFF 6.0 section 2; BigTIFF as in libtiff 4. */
export function parseTiff(bytes: Uint8Array, name: string): TiffFile {
  const malformed = (reason: string) => fail("image/malformed", { file: name, reason });
  if (!isTiff(bytes)) throw malformed("it does not start with a TIFF header");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = bytes[0] === 0x49;
  const big = view.getUint16(2, littleEndian) === 43;
  const header = big ? 16 : 8;
  if (bytes.length < header) throw malformed("it ends inside the TIFF header");
  const offsetAt = (position: number): number =>
    big ? Number(view.getBigUint64(position, littleEndian)) : view.getUint32(position, littleEndian);

  const ifds: Ifd[] = [];
  const seen = new Set<number>();
  let used = header;
  let next = offsetAt(big ? 8 : 4);
  const countSize = big ? 8 : 2;
  const entrySize = big ? 20 : 12;
  const linkSize = big ? 8 : 4;
  while (next !== 0) {
    if (seen.has(next)) throw malformed("its directories form a loop");
    seen.add(next);
    if (next < header || next + countSize > bytes.length) {
      throw malformed(
        `directory ${ifds.length} should start at byte ${next}, but the file has ${bytes.length} bytes; it is probably cut off`,
      );
    }
    const entries = big ? Number(view.getBigUint64(next, littleEndian)) : view.getUint16(next, littleEndian);
    const length = countSize + entries * entrySize + linkSize;
    // Some writers leave out the link of the last directory.
    if (next + length - linkSize > bytes.length) {
      throw malformed(`directory ${ifds.length} claims ${entries} entries, more than the file can hold`);
    }
    used += length - linkSize;
    if (used > bytes.length + header) throw malformed("its directories overlap");
    const ifd = new Map<number, TiffTag>();
    for (let i = 0; i < entries; i++) {
      const at = next + countSize + i * entrySize;
      const id = view.getUint16(at, littleEndian);
      const type = view.getUint16(at + 2, littleEndian);
      const count = big
        ? Number(view.getBigUint64(at + 4, littleEndian))
        : view.getUint32(at + 4, littleEndian);
      const inline = at + (big ? 12 : 8);
      const fits = (typeSizes[type] ?? 0) * count <= linkSize;
      if (!ifd.has(id)) ifd.set(id, { id, type, count, offset: fits ? inline : offsetAt(inline) });
    }
    ifds.push(ifd);
    next = next + length <= bytes.length ? offsetAt(next + length - linkSize) : 0;
  }
  if (ifds.length === 0) throw malformed("it has no directory, so no image");
  return { name, bytes, view, littleEndian, big, ifds };
}

/** The bytes of a tag's values, as a view into the file; undefined when the tag is absent.
 * @throws image/malformed when they lie outside the file. */
export function tagBytes(file: TiffFile, ifd: Ifd, id: number): Uint8Array | undefined {
  const tag = ifd.get(id);
  if (!tag) return undefined;
  const size = (typeSizes[tag.type] ?? 0) * tag.count;
  if (!(tag.offset + size <= file.bytes.length)) {
    throw fail("image/malformed", {
      file: file.name,
      reason: `tag ${id} claims ${tag.count} values at byte ${tag.offset}, but the file has ${file.bytes.length} bytes; it is probably cut off`,
    });
  }
  return file.bytes.subarray(tag.offset, tag.offset + size);
}

/** The values of a numeric tag (rationals as quotients); undefined when the tag is absent or not numeric. */
export function tagNumbers(file: TiffFile, ifd: Ifd, id: number): number[] | undefined {
  const bytes = tagBytes(file, ifd, id);
  const tag = ifd.get(id);
  if (!bytes || !tag) return undefined;
  const read = readers[tag.type];
  if (!read) return undefined;
  const size = typeSizes[tag.type] ?? 1;
  const values = new Array<number>(tag.count);
  for (let i = 0; i < tag.count; i++) values[i] = read(file.view, tag.offset + i * size, file.littleEndian);
  return values;
}

/** The first value of a numeric tag, or `fallback`. */
export function tagNumber(file: TiffFile, ifd: Ifd, id: number, fallback: number): number {
  const tag = ifd.get(id);
  if (!tag || tag.count === 0) return fallback;
  const one = new Map([[id, { ...tag, count: 1 }]]);
  return tagNumbers(file, one, id)?.[0] ?? fallback;
}

/** Text of an ASCII tag up to the first NUL: UTF-8 where it is valid, else Latin-1. */
export function tagText(file: TiffFile, ifd: Ifd, id: number): string | undefined {
  const bytes = tagBytes(file, ifd, id);
  if (!bytes) return undefined;
  const end = bytes.indexOf(0);
  const text = end < 0 ? bytes : bytes.subarray(0, end);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(text);
  } catch {
    return new TextDecoder("latin1").decode(text);
  }
}

type Reader = (view: DataView, offset: number, little: boolean) => number;

const u8: Reader = (v, o) => v.getUint8(o);
const u32: Reader = (v, o, l) => v.getUint32(o, l);
const u64: Reader = (v, o, l) => Number(v.getBigUint64(o, l));

/** By field type; missing ones (2 ASCII, 7 UNDEFINED) are not numbers. */
const readers: readonly (Reader | undefined)[] = [
  undefined,
  u8,
  undefined,
  (v, o, l) => v.getUint16(o, l),
  u32,
  (v, o, l) => v.getUint32(o, l) / v.getUint32(o + 4, l),
  (v, o) => v.getInt8(o),
  undefined,
  (v, o, l) => v.getInt16(o, l),
  (v, o, l) => v.getInt32(o, l),
  (v, o, l) => v.getInt32(o, l) / v.getInt32(o + 4, l),
  (v, o, l) => v.getFloat32(o, l),
  (v, o, l) => v.getFloat64(o, l),
  u32,
  undefined,
  undefined,
  u64,
  (v, o, l) => Number(v.getBigInt64(o, l)),
  u64,
];
