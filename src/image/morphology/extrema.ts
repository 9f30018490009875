import { FLOAT_MAX } from "../numbers/index.ts";
import { pixelTypeOf } from "../world/index.ts";
import { type Connectivity, neighbourFinder, neighbourSteps, type Raster } from "./raster.ts";
import { reconstructByDilation, reconstructByErosion } from "./reconstruct.ts";

export type Extremum = "maxima" | "minima";

/** 255 on every plateau all of whose neighbours are lower (higher for minima), 0 elsewhere; a constant picture is one plateau.
 * @see scikit-image 0.26, morphology.local_maxima (which leaves out constant pictures) */
export function regionalExtrema(
  raster: Raster,
  kind: Extremum,
  connectivity: Connectivity,
): Raster<Uint8Array> {
  const { data } = raster;
  const sign = kind === "maxima" ? 1 : -1;
  const out = new Uint8Array(data.length).fill(255);
  const { before, after } = neighbourSteps(connectivity);
  const neighbours = neighbourFinder(raster, [...before, ...after]);
  const found = new Int32Array(26);
  const stack: number[] = [];
  for (let start = 0; start < data.length; start++) {
    if (out[start] === 0) continue;
    const value = data[start]!;
    let higher = false;
    for (let k = neighbours(start, found) - 1; k >= 0 && !higher; k--)
      higher = sign * data[found[k]!]! > sign * value;
    if (!higher) continue;
    // The whole plateau is none.
    out[start] = 0;
    stack.push(start);
    for (let i = stack.pop(); i !== undefined; i = stack.pop())
      for (let k = neighbours(i, found) - 1; k >= 0; k--) {
        const j = found[k]!;
        if (out[j] === 0 || data[j] !== value) continue;
        out[j] = 0;
        stack.push(j);
      }
  }
  return { ...raster, data: out };
}

/** Extrema that stand out by at least `dynamic`: regional extrema of the picture after the h-maxima (h-minima) transform.
 * @see Soille 2003, Morphological Image Analysis, 6.3 */
export function extendedExtrema(
  raster: Raster,
  kind: Extremum,
  dynamic: number,
  connectivity: Connectivity,
): Raster<Uint8Array> {
  const sign = kind === "maxima" ? 1 : -1;
  // In float: integers may fall below 0 or rise above the top.
  const mask = asFloat(raster);
  const marker = { ...mask, data: mask.data.map((value) => value - sign * dynamic) };
  const flat =
    kind === "maxima"
      ? reconstructByDilation(marker, mask, connectivity)
      : reconstructByErosion(marker, mask, connectivity);
  return regionalExtrema(flat, kind, connectivity);
}

/** The picture changed so that its only regional extrema are where the marker is not 0: there it is at the end of its range
 * (for 32-bit at the smallest or largest value less or more 1), elsewhere reconstructed from there over the picture shifted by 1. */
export function imposeExtrema(
  raster: Raster,
  marker: Raster,
  kind: Extremum,
  connectivity: Connectivity,
): Raster {
  const mask = asFloat(raster);
  const float = raster.data instanceof Float32Array;
  const [low, high] = float ? [-FLOAT_MAX, FLOAT_MAX] : [0, raster.data instanceof Uint8Array ? 255 : 65535];
  const end = kind === "minima" ? low : high;
  const other = kind === "minima" ? high : low;
  const step = kind === "minima" ? 1 : -1;
  const start = new Float32Array(mask.data.length);
  const limit = new Float32Array(mask.data.length);
  for (let i = 0; i < limit.length; i++) {
    const set = marker.data[i]! !== 0;
    start[i] = set ? end : other;
    limit[i] = set ? end : Math.min(high, Math.max(low, mask.data[i]! + step));
  }
  const from = { ...mask, data: start };
  const to = { ...mask, data: limit };
  const result =
    kind === "minima"
      ? reconstructByErosion(from, to, connectivity)
      : reconstructByDilation(from, to, connectivity);
  return float ? result : { ...raster, data: integers(result.data, raster) };
}

function integers(values: ArrayLike<number>, like: Raster) {
  return pixelTypeOf(like.data) === "8-bit" ? Uint8Array.from(values) : Uint16Array.from(values);
}

export function asFloat(raster: Raster): Raster<Float32Array> {
  return { ...raster, data: Float32Array.from(raster.data) };
}
