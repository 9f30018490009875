import type { NdArray } from "../array/index.ts";
import { sha256Hex } from "../package/index.ts";

/** sha256 of the elements in C order, little-endian (that of `array.tobytes()` in numpy), lower-case hex.
 * Shape and dtype are not part of it; records keep them beside it. */
export function hashArray(array: NdArray): Promise<string> {
  const { buffer, byteOffset, byteLength } = array.data;
  return sha256Hex(new Uint8Array(buffer, byteOffset, byteLength));
}
