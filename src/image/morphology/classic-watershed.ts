import { type Connectivity, neighbourFinder, neighbourSteps, type Raster } from "./raster.ts";

const LINE = 0;
const UNSEEN = -1;
const WAITING = -2;

/** Watershed by immersion: level by level, basins grow by geodesic distance, new minima found at each level become basins of their own,
 * and what is equally near to two basins becomes line. Numbered in the order in which the minima are met (by level, then in scan order).
 * @param from, to - only elements with values in this range, ends included, take part; the rest is 0.
 * @param mask - where basins may go (not 0); null = everywhere.
 * @returns labels, 0 on lines.
 * @see Vincent and Soille 1991, IEEE Trans. Pattern Anal. Mach. Intell. 13, 583-598 */
export function classicWatershed(
  input: Raster,
  connectivity: Connectivity,
  mask: Raster | null,
  from: number,
  to: number,
): Int32Array {
  const { data } = input;
  const order = sortedIndices(
    data,
    (i) => data[i]! >= from && data[i]! <= to && (mask === null || mask.data[i]! > 0),
  );
  const labels = new Int32Array(data.length).fill(UNSEEN);
  const distance = new Int32Array(data.length);
  const { before, after } = neighbourSteps(connectivity);
  const neighbours = neighbourFinder(input, [...before, ...after]);
  const found = new Int32Array(26);
  let current = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && data[order[end]!] === data[order[start]!]) end++;
    const level = order.subarray(start, end);
    start = end;
    let front: number[] = [];
    for (const i of level) {
      labels[i] = WAITING;
      for (let k = neighbours(i, found) - 1; k >= 0; k--)
        if (labels[found[k]!]! >= LINE) {
          distance[i] = 1;
          front.push(i);
          break;
        }
    }
    for (let steps = 1; front.length > 0; steps++) {
      const next: number[] = [];
      for (const i of front) {
        const count = neighbours(i, found);
        for (let n = 0; n < count; n++) {
          const j = found[n]!;
          const other = labels[j]!;
          if (distance[j]! < steps && other >= LINE) {
            if (other > 0) {
              if (labels[i] === WAITING || labels[i] === LINE) labels[i] = other;
              else if (labels[i] !== other) labels[i] = LINE;
            } else if (labels[i] === WAITING) labels[i] = LINE;
          } else if (other === WAITING && distance[j] === 0) {
            distance[j] = steps + 1;
            next.push(j);
          }
        }
      }
      front = next;
    }
    for (const i of level) {
      distance[i] = 0;
      if (labels[i] !== WAITING) continue;
      labels[i] = ++current;
      const stack = [i];
      for (let j = stack.pop(); j !== undefined; j = stack.pop())
        for (let k = neighbours(j, found) - 1; k >= 0; k--)
          if (labels[found[k]!] === WAITING) {
            labels[found[k]!] = current;
            stack.push(found[k]!);
          }
    }
  }
  for (let i = 0; i < labels.length; i++) if (labels[i]! < 0) labels[i] = 0;
  return labels;
}

function sortedIndices(data: ArrayLike<number>, keep: (i: number) => boolean): Int32Array {
  const indices: number[] = [];
  for (let i = 0; i < data.length; i++) if (keep(i)) indices.push(i);
  return Int32Array.from(indices.sort((a, b) => data[a]! - data[b]! || a - b));
}
