import type { Axis } from "../rdf/index.ts";
import { gcd, lcm } from "./ratio.ts";

/** min + k·step, k = 0, 1, …; step 0 = that one size. */
export interface ValidSizes {
  readonly min: number;
  readonly step: number;
}

/** Sizes an independent axis may have; unknown sizes count as any from 1. */
export function validSizesOf(size: Axis["size"]): ValidSizes {
  if (size.kind === "fixed") return { min: size.size, step: 0 };
  if (size.kind === "param") return { min: size.min, step: Math.max(0, size.step) };
  return { min: 1, step: 1 };
}

/** The smallest valid size ≥ `size`; null when a fixed size is smaller. */
export function sizeAtLeast(sizes: ValidSizes, size: number): number | null {
  if (size <= sizes.min) return sizes.min;
  if (sizes.step === 0) return null;
  return sizes.min + Math.ceil((size - sizes.min) / sizes.step) * sizes.step;
}

/** The largest valid size ≤ `size`; null when all are larger. */
export function sizeAtMost(sizes: ValidSizes, size: number): number | null {
  if (size < sizes.min) return null;
  if (sizes.step === 0) return sizes.min;
  return sizes.min + Math.floor((size - sizes.min) / sizes.step) * sizes.step;
}

export function isValidSize(sizes: ValidSizes, size: number): boolean {
  return sizeAtLeast(sizes, size) === size;
}

export function describeSizes(sizes: ValidSizes): string {
  return sizes.step === 0 ? `${sizes.min}` : `${sizes.min} + k·${sizes.step}`;
}

/** Sizes t of `a` for which t·p/q is a size of `b`; null when there is none. */
export function commonSizes(
  a: ValidSizes,
  b: ValidSizes,
  ratio: { readonly p: number; readonly q: number },
): ValidSizes | null {
  const { p, q } = ratio;
  const fits = (t: number) => (t * p) % q === 0 && isValidSize(b, (t * p) / q);
  if (b.step === 0) {
    const t = (b.min * q) / p;
    return Number.isInteger(t) && isValidSize(a, t) ? { min: t, step: 0 } : null;
  }
  if (a.step === 0) return fits(a.min) ? a : null;
  // t·p ≡ 0 (mod q) and t·p/q ≡ b.min (mod b.step): periodic in t with period b.step·q/gcd(b.step·q, p).
  const period = (b.step * q) / gcd(b.step * q, p);
  const step = lcm(a.step, period);
  const first = Math.max(a.min, sizeAtLeast(a, Math.ceil((b.min * q) / p)) ?? a.min);
  for (let t = first; t < first + step; t += a.step) if (fits(t)) return { min: t, step };
  return null;
}
