import type { Band } from "./padded-bands.ts";
import { type DiscKernel, halfWidthsOf } from "./rank-kernel.ts";

/** Largest key of each neighbourhood. Keys are integers (pixel values, or float32 in an order-preserving code; see float-keys.ts).
 * Each row's sliding maximum of width 2 × dx + 1 is made from that of the next smaller dx, and rows are combined.
 * @param out - `band.rows` × `columns` keys, row by row. */
export class AreaMaximum {
  readonly #kernel: DiscKernel;
  readonly #columns: number;
  /** Distinct half widths, ascending, and the rows of the kernel that have them. */
  readonly #widths: ReturnType<typeof halfWidthsOf>;
  #line = new Int32Array(0);
  #next = new Int32Array(0);

  constructor(kernel: DiscKernel, columns: number) {
    this.#kernel = kernel;
    this.#columns = columns;
    this.#widths = halfWidthsOf(kernel);
  }

  run(keys: Int32Array, band: Band, out: Int32Array): void {
    const { radius } = this.#kernel;
    const columns = this.#columns;
    const { stride } = band;
    if (this.#line.length < stride) {
      this.#line = new Int32Array(stride);
      this.#next = new Int32Array(stride);
    }
    out.fill(-2147483648);
    for (let row = -radius; row < band.rows + radius; row++) {
      let line = this.#line;
      let next = this.#next;
      const start = band.origin - radius + row * stride;
      line.set(keys.subarray(start, start + stride));
      let reach = 0;
      for (const { dx, rows } of this.#widths) {
        // From reach to dx: the union of the window shifted to both sides, as long as there is no gap between them.
        while (reach < dx) {
          const step = Math.min(dx - reach, 2 * reach + 1);
          widen(line, next, step, stride);
          [line, next] = [next, line];
          reach += step;
        }
        for (const dy of rows) {
          const target = row - dy;
          if (target >= 0 && target < band.rows) raise(out, target * columns, line, radius, columns);
        }
      }
    }
  }
}

/** to[x] = largest of from[x - step], from[x], from[x + step]; ends that would leave the row stay as they are. */
function widen(from: Int32Array, to: Int32Array, step: number, length: number): void {
  for (let x = 0; x < Math.min(step, length); x++) to[x] = from[x]!;
  for (let x = Math.max(step, length - step); x < length; x++) to[x] = from[x]!;
  for (let x = step; x < length - step; x++) {
    const a = from[x - step]!;
    const b = from[x]!;
    const c = from[x + step]!;
    const m = a > b ? a : b;
    to[x] = m > c ? m : c;
  }
}

function raise(out: Int32Array, at: number, line: Int32Array, offset: number, columns: number): void {
  for (let x = 0; x < columns; x++) {
    const v = line[x + offset]!;
    if (v > out[at + x]!) out[at + x] = v;
  }
}
