import { CHUNK, chunkBuffer, loadChunk, type NdArray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { checkSameShape } from "./pairs.ts";

/** How many pixels carry label i in the reference and label j in the test, for the pairs that occur. Background, label 0,
 * is a label like the others here. */
export interface Contingency {
  /** Labels that occur, ascending. */
  readonly referenceIds: Float64Array;
  readonly testIds: Float64Array;
  /** Pixels per label, in the order of the ids. */
  readonly referenceSizes: Float64Array;
  readonly testSizes: Float64Array;
  /** Pair k: index into referenceIds, index into testIds, pixels that carry both. Sorted by row, then column. */
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly counts: Float64Array;
  /** Pixels in all. */
  readonly total: number;
}

/** Count the label pairs of two label images in one pass; runs of equal pairs are counted as one.
 * @param reference - whole numbers ≥ 0 of any dtype; up to 2^53.
 * @throws metrics/labels for negative, fractional or NaN values; metrics/shape-mismatch, metrics/no-values */
export function contingency(reference: NdArray, test: NdArray): Contingency {
  checkSameShape(reference, test);
  const table = new PairCounter();
  const length = reference.data.length;
  const s = chunkBuffer(length);
  const g = chunkBuffer(length);
  for (let start = 0; start < length; start += CHUNK) {
    const count = Math.min(CHUNK, length - start);
    loadChunk(reference.data, reference.dtype, start, count, s);
    loadChunk(test.data, test.dtype, start, count, g);
    for (let i = 0; i < count; ) {
      const a = s[i]!;
      const b = g[i]!;
      const from = i++;
      while (i < count && s[i] === a && g[i] === b) i++;
      if (!(a >= 0 && b >= 0 && a === Math.floor(a) && b === Math.floor(b))) throw notALabel(a, b);
      table.add(a, b, i - from);
    }
  }
  return table.finish(length);
}

function notALabel(a: number, b: number): Error {
  const inReference = !(a >= 0 && a === Math.floor(a));
  return fail("metrics/labels", {
    image: inReference ? "reference" : "test",
    got: `the value ${inReference ? a : b}`,
  });
}

/** Open addressing over typed arrays; a slot with count 0 is free. */
class PairCounter {
  #size = 0;
  #mask = 1023;
  #a = new Float64Array(1024);
  #b = new Float64Array(1024);
  #counts = new Float64Array(1024);

  add(a: number, b: number, n: number): void {
    const slot = this.#find(a, b);
    if (this.#counts[slot] === 0) {
      this.#a[slot] = a;
      this.#b[slot] = b;
      this.#size++;
    }
    this.#counts[slot]! += n;
    if (this.#size * 2 > this.#mask) this.#grow();
  }

  #find(a: number, b: number): number {
    // Bitwise operators take numbers modulo 2^32, which is good enough for a hash.
    let h = Math.imul(a | 0, 0x9e3779b1) ^ Math.imul(b | 0, 0x85ebca77);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    let slot = (h ^ (h >>> 13)) & this.#mask;
    while (this.#counts[slot] !== 0 && (this.#a[slot] !== a || this.#b[slot] !== b))
      slot = (slot + 1) & this.#mask;
    return slot;
  }

  #grow(): void {
    const [a, b, counts] = [this.#a, this.#b, this.#counts];
    const capacity = 2 * counts.length;
    this.#mask = capacity - 1;
    this.#a = new Float64Array(capacity);
    this.#b = new Float64Array(capacity);
    this.#counts = new Float64Array(capacity);
    for (let i = 0; i < counts.length; i++) {
      if (counts[i] === 0) continue;
      const slot = this.#find(a[i]!, b[i]!);
      this.#a[slot] = a[i]!;
      this.#b[slot] = b[i]!;
      this.#counts[slot] = counts[i]!;
    }
  }

  finish(total: number): Contingency {
    const used: number[] = [];
    for (let i = 0; i < this.#counts.length; i++) if (this.#counts[i] !== 0) used.push(i);
    const [a, b] = [this.#a, this.#b];
    used.sort((p, q) => a[p]! - a[q]! || b[p]! - b[q]!);
    const referenceIds = idsOf(used.map((slot) => a[slot]!));
    const testIds = idsOf(used.map((slot) => b[slot]!));
    const rowOf = indexOf(referenceIds);
    const columnOf = indexOf(testIds);
    const rows = Int32Array.from(used, (slot) => rowOf.get(a[slot]!)!);
    const columns = Int32Array.from(used, (slot) => columnOf.get(b[slot]!)!);
    const counts = Float64Array.from(used, (slot) => this.#counts[slot]!);
    const referenceSizes = new Float64Array(referenceIds.length);
    const testSizes = new Float64Array(testIds.length);
    for (let k = 0; k < counts.length; k++) {
      referenceSizes[rows[k]!]! += counts[k]!;
      testSizes[columns[k]!]! += counts[k]!;
    }
    return { referenceIds, testIds, referenceSizes, testSizes, rows, columns, counts, total };
  }
}

function idsOf(values: readonly number[]): Float64Array {
  return Float64Array.from(new Set(values)).sort();
}

function indexOf(ids: Float64Array): Map<number, number> {
  return new Map(Array.from(ids, (id, index) => [id, index]));
}

/** Call `visit` for the pairs of objects, that is where neither label is 0. */
export function forEachObjectPair(
  table: Contingency,
  visit: (row: number, column: number, shared: number, iou: number) => void,
): void {
  const { rows, columns, counts, referenceSizes, testSizes } = table;
  const firstRow = table.referenceIds[0] === 0 ? 1 : 0;
  const firstColumn = table.testIds[0] === 0 ? 1 : 0;
  for (let k = 0; k < counts.length; k++) {
    const row = rows[k]!;
    const column = columns[k]!;
    if (row < firstRow || column < firstColumn) continue;
    const shared = counts[k]!;
    visit(row, column, shared, shared / (referenceSizes[row]! + testSizes[column]! - shared));
  }
}

/** Labels other than 0. */
export function objectCount(ids: Float64Array): number {
  return ids.length - (ids[0] === 0 ? 1 : 0);
}
