/** Half of a Gaussian kernel for sigma 2 with accuracy 0.01: values, and what lies beyond each, as ImageJ's GaussianBlur makes it. */
function kernel(): { values: Float32Array; beyond: Float32Array } {
  const sigma = 2;
  const radius = Math.ceil(sigma * Math.sqrt(-2 * Math.log(0.01))) + 1;
  const values = new Float32Array(radius);
  for (let i = 0; i < radius; i++) values[i] = Math.exp((-0.5 * i * i) / sigma / sigma);
  let slope = Number.MAX_VALUE;
  let r = radius;
  while (r > Math.trunc(radius / 2)) {
    r--;
    const a = Math.sqrt(values[r]!) / (radius - r);
    if (a < slope) slope = a;
    else break;
  }
  for (let i = r + 2; i < radius; i++) values[i] = (radius - i) * (radius - i) * slope * slope;
  let sum = values[0]!;
  for (let i = 1; i < radius; i++) sum += 2 * values[i]!;
  const beyond = new Float32Array(radius);
  let rest = 0.5 + (0.5 * values[0]!) / sum;
  for (let i = 0; i < radius; i++) {
    const value = values[i]! / sum;
    values[i] = value;
    rest -= value;
    beyond[i] = rest;
  }
  return { values, beyond };
}

/** A histogram smoothed in float32; what lies outside equals its ends. */
export function smoothHistogram(histogram: Int32Array): Float32Array {
  const f = Math.fround;
  const { values, beyond } = kernel();
  const radius = values.length;
  const input = Float32Array.from(histogram);
  const n = input.length;
  const out = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    let result = f(input[i]! * values[0]!);
    if (i < radius) result = f(result + f(beyond[i]! * input[0]!));
    if (i + radius > n) result = f(result + f(beyond[n - i - 1]! * input[n - 1]!));
    for (let k = 1; k < radius; k++) {
      let v = 0;
      if (i - k >= 0) v = f(v + input[i - k]!);
      if (i + k < n) v = f(v + input[i + k]!);
      result = f(result + f(values[k]! * v));
    }
    out[i] = result;
  }
  return out;
}
