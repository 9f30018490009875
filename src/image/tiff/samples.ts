import { allocate, type DataOf, type DType, itemSize, viewBytes } from "../../array/index.ts";
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
  if (float16) return halfToFloat(bytes, count, littleEndian);
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

function halfToFloat(bytes: Uint8Array, count: number, littleEndian: boolean): Float32Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out = new Float32Array(count);
  for (let i = 0; i < count && 2 * i + 2 <= bytes.length; i++) {
    const half = view.getUint16(2 * i, littleEndian);
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >> 10) & 31;
    const fraction = half & 1023;
    if (exponent === 0) out[i] = sign * fraction * 2 ** -24;
    else if (exponent === 31) out[i] = fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
    else out[i] = sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  }
  return out;
}
