import type { Lut } from "../world/index.ts";

const ICOL = 0x49434f4c;

/** A look-up table file: 768 raw bytes, or NIH Image's with its header, or 256 lines of three or four numbers.
 * @returns null when it is none of these.
 * @see ImageJ 1.54p, ij.plugin.LutLoader */
export function parseLutFile(bytes: Uint8Array): Lut | null {
  const { length } = bytes;
  if (length > 10000) return null;
  if (length > 768) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, length);
    if (view.getUint32(0) === ICOL) return binary(bytes.subarray(32), view.getInt16(6));
  }
  if (length === 768 || length === 970) return binary(bytes, 256);
  return length > 768 ? fromText(new TextDecoder().decode(bytes)) : null;
}

function binary(bytes: Uint8Array, colours: number): Lut | null {
  if (colours < 1 || colours > 256) return null;
  const lut = new Uint8Array(768);
  const scale = colours / 256;
  for (let c = 0; c < 3; c++) {
    const table = bytes.subarray(c * colours, (c + 1) * colours);
    for (let i = 0; i < 256; i++) {
      const first = Math.trunc(i * scale);
      const second = Math.min(first + 1, colours - 1);
      const part = i * scale - first;
      lut[c * 256 + i] =
        colours === 256 ? (table[i] ?? 0) : (1 - part) * (table[first] ?? 0) + part * (table[second] ?? 0);
    }
  }
  return lut;
}

function fromText(text: string): Lut | null {
  const rows = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.match(/[+\-.\w]+/g) ?? [])
    .filter((row) => row.length > 0);
  const width = rows[0]?.length ?? 0;
  if (width < 3 || width > 4 || rows.length < 256 || rows.length > 258) return null;
  const skip = width === 4 ? 1 : 0;
  const head = rows.length > 256 ? 1 : 0;
  const lut = new Uint8Array(768);
  for (let i = 0; i < 256; i++)
    for (let c = 0; c < 3; c++) lut[c * 256 + i] = Math.trunc(Number(rows[i + head]?.[c + skip] ?? 0));
  return lut;
}
