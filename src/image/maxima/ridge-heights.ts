import { offsetsOf, SQRT2 } from "./neighbours.ts";

const HALF_SQRT2 = Math.fround(0.5 * SQRT2);

/** Estimated height of the ridges and peaks of a distance map, which seldom lie exactly on a pixel. Border and background pixels keep theirs.
 * @see ImageJ 1.54p MaximumFinder.trueEdmHeight */
export function ridgeHeights(map: Float32Array, width: number, height: number): Float32Array {
  const offsets = offsetsOf(width);
  const out = map.slice();
  const fround = Math.fround;
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      const v = map[i]!;
      if (v === 0) continue;
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
      out[i] = ridge ? best : v;
    }
  return out;
}
