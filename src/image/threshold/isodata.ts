import { javaRound } from "../numbers/index.ts";

/** The iterative methods: a threshold between the means of what lies below and above it. */

/** ImageJ's own IsoData. The first and last bin do not count; they may hold erased or saturated pixels.
 * @see ImageJ 1.54p, AutoThresholder.IJIsoData */
export function imagejIsoData(histogram: Int32Array): number {
  const last = histogram.length - 1;
  const data = histogram.slice();
  data[0] = 0;
  data[last] = 0;
  let min = 0;
  while (data[min] === 0 && min < last) min++;
  let max = last;
  while (data[max] === 0 && max > 0) max--;
  if (min >= max) return Math.trunc(histogram.length / 2);
  let moving = min;
  let result: number;
  do {
    let [sum1, sum2, sum3, sum4] = [0, 0, 0, 0];
    for (let i = min; i <= moving; i++) {
      sum1 += i * data[i]!;
      sum2 += data[i]!;
    }
    for (let i = moving + 1; i <= max; i++) {
      sum3 += i * data[i]!;
      sum4 += data[i]!;
    }
    result = (sum1 / sum2 + sum3 / sum4) / 2;
    moving++;
  } while (moving + 1 <= result && moving < max - 1);
  return javaRound(result);
}

/** The peak cut to 1.5 times the second highest bin when it is more than twice that: what "Default" does before IsoData. */
export function withCutPeak(histogram: Int32Array): Int32Array {
  const data = histogram.slice();
  let mode = 0;
  let most = 0;
  for (let i = 0; i < data.length; i++)
    if (data[i]! > most) {
      most = data[i]!;
      mode = i;
    }
  let second = 0;
  for (let i = 0; i < data.length; i++) if (i !== mode && data[i]! > second) second = data[i]!;
  if (most > second * 2 && second !== 0) data[mode] = Math.trunc(second * 1.5);
  return data;
}

/** Ridler and Calvard, with whole-number means.
 * @returns -1 when there is none. */
export function isoData(data: Int32Array): number {
  let g = 0;
  for (let i = 1; i < data.length; i++)
    if (data[i]! > 0) {
      g = i + 1;
      break;
    }
  for (;;) {
    let low = 0;
    let lowCount = 0;
    for (let i = 0; i < g; i++) {
      lowCount = (lowCount + data[i]!) | 0;
      low = (low + Math.imul(data[i]!, i)) | 0;
    }
    let high = 0;
    let highCount = 0;
    for (let i = g + 1; i < data.length; i++) {
      highCount = (highCount + data[i]!) | 0;
      high = (high + Math.imul(data[i]!, i)) | 0;
    }
    if (lowCount > 0 && highCount > 0) {
      low = Math.trunc(low / lowCount);
      high = Math.trunc(high / highCount);
      if (g === javaRound((low + high) / 2)) return g;
    }
    g++;
    if (g > data.length - 2) return -1;
  }
}

/** Li and Tam: minimum cross entropy. */
export function li(data: Int32Array): number {
  let pixels = 0;
  let mean = 0;
  for (let i = 0; i < data.length; i++) {
    pixels += data[i]!;
    mean += Math.imul(i, data[i]!);
  }
  mean /= pixels;
  let next = mean;
  for (;;) {
    const previous = next;
    const threshold = Math.trunc(previous + 0.5);
    const side = (from: number, to: number) => {
      let sum = 0;
      let count = 0;
      for (let i = from; i <= to; i++) {
        sum = (sum + Math.imul(i, data[i] ?? 0)) | 0;
        count += data[i] ?? 0;
      }
      return count === 0 ? 0 : sum / count;
    };
    const back = side(0, threshold);
    const object = side(threshold + 1, data.length - 1);
    const value = (back - object) / (Math.log(back) - Math.log(object));
    // Java's cast makes NaN 0.
    next = Math.trunc(value < -2.220446049250313e-16 ? value - 0.5 : value + 0.5) || 0;
    if (!(Math.abs(next - previous) > 0.5)) return threshold;
  }
}

/** The mean, in whole numbers. */
export function meanThreshold(data: Int32Array): number {
  let total = 0;
  let sum = 0;
  for (let i = 0; i < data.length; i++) {
    total += data[i]!;
    sum += i * data[i]!;
  }
  return Math.trunc(sum / total);
}

/** Kittler and Illingworth's minimum error. `onFailure` gets what ImageJ writes to its log. */
export function minError(data: Int32Array, onFailure: (message: string) => void): number {
  const last = data.length - 1;
  const sum = (j: number, weight: (i: number) => number) => {
    let x = 0;
    for (let i = 0; i <= j; i++) x += weight(i) === 1 ? data[i]! : Math.imul(weight(i), data[i]!);
    return x;
  };
  const a = (j: number) => sum(j, () => 1);
  const b = (j: number) => sum(j, (i) => i);
  const c = (j: number) => sum(j, (i) => Math.imul(i, i));
  let threshold = meanThreshold(data);
  let previous = -2;
  while (threshold !== previous) {
    const mu = b(threshold) / a(threshold);
    const nu = (b(last) - b(threshold)) / (a(last) - a(threshold));
    const p = a(threshold) / a(last);
    const q = (a(last) - a(threshold)) / a(last);
    const sigma2 = c(threshold) / a(threshold) - mu * mu;
    const tau2 = (c(last) - c(threshold)) / (a(last) - a(threshold)) - nu * nu;
    const w0 = 1 / sigma2 - 1 / tau2;
    const w1 = mu / sigma2 - nu / tau2;
    const w2 = (mu * mu) / sigma2 - (nu * nu) / tau2 + Math.log10((sigma2 * (q * q)) / (tau2 * (p * p)));
    const root = w1 * w1 - w0 * w2;
    if (root < 0) {
      onFailure("MinError(I): not converging");
      return threshold;
    }
    previous = threshold;
    const value = (w1 + Math.sqrt(root)) / w0;
    if (Number.isNaN(value)) {
      onFailure("MinError(I): NaN, not converging");
      threshold = previous;
    } else threshold = Math.max(-2147483648, Math.min(2147483647, Math.floor(value)));
  }
  return threshold;
}
