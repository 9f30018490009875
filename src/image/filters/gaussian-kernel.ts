import { ImagejException } from "./imagej-exception.ts";

/** One side of a symmetric kernel: `values[0]` is the centre; `rest[n]` is the sum of all values beyond n. */
export interface HalfKernel {
  readonly values: Float32Array;
  readonly rest: Float32Array;
}

/** Gaussian of standard deviation `sigma`, cut where it falls below `accuracy` (the last values follow a parabola down to 0)
 * or at `maxRadius`; normalised, values beyond the cut counted.
 * @throws ImagejException when the radius is no 32-bit number
 * @see ImageJ 1.54p, GaussianBlur.makeGaussianKernel */
export function gaussianKernel(sigma: number, accuracy: number, maxRadius: number): HalfKernel {
  const limit = Math.max(maxRadius, 50);
  const wanted = Math.ceil(sigma * Math.sqrt(-2 * Math.log(accuracy))) + 1;
  // A Java int overflows here.
  if (wanted > 2147483647) throw new ImagejException(`No kernel can have a radius of ${wanted} pixels`);
  const radius = Math.min(wanted, limit);
  const values = new Float32Array(radius);
  const rest = new Float32Array(radius);
  for (let i = 0; i < radius; i++) values[i] = Math.exp((-0.5 * i * i) / sigma / sigma);
  if (radius < limit && radius > 3) bendEdge(values);
  let sum = sigma * Math.sqrt(2 * Math.PI);
  if (radius < limit) {
    sum = values[0]!;
    for (let i = 1; i < radius; i++) sum += 2 * values[i]!;
  }
  let left = 0.5 + (0.5 * values[0]!) / sum;
  for (let i = 0; i < radius; i++) {
    const value = values[i]! / sum;
    values[i] = value;
    left -= value;
    rest[i] = left;
  }
  return { values, rest };
}

/** Replace the tail by a parabola that touches the curve and is 0 just outside. */
function bendEdge(values: Float32Array): void {
  const radius = values.length;
  let slope = Number.MAX_VALUE;
  let r = radius;
  while (r > Math.trunc(radius / 2)) {
    r--;
    const a = Math.sqrt(values[r]!) / (radius - r);
    if (a >= slope) break;
    slope = a;
  }
  for (let i = r + 2; i < radius; i++) values[i] = (radius - i) * (radius - i) * slope * slope;
}

/** Weights that average `unit` points into one, with standard deviation 1/2 of the coarse grid; 3 × unit long. */
export function downscaleKernel(unit: number): Float32Array {
  const middle = Math.trunc((unit * 3) / 2);
  const kernel = new Float32Array(3 * unit);
  const set = (i: number, value: number) => {
    if (middle - i >= 0) kernel[middle - i] = value;
    kernel[middle + i] = value;
  };
  const half = Math.trunc(unit / 2);
  for (let i = 0; i <= half; i++) set(i, (0.75 - (i / unit) * (i / unit)) / unit);
  for (let i = half + 1; i < Math.trunc((unit * 3 + 1) / 2); i++) {
    const x = i / unit;
    set(i, (0.125 + 0.5 * (x - 1) * (x - 2)) / unit);
  }
  return kernel;
}

/** Weights that spread coarse points over `unit` fine ones (a cubic B-spline, standard deviation 1/√3); 4 × unit long. */
export function upscaleKernel(unit: number): Float32Array {
  const kernel = new Float32Array(4 * unit);
  const middle = 2 * unit;
  for (let i = 0; i < 2 * unit; i++) {
    const x = i / unit;
    const value = i < unit ? 2 / 3 - x * x * (1 - 0.5 * x) : ((2 - x) * (2 - x) * (2 - x)) / 6;
    kernel[middle + i] = value;
    kernel[middle - i] = value;
  }
  kernel[0] = 0;
  return kernel;
}
