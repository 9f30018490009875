import { allocate, type DType, isBigDType, type NdArray, ndarray } from "../../src/array/index.ts";

/** A number of a golden file: NaN, infinities and integers beyond 2^53 are strings. */
export type GoldenValue = number | string;

export function goldenArray(dtype: DType, shape: readonly number[], values: readonly GoldenValue[]): NdArray {
  const data = allocate(dtype, values.length);
  for (const [i, v] of values.entries()) data[i] = isBigDType(dtype) ? BigInt(v) : Number(v);
  return ndarray(dtype, shape, data);
}

/** The elements as a plain array. */
export function valuesOf(array: NdArray): (number | bigint)[] {
  return Array.from<number | bigint>(array.data);
}
