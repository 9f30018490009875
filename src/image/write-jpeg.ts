import { encode } from "jpeg-js";

/** One picture as JPEG, without chroma subsampling.
 * @param colours - 0x00RRGGBB, row by row.
 * @param quality - 0…100. */
export function writeJpeg(width: number, height: number, colours: Int32Array, quality: number): Uint8Array {
  const data = new Uint8Array(width * height * 4);
  for (let i = 0; i < colours.length; i++) {
    const colour = colours[i] ?? 0;
    data[4 * i] = (colour >> 16) & 255;
    data[4 * i + 1] = (colour >> 8) & 255;
    data[4 * i + 2] = colour & 255;
    data[4 * i + 3] = 255;
  }
  // The encoder ends with Buffer.from, which only Node has.
  const scope = globalThis as { Buffer?: unknown };
  const missing = scope.Buffer === undefined;
  if (missing) scope.Buffer = { from: (bytes: number[]) => Uint8Array.from(bytes) };
  try {
    return new Uint8Array(encode({ width, height, data }, Math.max(1, Math.min(100, quality))).data);
  } finally {
    if (missing) delete scope.Buffer;
  }
}
