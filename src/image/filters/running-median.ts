/** Counts of the keys in a window that moves over a plane, with a quick way to the n-th smallest. Keys are 0 … 2^bits - 1;
 * negative keys are not counted. Three levels of counts: of keys, of groups of keys, and of groups of groups; a pointer
 * stays in the top level from one search to the next. */
export class KeyCounts {
  readonly #middleShift: number;
  readonly #topShift: number;
  readonly #fine: Uint16Array | Int32Array;
  readonly #middle: Int32Array;
  readonly #top: Int32Array;
  /** Top group of the pointer, and how many keys are counted in the groups below it. */
  #pointer = 0;
  #below = 0;
  #size = 0;

  /** @param most - how many keys will be in the window at most. */
  constructor(bits: number, most: number) {
    this.#middleShift = Math.max(1, Math.trunc(bits / 3));
    this.#topShift = 2 * this.#middleShift;
    const keys = 2 ** bits;
    this.#fine = most > 65535 ? new Int32Array(keys) : new Uint16Array(keys);
    this.#middle = new Int32Array((keys >> this.#middleShift) + 1);
    this.#top = new Int32Array((keys >> this.#topShift) + 1);
  }

  get size(): number {
    return this.#size;
  }

  /** Count (or with -1, uncount) all keys of the kernel around `at`. */
  area(keys: Int32Array, at: number, left: Int32Array, right: Int32Array, sign: 1 | -1): void {
    for (let k = 0; k < left.length; k++)
      for (let p = at + left[k]!; p <= at + right[k]!; p++) this.#count(keys[p]!, sign);
  }

  #count(key: number, sign: number): void {
    if (key < 0) return;
    const top = key >> this.#topShift;
    this.#fine[key]! += sign;
    this.#middle[key >> this.#middleShift]! += sign;
    this.#top[top]! += sign;
    if (top < this.#pointer) this.#below += sign;
    this.#size += sign;
  }

  /** Move the kernel from `at` - 1 to `at`. */
  step(keys: Int32Array, at: number, left: Int32Array, right: Int32Array): void {
    const fine = this.#fine;
    const middle = this.#middle;
    const top = this.#top;
    const middleShift = this.#middleShift;
    const topShift = this.#topShift;
    const pointer = this.#pointer;
    let below = this.#below;
    let size = this.#size;
    for (let k = 0; k < left.length; k++) {
      const out = keys[at - 1 + left[k]!]!;
      const into = keys[at + right[k]!]!;
      if (out === into) continue;
      if (out >= 0) {
        fine[out]!--;
        middle[out >> middleShift]!--;
        const group = out >> topShift;
        top[group]!--;
        if (group < pointer) below--;
        size--;
      }
      if (into >= 0) {
        fine[into]!++;
        middle[into >> middleShift]!++;
        const group = into >> topShift;
        top[group]!++;
        if (group < pointer) below++;
        size++;
      }
    }
    this.#below = below;
    this.#size = size;
  }

  /** Key with `n` counted keys before it in ascending order; 0 ≤ n < size. */
  nth(n: number): number {
    const top = this.#top;
    let pointer = this.#pointer;
    let below = this.#below;
    while (below > n) below -= top[--pointer]!;
    while (below + top[pointer]! <= n) below += top[pointer++]!;
    this.#pointer = pointer;
    this.#below = below;
    const middle = this.#middle;
    const fine = this.#fine;
    let rest = n - below;
    let group = pointer << (this.#topShift - this.#middleShift);
    while (rest >= middle[group]!) rest -= middle[group++]!;
    let key = group << this.#middleShift;
    while (rest >= fine[key]!) rest -= fine[key++]!;
    return key;
  }
}
