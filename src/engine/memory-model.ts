/** A wasm heap grows in steps of up to a fifth, so a figure beyond what was seen gets that much on top. */
const GROWTH = 1.2;

/** Bytes one worker holds as a function of the tile, a + b · elements, from what its heap was seen to be.
 * Heaps never shrink: a size counts only where it was the largest its worker had run. */
export class MemoryModel {
  /** Smallest heap seen by number of input elements; 0 = the network loaded, nothing run. */
  readonly #seen = new Map<number, number>();

  observe(elements: number, bytes: number): void {
    this.#seen.set(elements, Math.min(bytes, this.#seen.get(elements) ?? Infinity));
  }

  /** Largest heap observed, 0 before anything. */
  get largestBytes(): number {
    return Math.max(0, ...this.#seen.values());
  }

  /** Between sizes seen: by interpolation. Beyond: along the line through the two largest, plus a fifth of the growth.
   * @returns null before a run has made the heap grow, as then the slope is unknown. */
  estimate(elements: number): number | null {
    const points = [...this.#seen].sort((p, q) => p[0] - q[0]);
    const last = points.at(-1);
    if (!last || last[0] === 0) return null;
    const above = points.findIndex(([n]) => n >= elements);
    const upper = points[above];
    if (upper) {
      const lower = points[above - 1] ?? upper;
      return Math.ceil(through(lower, upper, elements));
    }
    const base = points.findLast(([n, bytes]) => n < last[0] && bytes < last[1]);
    if (!base) return null;
    return Math.ceil(last[1] + GROWTH * (through(base, last, elements) - last[1]));
  }
}

type Point = readonly [elements: number, bytes: number];

function through(a: Point, b: Point, elements: number): number {
  if (a[0] === b[0]) return b[1];
  return a[1] + ((b[1] - a[1]) * (elements - a[0])) / (b[0] - a[0]);
}
