import {
  meanAndStd,
  type NdArray,
  type QuantileMethod,
  quantile,
  reshape,
  transpose,
} from "../array/index.ts";
import { fail } from "../errors/index.ts";
import type { StatAxes } from "../rdf/index.ts";

/** Where the statistics of a chain of steps come from. All are of raw tensors: before any step ran. */
export interface ProcessingContext {
  /** Id of the tensor that is processed, for messages; a reference to it means the array itself. */
  readonly tensor: string;
  /** Raw input tensors by id (for postprocessing too), with axes; steps may refer to them. */
  readonly rawTensors: ReadonlyMap<string, NdArray>;
}

type Stats = NdArray<"float64">;

/** Statistics of the raw tensors, each computed once. Results have one dimension per dimension of the array. */
export class Measure {
  readonly #array: NdArray;
  readonly #context: ProcessingContext;
  readonly #known = new Map<string, readonly Stats[]>();

  constructor(array: NdArray, context: ProcessingContext) {
    this.#array = array;
    this.#context = context;
  }

  /** Mean and population deviation.
   * @param reference - tensor measured; null = the processed one.
   * @param perSample - how NaN counts: in a statistic per sample it makes the deviation NaN, in one over the dataset it
   * is left out. bioimageio.core measures the two with different code. */
  meanAndStd(
    op: string,
    reference: string | null,
    axes: StatAxes,
    perSample: boolean,
  ): { mean: Stats; std: Stats } {
    const [mean, std] = this.#once(["std", reference, axes, perSample], () => {
      const source = this.#source(op, reference);
      const result = meanAndStd(source, this.#dims(op, source, axes), {
        nan: perSample ? "propagate" : "skip",
      });
      return [this.#align(op, result.mean, reference), this.#align(op, result.std, reference)];
    });
    return { mean: mean!, std: std! };
  }

  /** Quantiles at q; NaN elements are left out, as in bioimageio.core (xarray skips them). */
  quantiles(
    op: string,
    reference: string | null,
    axes: StatAxes,
    q: readonly number[],
    method: QuantileMethod,
  ): readonly Stats[] {
    return this.#once(["quantile", reference, axes, q, method], () => {
      const source = this.#source(op, reference);
      return quantile(source, this.#dims(op, source, axes), q, method, { nan: "skip" }).map((values) =>
        this.#align(op, values, reference),
      );
    });
  }

  #once(key: unknown, compute: () => readonly Stats[]): readonly Stats[] {
    const text = JSON.stringify(key);
    const known = this.#known.get(text) ?? compute();
    this.#known.set(text, known);
    return known;
  }

  #source(op: string, reference: string | null): NdArray {
    const { tensor, rawTensors } = this.#context;
    if (reference === null || reference === tensor) return this.#array;
    const source = rawTensors.get(reference);
    if (source) return source;
    const available = [...rawTensors.keys()].join(", ");
    throw fail("processing/missing-reference", { tensor, op, reference, available });
  }

  #dims(op: string, source: NdArray, axes: StatAxes): readonly number[] | null {
    if (axes === null) return null;
    // a tensor without batch axis is one sample: its dataset statistic is its own
    const named = axes.filter((axis) => axis !== "batch" || source.axes?.includes("batch"));
    return named.map((axis) => axisIndex(source, axis, op, this.#context.tensor));
  }

  /** Bring statistics of another tensor to the axes of the processed one, by name. */
  #align(op: string, stats: Stats, reference: string | null): Stats {
    const { shape, axes } = this.#array;
    if (reference === null || reference === this.#context.tensor) return stats;
    if (stats.data.length === 1)
      return reshape(
        stats,
        shape.map(() => 1),
      );
    const from = stats.axes ?? [];
    const kept = from.filter((_, d) => stats.shape[d]! > 1);
    const fits = kept.every((axis) => stats.shape[from.indexOf(axis)] === shape[axes?.indexOf(axis) ?? -1]);
    if (!axes || !fits)
      throw fail("processing/axes", {
        tensor: this.#context.tensor,
        op,
        got: `statistics of ${reference} for ${from.map((a, d) => `${a} ${stats.shape[d]}`).join(", ")}`,
        expected: `sizes that agree with ${(axes ?? []).map((a, d) => `${a} ${shape[d]}`).join(", ") || "the tensor, whose axes are not named"}`,
      });
    const ordered = axes.filter((axis) => kept.includes(axis));
    const others = from.map((_, d) => d).filter((d) => !ordered.includes(from[d]!));
    const turned = transpose(stats, [...ordered.map((axis) => from.indexOf(axis)), ...others]);
    return reshape(
      turned,
      axes.map((axis, d) => (kept.includes(axis) ? shape[d]! : 1)),
    );
  }
}

/** Whether a statistic is one of the dataset: over all axes, or over batch among others (rdf 0.5). */
export function isDatasetStatistic(axes: StatAxes): boolean {
  return axes === null || axes.includes("batch");
}

/** @throws processing/axes when the array has no such axis. */
export function axisIndex(array: NdArray, axis: string, op: string, tensor: string): number {
  const index = array.axes?.indexOf(axis) ?? -1;
  if (index >= 0) return index;
  throw fail("processing/axes", {
    tensor,
    op,
    got: array.axes ? `the axes ${array.axes.join(", ")}` : "an array whose axes are not named",
    expected: `an axis ${axis}`,
  });
}
