import { loadChunk, type NdArray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { checkSameShape } from "./pairs.ts";
import { type Volume, volumeOf } from "./volume.ts";

const SCALES = 4;
/** Kernels end at this many sigmas (scipy's default). */
const TRUNCATE = 4;
/** Elements of a band that is filtered at once: 16 MiB of float64. */
const BAND_ELEMENTS = 2 ** 21;

/** Laplacian pyramid distance Σ over t = sigma · 2^l, l = 0 … 3, of Σ |DoG(g) − DoG(s)|, DoG = G(t) − G(t √2), in
 * float64 with the nearest pixel beyond the edge. DoG is linear, so only g − s is filtered; where s or g is NaN the
 * difference counts as 0. Works in bands along the first axis.
 * @param reference - one to three spatial dimensions.
 * @param sigma - in pixels, default 0.5.
 * @see scipy 1.17 ndimage.gaussian_filter(mode="nearest")
 * @throws metrics/parameter for sigma not above 0; metrics/shape-mismatch, metrics/dimensions */
export function laplacianPyramid(reference: NdArray, test: NdArray, sigma = 0.5): number {
  checkSameShape(reference, test);
  if (!(sigma > 0) || !Number.isFinite(sigma))
    throw fail("metrics/parameter", { name: "lapSigma", got: `${sigma}`, expected: "a number above 0" });
  const volume = volumeOf(reference);
  const kernels = Array.from({ length: SCALES }, (_, l) => [
    gaussian(sigma * 2 ** l),
    gaussian(sigma * 2 ** l * Math.SQRT2),
  ]) as [Float64Array, Float64Array][];
  const reach = volume.depth === 1 ? 0 : (kernels[SCALES - 1]![1].length - 1) / 2;
  const plane = volume.height * volume.width;
  const rows = Math.max(1, reach, Math.floor(BAND_ELEMENTS / plane) - 2 * reach);
  let sum = 0;
  for (let z = 0; z < volume.depth; z += rows) {
    const count = Math.min(rows, volume.depth - z);
    const band = differences(reference, test, volume, z - reach, count + 2 * reach);
    for (const [fine, coarse] of kernels) {
      const a = smooth(band, volume, reach, count, fine);
      const b = smooth(band, volume, reach, count, coarse);
      for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
    }
  }
  return sum;
}

/** g − s of `count` slices from `first` on; slices outside are the nearest inside. */
function differences(
  reference: NdArray,
  test: NdArray,
  { depth, height, width }: Volume,
  first: number,
  count: number,
): Float64Array {
  const plane = height * width;
  const band = new Float64Array(count * plane);
  const s = new Float64Array(plane);
  for (let k = 0; k < count; k++) {
    const z = Math.min(Math.max(first + k, 0), depth - 1);
    const target = band.subarray(k * plane, (k + 1) * plane);
    loadChunk(reference.data, reference.dtype, z * plane, plane, s);
    loadChunk(test.data, test.dtype, z * plane, plane, target);
    for (let i = 0; i < plane; i++) {
      const d = target[i]! - s[i]!;
      target[i] = Number.isNaN(d) ? 0 : d;
    }
  }
  return band;
}

/** Gaussian of the middle `count` slices of a band that holds `reach` more on either side. */
function smooth(
  band: Float64Array,
  { depth, height, width }: Volume,
  reach: number,
  count: number,
  kernel: Float64Array,
): Float64Array {
  const plane = height * width;
  const radius = (kernel.length - 1) / 2;
  let out = new Float64Array(count * plane);
  if (depth === 1) out.set(band);
  else
    for (let k = 0; k < count; k++) {
      const target = out.subarray(k * plane, (k + 1) * plane);
      const centre = (reach + k) * plane;
      const middle = kernel[radius]!;
      for (let i = 0; i < plane; i++) target[i] = middle * band[centre + i]!;
      for (let t = 1; t <= radius; t++) {
        const before = centre - t * plane;
        const after = centre + t * plane;
        const weight = kernel[radius + t]!;
        for (let i = 0; i < plane; i++) target[i]! += weight * (band[before + i]! + band[after + i]!);
      }
    }
  if (height > 1) out = along(out, count, height, width, kernel);
  return along(out, count * height, width, 1, kernel);
}

/** Filter `outer` blocks along their axis of `length`, whose elements lie `inner` apart. */
function along(
  source: Float64Array,
  outer: number,
  length: number,
  inner: number,
  kernel: Float64Array,
): Float64Array<ArrayBuffer> {
  const radius = (kernel.length - 1) / 2;
  const out = new Float64Array(source.length);
  const line = new Float64Array(length + 2 * radius);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const base = o * length * inner + i;
      for (let p = 0; p < line.length; p++)
        line[p] = source[base + Math.min(Math.max(p - radius, 0), length - 1) * inner]!;
      for (let p = 0; p < length; p++) {
        const centre = p + radius;
        let sum = kernel[radius]! * line[centre]!;
        for (let t = 1; t <= radius; t++)
          sum += kernel[radius + t]! * (line[centre - t]! + line[centre + t]!);
        out[base + p * inner] = sum;
      }
    }
  }
  return out;
}

function gaussian(sigma: number): Float64Array {
  const radius = Math.floor(TRUNCATE * sigma + 0.5);
  const kernel = Float64Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp((-0.5 / (sigma * sigma)) * (i - radius) ** 2),
  );
  const sum = kernel.reduce((a, b) => a + b, 0);
  return kernel.map((v) => v / sum);
}
