import type { NdArray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { forEachPair } from "./pairs.ts";
import type { LinearFit, PixelSums } from "./pixel-sums.ts";

/* Measures that follow from the sums alone. s reference, g test, d = g − s; pairs with NaN are left out. */

/** Σ |d|. @see numpy.linalg.norm(d, 1) */
export const normL1 = (sums: PixelSums) => sums.absolute;
/** √Σ d². @see numpy.linalg.norm(d) */
export const normL2 = (sums: PixelSums) => Math.sqrt(sums.squared);
/** √(mean d²). @see scikit-image metrics.mean_squared_error */
export const rmse = (sums: PixelSums) => Math.sqrt(sums.squared / sums.n);
/** mean |d|. @see scikit-learn mean_absolute_error */
export const mae = (sums: PixelSums) => sums.absolute / sums.n;
/** 10 lg (mean s² / mean d²), decibels; +Infinity for equal images, NaN when both are 0 everywhere. */
export const snr = (sums: PixelSums) => decibels(sums.ss / sums.squared);
/** 10 lg (R² / mean d²), decibels; +Infinity for equal images.
 * @param range - R, see `dataRange`. @see scikit-image metrics.peak_signal_noise_ratio */
export const psnr = (sums: PixelSums, range: number) => decibels((range * range * sums.n) / sums.squared);
/** √(mean d²) / √(mean s²). @see scikit-image metrics.normalized_root_mse(normalization="euclidean") */
export const nrmse = (sums: PixelSums) => Math.sqrt(sums.squared / sums.ss);

/** Correlation coefficient; NaN when an image is constant. @see scipy stats.pearsonr */
export function pearson(sums: PixelSums, fit: LinearFit): number {
  if (sums.minS === sums.maxS || sums.minG === sums.maxG) return Number.NaN;
  const r = fit.covariance / Math.sqrt(fit.varianceS) / Math.sqrt(fit.varianceG);
  return Math.max(-1, Math.min(1, r));
}
/** 10 lg (mean s² / mean residual²) of the least squares s ≈ b g + a; a constant g has b = 0.
 * @see scipy stats.linregress */
export const regressSnr = (sums: PixelSums, fit: LinearFit) => decibels(sums.ss / fit.residual);
/** √(mean residual²) after the best scale and offset of g. */
export const scaleInvariantRmse = (sums: PixelSums, fit: LinearFit) => Math.sqrt(fit.residual / sums.n);
/** 10 lg ((max s − min s)² / mean residual²) after the best scale and offset of g, decibels.
 * @see careamics 0.3 scale_invariant_psnr. differs: constant g gives the value of b = 0, not NaN */
export const scaleInvariantPsnr = (sums: PixelSums, fit: LinearFit) =>
  decibels(((sums.maxS - sums.minS) ** 2 * sums.n) / fit.residual);

/** 1 − (2 Σ s g + 1) / (Σ s² + Σ g² + 1), for values from 0 to 1.
 * @throws metrics/values */
export function diceLoss(sums: PixelSums): number {
  checkUnit("DiceLoss", sums);
  return 1 - (2 * sums.sg + 1) / (sums.ss + sums.gg + 1);
}

/* Measures with a pass of their own. */

/** Binary cross entropy −mean[s ln p + (1 − s) ln(1 − p)], p = g clipped to 1e-7 … 1 − 1e-7.
 * @see keras 3 losses.binary_crossentropy
 * @throws metrics/values unless all values lie between 0 and 1 */
export function bce(reference: NdArray, test: NdArray, sums: PixelSums): number {
  checkUnit("Bce", sums);
  return (
    -total(reference, test, (s, g) => {
      const p = Math.min(Math.max(g, 1e-7), 1 - 1e-7);
      return s * Math.log(p) + (1 - s) * Math.log(1 - p);
    }) / sums.n
  );
}

/** Σ P ln(P / Q), P = s / Σ s, Q = g / Σ g. Infinity where Q = 0 < P; NaN when an image sums to 0.
 * @see scipy stats.entropy(s, g)
 * @throws metrics/values for negative values */
export function kld(reference: NdArray, test: NdArray, sums: PixelSums): number {
  checkNotNegative("KLD", sums);
  const [sumS, sumG] = [sums.s, sums.g];
  return total(reference, test, (s, g) => {
    const p = s / sumS;
    return p === 0 ? 0 : p * Math.log(p / (g / sumG));
  });
}

/** 100 mean |d / s| over s ≠ 0; NaN when s is 0 everywhere.
 * @returns the percentage and how many pixels were left out because s is 0.
 * @see scikit-learn mean_absolute_percentage_error, where s ≠ 0 */
export function mape(
  reference: NdArray,
  test: NdArray,
  sums: PixelSums,
): { value: number; excluded: number } {
  let counted = 0;
  const sum = total(reference, test, (s, g) => {
    if (s === 0) return 0;
    counted++;
    return Math.abs((g - s) / s);
  });
  return { value: (100 * sum) / counted, excluded: sums.n - counted };
}

/** mean (ln(1 + g) − ln(1 + s))². @see scikit-learn mean_squared_log_error
 * @throws metrics/values for negative values */
export function msle(reference: NdArray, test: NdArray, sums: PixelSums): number {
  checkNotNegative("MSLE", sums);
  return total(reference, test, (s, g) => (Math.log1p(g) - Math.log1p(s)) ** 2) / sums.n;
}

/** mean max(0, 1 − y g)^power, y = 2 s − 1. @see keras 3 losses.hinge, squared_hinge
 * @param power - 1 for Hinge, 2 for Square_Hinge.
 * @throws metrics/values unless s is 0 or 1 everywhere */
export function hinge(reference: NdArray, test: NdArray, sums: PixelSums, power: 1 | 2 = 1): number {
  const name = power === 1 ? "Hinge" : "Square_Hinge";
  let bad = Number.NaN;
  const sum = total(reference, test, (s, g) => {
    if (s !== 0 && s !== 1) bad = s;
    const h = Math.max(0, 1 - (2 * s - 1) * g);
    return power === 1 ? h : h * h;
  });
  if (!Number.isNaN(bad))
    throw fail("metrics/values", {
      measure: name,
      image: "reference",
      got: `${bad}`,
      expected: "only 0 and 1",
    });
  return sum / sums.n;
}

/** mean ln cosh d, as |d| + ln(1 + e^(−2|d|)) − ln 2, which does not overflow. @see keras 3 losses.log_cosh */
export function logCosh(reference: NdArray, test: NdArray, sums: PixelSums): number {
  return (
    total(reference, test, (s, g) => {
      const d = Math.abs(g - s);
      return d + Math.log1p(Math.exp(-2 * d)) - Math.LN2;
    }) / sums.n
  );
}

/** mean (g − s ln(g + 1e-7)). @see keras 3 losses.poisson
 * @throws metrics/values for negative values */
export function poisson(reference: NdArray, test: NdArray, sums: PixelSums): number {
  checkNotNegative("Poisson", sums);
  return total(reference, test, (s, g) => g - s * Math.log(g + 1e-7)) / sums.n;
}

function total(reference: NdArray, test: NdArray, term: (s: number, g: number) => number): number {
  let sum = 0;
  forEachPair(reference, test, (s, g, count) => {
    let part = 0;
    for (let i = 0; i < count; i++) part += term(s[i]!, g[i]!);
    sum += part;
  });
  return sum;
}

function decibels(ratio: number): number {
  return 10 * Math.log10(ratio);
}

function checkUnit(measure: string, sums: PixelSums): void {
  checkBetween(measure, "reference", sums.minS, sums.maxS, 1);
  checkBetween(measure, "test", sums.minG, sums.maxG, 1);
}

function checkNotNegative(measure: string, sums: PixelSums): void {
  checkBetween(measure, "reference", sums.minS, sums.maxS, Infinity);
  checkBetween(measure, "test", sums.minG, sums.maxG, Infinity);
}

function checkBetween(measure: string, image: string, min: number, max: number, high: number): void {
  if (min >= 0 && max <= high) return;
  throw fail("metrics/values", {
    measure,
    image,
    got: `values from ${min} to ${max}`,
    expected: high === 1 ? "values from 0 to 1" : "no value below 0",
  });
}
