import { CHUNK, chunkBuffer, type NdArray, planReduction, type ReductionPlan } from "../array/index.ts";

/** What an op combines with each element: one number for all, or values spread over the tensor. */
export type Operand = number | Spread;

/** Values of fewer dimensions laid over a tensor: size 1 in `values.shape` means "the same along this axis". */
export class Spread {
  readonly #values: Float64Array;
  readonly #plan: ReductionPlan;
  readonly #buffer: Float64Array<ArrayBuffer>;
  #span = -1;
  #base = 0;

  /** @param values - as many dimensions as `shape`, each 1 or equal to it. */
  constructor(values: NdArray<"float64">, shape: readonly number[]) {
    const constant = shape.map((_, d) => d).filter((d) => values.shape[d] === 1);
    this.#values = values.data;
    this.#plan = planReduction(shape, constant);
    this.#buffer = chunkBuffer(CHUNK);
  }

  /** The values for elements start … start + count − 1 of the tensor: one number when they are all the same, else a
   * buffer that the next call overwrites. */
  load(start: number, count: number): number | Float64Array {
    const { span, period } = this.#plan;
    if (period === 1 && start % span <= span - count)
      return this.#values[this.#baseOf(Math.floor(start / span))]!;
    const buffer = this.#buffer;
    for (let i = 0; i < count; ) {
      const at = start + i;
      const index = Math.floor(at / span);
      const end = Math.min(count, i + (index + 1) * span - at);
      const base = this.#baseOf(index);
      if (period === 1) buffer.fill(this.#values[base]!, i, end);
      else this.#repeat(buffer, i, end, base, at % period);
      i = end;
    }
    return buffer;
  }

  #repeat(buffer: Float64Array, from: number, to: number, base: number, phase: number): void {
    const values = this.#values;
    const last = base + this.#plan.period;
    for (let i = from, j = base + phase; i < to; i++) {
      buffer[i] = values[j]!;
      if (++j === last) j = base;
    }
  }

  #baseOf(span: number): number {
    if (span !== this.#span) {
      this.#span = span;
      this.#base = this.#plan.baseOf(span);
    }
    return this.#base;
  }
}

/** Add a number to every value. */
export function plus(values: NdArray<"float64">, term: number): NdArray<"float64"> {
  return { ...values, data: values.data.map((v) => v + term) };
}

/** Statistics or parameters as an operand for a tensor of that shape; a single value becomes a number. */
export function operandOf(values: NdArray<"float64">, shape: readonly number[]): Operand {
  return values.data.length === 1 ? values.data[0]! : new Spread(values, shape);
}
