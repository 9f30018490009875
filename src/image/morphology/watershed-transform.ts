import { componentsOf } from "./components.ts";
import { extendedExtrema, imposeExtrema } from "./extrema.ts";
import { FloodQueue } from "./flood-queue.ts";
import { type Connectivity, neighbourFinder, neighbourSteps, type Raster } from "./raster.ts";

export interface WatershedOptions {
  readonly connectivity: Connectivity;
  /** Leave lines of 0 between basins; else every element reached gets a label. */
  readonly dams: boolean;
  /** Where basins may go (not 0); null = everywhere. */
  readonly mask: Raster | null;
}

/** Flood a picture from labelled markers, lowest values first; equal values in the order in which they were reached, neighbours in
 * scan order. With dams, an element that is reached while it has neighbours of different labels becomes line, and floods no further.
 * @param input - (z, y, x), grey values.
 * @param markers - labels > 0, one per element.
 * @returns labels, 0 on lines, outside the mask and where nothing came.
 * @see Meyer 1994, Signal Processing 38, 113-125; without dams scikit-image 0.26, segmentation.watershed. Its watershed_line differs: it
 * counts the labels of what still waits, so its lines are thicker. */
export function floodMarkers(
  input: Raster,
  markers: ArrayLike<number>,
  options: WatershedOptions,
): Int32Array {
  const { data } = input;
  const mask = options.mask?.data ?? null;
  const labels = new Int32Array(data.length);
  const queued = new Uint8Array(data.length);
  const { before, after } = neighbourSteps(options.connectivity);
  const neighbours = neighbourFinder(input, [...before, ...after]);
  const found = new Int32Array(26);
  const queue = new FloodQueue();
  const open = (i: number): boolean => labels[i] === 0 && queued[i] === 0 && (mask === null || mask[i]! > 0);
  const enqueue = (i: number): void => {
    queued[i] = 1;
    queue.push(data[i]!, i);
  };
  for (let i = 0; i < data.length; i++)
    if (markers[i]! > 0 && (mask === null || mask[i]! > 0)) labels[i] = markers[i]!;
  for (let i = 0; i < data.length; i++) {
    if (labels[i] === 0) continue;
    if (!options.dams) enqueue(i);
    else for (let k = neighbours(i, found), n = 0; n < k; n++) if (open(found[n]!)) enqueue(found[n]!);
  }
  while (queue.size > 0) {
    const i = queue.pop();
    const count = neighbours(i, found);
    if (options.dams) {
      const label = onlyLabel(labels, found, count);
      if (label === 0) continue;
      labels[i] = label;
    }
    for (let n = 0; n < count; n++) {
      const j = found[n]!;
      if (!open(j)) continue;
      if (!options.dams) labels[j] = labels[i]!;
      enqueue(j);
    }
  }
  return labels;
}

/** The one label among the neighbours; 0 if there are different ones. */
function onlyLabel(labels: Int32Array, found: Int32Array, count: number): number {
  let label = 0;
  for (let n = 0; n < count; n++) {
    const other = labels[found[n]!]!;
    if (other === 0) continue;
    if (label === 0) label = other;
    else if (other !== label) return 0;
  }
  return label;
}

/** Watershed from the minima that are deeper than `dynamic`, with dams, inside a mask. */
export function minimaWatershed(
  input: Raster,
  dynamic: number,
  options: { readonly connectivity: Connectivity; readonly mask: Raster | null; readonly dams: boolean },
): Int32Array {
  const minima = extendedExtrema(input, "minima", dynamic, options.connectivity);
  const imposed = imposeExtrema(input, minima, "minima", options.connectivity);
  const { labels } = componentsOf(minima, options.connectivity);
  return floodMarkers(imposed, labels, options);
}
