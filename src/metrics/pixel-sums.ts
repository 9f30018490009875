import type { NdArray } from "../array/index.ts";
import { forEachPair } from "./pairs.ts";

/** Sums over the pixel pairs in which neither is NaN, in float64; s reference, g test, d = g − s. */
export interface PixelSums {
  readonly n: number;
  /** Pairs left out because one of them is NaN. */
  readonly skipped: number;
  readonly absolute: number;
  readonly squared: number;
  readonly s: number;
  readonly g: number;
  readonly ss: number;
  readonly gg: number;
  readonly sg: number;
  readonly minS: number;
  readonly maxS: number;
  readonly minG: number;
  readonly maxG: number;
}

/** One pass over both images. Partial sums per piece keep the rounding error near that of pairwise summation.
 * @throws metrics/shape-mismatch, metrics/no-values */
export function pixelSums(reference: NdArray, test: NdArray): PixelSums {
  const t = { absolute: 0, squared: 0, s: 0, g: 0, ss: 0, gg: 0, sg: 0 };
  let [minS, maxS, minG, maxG] = [Infinity, -Infinity, Infinity, -Infinity];
  const { used, skipped } = forEachPair(reference, test, (s, g, count) => {
    let [absolute, squared, sumS, sumG, ss, gg, sg] = [0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const a = s[i]!;
      const b = g[i]!;
      const d = b - a;
      absolute += Math.abs(d);
      squared += d * d;
      sumS += a;
      sumG += b;
      ss += a * a;
      gg += b * b;
      sg += a * b;
      if (a < minS) minS = a;
      if (a > maxS) maxS = a;
      if (b < minG) minG = b;
      if (b > maxG) maxG = b;
    }
    t.absolute += absolute;
    t.squared += squared;
    t.s += sumS;
    t.g += sumG;
    t.ss += ss;
    t.gg += gg;
    t.sg += sg;
  });
  return { n: used, skipped, ...t, minS, maxS, minG, maxG };
}

/** Least squares s ≈ slope · g + intercept, and what it leaves. */
export interface LinearFit {
  /** Σ (s − mean s)². */
  readonly varianceS: number;
  /** Σ (g − mean g)². */
  readonly varianceG: number;
  /** Σ (s − mean s)(g − mean g). */
  readonly covariance: number;
  /** 0 when g is constant. */
  readonly slope: number;
  readonly intercept: number;
  /** Σ (s − slope · g − intercept)², summed directly: a difference of large sums would lose a good fit in rounding. */
  readonly residual: number;
}

/** Two more passes: sums about the means, then the residual. */
export function linearFit(reference: NdArray, test: NdArray, sums: PixelSums): LinearFit {
  const meanS = sums.s / sums.n;
  const meanG = sums.g / sums.n;
  let [varianceS, varianceG, covariance] = [0, 0, 0];
  forEachPair(reference, test, (s, g, count) => {
    let [a, b, c] = [0, 0, 0];
    for (let i = 0; i < count; i++) {
      const x = s[i]! - meanS;
      const y = g[i]! - meanG;
      a += x * x;
      b += y * y;
      c += x * y;
    }
    varianceS += a;
    varianceG += b;
    covariance += c;
  });
  // A constant image has a mean that may be off by a rounding error; what is left of it is no variance.
  const constant = sums.minG === sums.maxG;
  const slope = constant ? 0 : covariance / varianceG;
  let residual = 0;
  forEachPair(reference, test, (s, g, count) => {
    let part = 0;
    for (let i = 0; i < count; i++) {
      const r = s[i]! - meanS - slope * (g[i]! - meanG);
      part += r * r;
    }
    residual += part;
  });
  return { varianceS, varianceG, covariance, slope, intercept: meanS - slope * meanG, residual };
}
