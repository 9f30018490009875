/** Grow the areas of value 255 into lower levels, from the highest level down, without letting two of them touch. In place.
 * Per level, pixels are added in eight directions in turn; whether a pixel may be added depends on its 3 × 3 neighbourhood.
 * @param framed - 8-bit plane with a frame of 0 around it; 0 = background.
 * @see ImageJ 1.54p MaximumFinder.watershedSegment */
export function floodLevels(framed: Uint8Array, stride: number): void {
  const counts = new Int32Array(256);
  for (let row = 0; row < framed.length; row += stride) countLevels(framed, row, row + stride, counts);
  const starts = new Int32Array(256);
  let total = 0;
  let highest = 0;
  for (let v = 1; v < 255; v++) {
    starts[v] = total;
    total += counts[v]!;
    if (counts[v]! > 0) highest = v;
  }
  const todo = new Int32Array(total);
  const next = starts.slice();
  for (let row = 0; row < framed.length; row += stride) listLevels(framed, row, row + stride, next, todo);
  const changes = new Int32Array(total);
  for (let level = highest; level >= 1; level--) {
    const start = starts[level]!;
    let left = counts[level]!;
    let idle = 0;
    while (left > 0 && idle < 8) {
      let turn = 0;
      do {
        const direction = directions[turn % 8]!;
        const changed = grow(framed, stride, todo, start, left, 1 << direction, changes);
        left -= changed;
        if (changed > 0) idle = 0;
        turn++;
      } while (left > 0 && idle++ < 8);
    }
    if (left === 0 || level === 1) continue;
    let lower = level - 1;
    while (lower > 1 && counts[lower] === 0) lower--;
    // What was not reached is tried again at the next level, but only at a border: all of it would take too long.
    let end = starts[lower]! + counts[lower]!;
    for (let n = 0, p = start; n < left; n++, p++) {
      const i = todo[p]!;
      if (touchesBackground(framed, i, stride)) todo[end++] = i;
    }
    counts[lower] = end - starts[lower]!;
  }
}

function countLevels(framed: Uint8Array, from: number, to: number, counts: Int32Array): void {
  for (let i = from; i < to; i++) {
    const v = framed[i]!;
    if (v !== 0) counts[v]!++;
  }
}

/** Indices of the pixels of every level but 0 and 255, each level's from `next[level]` on. */
function listLevels(framed: Uint8Array, from: number, to: number, next: Int32Array, todo: Int32Array): void {
  for (let i = from; i < to; i++) {
    const v = framed[i]!;
    if (v > 0 && v < 255) todo[next[v]!++] = i;
  }
}

function touchesBackground(framed: Uint8Array, i: number, stride: number): boolean {
  return (
    framed[i - 1] === 0 ||
    framed[i + 1] === 0 ||
    framed[i - stride] === 0 ||
    framed[i + stride] === 0 ||
    framed[i - stride - 1] === 0 ||
    framed[i - stride + 1] === 0 ||
    framed[i + stride - 1] === 0 ||
    framed[i + stride + 1] === 0
  );
}

/** Diagonals first. */
const directions = [7, 3, 1, 5, 0, 4, 2, 6] as const;

/** One pass over the pixels of a level in one direction; those that stay move to the front of its list. */
function grow(
  framed: Uint8Array,
  stride: number,
  todo: Int32Array,
  start: number,
  count: number,
  bit: number,
  changes: Int32Array,
): number {
  let changed = 0;
  let kept = start;
  for (let p = start, end = start + count; p < end; p++) {
    const i = todo[p]!;
    let index = 0;
    if (framed[i - stride] === 255) index = 1;
    if (framed[i - stride + 1] === 255) index |= 2;
    if (framed[i + 1] === 255) index |= 4;
    if (framed[i + stride + 1] === 255) index |= 8;
    if (framed[i + stride] === 255) index |= 16;
    if (framed[i + stride - 1] === 255) index |= 32;
    if (framed[i - 1] === 255) index |= 64;
    if (framed[i - stride - 1] === 255) index |= 128;
    if ((fates[index]! & bit) !== 0) changes[changed++] = i;
    else todo[kept++] = i;
  }
  for (let n = 0; n < changed; n++) framed[changes[n]!] = 255;
  return changed;
}

/** Per neighbourhood (bit d = the neighbour in direction d is set): the directions in which the pixel may be added, away from a set
 * neighbour; none if the neighbours are in more than one piece. */
const fates = Uint8Array.from({ length: 256 }, (_, neighbours) => {
  const set = Array.from({ length: 8 }, (_, d) => (neighbours & (1 << d)) !== 0);
  let fate = 0;
  for (let d = 0; d < 8; d++) if (set[(d + 4) % 8]) fate |= 1 << d;
  // A set side stands for the corners next to it.
  for (let d = 0; d < 8; d += 2) if (set[d]) set[(d + 1) % 8] = set[(d + 7) % 8] = true;
  let changes = 0;
  for (let d = 0; d < 8; d++) if (set[d] !== set[(d + 1) % 8]) changes++;
  return changes >= 4 ? 0 : fate;
});
