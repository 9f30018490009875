import { expect } from "vitest";
import type { NdArray } from "../../src/array/index.ts";

/** Largest |a − e|, NaN treated as equal to NaN only; reports the first bad index and both values. */
export function expectArrayClose(
  got: NdArray,
  expected: NdArray,
  tolerance: { absolute: number; relative?: number },
): number {
  expect(got.shape).toEqual(expected.shape);
  let largest = 0;
  for (let i = 0; i < expected.data.length; i++) {
    const a = Number(got.data[i]);
    const e = Number(expected.data[i]);
    if (Number.isNaN(a) && Number.isNaN(e)) continue;
    if (a === e) continue;
    const difference = Math.abs(a - e);
    const allowed = tolerance.absolute + (tolerance.relative ?? 0) * Math.abs(e);
    if (!(difference <= allowed)) {
      throw new Error(`element ${i}: got ${a}, expected ${e}, difference ${difference} > ${allowed}`);
    }
    largest = Math.max(largest, difference);
  }
  return largest;
}
