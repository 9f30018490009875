import { type DataOf, type DType, isBigDType } from "./dtype.ts";
import { readWords, writeWords } from "./int64.ts";

/** Elements per chunk: 64 KiB of float64, small enough for a level 2 cache. Loops over any dtype work on chunks of
 * float64, so that the engine compiles each of them once, for one element type. */
export const CHUNK = 8192;

/** Room for one chunk. */
export function chunkBuffer(length = CHUNK): Float64Array<ArrayBuffer> {
  return new Float64Array(Math.min(CHUNK, length));
}

/** Copy `count` elements from `start` on into the beginning of `chunk`, as float64.
 * Integers of 64 bits beyond 2^53 are rounded. */
export function loadChunk(
  data: DataOf[DType],
  dtype: DType,
  start: number,
  count: number,
  chunk: Float64Array,
): void {
  if (isBigDType(dtype)) readWords(data as DataOf["int64"], dtype, start, count, chunk);
  else chunk.set((data as Float64Array).subarray(start, start + count)); // any number type: `set` converts
}

/** Write the first `count` values of `chunk` to `data` from `start` on. The values must already be values of `dtype`
 * (see `castChunk`). */
export function storeChunk(
  chunk: Float64Array,
  count: number,
  data: DataOf[DType],
  dtype: DType,
  start: number,
): void {
  if (isBigDType(dtype)) writeWords(chunk, count, data as DataOf["int64"], start);
  else (data as Float64Array).set(count === chunk.length ? chunk : chunk.subarray(0, count), start);
}

/** Make the first `count` values of `chunk` values of `dtype`, in place, as numpy's astype does on x86-64:
 * - integers: truncation toward zero, then modulo 2^bits. 8 and 16 bits go through int32: what does not fit there
 *   (NaN, ±Infinity, |x| ≥ 2^31) gives 0. int32: what does not fit gives −2^31.
 * - uint32: modulo 2^32 from −2^31 on; NaN and what is below give 2^31, 2^32 and above give 0.
 * - int64, uint64: the same with 2^63 and 2^64; a uint64 chunk holds negative values before `storeChunk` wraps them.
 * - float32: rounding; bool: 1 where the value is not 0 (NaN gives 1). */
export function castChunk(chunk: Float64Array, count: number, dtype: DType): void {
  switch (dtype) {
    case "float64":
      return;
    case "float32":
      for (let i = 0; i < count; i++) chunk[i] = Math.fround(chunk[i]!);
      return;
    case "bool":
      for (let i = 0; i < count; i++) chunk[i] = chunk[i] === 0 ? 0 : 1;
      return;
    case "int8":
      for (let i = 0; i < count; i++) chunk[i] = (fitsInt32(chunk[i]!) << 24) >> 24;
      return;
    case "uint8":
      for (let i = 0; i < count; i++) chunk[i] = fitsInt32(chunk[i]!) & 0xff;
      return;
    case "int16":
      for (let i = 0; i < count; i++) chunk[i] = (fitsInt32(chunk[i]!) << 16) >> 16;
      return;
    case "uint16":
      for (let i = 0; i < count; i++) chunk[i] = fitsInt32(chunk[i]!) & 0xffff;
      return;
    case "int32":
      for (let i = 0; i < count; i++) chunk[i] = toInt32(chunk[i]!);
      return;
    case "uint32":
      for (let i = 0; i < count; i++) {
        const v = chunk[i]!;
        chunk[i] = v >= TWO_31 ? (v < TWO_32 ? Math.trunc(v) : 0) : toInt32(v) >>> 0;
      }
      return;
    case "int64":
      for (let i = 0; i < count; i++) chunk[i] = toInt64(chunk[i]!);
      return;
    case "uint64":
      for (let i = 0; i < count; i++) {
        const v = chunk[i]!;
        chunk[i] = v >= TWO_63 ? (v < TWO_64 ? v : 0) : toInt64(v);
      }
      return;
  }
}

const TWO_31 = 2 ** 31;
const TWO_32 = 2 ** 32;
const TWO_63 = 2 ** 63;
const TWO_64 = 2 ** 64;

function fitsInt32(v: number): number {
  return v > -TWO_31 - 1 && v < TWO_31 ? v : 0;
}

function toInt32(v: number): number {
  return v > -TWO_31 - 1 && v < TWO_31 ? v | 0 : -TWO_31;
}

function toInt64(v: number): number {
  return v >= -TWO_63 && v < TWO_63 ? Math.trunc(v) : -TWO_63;
}
