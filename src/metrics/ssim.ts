import { CHUNK, loadChunk, type NdArray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { checkSameShape } from "./pairs.ts";
import { spread, type Volume, volumeOf } from "./volume.ts";

export interface SsimOptions {
  /** R, largest minus smallest possible intensity. */
  readonly range: number;
  /** L, edge of the window in pixels, odd; default 3 (deepImageJ's; scikit-image's is 7). */
  readonly window?: number;
}

/** Sum of the local values, so that frames can be pooled. */
export interface SsimSum {
  readonly sum: number;
  /** Windows that count: inside the image and without NaN. */
  readonly windows: number;
}

/** Structural similarity over all windows of L pixels edge that lie inside the image (3D: cubes), uniform weights:
 *
 *   (2 ms mg + c1)(2 cov + c2) / ((ms² + mg² + c1)(vs + vg + c2)),  c1 = (0.01 R)², c2 = (0.03 R)²
 *
 * with sample variances and covariance (divided by N − 1). Windows that hold a NaN are left out; an infinite value gives
 * NaN. Running sums in float64 about a middle value; memory: five numbers per pixel of one slice (2D: one row).
 * @param reference - one to three spatial dimensions, any dtype.
 * @see Wang 2004; scikit-image 0.26 metrics.structural_similarity with the same win_size and data_range: its mean is
 * sum / windows.
 * @throws metrics/window when L is even, below 3 or larger than the image; metrics/shape-mismatch, metrics/dimensions */
export function ssim(reference: NdArray, test: NdArray, options: SsimOptions): SsimSum {
  checkSameShape(reference, test);
  const volume = volumeOf(reference);
  const L = options.window ?? 3;
  const shortest = Math.min(...reference.shape);
  if (!Number.isInteger(L) || L < 3 || L % 2 === 0)
    throw fail("metrics/window", { window: `${L}`, reason: "it must be odd and at least 3" });
  if (L > shortest)
    throw fail("metrics/window", {
      window: `${L}`,
      reason: `it does not fit into the image [${reference.shape.join(", ")}]`,
    });
  const window = spread(
    reference.shape.map(() => L),
    1,
  );
  const slider = createSlider(volume, pivotOf(reference), pivotOf(test), window, options.range);
  const [depthWindow] = window;
  const plane = volume.height * volume.width;
  const s = new Float64Array(Math.min(CHUNK, plane));
  const g = new Float64Array(s.length);
  const pass = (z: number, sign: 1 | -1) => {
    for (let from = 0; from < plane; from += s.length) {
      const count = Math.min(s.length, plane - from);
      loadChunk(reference.data, reference.dtype, z * plane + from, count, s);
      loadChunk(test.data, test.dtype, z * plane + from, count, g);
      slider.add(s, g, count, from, sign);
    }
  };
  for (let z = 0; z < volume.depth; z++) {
    pass(z, 1);
    if (z >= depthWindow) pass(z - depthWindow, -1);
    if (z >= depthWindow - 1) slider.measure();
  }
  return slider.result();
}

/** Sums of s, g, s², g², s·g over the slices of a window, one per pixel of a slice, and what follows from them. */
function createSlider(
  volume: Volume,
  pivotS: number,
  pivotG: number,
  window: readonly [number, number, number],
  range: number,
) {
  const { height, width } = volume;
  const plane = height * width;
  const fields = (length: number) => Array.from({ length: 5 }, () => new Float64Array(length)) as Five;
  const columns = fields(plane);
  const rows = height === 1 ? columns : fields(width);
  // Allocated at the first NaN; counts per pixel as the sums do.
  let nan: Float64Array | null = null;
  let nanRow: Float64Array | null = null;
  const [lz, ly, lx] = window;
  const n = lz * ly * lx;
  const c1 = (0.01 * range) ** 2;
  const c2 = (0.03 * range) ** 2;
  const norm = n / (n - 1);
  let sum = 0;
  let windows = 0;

  function add(s: Float64Array, g: Float64Array, count: number, from: number, sign: 1 | -1): void {
    const [cs, cg, css, cgg, csg] = columns;
    for (let i = 0, at = from; i < count; i++, at++) {
      let a = s[i]! - pivotS;
      let b = g[i]! - pivotG;
      if (Number.isNaN(a) || Number.isNaN(b)) {
        nan ??= new Float64Array(plane);
        nan[at]! += sign;
        a = 0;
        b = 0;
      }
      cs[at]! += sign * a;
      cg[at]! += sign * b;
      css[at]! += sign * a * a;
      cgg[at]! += sign * b * b;
      csg[at]! += sign * a * b;
    }
  }

  function measure(): void {
    if (height === 1) {
      measureRow(nan);
      return;
    }
    for (const row of rows) row.fill(0);
    nanRow = nan && new Float64Array(width);
    for (let y = 0; y < height; y++) {
      addRow(y, 1);
      if (y >= ly) addRow(y - ly, -1);
      if (y >= ly - 1) measureRow(nanRow);
    }
  }

  function addRow(y: number, sign: 1 | -1): void {
    for (let k = 0; k < 5; k++) addTo(rows[k]!, columns[k]!, y * width, sign);
    if (nan && nanRow) addTo(nanRow, nan, y * width, sign);
  }

  function measureRow(bad: Float64Array | null): void {
    const [rs, rg, rss, rgg, rsg] = rows;
    let [s, g, ss, gg, sg, holes, part, counted] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let x = 0; x < width; x++) {
      s += rs[x]!;
      g += rg[x]!;
      ss += rss[x]!;
      gg += rgg[x]!;
      sg += rsg[x]!;
      if (bad) holes += bad[x]!;
      const out = x - lx;
      if (out >= 0) {
        s -= rs[out]!;
        g -= rg[out]!;
        ss -= rss[out]!;
        gg -= rgg[out]!;
        sg -= rsg[out]!;
        if (bad) holes -= bad[out]!;
      }
      if (x < lx - 1 || holes !== 0) continue;
      const ms = s / n;
      const mg = g / n;
      const vs = norm * (ss / n - ms * ms);
      const vg = norm * (gg / n - mg * mg);
      const cov = norm * (sg / n - ms * mg);
      const us = ms + pivotS;
      const ug = mg + pivotG;
      part += ((2 * us * ug + c1) * (2 * cov + c2)) / ((us * us + ug * ug + c1) * (vs + vg + c2));
      counted++;
    }
    sum += part;
    windows += counted;
  }

  return { add, measure, result: (): SsimSum => ({ sum, windows }) };
}

type Five = [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

function addTo(target: Float64Array, source: Float64Array, from: number, sign: 1 | -1): void {
  for (let x = 0; x < target.length; x++) target[x]! += sign * source[from + x]!;
}

/** Sums about a value of the image lose less; a whole number keeps those of integers exact. */
function pivotOf(array: NdArray): number {
  const step = Math.max(1, Math.floor(array.data.length / 1024));
  let sum = 0;
  let n = 0;
  for (let i = 0; i < array.data.length; i += step) {
    const value = Number(array.data[i]);
    if (!Number.isFinite(value)) continue;
    sum += value;
    n++;
  }
  if (n === 0) return 0;
  return array.dtype === "float32" || array.dtype === "float64" ? sum / n : Math.round(sum / n);
}
