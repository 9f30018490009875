import type { Reach } from "../proposal-types.ts";
import type { GraphReads } from "./graph-reads.ts";
import { NotFollowed } from "./reads.ts";

/** What the arithmetic of a graph says about one axis of an output. */
export interface GraphField {
  /** Position of the graph input and of its dimension that the axis follows. */
  readonly input: number;
  readonly dim: number;
  /** True: from end to end. The figures below are then without meaning. */
  readonly whole: boolean;
  /** Output samples per input sample, up / down. */
  readonly up: number;
  readonly down: number;
  /** Input samples after which the pattern repeats: tiles must start at multiples of it. */
  readonly period: number;
  /** First and last input sample that output sample i depends on, for i in one period from 0 on. */
  readonly reads: readonly (readonly [number, number])[];
}

/** Patterns longer than this many output samples are given up. */
const LONGEST_PERIOD = 512;

/** Follow output sample by output sample along one axis.
 * @returns one entry per graph input that matters; a text = why the graph is not followed. */
export function followAxis(graph: GraphReads, output: string, dim: number): GraphField[] | string {
  try {
    const inputs = [...graph.reads(output, dim, 0, 0).keys()];
    return inputs.map((input) => followInput(graph, output, dim, input));
  } catch (error) {
    if (error instanceof NotFollowed) return error.message;
    throw error;
  }
}

function followInput(graph: GraphReads, output: string, dim: number, input: number): GraphField {
  const at = (i: number) => {
    const span = graph.reads(output, dim, i, i).get(input);
    if (!span) throw new NotFollowed(output, "samples of the output depend on different inputs");
    return span;
  };
  const origin = at(0);
  if (origin.dim === null || !Number.isFinite(origin.lo) || !Number.isFinite(origin.hi)) {
    return { input, dim: origin.dim ?? -1, whole: true, up: 1, down: 1, period: 1, reads: [] };
  }
  // Far away, at a number with many divisors, whole patterns have passed by.
  const far = 2 * 3 * 5 * 7 * 64;
  const moved = at(far).lo - origin.lo;
  const divisor = gcd(Math.abs(moved), far);
  const [up, down] = [far / divisor, moved / divisor];
  const reads: [number, number][] = [];
  const repeats = (period: number) => {
    const shift = (period * down) / up;
    if (!Number.isInteger(shift)) return false;
    for (let i = 0; i < period; i++) {
      const [here, next] = [at(i), at(i + period)];
      if (next.lo - here.lo !== shift || next.hi - here.hi !== shift) return false;
    }
    return true;
  };
  let period = up;
  while (period <= LONGEST_PERIOD && !repeats(period)) period += up;
  if (period > LONGEST_PERIOD) throw new NotFollowed(output, "no repeating pattern was found");
  for (let i = 0; i < period; i++) reads.push([at(i).lo, at(i).hi]);
  return { input, dim: origin.dim, whole: false, up, down, period: (period * down) / up, reads };
}

/** Worst-phase receptive field: how far from its own position an output sample looks, in input samples. Output sample k
 * shows input position (k − offset / 2) · down / up. */
export function worstPhase({ reads, up, down }: GraphField, offset: number): Reach {
  let minus = 0;
  let plus = 0;
  reads.forEach(([lo, hi], i) => {
    const position = ((i - offset / 2) * down) / up;
    minus = Math.max(minus, position - lo);
    plus = Math.max(plus, hi - position);
  });
  return { minus, plus };
}

/** Output samples per side that look beyond a tile of `size` input samples whose start lies on the grid. */
export function borders(field: GraphField, size: number, offset: number): Reach {
  const { reads, up, down } = field;
  const n = (size * up) / down + offset;
  const span = (i: number): [number, number] => {
    const turn = Math.floor(i / reads.length);
    const [lo, hi] = reads[i - turn * reads.length] ?? [0, 0];
    const shift = (turn * reads.length * down) / up;
    return [lo + shift, hi + shift];
  };
  let minus = 0;
  let plus = 0;
  for (let i = 0; i < n; i++) {
    const [lo, hi] = span(i);
    if (lo < 0) minus = i + 1;
    if (hi >= size) plus = Math.max(plus, n - i);
  }
  return { minus, plus };
}

export function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

export function lcm(a: number, b: number): number {
  return (a / gcd(a, b)) * b;
}
