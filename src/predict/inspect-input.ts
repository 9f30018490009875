import { type DType, hasNonFinite, isFloatDType, minAndMax, type NdArray } from "../array/index.ts";
import type { ProcessingStep } from "../rdf/index.ts";

/** Range of integer types; floats take everything. */
const RANGES: Partial<Record<DType, readonly [number, number]>> = {
  bool: [0, 1],
  int8: [-128, 127],
  uint8: [0, 255],
  int16: [-32768, 32767],
  uint16: [0, 65535],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint32: [0, 2 ** 32 - 1],
  int64: [-(2 ** 63), 2 ** 63],
  uint64: [0, 2 ** 64],
};

/** How many elements are NaN or infinite; 0 for integers. */
export function countNotFinite(array: NdArray): number {
  if (!isFloatDType(array.dtype) || !hasNonFinite(array)) return 0;
  let count = 0;
  // Only float32 and float64 get here.
  for (const value of array.data as Float32Array) if (!Number.isFinite(value)) count++;
  return count;
}

/** True when no element is a number. */
export function isAllNaN(array: NdArray): boolean {
  if (!isFloatDType(array.dtype)) return false;
  const data = array.data as Float32Array;
  for (let i = 0; i < data.length; i++) if (!Number.isNaN(data[i])) return false;
  return data.length > 0;
}

/** What the first cast of the steps does to values that its type cannot hold; null = nothing is lost but the fractions
 * of larger numbers. */
export function castLoss(array: NdArray, steps: readonly ProcessingStep[]): string | null {
  const first = steps[0];
  if (first?.op !== "ensure_dtype") return null;
  const target = RANGES[first.dtype];
  const source = RANGES[array.dtype];
  if (!target || (source && source[0] >= target[0] && source[1] <= target[1]) || array.data.length === 0)
    return null;
  if (first.dtype === "bool") return null;
  const { min, max } = minAndMax(array, null);
  const low = min.data[0] ?? 0;
  const high = max.data[0] ?? 0;
  if (isFloatDType(array.dtype) && high > 0 && high <= 1) {
    return `values from ${low} to ${high} become whole numbers (${first.dtype}), as the model asks for; what is below 1 is cut to 0. Scale the image to the model's range first if that is not meant`;
  }
  if (low >= target[0] && high < target[1] + 1) return null;
  return `values from ${low} to ${high} do not fit ${first.dtype} (${target[0]} to ${target[1]}), which the model asks for; they wrap around as in numpy. Rescale the image first if that is not meant`;
}
