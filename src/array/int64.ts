import type { DataOf } from "./dtype.ts";

/** 64-bit integers as pairs of 32-bit words, low word first: BigInt arithmetic is some fifty times slower.
 * The machine is little-endian; every engine that runs WebAssembly threads or ONNX is. */
function wordsOf(data: DataOf["int64"] | DataOf["uint64"], start: number, count: number): Uint32Array {
  return new Uint32Array(data.buffer, data.byteOffset + start * 8, count * 2);
}

const TWO_32 = 2 ** 32;

/** Integers as float64, rounded to nearest beyond 2^53. */
export function readWords(
  data: DataOf["int64"] | DataOf["uint64"],
  dtype: "int64" | "uint64",
  start: number,
  count: number,
  target: Float64Array,
): void {
  const words = wordsOf(data, start, count);
  if (dtype === "int64")
    for (let i = 0; i < count; i++) target[i] = (words[2 * i + 1]! | 0) * TWO_32 + words[2 * i]!;
  else for (let i = 0; i < count; i++) target[i] = words[2 * i + 1]! * TWO_32 + words[2 * i]!;
}

/** Integers as float32 values, rounded once: the low word keeps only what decides the rounding. */
export function readWordsAsFloat32(
  data: DataOf["int64"] | DataOf["uint64"],
  dtype: "int64" | "uint64",
  target: Float32Array,
): void {
  const words = wordsOf(data, 0, target.length);
  const signed = dtype === "int64";
  for (let i = 0; i < target.length; i++) {
    const hi = signed ? words[2 * i + 1]! | 0 : words[2 * i + 1]!;
    let lo = words[2 * i]!;
    if (hi >= 0x200000 || hi < -0x200000) lo = (lo & 0x7ff) === 0 ? lo : ((lo & ~0x7ff) | 0x800) >>> 0;
    target[i] = hi * TWO_32 + lo;
  }
}

/** Whole numbers in [−2^63, 2^64) to two's complement. */
export function writeWords(
  source: Float64Array,
  count: number,
  data: DataOf["int64"] | DataOf["uint64"],
  start: number,
): void {
  const words = wordsOf(data, start, count);
  for (let i = 0; i < count; i++) {
    const v = source[i]!;
    const hi = Math.floor(v / TWO_32);
    words[2 * i] = v - hi * TWO_32;
    words[2 * i + 1] = hi;
  }
}

/** The low 32 bits of each integer. */
export function lowWords(data: DataOf["int64"] | DataOf["uint64"]): Uint32Array {
  const words = wordsOf(data, 0, data.length);
  const low = new Uint32Array(data.length);
  for (let i = 0; i < low.length; i++) low[i] = words[2 * i]!;
  return low;
}
