import { loadChunk, type NdArray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { checkSameShape } from "./pairs.ts";

/** Exponents of the five scales, finest first (Wang 2003). */
const WEIGHTS = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333] as const;
const SIGMA = 1.5;
const TAPS = 11;
/** Smallest edge: the window must fit at the coarsest scale (torchmetrics' own check). */
export const MS_SSIM_MIN_SIZE = TAPS * 2 ** (WEIGHTS.length - 1);

/** Multi-scale structural similarity of a picture: Gaussian window of 11 pixels, sigma 1.5, population variances;
 * scales by 2 × 2 means; product of the contrast terms of the four finer scales (windows inside the picture) and the full
 * value of the coarsest (all pixels, border mirrored without repeating the edge), each raised to its weight; negative
 * terms count as 0. NaN in a picture gives NaN.
 * @param reference - (y, x), at least 176 pixels either way.
 * @param range - R, largest minus smallest possible intensity.
 * @see Wang 2003; torchmetrics 1.4 multiscale_structural_similarity_index_measure with data_range = R.
 * @throws metrics/window when the picture is too small, metrics/dimensions, metrics/shape-mismatch */
export function msSsim(reference: NdArray, test: NdArray, range: number): number {
  checkSameShape(reference, test);
  const [height, width] = reference.shape;
  if (reference.shape.length !== 2 || height === undefined || width === undefined)
    throw fail("metrics/dimensions", { got: `[${reference.shape.join(", ")}]`, expected: "(y, x)" });
  if (Math.min(height, width) < MS_SSIM_MIN_SIZE)
    throw fail("metrics/window", {
      window: `${TAPS} of MS-SSIM`,
      reason: `the picture [${height}, ${width}] is smaller than ${MS_SSIM_MIN_SIZE} pixels, too small for five scales`,
    });
  let a = rowsOf(reference, height, width);
  let b = rowsOf(test, height, width);
  let product = 1;
  for (const [scale, weight] of WEIGHTS.entries()) {
    const last = scale === WEIGHTS.length - 1;
    const term = last ? similarity(mirrored(a), mirrored(b), range).full : similarity(a, b, range).contrast;
    if (Number.isNaN(term)) return Number.NaN;
    product *= Math.max(0, term) ** weight;
    if (last) break;
    a = half(a);
    b = half(b);
  }
  return product;
}

interface Rows {
  readonly height: number;
  readonly width: number;
  read(y: number, target: Float64Array): void;
}

function rowsOf(array: NdArray, height: number, width: number): Rows {
  return {
    height,
    width,
    read: (y, target) => loadChunk(array.data, array.dtype, y * width, width, target),
  };
}

/** Means of 2 × 2 pixels; an odd last row or column is dropped. */
function half(source: Rows): Rows {
  const height = source.height >> 1;
  const width = source.width >> 1;
  const data = new Float64Array(height * width);
  const [upper, lower] = [new Float64Array(source.width), new Float64Array(source.width)];
  for (let y = 0, i = 0; y < height; y++) {
    source.read(2 * y, upper);
    source.read(2 * y + 1, lower);
    for (let x = 0; x < 2 * width; x += 2, i++)
      data[i] = (upper[x]! + upper[x + 1]! + lower[x]! + lower[x + 1]!) / 4;
  }
  return {
    height,
    width,
    read: (y, target) => target.set(data.subarray(y * width, (y + 1) * width)),
  };
}

/** The picture with half a window more on every side, mirrored about its edge pixels. */
function mirrored({ height, width, read }: Rows): Rows {
  const pad = (TAPS - 1) / 2;
  const inside = new Float64Array(width);
  const reflect = (i: number, n: number) => (i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i);
  return {
    height: height + 2 * pad,
    width: width + 2 * pad,
    read(y, target) {
      read(reflect(y - pad, height), inside);
      for (let x = 0; x < width + 2 * pad; x++) target[x] = inside[reflect(x - pad, width)]!;
    },
  };
}

/** Mean local similarity and mean contrast term; rows are filtered as they come and kept for the window's height. */
function similarity(a: Rows, b: Rows, range: number): { full: number; contrast: number } {
  const { height, width } = a;
  const across = width - TAPS + 1;
  const c1 = (0.01 * range) ** 2;
  const c2 = (0.03 * range) ** 2;
  const kernel = gaussian();
  // ring[y % TAPS][k]: row y filtered along x, k = s, g, s², g², s·g
  const ring = Array.from({ length: TAPS }, () => Array.from({ length: 5 }, () => new Float64Array(across)));
  const sums = Array.from({ length: 5 }, () => new Float64Array(across));
  const products = Array.from({ length: 5 }, () => new Float64Array(width));
  const [s, g, ss, gg, sg] = products as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let [full, contrast] = [0, 0];
  for (let y = 0; y < height; y++) {
    a.read(y, s);
    b.read(y, g);
    for (let x = 0; x < width; x++) {
      ss[x] = s[x]! * s[x]!;
      gg[x] = g[x]! * g[x]!;
      sg[x] = s[x]! * g[x]!;
    }
    for (let k = 0; k < 5; k++) filterRow(products[k]!, kernel, ring[y % TAPS]![k]!);
    if (y < TAPS - 1) continue;
    for (let k = 0; k < 5; k++) {
      const sum = sums[k]!.fill(0);
      for (let t = 0; t < TAPS; t++) addScaled(sum, ring[(y + 1 + t) % TAPS]![k]!, kernel[t]!);
    }
    const [ms, mg, mss, mgg, msg] = sums as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    let [rowFull, rowContrast] = [0, 0];
    for (let x = 0; x < across; x++) {
      const us = ms[x]!;
      const ug = mg[x]!;
      const vs = Math.max(0, mss[x]! - us * us);
      const vg = Math.max(0, mgg[x]! - ug * ug);
      const c = (2 * (msg[x]! - us * ug) + c2) / (vs + vg + c2);
      rowContrast += c;
      rowFull += (c * (2 * us * ug + c1)) / (us * us + ug * ug + c1);
    }
    full += rowFull;
    contrast += rowContrast;
  }
  const n = across * (height - TAPS + 1);
  return { full: full / n, contrast: contrast / n };
}

/** Written out for the eleven taps, whose weights are symmetric. */
function filterRow(row: Float64Array, kernel: Float64Array, target: Float64Array): void {
  for (let x = 0; x < target.length; x++) {
    const c = x + 5;
    target[x] =
      kernel[0]! * (row[c - 5]! + row[c + 5]!) +
      kernel[1]! * (row[c - 4]! + row[c + 4]!) +
      kernel[2]! * (row[c - 3]! + row[c + 3]!) +
      kernel[3]! * (row[c - 2]! + row[c + 2]!) +
      kernel[4]! * (row[c - 1]! + row[c + 1]!) +
      kernel[5]! * row[c]!;
  }
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let x = 0; x < target.length; x++) target[x]! += factor * source[x]!;
}

function gaussian(): Float64Array {
  const middle = (TAPS - 1) / 2;
  const kernel = Float64Array.from({ length: TAPS }, (_, i) =>
    Math.exp(-((i - middle) ** 2) / (2 * SIGMA ** 2)),
  );
  const sum = kernel.reduce((a, b) => a + b, 0);
  return kernel.map((v) => v / sum);
}
