import { fail } from "../errors/index.ts";
import { formatBytes, packageLimits } from "./limits.ts";
import { packagePath } from "./paths.ts";

export interface ZipEntry {
  /** Name as written in the zip. */
  readonly name: string;
  /** Safe form of the name. */
  readonly path: string;
  readonly compressedBytes: number;
  readonly bytes: number;
  readonly folder: boolean;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const ENTRY = 0x02014b50;
const ENCRYPTED = 1;

/** The central directory of a zip, read and judged before anything is unpacked: number of entries, sizes, ratio and
 * names are checked against `packageLimits`. Layout: PKWARE APPNOTE 6.3, sections 4.3.12–4.3.16 and 4.5.3 (zip64).
 * @throws package/not-a-package (not a zip, truncated, encrypted), package/too-large, package/unsafe-path */
export function readZipDirectory(bytes: Uint8Array, label: string): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bad = (reason: string) => fail("package/not-a-package", { source: label, reason });
  const end = findEnd(view);
  if (end < 0) {
    const looksLikeZip = bytes.length >= 4 && view.getUint32(0, true) === 0x04034b50;
    throw bad(
      looksLikeZip
        ? `the zip is truncated (${bytes.length} bytes, its table of contents at the end is missing); download it again`
        : "it is not a zip file",
    );
  }
  const { count, start } = directoryRange(view, end);
  if (count > packageLimits.maxEntries) {
    throw fail("package/too-large", {
      file: label,
      limit: "maxEntries",
      got: `${count} entries`,
      allowed: `${packageLimits.maxEntries}`,
    });
  }
  const entries: ZipEntry[] = [];
  let at = start;
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at < 0 || at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) {
      throw bad(`its table of contents is damaged at entry ${i} of ${count}; get the file again`);
    }
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > bytes.length) throw bad(`its table of contents ends inside entry ${i}; get the file again`);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (view.getUint16(at + 8, true) & ENCRYPTED) {
      throw bad(`${name} is encrypted; unpack it with its password first`);
    }
    const sizes = entrySizes(view, at, at + 46 + nameLength, extraLength);
    if (sizes.compressed > bytes.length) {
      throw bad(`${name} claims ${sizes.compressed} bytes, more than the whole file holds`);
    }
    const entry = {
      name,
      path: packagePath(name),
      compressedBytes: sizes.compressed,
      bytes: sizes.plain,
      folder: name.endsWith("/"),
    };
    total += entry.bytes;
    checkEntry(entry, total, label);
    entries.push(entry);
    at = next;
  }
  return entries;
}

function checkEntry(entry: ZipEntry, total: number, label: string): void {
  const { maxFileBytes, maxTotalBytes, maxRatio, ratioFreeBytes } = packageLimits;
  if (entry.bytes > maxFileBytes) {
    throw tooLarge(
      `${label}: ${entry.path}`,
      "maxFileBytes",
      formatBytes(entry.bytes),
      formatBytes(maxFileBytes),
    );
  }
  if (total > maxTotalBytes) {
    throw tooLarge(
      label,
      "maxTotalBytes",
      `more than ${formatBytes(total)} unpacked`,
      formatBytes(maxTotalBytes),
    );
  }
  const ratio = entry.bytes / Math.max(1, entry.compressedBytes);
  if (entry.bytes > ratioFreeBytes && ratio > maxRatio) {
    throw tooLarge(
      `${label}: ${entry.path}`,
      "maxRatio",
      `${formatBytes(entry.bytes)} out of ${formatBytes(entry.compressedBytes)} (${Math.round(ratio)}:1, as in a zip bomb)`,
      `${maxRatio}:1`,
    );
  }
}

function tooLarge(file: string, limit: string, got: string, allowed: string) {
  return fail("package/too-large", { file, limit, got, allowed });
}

/** The end record lies in the last 22 + 65 535 bytes (a comment may follow it). */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return -1;
}

function directoryRange(view: DataView, end: number): { count: number; start: number } {
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  const locator = end - 20;
  if ((count !== 0xffff && start !== 0xffffffff) || locator < 0) return { count, start };
  if (view.getUint32(locator, true) !== END64_LOCATOR) return { count, start };
  const end64 = Number(view.getBigUint64(locator + 8, true));
  if (end64 + 56 > view.byteLength || view.getUint32(end64, true) !== END64) return { count, start };
  return {
    count: Number(view.getBigUint64(end64 + 32, true)),
    start: Number(view.getBigUint64(end64 + 48, true)),
  };
}

function entrySizes(view: DataView, at: number, extraAt: number, extraLength: number) {
  let compressed = view.getUint32(at + 20, true);
  let plain = view.getUint32(at + 24, true);
  if (compressed !== 0xffffffff && plain !== 0xffffffff) return { compressed, plain };
  // zip64 extra field: the 8-byte values of those fields that are saturated, in this order
  for (let p = extraAt; p + 4 <= extraAt + extraLength; ) {
    const length = view.getUint16(p + 2, true);
    if (view.getUint16(p, true) === 1) {
      let q = p + 4;
      if (plain === 0xffffffff && q + 8 <= p + 4 + length) {
        plain = Number(view.getBigUint64(q, true));
        q += 8;
      }
      if (compressed === 0xffffffff && q + 8 <= p + 4 + length) {
        compressed = Number(view.getBigUint64(q, true));
      }
    }
    p += 4 + length;
  }
  return { compressed, plain };
}
