import type { Element, ElementRun } from "./element.ts";
import { emptyLike, type Raster } from "./raster.ts";

/** Largest value under the element (mirrored) at every position; positions outside do not count. New raster.
 * @see scikit-image 0.26, morphology.dilation(mode="ignore") */
export function dilate(raster: Raster, element: Element): Raster {
  const mirrored = element.map(({ dy, dz, from, to }) => ({ dy: -dy, dz: -dz, from: -to, to: -from }));
  return extreme(raster, mirrored, 1);
}

/** Smallest value under the element at every position; positions outside do not count. New raster. */
export function erode(raster: Raster, element: Element): Raster {
  return extreme(raster, element, -1);
}

/** Per run length one sliding maximum along x (of the negative values for -1), which then serves all runs of that length. */
function extreme(raster: Raster, element: Element, sign: 1 | -1): Raster {
  const { width, height, depth, data } = raster;
  const out = emptyLike(raster);
  const best = new Float32Array(data.length).fill(Number.NEGATIVE_INFINITY);
  const reach = element.reduce((most, { from, to }) => Math.max(most, Math.abs(from), Math.abs(to)), 0);
  const stride = width + 2 * reach;
  const slid = new Float32Array(stride * height * depth);
  for (const [length, runs] of byLength(element)) {
    slide(raster, slid, stride, reach, length, sign);
    for (const { dy, dz, from } of runs)
      for (let z = Math.max(0, -dz); z < Math.min(depth, depth - dz); z++)
        for (let y = Math.max(0, -dy); y < Math.min(height, height - dy); y++) {
          const target = (z * height + y) * width;
          const source = ((z + dz) * height + y + dy) * stride + reach + from;
          for (let x = 0; x < width; x++)
            if (slid[source + x]! > best[target + x]!) best[target + x] = slid[source + x]!;
        }
  }
  for (let i = 0; i < best.length; i++) out.data[i] = sign * best[i]!;
  return out;
}

function byLength(element: Element): Map<number, ElementRun[]> {
  const groups = new Map<number, ElementRun[]>();
  for (const run of element) {
    const length = run.to - run.from + 1;
    const group = groups.get(length);
    if (group === undefined) groups.set(length, [run]);
    else group.push(run);
  }
  return groups;
}

/** slid[row · stride + j]: largest of `length` neighbours from j on, j counted from `reach` before the row; nothing outside.
 * In blocks of `length`: largest up to here in the block, and from here to its end (van Herk 1992). */
function slide(
  raster: Raster,
  slid: Float32Array,
  stride: number,
  reach: number,
  length: number,
  sign: 1 | -1,
): void {
  const { width, height, depth, data } = raster;
  const padded = new Float32Array(stride).fill(Number.NEGATIVE_INFINITY);
  const upTo = new Float32Array(stride);
  const fromHere = new Float32Array(stride);
  for (let row = 0; row < height * depth; row++) {
    for (let x = 0; x < width; x++) padded[reach + x] = sign * data[row * width + x]!;
    for (let j = 0; j < stride; j++)
      upTo[j] = j % length === 0 ? padded[j]! : Math.max(upTo[j - 1]!, padded[j]!);
    for (let j = stride - 1; j >= 0; j--)
      fromHere[j] =
        j % length === length - 1 || j === stride - 1 ? padded[j]! : Math.max(fromHere[j + 1]!, padded[j]!);
    const target = row * stride;
    for (let j = 0; j + length <= stride; j++)
      slid[target + j] = Math.max(fromHere[j]!, upTo[j + length - 1]!);
  }
}
