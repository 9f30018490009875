import type { Band } from "../padded-bands.ts";
import type { DiscKernel } from "../rank-kernel.ts";
import type { VectorMachine } from "./module.ts";
import { type SumsCall, sumsModule } from "./sums-module.ts";

const POINTS = 64;
const SUMS = 128;
const TABLES = 256;

/** Byte addresses: four rows of the band, the band column by column, results of four rows interleaved, and row by row. */
interface Layout {
  readonly rows: number;
  readonly turned: number;
  readonly out: number;
  readonly lines: number;
}

/** Means and variances of four rows at once, as rank-sums.ts finds them row by row: the same sums in the same order. For kernels that
 * slide (radius of 2 pixels and more). */
export class VectorSums {
  readonly #machine: VectorMachine<SumsCall>;
  readonly #kernel: DiscKernel;
  readonly #columns: number;
  readonly #at: Layout;
  readonly #rowPitch: number;
  readonly #columnPitch: number;

  private constructor(
    machine: VectorMachine<SumsCall>,
    kernel: DiscKernel,
    columns: number,
    at: Layout,
    pitches: readonly [row: number, column: number],
  ) {
    this.#machine = machine;
    this.#kernel = kernel;
    this.#columns = columns;
    this.#at = at;
    [this.#rowPitch, this.#columnPitch] = pitches;
    machine.doubles[POINTS / 8] = kernel.points;
    const taps = kernel.halfWidths.length;
    for (const [i, dx] of kernel.halfWidths.entries()) {
      const down = 4 * (i - kernel.radius);
      machine.integers[TABLES / 4 + i] = -dx * this.#columnPitch + down;
      machine.integers[TABLES / 4 + taps + i] = (dx + 1) * this.#columnPitch + down;
    }
  }

  /** @param rows - of the highest band.
   * @returns null where this engine has no vectors. */
  static for(kernel: DiscKernel, columns: number, rows: number): VectorSums | null {
    const stride = columns + 2 * kernel.radius;
    const height = Math.ceil((rows + 2 * kernel.radius) / 4) * 4 + 4;
    const rowPitch = Math.ceil((stride + 8) / 4) * 16;
    const columnPitch = height * 4;
    const start = TABLES + 8 * kernel.halfWidths.length + 64;
    const turned = start + 5 * rowPitch;
    const out = turned + (stride + 8) * columnPitch;
    const lines = out + (columns + 8) * 16;
    const machine = sumsModule.machine(lines + 4 * (columns + 8) * 4);
    if (machine === null) return null;
    return new VectorSums(machine, kernel, columns, { rows: start, turned, out, lines }, [
      rowPitch,
      columnPitch,
    ]);
  }

  /** @param redo - does a row by itself: where NaN or infinite values came into a sum.
   * @param sink - gets each row's results, not clamped. */
  run(
    values: Float32Array,
    band: Band,
    what: "mean" | "variance",
    redo: (row: number) => void,
    sink: (row: number, results: Float32Array) => void,
  ): void {
    const { call, floats, doubles } = this.#machine;
    const { radius, halfWidths } = this.#kernel;
    const { out, lines } = this.#at;
    const columns = this.#columns;
    this.#turn(values, band);
    const linePitch = (columns + 8) * 4;
    const ends = TABLES + 4 * halfWidths.length;
    for (let row = 0; row < band.rows; row += 4) {
      const centre = this.#at.turned + radius * this.#columnPitch + 4 * (row + radius);
      this.#firstSums(centre);
      call[what](centre, TABLES, ends, ends, columns, this.#columnPitch, out, POINTS, SUMS);
      call.scatter(out, 16, lines, linePitch, (columns + 3) >> 2);
      for (let r = 0; r < Math.min(4, band.rows - row); r++)
        if (Number.isFinite(doubles[SUMS / 8 + r])) {
          const at = (lines + r * linePitch) / 4;
          sink(row + r, floats.subarray(at, at + columns));
        } else redo(row + r);
    }
  }

  /** Column by column, so that four rows lie side by side. */
  #turn(values: Float32Array, band: Band): void {
    const { call, floats } = this.#machine;
    const { rows, turned } = this.#at;
    const { radius } = this.#kernel;
    const height = band.rows + 2 * radius;
    const pitch = this.#rowPitch;
    for (let y = 0; y < height; y += 4) {
      for (let r = 0; r < 4 && y + r < height; r++) {
        const from = (y + r) * band.stride;
        floats.set(values.subarray(from, from + band.stride), (rows + r * pitch) / 4);
      }
      call.gather(rows, pitch, turned + 4 * y, this.#columnPitch, (band.stride + 3) >> 2);
    }
  }

  /** Of the first column, added up kernel row by kernel row. */
  #firstSums(centre: number): void {
    const { floats, doubles } = this.#machine;
    const { radius, halfWidths } = this.#kernel;
    const step = this.#columnPitch / 4;
    for (let r = 0; r < 4; r++) {
      let sum = 0;
      let squares = 0;
      for (const [i, dx] of halfWidths.entries()) {
        const at = centre / 4 + r + i - radius;
        for (let p = at - dx * step; p <= at + dx * step; p += step) {
          const v = floats[p]!;
          sum += v;
          squares += v * v;
        }
      }
      doubles[SUMS / 8 + r] = sum;
      doubles[SUMS / 8 + 4 + r] = squares;
    }
  }
}
