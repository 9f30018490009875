/** A heap of (value, age, index): smallest value first, equal ones in the order they came. */
export class FloodQueue {
  #values = new Float64Array(1024);
  #ages = new Float64Array(1024);
  #indices = new Int32Array(1024);
  #size = 0;
  #age = 0;

  get size(): number {
    return this.#size;
  }

  push(value: number, index: number): void {
    if (this.#size === this.#indices.length) this.#grow();
    const values = this.#values;
    const age = this.#age++;
    let at = this.#size++;
    // The new one is the youngest: it moves up past larger values only.
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (values[parent]! <= value) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#put(at, value, age, index);
  }

  /** Index of the first; only while size > 0. */
  pop(): number {
    const first = this.#indices[0]!;
    const last = --this.#size;
    if (last === 0) return first;
    const value = this.#values[last]!;
    const age = this.#ages[last]!;
    const index = this.#indices[last]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= last) break;
      if (child + 1 < last && this.#before(child + 1, this.#values[child]!, this.#ages[child]!)) child++;
      if (!this.#before(child, value, age)) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, value, age, index);
    return first;
  }

  #before(at: number, value: number, age: number): boolean {
    const own = this.#values[at]!;
    return own < value || (own === value && this.#ages[at]! < age);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#values[from]!, this.#ages[from]!, this.#indices[from]!);
  }

  #put(at: number, value: number, age: number, index: number): void {
    this.#values[at] = value;
    this.#ages[at] = age;
    this.#indices[at] = index;
  }

  #grow(): void {
    const grow = <T extends Float64Array | Int32Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    const size = 2 * this.#indices.length;
    this.#values = grow(this.#values, new Float64Array(size));
    this.#ages = grow(this.#ages, new Float64Array(size));
    this.#indices = grow(this.#indices, new Int32Array(size));
  }
}
