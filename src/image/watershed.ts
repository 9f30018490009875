/** Grow labels over a mask, highest `height` first: a seeded watershed on −height with face neighbours.
 * An element is reached at its own height, or at that of the element it is reached from if that is lower; equal ones are
 * taken in the order in which they were reached.
 * @param height - one number per element; NaN only outside the mask.
 * @param labels - seeds > 0 inside the mask; changed in place.
 * @param mask - where labels may go (not 0).
 * @param shape - (y, x) or (z, y, x).
 * @see scikit-image 0.26, segmentation.watershed(-height, seeds, mask=mask, connectivity=1) */
export function growLabels(
  height: Float32Array,
  labels: Int32Array,
  mask: Uint8Array,
  shape: readonly number[],
): void {
  const width = shape.at(-1) ?? 1;
  const rows = shape.at(-2) ?? 1;
  const plane = width * rows;
  const queue = new FloodQueue();
  for (let i = 0; i < labels.length; i++) if (labels[i]! > 0) queue.push(-height[i]!, 0, i);
  const neighbours = new Int32Array(6);
  for (let age = 2; queue.size > 0; ) {
    const reached = queue.firstValue;
    const index = queue.pop();
    const label = labels[index]!;
    const x = index % width;
    const inPlane = index % plane;
    let n = 0;
    if (index >= plane) neighbours[n++] = index - plane;
    if (inPlane >= width) neighbours[n++] = index - width;
    if (x > 0) neighbours[n++] = index - 1;
    if (x + 1 < width) neighbours[n++] = index + 1;
    if (inPlane + width < plane) neighbours[n++] = index + width;
    if (index + plane < mask.length) neighbours[n++] = index + plane;
    for (let k = 0; k < n; k++) {
      const neighbour = neighbours[k]!;
      if (!mask[neighbour] || labels[neighbour] !== 0) continue;
      labels[neighbour] = label;
      const own = -height[neighbour]!;
      queue.push(Math.max(own, reached), age++, neighbour);
    }
  }
}

/** A binary heap of (value, age, index), smallest value first, then smallest age. Seeds all have age 0, so the order of
 * equal ones is that of the plain heap algorithm (append and sift up; move the last to the root and sift down, left
 * child before right on ties): this is what scikit-image does, and what makes results equal to the last pixel.
 *
 * An entry takes four words of one buffer, so that both children of an entry share a cache line. */
class FloodQueue {
  private floats = new Float32Array(4096);
  private words = new Int32Array(this.floats.buffer);
  size = 0;

  private grow(): void {
    const grown = new Float32Array(2 * this.floats.length);
    const words = new Int32Array(grown.buffer);
    words.set(this.words);
    this.floats = grown;
    this.words = words;
  }

  push(value: number, age: number, index: number): void {
    if (4 * this.size === this.words.length) this.grow();
    const { floats, words } = this;
    let child = this.size++;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      const above = floats[4 * parent]!;
      if (value > above || (value === above && age >= words[4 * parent + 1]!)) break;
      floats[4 * child] = above;
      words[4 * child + 1] = words[4 * parent + 1]!;
      words[4 * child + 2] = words[4 * parent + 2]!;
      child = parent;
    }
    floats[4 * child] = value;
    words[4 * child + 1] = age;
    words[4 * child + 2] = index;
  }

  /** Value of the first entry; only while size > 0. */
  get firstValue(): number {
    return this.floats[0]!;
  }

  /** Remove the first entry and return its index; only while size > 0. */
  pop(): number {
    const { floats, words } = this;
    const result = words[2]!;
    const size = --this.size;
    if (size === 0) return result;
    const value = floats[4 * size]!;
    const age = words[4 * size + 1]!;
    const index = words[4 * size + 2]!;
    let hole = 0;
    for (;;) {
      let best = 2 * hole + 1;
      if (best >= size) break;
      let next = floats[4 * best]!;
      if (best + 1 < size) {
        const other = floats[4 * best + 4]!;
        if (other < next || (other === next && words[4 * best + 5]! < words[4 * best + 1]!)) {
          best++;
          next = other;
        }
      }
      const nextAge = words[4 * best + 1]!;
      if (value < next || (value === next && age <= nextAge)) break;
      floats[4 * hole] = next;
      words[4 * hole + 1] = nextAge;
      words[4 * hole + 2] = words[4 * best + 2]!;
      hole = best;
    }
    floats[4 * hole] = value;
    words[4 * hole + 1] = age;
    words[4 * hole + 2] = index;
    return result;
  }
}
