import { type ChamferWeights, chamferSteps } from "./chamfer.ts";
import { FloodQueue } from "./flood-queue.ts";
import type { Raster } from "./raster.ts";

/** Length of the shortest path of chamfer steps inside the mask from the marker to every element of a picture.
 * @param marker, mask - not 0 = inside; a marker outside the mask does not count.
 * @returns new float32 raster: NaN outside the mask, Infinity where no path leads.
 * @see Soille 2003, Morphological Image Analysis, 7.3 */
export function geodesicMap(
  marker: Raster,
  mask: Raster,
  weights: ChamferWeights,
  normalize: boolean,
): Raster<Float32Array> {
  const { width, height } = mask;
  const distance = new Float32Array(mask.data.length).fill(Number.NaN);
  const queue = new FloodQueue();
  for (let i = 0; i < distance.length; i++) {
    if (mask.data[i] === 0) continue;
    distance[i] = marker.data[i] === 0 ? Number.POSITIVE_INFINITY : 0;
    if (marker.data[i] !== 0) queue.push(0, i);
  }
  const steps = chamferSteps(weights).flatMap(({ dx, dy, w }) => [
    { dx, dy, w },
    { dx: -dx, dy: -dy, w },
  ]);
  const done = new Uint8Array(distance.length);
  while (queue.size > 0) {
    const i = queue.pop();
    if (done[i] === 1) continue;
    done[i] = 1;
    const x = i % width;
    const y = (i - x) / width;
    for (const { dx, dy, w } of steps) {
      const [nx, ny] = [x + dx, y + dy];
      if (nx < 0 || nx >= width || ny < 0 || ny >= height) continue;
      const j = ny * width + nx;
      const through = Math.fround(distance[i]! + w);
      if (!(through < distance[j]!)) continue;
      distance[j] = through;
      queue.push(through, j);
    }
  }
  const first = weights[0] ?? 1;
  if (normalize) for (let i = 0; i < distance.length; i++) distance[i] = distance[i]! / first;
  return { ...mask, data: distance };
}
