import type { Tick } from "../filters/index.ts";

const f = Math.fround;

/** Sides that can be transformed: powers of 2 from 2 on. */
export function isPowerOf2(size: number): boolean {
  let i = 2;
  while (i < size) i *= 2;
  return i === size;
}

/** Two-dimensional fast Hartley transform of square float32 planes with a side that is a power of 2; all in float32.
 * @see ImageJ 1.54p, FHT.rc2DFHT, dfht3 */
export class HartleyTransform {
  readonly #size: number;
  readonly #cos: Float32Array;
  readonly #sin: Float32Array;
  readonly #reversed: Int32Array;
  readonly #line: Float32Array;

  constructor(size: number) {
    this.#size = size;
    const quarter = size >> 2;
    this.#cos = new Float32Array(quarter);
    this.#sin = new Float32Array(quarter);
    const step = (2 * Math.PI) / size;
    for (let i = 0, angle = 0; i < quarter; i++, angle += step) {
      this.#cos[i] = Math.cos(angle);
      this.#sin[i] = Math.sin(angle);
    }
    const bits = Math.log2(size);
    this.#reversed = Int32Array.from({ length: size }, (_, i) => {
      let out = 0;
      for (let b = 0; b < bits; b++) if ((i >> b) & 1) out |= 1 << (bits - 1 - b);
      return out;
    });
    this.#line = new Float32Array(size);
  }

  /** In place; the inverse divides by the number of pixels. */
  transform(x: Float32Array, inverse: boolean, tick?: Tick): void {
    this.#rows(x, inverse, tick);
    transpose(x, this.#size);
    this.#rows(x, inverse, tick);
    transpose(x, this.#size);
    separable(x, this.#size);
  }

  #rows(x: Float32Array, inverse: boolean, tick: Tick | undefined): void {
    const size = this.#size;
    const line = this.#line;
    for (let row = 0; row < size; row++) {
      if ((row & 15) === 0) tick?.();
      const start = row * size;
      for (let i = 0; i < size; i++) line[i] = x[start + this.#reversed[i]!]!;
      this.#line1D(line);
      if (inverse) for (let i = 0; i < size; i++) line[i]! /= size;
      x.set(line, start);
    }
  }

  /** Butterflies of one line in bit-reversed order: radix 4 first, then radix 2. */
  #line1D(x: Float32Array): void {
    const size = this.#size;
    for (let i = 0; i + 3 < size; i += 4) {
      const a = f(x[i]! + x[i + 1]!);
      const b = f(x[i]! - x[i + 1]!);
      const c = f(x[i + 2]! + x[i + 3]!);
      const d = f(x[i + 2]! - x[i + 3]!);
      x[i] = a + c;
      x[i + 1] = b + d;
      x[i + 2] = a - c;
      x[i + 3] = b - d;
    }
    for (let group = 4, groups = size >> 3; group < size; group *= 2, groups >>= 1) {
      const half = group >> 1;
      for (let start = 0; start < size; start += 2 * group) {
        butterfly(x, start, start + group);
        butterfly(x, start + half, start + half + group);
        for (let k = 1; k < half; k++) {
          const p1 = start + k;
          const p2 = p1 + group;
          const p3 = start + group - k;
          const p4 = p3 + group;
          const c = this.#cos[k * groups]!;
          const s = this.#sin[k * groups]!;
          const u = f(f(x[p2]! * c) + f(x[p4]! * s));
          const v = f(f(x[p4]! * c) - f(x[p2]! * s));
          x[p2] = x[p1]! - u;
          x[p1] = x[p1]! + u;
          x[p4] = x[p3]! + v;
          x[p3] = x[p3]! - v;
        }
      }
    }
  }
}

function butterfly(x: Float32Array, i: number, j: number): void {
  const a = x[i]!;
  const b = x[j]!;
  x[i] = a + b;
  x[j] = a - b;
}

function transpose(x: Float32Array, size: number): void {
  for (let r = 0; r < size; r++)
    for (let c = r + 1; c < size; c++) {
      const kept = x[r * size + c]!;
      x[r * size + c] = x[c * size + r]!;
      x[c * size + r] = kept;
    }
}

/** From the product of two one-dimensional kernels to the two-dimensional one. */
function separable(x: Float32Array, size: number): void {
  for (let row = 0; row <= size >> 1; row++)
    for (let col = 0; col <= size >> 1; col++) {
      const mirroredRow = ((size - row) % size) * size;
      const mirroredCol = (size - col) % size;
      const here = row * size;
      const a = x[here + col]!;
      const b = x[mirroredRow + col]!;
      const c = x[here + mirroredCol]!;
      const d = x[mirroredRow + mirroredCol]!;
      const e = f(f(f(a + d) - f(b + c)) / 2);
      x[here + col] = a - e;
      x[mirroredRow + col] = b + e;
      x[here + mirroredCol] = c + e;
      x[mirroredRow + mirroredCol] = d - e;
    }
}
