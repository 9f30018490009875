import type { PngHeader } from "./png-chunks.ts";

/** One reduced image of an interlaced PNG: every `dx`-th column from `x0`, every `dy`-th row from `y0`. */
export interface PngPass {
  readonly x0: number;
  readonly y0: number;
  readonly dx: number;
  readonly dy: number;
  readonly columns: number;
  readonly rows: number;
}

/** Adam7, as [x0, y0, dx, dy]. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** The reduced images in file order, without empty ones; a picture that is not interlaced is one pass. */
export function passSizes(header: PngHeader): PngPass[] {
  const { width, height } = header;
  if (!header.interlaced) return [{ x0: 0, y0: 0, dx: 1, dy: 1, columns: width, rows: height }];
  return adam7
    .map(([x0, y0, dx, dy]) => {
      return { x0, y0, dx, dy, columns: Math.ceil((width - x0) / dx), rows: Math.ceil((height - y0) / dy) };
    })
    .filter((pass) => pass.columns > 0 && pass.rows > 0);
}

/** Put the samples of the passes in their places. */
export function deinterlace(
  images: readonly (Uint8Array | Uint16Array)[],
  passes: readonly PngPass[],
  header: PngHeader,
): Uint8Array | Uint16Array {
  const { width, height, channels } = header;
  const size = width * height * channels;
  const out = header.bits === 16 ? new Uint16Array(size) : new Uint8Array(size);
  for (const [i, pass] of passes.entries()) {
    const image = images[i]!;
    let from = 0;
    for (let y = 0; y < pass.rows; y++) {
      for (let x = 0; x < pass.columns; x++) {
        const to = ((pass.y0 + y * pass.dy) * width + pass.x0 + x * pass.dx) * channels;
        for (let c = 0; c < channels; c++) out[to + c] = image[from++]!;
      }
    }
  }
  return out;
}

/** Undo the filters of a pass.
 * @param raw - rows of one filter byte and `rowBytes` bytes.
 * @param step - bytes per pixel, at least 1.
 * @returns new array of rows x rowBytes; null when a filter is unknown.
 * @see PNG specification, third edition, section 9. */
export function unfilter(
  raw: Uint8Array,
  rowBytes: number,
  rows: number,
  step: number,
): Uint8Array<ArrayBuffer> | null {
  const out = new Uint8Array(rows * rowBytes);
  let above = new Uint8Array(rowBytes);
  for (let y = 0; y < rows; y++) {
    const start = y * (rowBytes + 1);
    const filter = raw[start]!;
    const row = out.subarray(y * rowBytes, (y + 1) * rowBytes);
    row.set(raw.subarray(start + 1, start + 1 + rowBytes));
    switch (filter) {
      case 0:
        break;
      case 1:
        for (let i = step; i < rowBytes; i++) row[i] = row[i]! + row[i - step]!;
        break;
      case 2:
        for (let i = 0; i < rowBytes; i++) row[i] = row[i]! + above[i]!;
        break;
      case 3:
        for (let i = 0; i < rowBytes; i++) {
          const left = i < step ? 0 : row[i - step]!;
          row[i] = row[i]! + ((left + above[i]!) >> 1);
        }
        break;
      case 4:
        for (let i = 0; i < rowBytes; i++) {
          const left = i < step ? 0 : row[i - step]!;
          const corner = i < step ? 0 : above[i - step]!;
          row[i] = row[i]! + paeth(left, above[i]!, corner);
        }
        break;
      default:
        return null;
    }
    above = row;
  }
  return out;
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const pa = Math.abs(p - a);
  const pb = Math.abs(p - b);
  const pc = Math.abs(p - c);
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
}
