import { allocate, type DataOf, type DType, itemSize } from "../array/index.ts";
import { fail } from "../errors/index.ts";

/** Zero-filled storage for the pixels of a file.
 * @throws image/too-large when this machine cannot give that much in one piece. */
export function allocateFor<D extends DType>(file: string, dtype: D, length: number): DataOf[D] {
  try {
    return allocate(dtype, length);
  } catch (error) {
    throw fail("image/too-large", { file, neededBytes: length * itemSize(dtype) }, error);
  }
}
