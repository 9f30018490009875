import { CHUNK, chunkBuffer, isFloatDType, loadChunk, type NdArray } from "../array/index.ts";
import { fail } from "../errors/index.ts";

/** Values of the same pixels, s of the reference and g of the test; only the first `count` count. */
export type PairVisit = (s: Float64Array, g: Float64Array, count: number) => void;

/** @throws metrics/shape-mismatch when the shapes differ, metrics/no-values when there is no pixel. */
export function checkSameShape(reference: NdArray, test: NdArray): void {
  if (reference.shape.join() !== test.shape.join()) {
    throw fail("metrics/shape-mismatch", {
      reference: describeShape(reference),
      test: describeShape(test),
    });
  }
  if (reference.data.length === 0)
    throw fail("metrics/no-values", { reason: `they are empty (shape [${reference.shape.join(", ")}])` });
}

/** All pixel pairs as float64, in storage order, in pieces that fit a level 2 cache. Pairs in which either is NaN are
 * left out.
 * @returns how many pairs were visited and how many left out.
 * @throws metrics/shape-mismatch, metrics/no-values (no pixel, or NaN in every pair). */
export function forEachPair(
  reference: NdArray,
  test: NdArray,
  visit: PairVisit,
): { used: number; skipped: number } {
  checkSameShape(reference, test);
  const length = reference.data.length;
  const s = chunkBuffer(length);
  const g = chunkBuffer(length);
  const mayHoldNaN = isFloatDType(reference.dtype) || isFloatDType(test.dtype);
  let used = 0;
  for (let start = 0; start < length; start += CHUNK) {
    const all = Math.min(CHUNK, length - start);
    loadChunk(reference.data, reference.dtype, start, all, s);
    loadChunk(test.data, test.dtype, start, all, g);
    const count = mayHoldNaN ? withoutNaN(s, g, all) : all;
    used += count;
    if (count > 0) visit(s, g, count);
  }
  if (used === 0) throw fail("metrics/no-values", { reason: "every pixel is NaN in one or both" });
  return { used, skipped: length - used };
}

/** Move pairs without NaN to the front. */
function withoutNaN(s: Float64Array, g: Float64Array, all: number): number {
  let count = 0;
  for (let i = 0; i < all; i++) {
    const a = s[i]!;
    const b = g[i]!;
    if (!Number.isNaN(a) && !Number.isNaN(b)) {
      s[count] = a;
      g[count++] = b;
    }
  }
  return count;
}

function describeShape(array: NdArray): string {
  return array.axes
    ? array.shape.map((size, d) => `${array.axes?.[d]} ${size}`).join(", ")
    : `[${array.shape.join(", ")}]`;
}
