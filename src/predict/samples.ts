import { type NdArray, reshape, sizeOf, transpose } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import type { InputTensor } from "../rdf/index.ts";
import { convertColour } from "./colour.ts";
import { type AxisMatch, type Loop, loopRank } from "./match-axes.ts";

/** One matched input: its array turned so that loops come first and the model's axes follow. */
export interface MatchedInput {
  readonly tensor: InputTensor;
  readonly match: AxisMatch;
  /** Shape [...loop sizes, ...model axes]; a view of the caller's data where nothing had to move. */
  readonly array: NdArray;
}

export function arrangeInput(tensor: InputTensor, array: NdArray, match: AxisMatch): MatchedInput {
  const converted = convertColour({ ...array, axes: null }, match.colour);
  const used = [...match.loops.map((loop) => loop.dimension), ...match.from.filter((d) => d !== null)];
  const rest = converted.shape.map((_, d) => d).filter((d) => !used.includes(d));
  const turned = transpose(converted, [...used, ...rest]);
  const shape = [
    ...match.loops.map((loop) => loop.size),
    ...match.from.map((d) => (d === null ? 1 : (converted.shape[d] ?? 1))),
  ];
  return { tensor, match, array: reshape(turned, shape) };
}

/** All loops of all inputs: samples of the run in C order. */
export interface SampleGrid {
  readonly loops: readonly { readonly axis: string; readonly size: number }[];
  readonly count: number;
}

/** Loops of the same axis run together; an input without that loop takes part in every sample.
 * @throws predict/axes when two inputs have different lengths along a loop */
export function planSamples(inputs: readonly MatchedInput[]): SampleGrid {
  const loops: { axis: string; size: number }[] = [];
  for (const { match, tensor } of inputs) {
    for (const loop of match.loops) {
      const known = loops.find((other) => other.axis === loop.axis);
      if (!known) loops.push({ axis: loop.axis, size: loop.size });
      else if (known.size !== loop.size) {
        throw fail("predict/axes", {
          tensor: tensor.id,
          got: `${loop.size} entries along ${loop.axis}`,
          expected: `of the other input with ${known.size}`,
          hint: "Give inputs of the same length, or one entry that is used for all.",
        });
      }
    }
  }
  loops.sort((a, b) => loopRank(a.axis) - loopRank(b.axis));
  return { loops, count: sizeOf(loops.map((loop) => loop.size)) };
}

/** Index along each loop of sample number `n`. */
export function loopIndex(grid: SampleGrid, n: number): number[] {
  const index: number[] = [];
  let rest = n;
  for (let d = grid.loops.length - 1; d >= 0; d--) {
    const size = grid.loops[d]?.size ?? 1;
    index.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return index;
}

/** "z 4, channel 1" (counted from 0), or "" for a single sample. */
export function loopText(grid: SampleGrid, n: number): string {
  const index = loopIndex(grid, n);
  return grid.loops.map((loop, d) => `${loop.axis} ${index[d]}`).join(", ");
}

/** The part of one input that belongs to sample `n`: a view with the model's axes. */
export function sampleOf(input: MatchedInput, grid: SampleGrid, n: number): NdArray {
  const index = loopIndex(grid, n);
  const own: readonly Loop[] = input.match.loops;
  let at = 0;
  for (const loop of own) {
    const d = grid.loops.findIndex((other) => other.axis === loop.axis);
    at = at * loop.size + (index[d] ?? 0);
  }
  const shape = input.array.shape.slice(own.length);
  const size = sizeOf(shape);
  const axes = input.tensor.axes.map((axis) => axis.id);
  return viewOf(input.array, at * size, shape, axes);
}

/** Consecutive elements as an array of their own shape, without a copy. */
export function viewOf(
  array: NdArray,
  from: number,
  shape: readonly number[],
  axes: readonly string[] | null,
): NdArray {
  // subarray keeps the element type, which the union over dtypes hides.
  const data = array.data.subarray(from, from + sizeOf(shape)) as NdArray["data"];
  return { dtype: array.dtype, shape, axes, data };
}
