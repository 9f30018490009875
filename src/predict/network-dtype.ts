import { cast, type DType, isDType, type NdArray } from "../array/index.ts";

/** Element type to feed for a graph input. float16 graphs and unknown names take float32; the engine converts. */
export function networkDType(dtype: string | undefined): DType {
  return dtype !== undefined && isDType(dtype) ? dtype : "float32";
}

/** The array as the graph wants it; the same array where nothing is to change. */
export function toNetwork(array: NdArray, dtype: string | undefined): NdArray {
  return cast(array, networkDType(dtype));
}
