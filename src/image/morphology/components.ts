import { type Connectivity, neighbourFinder, neighbourSteps, type Raster } from "./raster.ts";

/** Connected components of what is not 0, numbered from 1 in scan order of their first element.
 * @see scikit-image 0.26, measure.label (binary) */
export function componentsOf(
  raster: Raster,
  connectivity: Connectivity,
): { labels: Int32Array; count: number } {
  const { data } = raster;
  const labels = new Int32Array(data.length);
  const { before, after } = neighbourSteps(connectivity);
  const neighbours = neighbourFinder(raster, [...before, ...after]);
  const found = new Int32Array(26);
  const stack: number[] = [];
  let count = 0;
  for (let start = 0; start < data.length; start++) {
    if (data[start] === 0 || labels[start] !== 0) continue;
    labels[start] = ++count;
    stack.push(start);
    for (let i = stack.pop(); i !== undefined; i = stack.pop())
      for (let k = neighbours(i, found) - 1; k >= 0; k--) {
        const j = found[k]!;
        if (data[j] === 0 || labels[j] !== 0) continue;
        labels[j] = count;
        stack.push(j);
      }
  }
  return { labels, count };
}
