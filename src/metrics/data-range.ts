import type { DType, NdArray } from "../array/index.ts";
import { isFloatDType } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import type { PixelSums } from "./pixel-sums.ts";

const INTEGER_RANGE: Partial<Record<DType, number>> = {
  bool: 1,
  int8: 2 ** 8 - 1,
  uint8: 2 ** 8 - 1,
  int16: 2 ** 16 - 1,
  uint16: 2 ** 16 - 1,
  int32: 2 ** 32 - 1,
  uint32: 2 ** 32 - 1,
  int64: 2 ** 64 - 1,
  uint64: 2 ** 64 - 1,
};

/** Data range R of PSNR, SSIM and MS-SSIM: the given one, else the full range of the reference's integer type, else
 * largest minus smallest value of a float reference.
 * @throws metrics/range when the given one is not positive and finite, or a float reference is constant. */
export function dataRange(reference: NdArray, sums: PixelSums, given?: number): number {
  if (given !== undefined) {
    if (Number.isFinite(given) && given > 0) return given;
    throw fail("metrics/range", { reason: `the given range is ${given}`, expected: "a number above 0" });
  }
  if (!isFloatDType(reference.dtype)) return INTEGER_RANGE[reference.dtype] ?? Number.NaN;
  const range = sums.maxS - sums.minS;
  if (Number.isFinite(range) && range > 0) return range;
  throw fail("metrics/range", {
    reason: `the reference has float values from ${sums.minS} to ${sums.maxS}`,
    expected: "the option range (--range), the largest minus the smallest possible intensity",
  });
}
