import type { PlanePixels } from "../world/index.ts";
import { type Connectivity, emptyLike, neighbourFinder, neighbourSteps, type Raster } from "./raster.ts";

/** Dilate the marker under the mask until nothing changes: the largest picture ≤ mask that is connected to the marker. New raster.
 * Values of the marker above the mask are cut.
 * @see Vincent 1993, IEEE Trans. Image Process. 2, 176-201 (hybrid algorithm); scikit-image 0.26 morphology.reconstruction */
export function reconstructByDilation(marker: Raster, mask: Raster, connectivity: Connectivity): Raster {
  return reconstruct(marker, mask, connectivity, 1);
}

/** Erode the marker above the mask until nothing changes. Values of the marker below the mask are raised. New raster. */
export function reconstructByErosion(marker: Raster, mask: Raster, connectivity: Connectivity): Raster {
  return reconstruct(marker, mask, connectivity, -1);
}

function reconstruct(marker: Raster, mask: Raster, connectivity: Connectivity, sign: 1 | -1): Raster {
  const out = emptyLike(mask);
  const size = mask.data.length;
  // Both with the sign turned so that values grow.
  const limit = new Float32Array(size);
  const now = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    limit[i] = sign * mask.data[i]!;
    now[i] = Math.min(limit[i]!, sign * marker.data[i]!);
  }
  const { before, after } = neighbourSteps(connectivity);
  const earlier = neighbourFinder(mask, before);
  const later = neighbourFinder(mask, after);
  const found = new Int32Array(26);
  for (let i = 0; i < size; i++) {
    let best = now[i]!;
    for (let k = earlier(i, found) - 1; k >= 0; k--) if (now[found[k]!]! > best) best = now[found[k]!]!;
    now[i] = Math.min(best, limit[i]!);
  }
  const queue: number[] = [];
  for (let i = size - 1; i >= 0; i--) {
    const n = later(i, found);
    let best = now[i]!;
    for (let k = 0; k < n; k++) if (now[found[k]!]! > best) best = now[found[k]!]!;
    best = Math.min(best, limit[i]!);
    now[i] = best;
    for (let k = 0; k < n; k++) {
      const j = found[k]!;
      if (now[j]! < best && now[j]! < limit[j]!) {
        queue.push(i);
        break;
      }
    }
  }
  const all = neighbourFinder(mask, [...before, ...after]);
  for (let at = 0; at < queue.length; at++) {
    const i = queue[at]!;
    const value = now[i]!;
    for (let k = all(i, found) - 1; k >= 0; k--) {
      const j = found[k]!;
      if (now[j]! < value && now[j]! < limit[j]!) {
        now[j] = Math.min(value, limit[j]!);
        queue.push(j);
      }
    }
  }
  for (let i = 0; i < size; i++) out.data[i] = sign * now[i]!;
  return out;
}

/** Structures that touch the border taken away: the picture less its reconstruction from its border pixels. */
export function killBorders(raster: Raster, connectivity: Connectivity): Raster {
  const marker = emptyLike(raster);
  const lowest = rangeOfValues(raster.data).min;
  marker.data.fill(raster.data instanceof Float32Array ? lowest : 0);
  forBorder(raster, (i) => {
    marker.data[i] = raster.data[i]!;
  });
  const touching = reconstructByDilation(marker, raster, connectivity);
  const out = emptyLike(raster);
  for (let i = 0; i < out.data.length; i++) out.data[i] = raster.data[i]! - touching.data[i]!;
  return out;
}

/** Dark basins that do not reach the border filled up to their lowest rim: reconstruction by erosion from the border. */
export function fillGreyHoles(raster: Raster, connectivity: Connectivity): Raster {
  const marker = emptyLike(raster);
  marker.data.fill(rangeOfValues(raster.data).max);
  forBorder(raster, (i) => {
    marker.data[i] = raster.data[i]!;
  });
  return reconstructByErosion(marker, raster, connectivity);
}

/** Elements on the outside: first and last columns and rows, and planes in a volume. */
export function forBorder(raster: Raster, run: (index: number) => void): void {
  const { width, height, depth } = raster;
  for (let z = 0, i = 0; z < depth; z++)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const outside =
          x === 0 ||
          x === width - 1 ||
          y === 0 ||
          y === height - 1 ||
          (depth > 1 && (z === 0 || z === depth - 1));
        if (outside) run(i);
      }
}

/** Smallest and largest value, NaN left out. */
export function rangeOfValues(data: PlanePixels): { min: number; max: number } {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of data) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}
