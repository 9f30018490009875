/** The four pixel types of ImageJ. "8-bit" covers 8-bit colour too: the difference is the look-up table. */
export type PixelType = "8-bit" | "16-bit" | "32-bit" | "RGB";

/** Samples of one plane, row by row. RGB: one 0x00RRGGBB per pixel. The top byte is ImageJ's alpha byte, inverted: 0 for the usual
 * opaque pixel, and 0xff where a macro stored a number without alpha (`setPixel(x, y, 255)`), which only getPixel shows; so mask colours. */
export type PlanePixels = Uint8Array | Uint16Array | Float32Array | Int32Array;

/** An RGB pixel as ImageJ stores a plain 0: black, but not opaque. */
export const TRANSPARENT = 0xff000000 | 0;

/** A plane of zeros. */
export function newPixels(type: PixelType, length: number): PlanePixels {
  switch (type) {
    case "8-bit":
      return new Uint8Array(length);
    case "16-bit":
      return new Uint16Array(length);
    case "32-bit":
      return new Float32Array(length);
    case "RGB":
      return new Int32Array(length);
    default:
      return type satisfies never;
  }
}

export function pixelTypeOf(pixels: PlanePixels): PixelType {
  if (pixels instanceof Uint8Array) return "8-bit";
  if (pixels instanceof Uint16Array) return "16-bit";
  return pixels instanceof Float32Array ? "32-bit" : "RGB";
}

export const bitDepthOf: Readonly<Record<PixelType, 8 | 16 | 24 | 32>> = {
  "8-bit": 8,
  "16-bit": 16,
  RGB: 24,
  "32-bit": 32,
};

/** Bytes of a pixel in memory; those of RGB are packed into an integer. */
export const bytesPerPixel: Readonly<Record<PixelType, 1 | 2 | 4>> = {
  "8-bit": 1,
  "16-bit": 2,
  RGB: 4,
  "32-bit": 4,
};

/** Red, green and blue of RGB pixels. */
export function splitColours(pixels: PlanePixels): [Uint8Array, Uint8Array, Uint8Array] {
  const n = pixels.length;
  const [red, green, blue] = [new Uint8Array(n), new Uint8Array(n), new Uint8Array(n)];
  for (let i = 0; i < n; i++) {
    const colour = pixels[i]!;
    red[i] = colour >> 16;
    green[i] = colour >> 8;
    blue[i] = colour;
  }
  return [red, green, blue];
}

/** Three bytes each to RGB pixels. */
export function joinColours(
  red: ArrayLike<number>,
  green: ArrayLike<number>,
  blue: ArrayLike<number>,
): Int32Array {
  const out = new Int32Array(red.length);
  for (let i = 0; i < out.length; i++)
    out[i] = ((red[i] ?? 0) << 16) | ((green[i] ?? 0) << 8) | (blue[i] ?? 0);
  return out;
}
