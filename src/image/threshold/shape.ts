/** The methods that look at the form of the histogram. */

function isBimodal(y: Float64Array): boolean {
  let modes = 0;
  for (let k = 1; k < y.length - 1; k++)
    if (y[k - 1]! < y[k]! && y[k + 1]! < y[k]!) {
      modes++;
      if (modes > 2) return false;
    }
  return modes === 2;
}

/** Prewitt and Mendelsohn: half way between two peaks of the smoothed histogram; -1 when there are never two. */
export function intermodes(data: Int32Array, onFailure: (message: string) => void): number {
  const y = Float64Array.from(data);
  const n = y.length;
  for (let round = 0; !isBimodal(y); ) {
    let previous = 0;
    let current = 0;
    let next = y[0]!;
    for (let i = 0; i < n - 1; i++) {
      previous = current;
      current = next;
      next = y[i + 1]!;
      y[i] = (previous + current + next) / 3;
    }
    y[n - 1] = (current + next) / 3;
    if (++round > 10000) {
      onFailure("Intermodes Threshold not found after 10000 iterations.");
      return -1;
    }
  }
  let sum = 0;
  for (let i = 1; i < n - 1; i++) if (y[i - 1]! < y[i]! && y[i + 1]! < y[i]!) sum += i;
  return Math.floor(sum / 2);
}

/** Prewitt and Mendelsohn: the valley between two peaks of the smoothed histogram; -1 when there are never two. */
export function minimum(data: Int32Array, onFailure: (message: string) => void): number {
  const n = data.length;
  if (n < 2) return 0;
  let y = Float64Array.from(data);
  let last = -1;
  for (let i = 0; i < n; i++) if (data[i]! > 0) last = i;
  let smooth = new Float64Array(n);
  for (let round = 0; !isBimodal(y); ) {
    for (let i = 1; i < n - 1; i++) smooth[i] = (y[i - 1]! + y[i]! + y[i + 1]!) / 3;
    smooth[0] = (y[0]! + y[1]!) / 3;
    smooth[n - 1] = (y[n - 2]! + y[n - 1]!) / 3;
    [y, smooth] = [smooth, y];
    if (++round > 10000) {
      onFailure("Minimum Threshold not found after 10000 iterations.");
      return -1;
    }
  }
  for (let i = 1; i < last; i++) if (y[i - 1]! > y[i]! && (y[i + 1] ?? 0) >= y[i]!) return i;
  return -1;
}

/** Tsai: moments are kept. */
export function moments(data: Int32Array): number {
  let total = 0;
  for (const count of data) total += count;
  const part = Float64Array.from(data, (count) => count / total);
  let [m1, m2, m3] = [0, 0, 0];
  for (let i = 0; i < part.length; i++) {
    m1 += i * part[i]!;
    m2 += Math.imul(i, i) * part[i]!;
    m3 += Math.imul(Math.imul(i, i), i) * part[i]!;
  }
  const cd = m2 - m1 * m1;
  const c0 = (-m2 * m2 + m1 * m3) / cd;
  const c1 = (-m3 + m2 * m1) / cd;
  const root = Math.sqrt(c1 * c1 - 4 * c0);
  const z0 = 0.5 * (-c1 - root);
  const z1 = 0.5 * (-c1 + root);
  const p0 = (z1 - m1) / (z1 - z0);
  let sum = 0;
  for (let i = 0; i < part.length; i++) {
    sum += part[i]!;
    if (sum > p0) return i;
  }
  return -1;
}

/** Largest variance between the classes. */
export function otsu(data: Int32Array): number {
  const n = data.length;
  let pixels = 0;
  for (const count of data) pixels = (pixels + count) | 0;
  const term = 1 / pixels;
  const below = new Float64Array(n);
  const mean = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const part = term * data[i]!;
    below[i] = i === 0 ? part : below[i - 1]! + part;
    mean[i] = i === 0 ? 0 : mean[i - 1]! + i * part;
  }
  const total = mean[n - 1]!;
  let threshold = -2147483648;
  let most = 0;
  for (let i = 0; i < n; i++) {
    let variance = total * below[i]! - mean[i]!;
    variance *= variance / (below[i]! * (1 - below[i]!));
    if (most < variance) {
      most = variance;
      threshold = i;
    }
  }
  return threshold;
}

/** Doyle: half of the pixels on either side. */
export function percentile(data: Int32Array): number {
  let total = 0;
  for (const count of data) total += count;
  let threshold = -1;
  let least = 1;
  let sum = 0;
  for (let i = 0; i < data.length; i++) {
    sum += data[i]!;
    const distance = Math.abs(sum / total - 0.5);
    if (distance < least) {
      least = distance;
      threshold = i;
    }
  }
  return threshold;
}

/** Zack, Rogers and Latt: farthest from the line between the peak and the end of the longer flank. */
export function triangle(histogram: Int32Array): number {
  const n = histogram.length;
  let data = histogram;
  let min = Math.max(
    0,
    data.findIndex((count) => count > 0),
  );
  if (min > 0) min--;
  let end = 0;
  for (let i = n - 1; i > 0; i--)
    if (data[i]! > 0) {
      end = i;
      break;
    }
  if (end < n - 1) end++;
  let max = 0;
  let most = 0;
  for (let i = 0; i < n; i++)
    if (data[i]! > most) {
      max = i;
      most = data[i]!;
    }
  const inverted = max - min < end - max;
  if (inverted) {
    data = data.slice().reverse();
    min = n - 1 - end;
    max = n - 1 - max;
  }
  if (min === max) return min;
  let nx: number = data[max]!;
  let ny = min - max;
  const length = Math.sqrt(nx * nx + ny * ny);
  nx /= length;
  ny /= length;
  const d = nx * min + ny * data[min]!;
  let split = min;
  let farthest = 0;
  for (let i = min + 1; i <= max; i++) {
    const distance = nx * i + ny * data[i]! - d;
    if (distance > farthest) {
      split = i;
      farthest = distance;
    }
  }
  split--;
  return inverted ? n - 1 - split : split;
}
