import type { Rect } from "../world/index.ts";
import type { Tick } from "./float-channels.ts";
import { downscaleKernel, gaussianKernel, type HalfKernel, upscaleKernel } from "./gaussian-kernel.ts";
import { convolveLine, downscaleLine, upscaleLine } from "./gaussian-line.ts";

/** Coarse points beside the line that scaling up reads. */
const MARGIN = 3;
/** Smallest standard deviation after scaling down. */
const COARSE_SIGMA = 4;
/** Columns copied together: one cache line of float32. */
const COLUMNS = 16;

interface LinePlan {
  readonly length: number;
  readonly from: number;
  readonly to: number;
  readonly kernel: HalfKernel;
  readonly unit: number;
  /** Of the line in the input buffer of the convolution. */
  readonly readFrom: number;
  readonly readTo: number;
  readonly first: number;
  readonly coarse: number;
  readonly down: Float32Array | null;
  readonly up: Float32Array | null;
}

/** Blur a float32 plane in place along rows or columns, for the lines of `rect` and `extraLines` on both sides, as far as the plane goes.
 * Above sigma 8.5 lines are scaled down, blurred and scaled up. Outside pixels are those of the nearest edge.
 * @see ImageJ 1.54p, GaussianBlur.blur1Direction */
export function blurDirection(
  pixels: Float32Array,
  width: number,
  height: number,
  rect: Rect,
  sigma: number,
  accuracy: number,
  direction: "x" | "y",
  extraLines = 0,
  tick?: Tick,
): void {
  if (direction === "x") {
    const plan = planLine(width, rect.x, rect.x + rect.width, sigma, accuracy);
    const line = lineBlur(plan);
    const end = Math.min(height, rect.y + rect.height + extraLines);
    for (let y = Math.max(0, rect.y - extraLines); y < end; y++) {
      if ((y & 63) === 0) tick?.();
      line(pixels, y * width, pixels, y * width);
    }
    return;
  }
  const plan = planLine(height, rect.y, rect.y + rect.height, sigma, accuracy);
  blurColumns(pixels, width, plan, rect.x, Math.min(width, rect.x + rect.width), tick);
}

function planLine(length: number, from: number, to: number, sigma: number, accuracy: number): LinePlan {
  const scaled = sigma > 2 * COARSE_SIGMA + 0.5;
  const unit = scaled ? Math.min(Math.floor(sigma / COARSE_SIGMA), length) : 1;
  const coarseSigma = scaled ? Math.sqrt((sigma * sigma) / (unit * unit) - 1 / 3 - 1 / 4) : sigma;
  const coarseLength = (points: number) => Math.trunc((points + unit - 1) / unit) + 2 * MARGIN;
  const kernel = gaussianKernel(coarseSigma, accuracy, scaled ? coarseLength(length) : length);
  const radius = kernel.values.length * unit;
  const readFrom = Math.max(0, from - radius);
  const readTo = Math.min(length, to + radius);
  return {
    length,
    from,
    to,
    kernel,
    unit,
    readFrom,
    readTo,
    first: readFrom - MARGIN * unit,
    coarse: scaled ? coarseLength(readTo - readFrom) : length,
    down: scaled ? downscaleKernel(unit) : null,
    up: scaled ? upscaleKernel(unit) : null,
  };
}

type LineBlur = (source: Float32Array, start: number, out: Float32Array, outStart: number) => void;

/** Blurs one line at source[start] into out[outStart + from …]; source and out may be the same. */
function lineBlur(plan: LinePlan): LineBlur {
  const { length, from, to, kernel, unit, readFrom, readTo, first, down, up } = plan;
  // Points that are not read stay 0, as in ImageJ, where they can be reached beyond the end of a selection.
  const before = new Float32Array(plan.coarse);
  if (down === null || up === null)
    return (source, start, out, outStart) => {
      before.set(source.subarray(start + readFrom, start + readTo), readFrom);
      convolveLine(before, kernel, from, to, out, outStart);
    };
  const after = new Float32Array(plan.coarse);
  return (source, start, out, outStart) => {
    downscaleLine(source, start, length, down, unit, first, before);
    convolveLine(before, kernel, 1, plan.coarse - 1, after, 0);
    upscaleLine(after, up, unit, first, from, to, out, outStart + from);
  };
}

function blurColumns(
  pixels: Float32Array,
  width: number,
  plan: LinePlan,
  fromX: number,
  toX: number,
  tick: Tick | undefined,
): void {
  const { length } = plan;
  const line = lineBlur(plan);
  const block = new Float32Array(COLUMNS * length);
  for (let x = fromX; x < toX; x += COLUMNS) {
    tick?.();
    const columns = Math.min(COLUMNS, toX - x);
    for (let y = 0, p = x; y < length; y++, p += width)
      for (let c = 0, q = y; c < columns; c++, q += length) block[q] = pixels[p + c]!;
    for (let c = 0; c < columns; c++) line(block, c * length, block, c * length);
    for (let y = 0, p = x; y < length; y++, p += width)
      for (let c = 0, q = y; c < columns; c++, q += length) pixels[p + c] = block[q]!;
  }
}
