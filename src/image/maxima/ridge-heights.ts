import { offsetsOf, SQRT2 } from "./neighbours.ts";

const HALF_SQRT2 = Math.fround(0.5 * SQRT2);

/** Estimated height of the ridges and peaks of a distance map, which seldom lie exactly on a pixel. Border and background pixels keep theirs.
 * @see ImageJ 1.54p MaximumFinder.trueEdmHeight */
export function ridgeHeights(map: Float32Array, width: number, height: number): Float32Array {
  const offsets = offsetsOf(width);
  const out = new Float32Array(map.length);
  out.set(map.subarray(0, width));
  const last = (height - 1) * width;
  out.set(map.subarray(last), last);
  for (let y = 1; y < height - 1; y++) {
    const start = y * width;
    const end = start + width - 1;
    out[start] = map[start]!;
    out[end] = map[end]!;
    for (let i = start + 1; i < end; i++) {
      const v = map[i]!;
      if (v !== 0) out[i] = ridgeHeight(map, i, v, offsets);
    }
  }
  return out;
}

function ridgeHeight(map: Float32Array, i: number, v: number, offsets: Int32Array): number {
  const fround = Math.fround;
  let best = fround(v + HALF_SQRT2);
  let ridge = false;
  for (let d = 0; d < 4; d++) {
    const offset = offsets[d]!;
    const a = map[i + offset]!;
    const b = map[i - offset]!;
    let h: number;
    if (v >= a && v >= b) {
      ridge = true;
      h = fround(fround(a + b) / 2);
    } else h = Math.min(a, b);
    h = fround(h + ((d & 1) === 0 ? 1 : SQRT2));
    if (best > h) best = h;
  }
  return ridge ? best : v;
}
