import type { Rect } from "../world/index.ts";
import type { Tick } from "./float-channels.ts";
import { convolveLine, downscaleLine, upscaleLine } from "./gaussian-line.ts";
import { type LinePlan, planLine } from "./gaussian-plan.ts";
import { VectorLines } from "./simd/gaussian-lines.ts";

/** Columns copied together: one cache line of float32. */
const COLUMNS = 16;

/** Blur a float32 plane in place along rows or columns, for the lines of `rect` and `extraLines` on both sides, as far as the plane goes.
 * Above sigma 8.5 lines are scaled down, blurred and scaled up. Outside pixels are those of the nearest edge.
 * @param useVectors - four lines at a time where the engine can; the numbers are the same.
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
  useVectors = true,
): void {
  if (direction === "x") {
    const plan = planLine(width, rect.x, rect.x + rect.width, sigma, accuracy);
    const end = Math.min(height, rect.y + rect.height + extraLines);
    const start = Math.max(0, rect.y - extraLines);
    const vectors = useVectors ? VectorLines.for(plan) : null;
    if (vectors !== null) {
      for (let y = start; y < end; y += 4) {
        if (((y - start) & 63) === 0) tick?.();
        vectors.rows(pixels, width, y, Math.min(4, end - y));
      }
      return;
    }
    const line = lineBlur(plan);
    for (let y = start; y < end; y++) {
      if ((y & 63) === 0) tick?.();
      line(pixels, y * width, pixels, y * width);
    }
    return;
  }
  const plan = planLine(height, rect.y, rect.y + rect.height, sigma, accuracy);
  blurColumns(pixels, width, plan, rect.x, Math.min(width, rect.x + rect.width), tick, useVectors);
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
  useVectors: boolean,
): void {
  const vectors = useVectors ? VectorLines.for(plan) : null;
  if (vectors !== null) {
    for (let x = fromX; x < toX; x += COLUMNS) {
      tick?.();
      vectors.columns(pixels, width, x, Math.min(COLUMNS, toX - x));
    }
    return;
  }
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
