import { greyOf } from "../statistics/color-statistics.ts";
import type { MeasuredPlane } from "../statistics/index.ts";

/** Values of one plane between its pixels, calibrated where there is a table. */
export interface PixelValues {
  readonly width: number;
  readonly height: number;
  /** Whole coordinates; NaN outside. RGB: grey value in float32. */
  at(x: number, y: number): number;
  /** Bilinear; 0 further than a pixel outside, near the border the border's value. */
  between(x: number, y: number): number;
}

/** @param table - calibrated values of 8-bit and 16-bit planes; null = raw values.
 * @see ImageJ 1.54p ImageProcessor.getPixelValue and getInterpolatedValue */
export function pixelValues(
  plane: Pick<MeasuredPlane, "type" | "width" | "height" | "pixels">,
  table: Float32Array | null = null,
  rgbWeights: readonly [number, number, number] | null = null,
): PixelValues {
  const { width, height, pixels, type } = plane;
  const value = (index: number): number => {
    const raw = pixels[index]!;
    if (type === "RGB") return Math.fround(greyOf(raw, rgbWeights));
    return table === null ? raw : table[raw]!;
  };
  const at = (x: number, y: number): number =>
    x >= 0 && y >= 0 && x < width && y < height ? value(y * width + x) : Number.NaN;
  const clamped = (x: number, y: number): number =>
    value(Math.min(Math.max(y, 0), height - 1) * width + Math.min(Math.max(x, 0), width - 1));
  const between = (x: number, y: number): number => {
    const border = x < 0 || x >= width - 1 || y < 0 || y >= height - 1;
    if (border && (x < -1 || x >= width || y < -1 || y >= height)) return 0;
    const x0 = Math.trunc(x);
    const y0 = Math.trunc(y);
    const fx = Math.max(0, x - x0);
    const fy = Math.max(0, y - y0);
    const get = border ? clamped : at;
    const a = get(x0, y0);
    const b = get(x0 + 1, y0);
    const c = get(x0, y0 + 1);
    const d = get(x0 + 1, y0 + 1);
    const upper = c + fx * (d - c);
    const lower = a + fx * (b - a);
    return lower + fy * (upper - lower);
  };
  return { width, height, at, between };
}

const round = (value: number) => Math.floor(value + 0.5);

/** Values along a straight line, one pixel apart (a little more or less, so that both ends are there). */
export function valuesAlong(
  values: PixelValues,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  interpolate: boolean,
): Float64Array {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const n = round(Math.sqrt(dx * dx + dy * dy));
  const xStep = n > 0 ? dx / n : 0;
  const yStep = n > 0 ? dy / n : 0;
  const out = new Float64Array(n + 1);
  let x = x1;
  let y = y1;
  for (let i = 0; i <= n; i++) {
    out[i] = interpolate ? values.between(x, y) : values.at(round(x), round(y));
    x += xStep;
    y += yStep;
  }
  return out;
}
