import { allocate, type DataOf, type DType, itemSize, viewBytes, widenFloat16 } from "../../array/index.ts";
import { swapBytes } from "../bits.ts";

/** Bytes of samples in file order to typed numbers of this machine (little-endian everywhere we run).
 * @param count - samples wanted; missing bytes leave zeros.
 * @returns new storage, or a view when `bytes` can be used as they are. */
export function toSamples(
  bytes: Uint8Array,
  dtype: DType,
  float16: boolean,
  count: number,
  littleEndian: boolean,
): DataOf[DType] {
  if (float16) {
    return widenFloat16(toSamples(bytes, "uint16", false, count, littleEndian) as Uint16Array);
  }
  const size = itemSize(dtype);
  const wanted = bytes.subarray(0, count * size);
  const aligned = wanted.byteOffset % size === 0 && wanted.length === count * size;
  if ((littleEndian || size === 1) && aligned && wanted.buffer instanceof ArrayBuffer) {
    return viewBytes(dtype, wanted.buffer, wanted.byteOffset, count);
  }
  const data = allocate(dtype, count);
  const target = new Uint8Array(data.buffer);
  target.set(wanted);
  if (!littleEndian && size > 1) swapBytes(target, size);
  return data;
}
