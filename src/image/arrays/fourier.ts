const f = Math.fround;

export type FourierWindow = "none" | "hamming" | "hann" | "flattop";

/** RMS amplitudes of the frequencies of a curve, through a Hartley transform in float32.
 * @returns half of the next power of two (at least 2) above the length: [0] is the mean, the last lies just below half a cycle per point.
 * @see ImageJ FHT.fourier1D
 */
export function fourierAmplitudes(values: ArrayLike<number>, window: FourierWindow = "none"): Float32Array {
  const n = values.length;
  let size = 2;
  while (size < n) size *= 2;
  const y = new Float32Array(size);
  for (let i = 0; i < n; i++) y[i] = values[i] as number;
  let sum = n;
  if (window !== "none") {
    sum = 0;
    for (let i = 0; i < n; i++) {
      const weight = windowAt(window, (i + 0.5) * ((2 * Math.PI) / n));
      y[i] = (y[i] as number) * weight;
      sum += weight;
    }
  }
  for (let i = 0; i < n; i++) y[i] = (y[i] as number) * (1 / sum);
  hartley(y);
  const out = new Float32Array(size / 2);
  out[0] = Math.sqrt(f((y[0] as number) * (y[0] as number)));
  for (let i = 1; i < size / 2; i++) {
    const a = y[i] as number;
    const b = y[size - i] as number;
    out[i] = Math.sqrt(f(f(a * a) + f(b * b)));
  }
  return out;
}

function windowAt(window: FourierWindow, z: number): number {
  if (window === "hamming") return 0.54 - 0.46 * Math.cos(z);
  if (window === "hann") return 1 - Math.cos(z);
  return 1 - 1.90796 * Math.cos(z) + 1.07349 * Math.cos(2 * z) - 0.18199 * Math.cos(3 * z);
}

/** In place; the length is a power of two. Lengths below 4 are only reordered, as ImageJ does. */
function hartley(x: Float32Array): void {
  const n = x.length;
  const bits = 31 - Math.clz32(n);
  const copy = x.slice();
  for (let i = 0; i < n; i++) {
    let reversed = 0;
    for (let b = 0; b < bits; b++) if ((i & (1 << b)) !== 0) reversed |= 1 << (bits - b - 1);
    x[i] = copy[reversed] as number;
  }
  for (let g = 0; g + 4 <= n; g += 4) {
    const sum = f((x[g] as number) + (x[g + 1] as number));
    const difference = f((x[g] as number) - (x[g + 1] as number));
    const sum2 = f((x[g + 2] as number) + (x[g + 3] as number));
    const difference2 = f((x[g + 2] as number) - (x[g + 3] as number));
    x[g] = sum + sum2;
    x[g + 1] = difference + difference2;
    x[g + 2] = sum - sum2;
    x[g + 3] = difference - difference2;
  }
  if (bits <= 2) return;
  const cosines = new Float32Array(n / 4);
  const sines = new Float32Array(n / 4);
  let theta = 0;
  for (let i = 0; i < n / 4; i++) {
    cosines[i] = Math.cos(theta);
    sines[i] = Math.sin(theta);
    theta += (2 * Math.PI) / n;
  }
  for (let size = 4, groups = n / 8; size < n; size *= 2, groups /= 2)
    for (let start = 0; start < n; start += size * 2) butterflies(x, start, size, groups, cosines, sines);
}

function butterflies(
  x: Float32Array,
  start: number,
  size: number,
  step: number,
  cosines: Float32Array,
  sines: Float32Array,
): void {
  for (const a of [start, start + size / 2]) {
    const first = x[a] as number;
    const second = x[a + size] as number;
    x[a] = first + second;
    x[a + size] = first - second;
  }
  for (let k = 1; k < size / 2; k++) {
    const a1 = start + k;
    const a2 = a1 + size;
    const a3 = start + size - k;
    const a4 = a3 + size;
    const c = cosines[k * step] as number;
    const s = sines[k * step] as number;
    const rt1 = f(f((x[a2] as number) * c) + f((x[a4] as number) * s));
    const rt2 = f(f((x[a4] as number) * c) - f((x[a2] as number) * s));
    x[a2] = (x[a1] as number) - rt1;
    x[a1] = (x[a1] as number) + rt1;
    x[a4] = (x[a3] as number) + rt2;
    x[a3] = (x[a3] as number) - rt2;
  }
}
