import { FLOAT_MAX } from "../../numbers/index.ts";
import type { Band } from "../padded-bands.ts";
import { type DiscKernel, halfWidthsOf } from "../rank-kernel.ts";
import { type ExtremaCall, extremaModule } from "./extrema-module.ts";
import type { VectorMachine } from "./module.ts";

const LIMIT = 0;

/** Largest or smallest value of each neighbourhood, as `AreaMaximum` of rank-extrema.ts finds it, with vectors and float32 values. */
export class VectorExtrema {
  readonly #machine: VectorMachine<ExtremaCall>;
  readonly #kernel: DiscKernel;
  readonly #columns: number;
  readonly #side: "Max" | "Min";
  readonly #line: number;
  readonly #next: number;
  readonly #out: number;
  readonly #pitch: number;

  private constructor(
    machine: VectorMachine<ExtremaCall>,
    kernel: DiscKernel,
    columns: number,
    side: "Max" | "Min",
    [line, next, out]: readonly [number, number, number],
  ) {
    this.#machine = machine;
    this.#kernel = kernel;
    this.#columns = columns;
    this.#side = side;
    this.#line = line;
    this.#next = next;
    this.#out = out;
    this.#pitch = (columns + 4) * 4;
    machine.floats[LIMIT] = side === "Max" ? -FLOAT_MAX : FLOAT_MAX;
  }

  /** @param rows - of the highest band.
   * @returns null where this engine has no vectors. */
  static for(
    kernel: DiscKernel,
    columns: number,
    rows: number,
    what: "minimum" | "maximum",
  ): VectorExtrema | null {
    // Beside each line, room for steps beyond its ends.
    const margin = (kernel.radius + 4) * 4;
    const line = (columns + 2 * kernel.radius) * 4 + 2 * margin + 32;
    const places = [64 + margin, 64 + line + margin, 64 + 2 * line] as const;
    const machine = extremaModule.machine(places[2] + (rows + 1) * (columns + 4) * 4);
    if (machine === null) return null;
    return new VectorExtrema(machine, kernel, columns, what === "maximum" ? "Max" : "Min", places);
  }

  /** @param sink - gets each row's results. */
  run(values: Float32Array, band: Band, sink: (y: number, row: Float32Array) => void): void {
    const { floats, call } = this.#machine;
    const { radius } = this.#kernel;
    const { stride } = band;
    const side = this.#side;
    const pitch = this.#pitch;
    const widths = halfWidthsOf(this.#kernel);
    const vectors = (stride + 3) >> 2;
    const outVectors = (this.#columns + 3) >> 2;
    const start = this.#out / 4;
    floats.fill(floats[LIMIT] ?? 0, start, start + (band.rows * pitch) / 4);
    let line = this.#line;
    let next = this.#next;
    for (let row = -radius; row < band.rows + radius; row++) {
      const from = band.origin - radius + row * stride;
      floats.set(values.subarray(from, from + stride), line / 4);
      call[`clean${side}`](line, line, 4 * LIMIT, vectors);
      let reach = 0;
      for (const { dx, rows } of widths) {
        while (reach < dx) {
          const step = Math.min(dx - reach, 2 * reach + 1);
          call[`widen${side}`](line, next, 4 * step, vectors);
          [line, next] = [next, line];
          reach += step;
        }
        for (const dy of rows) {
          const target = row - dy;
          if (target >= 0 && target < band.rows)
            call[`raise${side}`](this.#out + target * pitch, line + 4 * radius, outVectors);
        }
      }
    }
    for (let row = 0; row < band.rows; row++) {
      const at = start + (row * pitch) / 4;
      sink(band.y + row, floats.subarray(at, at + this.#columns));
    }
  }
}
