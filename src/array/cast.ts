import { CHUNK, castChunk, chunkBuffer, loadChunk, storeChunk } from "./chunk.ts";
import { allocate, type DataOf, type DType, isBigDType, isFloatDType } from "./dtype.ts";
import { lowWords, readWordsAsFloat32 } from "./int64.ts";
import type { NdArray } from "./ndarray.ts";

/** The same numbers in another dtype, as numpy.ndarray.astype does on x86-64: floats to integers truncate toward zero
 * and wrap modulo 2^bits (−1.5 → uint8 255, 300.7 → 44, 40000.2 → int16 −25536), integers wrap, bool is "not 0".
 * What NaN, ±Infinity and values beyond the reach of int32 or int64 give is listed at `castChunk`.
 * @param array - any shape; not changed.
 * @returns new data, or `array` itself when it already has that dtype. Shape and axes stay.
 * @see numpy 2.4 astype(casting="unsafe"). differs: none known for the values of the goldens. */
export function cast<D extends DType>(array: NdArray, dtype: D): NdArray<D> {
  if (array.dtype === dtype) return array as NdArray<D>;
  const data = allocate(dtype, array.data.length);
  fill(array, dtype, data);
  return { dtype, shape: array.shape, axes: array.axes, data };
}

/** `cast(array, "float32")`: what networks take. */
export function toFloat32(array: NdArray): NdArray<"float32"> {
  return cast(array, "float32");
}

function fill(array: NdArray, dtype: DType, target: DataOf[DType]): void {
  const { data } = array;
  const from = array.dtype;
  const toFloat = isFloatDType(dtype);
  if (isBigDType(from)) {
    const words = data as DataOf["int64"];
    if (isBigDType(dtype)) {
      // the same bits: int64 and uint64 wrap into each other
      new Uint8Array(target.buffer).set(new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
      return;
    }
    if (dtype === "float32") {
      readWordsAsFloat32(words, from, target as DataOf["float32"]);
      return;
    }
    if (!toFloat && dtype !== "bool") {
      (target as DataOf["int32"]).set(lowWords(words));
      return;
    }
  } else if (!isBigDType(dtype) && dtype !== "bool" && (toFloat || !isFloatDType(from))) {
    // between integers and to floats, `set` converts as numpy does
    (target as DataOf["float64"]).set(data as DataOf["float64"]);
    return;
  }
  const chunk = chunkBuffer(data.length);
  for (let start = 0; start < data.length; start += CHUNK) {
    const count = Math.min(CHUNK, data.length - start);
    loadChunk(data, from, start, count, chunk);
    castChunk(chunk, count, dtype);
    storeChunk(chunk, count, target, dtype, start);
  }
}
