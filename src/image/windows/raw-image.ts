import type { PixelType, PlanePixels } from "../world/index.ts";

/** The kinds of numbers that Import>Raw reads. */
export const rawTypes = [
  "8-bit",
  "16-bit Signed",
  "16-bit Unsigned",
  "32-bit Signed",
  "32-bit Unsigned",
  "32-bit Real",
  "64-bit Real",
  "24-bit RGB",
  "24-bit RGB Planar",
  "24-bit BGR",
] as const;
export type RawType = (typeof rawTypes)[number];

export interface RawLayout {
  readonly type: RawType;
  readonly width: number;
  readonly height: number;
  readonly offset: number;
  readonly count: number;
  readonly gap: number;
  readonly littleEndian: boolean;
  readonly whiteIsZero: boolean;
}

const bytesOf: Readonly<Record<RawType, number>> = {
  "8-bit": 1,
  "16-bit Signed": 2,
  "16-bit Unsigned": 2,
  "32-bit Signed": 4,
  "32-bit Unsigned": 4,
  "32-bit Real": 4,
  "64-bit Real": 8,
  "24-bit RGB": 3,
  "24-bit RGB Planar": 3,
  "24-bit BGR": 3,
};

export const rawPlaneBytes = ({ type, width, height }: RawLayout): number => bytesOf[type] * width * height;

export function rawPixelType(type: RawType): PixelType {
  if (type.startsWith("24")) return "RGB";
  return type === "8-bit" ? "8-bit" : type.startsWith("16") ? "16-bit" : "32-bit";
}

/** Planes of numbers without any header; what is missing at the end is 0, planes that begin beyond the end are left out.
 * Signed 16-bit values have 32768 added.
 * @see ImageJ 1.54p, ij.io.ImageReader */
export function readRaw(bytes: Uint8Array, layout: RawLayout): PlanePixels[] {
  const planes: PlanePixels[] = [];
  const size = rawPlaneBytes(layout);
  for (let k = 0; k < layout.count; k++) {
    const begin = layout.offset + k * (size + layout.gap);
    if (begin >= bytes.length || begin < 0) break;
    const part = new Uint8Array(size);
    part.set(bytes.subarray(begin, begin + size));
    planes.push(plane(part, layout));
  }
  return planes;
}

function plane(part: Uint8Array, layout: RawLayout): PlanePixels {
  const { type, littleEndian, whiteIsZero } = layout;
  const size = layout.width * layout.height;
  const view = new DataView(part.buffer);
  if (type === "8-bit") return whiteIsZero ? part.map((value) => 255 - value) : part;
  if (type.startsWith("16")) {
    const signed = type === "16-bit Signed" ? 0x8000 : 0;
    return Uint16Array.from({ length: size }, (_, i) => view.getUint16(2 * i, littleEndian) ^ signed);
  }
  if (type.startsWith("24")) {
    const [red, green, blue] = type === "24-bit BGR" ? [2, 1, 0] : [0, 1, 2];
    const at = (i: number, c: number) =>
      (type === "24-bit RGB Planar" ? part[c * size + i] : part[3 * i + c]) ?? 0;
    return Int32Array.from(
      { length: size },
      (_, i) => (at(i, red) << 16) | (at(i, green) << 8) | at(i, blue),
    );
  }
  return Float32Array.from({ length: size }, (_, i) => {
    if (type === "32-bit Real") return view.getFloat32(4 * i, littleEndian);
    if (type === "64-bit Real") return view.getFloat64(8 * i, littleEndian);
    return type === "32-bit Signed"
      ? view.getInt32(4 * i, littleEndian)
      : view.getUint32(4 * i, littleEndian);
  });
}
