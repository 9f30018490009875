/** Replaces float32 values by their rank among the distinct ones, so that they can be counted. */
export class FloatRanks {
  readonly ranks: Int32Array;
  /** Value of each rank, ascending. */
  readonly valueFor: Float32Array;
  readonly #keys: Uint32Array;
  readonly #from: Int32Array;
  readonly #to: Int32Array;

  /** @param capacity - the most values that will be ranked at once. */
  constructor(capacity: number) {
    this.ranks = new Int32Array(capacity);
    this.valueFor = new Float32Array(capacity);
    this.#keys = new Uint32Array(capacity);
    this.#from = new Int32Array(capacity);
    this.#to = new Int32Array(capacity);
  }

  /** Rank the first `length` values; NaN gets -1, -0 the rank of 0. */
  rank(values: Float32Array, length: number): void {
    const raw = new Uint32Array(values.buffer, values.byteOffset, length);
    const keys = this.#keys;
    let count = 0;
    for (let i = 0; i < length; i++) {
      const v = values[i]!;
      if (Number.isNaN(v)) {
        this.ranks[i] = -1;
        continue;
      }
      const bits = v === 0 ? 0 : raw[i]!;
      keys[i] = bits >= 0x80000000 ? ~bits : bits + 0x80000000;
      this.#from[count++] = i;
    }
    let from = this.#from;
    let to = this.#to;
    for (const shift of [0, 11, 22]) {
      radixPass(keys, from, to, count, shift);
      [from, to] = [to, from];
    }
    let rank = -1;
    let previous = -1;
    for (let j = 0; j < count; j++) {
      const i = from[j]!;
      if (keys[i] !== previous) {
        previous = keys[i]!;
        rank++;
        this.valueFor[rank] = values[i]!;
      }
      this.ranks[i] = rank;
    }
  }
}

function radixPass(keys: Uint32Array, from: Int32Array, to: Int32Array, count: number, shift: number): void {
  const starts = new Int32Array(2049);
  for (let j = 0; j < count; j++) starts[((keys[from[j]!]! >>> shift) & 2047) + 1]!++;
  for (let b = 1; b < 2049; b++) starts[b]! += starts[b - 1]!;
  for (let j = 0; j < count; j++) {
    const i = from[j]!;
    const digit = (keys[i]! >>> shift) & 2047;
    to[starts[digit]!++] = i;
  }
}
