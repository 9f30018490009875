/** The entropy methods, and those on the normalised cumulative histogram. */

const EPSILON = 2.220446049250313e-16;

interface Cumulative {
  /** Fraction of each bin. */
  readonly part: Float64Array;
  /** Up to and including each bin, and the rest. */
  readonly below: Float64Array;
  readonly above: Float64Array;
  readonly first: number;
  readonly last: number;
}

function cumulate(data: Int32Array): Cumulative {
  const n = data.length;
  let total = 0;
  for (const count of data) total += count;
  const part = Float64Array.from(data, (count) => count / total);
  const below = new Float64Array(n);
  const above = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    below[i] = i === 0 ? part[0]! : below[i - 1]! + part[i]!;
    above[i] = 1 - below[i]!;
  }
  let first = 0;
  for (let i = 0; i < n; i++)
    if (!(Math.abs(below[i]!) < EPSILON)) {
      first = i;
      break;
    }
  let last = n - 1;
  for (let i = n - 1; i >= first; i--)
    if (!(Math.abs(above[i]!) < EPSILON)) {
      last = i;
      break;
    }
  return { part, below, above, first, last };
}

/** The bin whose criterion is largest (the first of equals), or `none`. */
function best(
  { first, last }: Cumulative,
  start: number,
  none: number,
  criterion: (bin: number) => number,
): number {
  let most = start;
  let threshold = none;
  for (let i = first; i <= last; i++) {
    const value = criterion(i);
    if (most < value) {
      most = value;
      threshold = i;
    }
  }
  return threshold;
}

function shannon({ part, below, above }: Cumulative, data: Int32Array, bin: number): number {
  let back = 0;
  for (let i = 0; i <= bin; i++)
    if (data[i] !== 0) back -= (part[i]! / below[bin]!) * Math.log(part[i]! / below[bin]!);
  let object = 0;
  for (let i = bin + 1; i < data.length; i++)
    if (data[i] !== 0) object -= (part[i]! / above[bin]!) * Math.log(part[i]! / above[bin]!);
  return back + object;
}

/** Kapur, Sahoo and Wong. */
export function maxEntropy(data: Int32Array): number {
  const sums = cumulate(data);
  return best(sums, Number.MIN_VALUE, -1, (bin) => shannon(sums, data, bin));
}

/** Sahoo, Wilkins and Yeager. */
export function renyiEntropy(data: Int32Array): number {
  const sums = cumulate(data);
  const { part, below, above } = sums;
  const renyi = (bin: number, factor: number, of: (p: number, total: number) => number) => {
    let back = 0;
    for (let i = 0; i <= bin; i++) back += of(part[i]!, below[bin]!);
    let object = 0;
    for (let i = bin + 1; i < data.length; i++) object += of(part[i]!, above[bin]!);
    return factor * (back * object > 0 ? Math.log(back * object) : 0);
  };
  let t2 = best(sums, 0, 0, (bin) => shannon(sums, data, bin));
  let t1 = best(sums, 0, 0, (bin) => renyi(bin, 2, (p, total) => Math.sqrt(p / total)));
  let t3 = best(sums, 0, 0, (bin) => renyi(bin, -1, (p, total) => (p * p) / (total * total)));
  if (t2 < t1) [t1, t2] = [t2, t1];
  if (t3 < t2) [t2, t3] = [t3, t2];
  if (t2 < t1) [t1, t2] = [t2, t1];
  const near12 = Math.abs(t1 - t2) <= 5;
  const near23 = Math.abs(t2 - t3) <= 5;
  const [b1, b2, b3] = near12 === near23 ? [1, 2, 1] : near12 ? [0, 1, 3] : [3, 1, 0];
  const omega = below[t3]! - below[t1]!;
  return Math.trunc(
    t1 * (below[t1]! + 0.25 * omega * b1) + 0.25 * t2 * omega * b2 + t3 * (above[t3]! + 0.25 * omega * b3),
  );
}

export function shanbhag(data: Int32Array): number {
  const { part, below, above, first, last } = cumulate(data);
  let threshold = -1;
  let least = Number.MAX_VALUE;
  for (let bin = first; bin <= last; bin++) {
    let back = 0;
    let term = 0.5 / below[bin]!;
    for (let i = 1; i <= bin; i++) back -= part[i]! * Math.log(1 - term * below[i - 1]!);
    back *= term;
    let object = 0;
    term = 0.5 / above[bin]!;
    for (let i = bin + 1; i < data.length; i++) object -= part[i]! * Math.log(1 - term * above[i]!);
    object *= term;
    const total = Math.abs(back - object);
    if (total < least) {
      least = total;
      threshold = bin;
    }
  }
  return threshold;
}

export function yen(data: Int32Array): number {
  const n = data.length;
  const { part, below } = cumulate(data);
  const lower = new Float64Array(n);
  const upper = new Float64Array(n);
  for (let i = 0; i < n; i++) lower[i] = (i === 0 ? 0 : lower[i - 1]!) + part[i]! * part[i]!;
  for (let i = n - 2; i >= 0; i--) upper[i] = upper[i + 1]! + part[i + 1]! * part[i + 1]!;
  const logOf = (value: number) => (value > 0 ? Math.log(value) : 0);
  let threshold = -1;
  let most = Number.MIN_VALUE;
  for (let i = 0; i < n; i++) {
    const criterion = -1 * logOf(lower[i]! * upper[i]!) + 2 * logOf(below[i]! * (1 - below[i]!));
    if (criterion > most) {
      most = criterion;
      threshold = i;
    }
  }
  return threshold;
}

/** Huang and Wang's fuzzy thresholding. */
export function huang(data: Int32Array): number {
  const n = data.length;
  let first = 0;
  for (let i = 0; i < n; i++)
    if (data[i] !== 0) {
      first = i;
      break;
    }
  let last = n - 1;
  for (let i = n - 1; i >= first; i--)
    if (data[i] !== 0) {
      last = i;
      break;
    }
  const term = 1 / (last - first);
  const mu0 = new Float64Array(n);
  let sum = 0;
  let count = 0;
  for (let i = first; i < n; i++) {
    sum = (sum + Math.imul(i, data[i]!)) | 0;
    count += data[i]!;
    mu0[i] = sum / count;
  }
  const mu1 = new Float64Array(n);
  sum = 0;
  count = 0;
  for (let i = last; i > 0; i--) {
    sum = (sum + Math.imul(i, data[i]!)) | 0;
    count += data[i]!;
    mu1[i - 1] = sum / count;
  }
  let threshold = -1;
  let least = Number.MAX_VALUE;
  for (let bin = 0; bin < n; bin++) {
    let entropy = 0;
    for (let i = 0; i < n; i++) {
      const mu = 1 / (1 + term * Math.abs(i - (i <= bin ? mu0[bin]! : mu1[bin]!)));
      if (!(mu < 1e-6 || mu > 0.999999))
        entropy += data[i]! * (-mu * Math.log(mu) - (1 - mu) * Math.log(1 - mu));
    }
    if (entropy < least) {
      least = entropy;
      threshold = bin;
    }
  }
  return threshold;
}
