import { type NdArray, sizeOf, stridesOf } from "../../array/index.ts";
import type { Relation } from "./relations.ts";
import type { Sizes, Subject } from "./subject.ts";

/** An axis of the image that all tensors share. */
export interface GridAxis {
  readonly id: string;
  readonly min: number;
  /** 0 = one size only. */
  readonly step: number;
  /** Sizes of the other axes while this one is looked at: small, so that runs are cheap. */
  readonly strip: Sizes;
}

export type Following = Extract<Relation, { kind: "follows" }>;

/** A dimension of an output that follows a grid axis. */
export interface Follower {
  readonly output: number;
  readonly dim: number;
  readonly relation: Following;
}

/** The smallest valid size ≥ `size`. */
export function validSize(axis: Pick<GridAxis, "min" | "step">, size: number): number {
  if (axis.step === 0 || size <= axis.min) return axis.min;
  return axis.min + Math.ceil((size - axis.min) / axis.step) * axis.step;
}

/** The same axis on a coarser grid, with sizes that end on it, so that the end of a tile is like its start. */
export function onGrid(axis: GridAxis, step: number): GridAxis {
  const aligned = axis.min % axis.step === 0;
  return { ...axis, step, min: aligned ? Math.ceil(axis.min / step) * step : axis.min };
}

export function followersOf(outputs: readonly (readonly Relation[])[], axis: string): Follower[] {
  return outputs.flatMap((dims, output) =>
    dims.flatMap((relation, dim) =>
      relation.kind === "follows" && relation.axis === axis ? [{ output, dim, relation }] : [],
    ),
  );
}

/** Dimension of a grid axis in each input that has it free; −1 = the input does not have it. */
export function dimensionsOf(subject: Subject, axis: string, fixedToo = false): number[] {
  return subject.layouts.map(({ axes, fixed }) =>
    axes.findIndex((id, d) => id === axis && (fixedToo || fixed[d] === null)),
  );
}

/** Per index along `dim`: largest |a − b| of `count` samples from `fromA` in a and `fromB` in b on. NaN against a
 * number counts as infinite, NaN against NaN as equal. */
export function differences(
  a: NdArray,
  b: NdArray,
  dim: number,
  fromA: number,
  fromB: number,
  count: number,
): Float64Array {
  const result = new Float64Array(count);
  const inner = stridesOf(a.shape)[dim] ?? 1;
  const outer = sizeOf(a.shape.slice(0, dim));
  const [lengthA, lengthB] = [a.shape[dim] ?? 0, b.shape[dim] ?? 0];
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < count; k++) {
      const startA = (o * lengthA + fromA + k) * inner;
      const startB = (o * lengthB + fromB + k) * inner;
      let most = result[k] ?? 0;
      for (let i = 0; i < inner; i++) {
        const difference = distance(Number(a.data[startA + i]), Number(b.data[startB + i]));
        if (difference > most) most = difference;
      }
      result[k] = most;
    }
  }
  return result;
}

function distance(p: number, q: number): number {
  if (p === q) return 0;
  const difference = Math.abs(p - q);
  if (!Number.isNaN(difference)) return difference;
  return Number.isNaN(p) && Number.isNaN(q) ? 0 : Number.POSITIVE_INFINITY;
}
