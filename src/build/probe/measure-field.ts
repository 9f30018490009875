import type { NdArray } from "../../array/index.ts";
import { isBigDType, isFloatDType, stridesOf } from "../../array/index.ts";
import type { Reach } from "../proposal-types.ts";
import { differences, dimensionsOf, type Follower, type GridAxis, validSize } from "./grid-axis.ts";
import { NORMAL, Random, randomValue } from "./random-input.ts";
import { RefusedAfterAll, type Subject } from "./subject.ts";

export interface FieldQuestion {
  readonly subject: Subject;
  readonly axis: GridAxis;
  readonly followers: readonly Follower[];
  /** Reach expected per side in input samples; null = unknown. */
  readonly expected: number | null;
  /** The graph says that everything looks everywhere: two sizes suffice to see it. */
  readonly wholeExpected: boolean;
  /** Phases to look at: the step grid, or a guess for axes of fixed size. */
  readonly period: number;
  /** Largest number of input elements for one run. */
  readonly maxElements: number;
}

export interface FieldAnswer {
  /** Per follower: worst phase, input samples; null = everything changed, or nothing. */
  readonly fields: readonly (Reach | null)[];
  /** The same with NaN; null = it did not get through. */
  readonly nanFields: readonly (Reach | null)[];
  /** Per follower: a change in the middle reached an end at every size tried. */
  readonly whole: readonly boolean[];
  /** Sizes along the axis that were tried, rising. */
  readonly sizes: readonly number[];
  readonly phases: number;
}

/** One background each: values as they are, strong and faint ones, so that dead rectifiers come to life. */
const SPREADS = [1, 3];
const MAX_PHASES = 32;
/** Networks that look farther than half of this count as looking everywhere. */
const LONGEST = 2048;

/** Change the samples at one index along the axis (all others stay) and see where the outputs change, for every phase of
 * the grid. Runs of one size are the same to the last bit where nothing changed, so every difference counts. */
export async function measureField(question: FieldQuestion): Promise<FieldAnswer> {
  const { axis, expected, period } = question;
  const first = expected === null ? Math.max(48, 6 * period) : 2 * (expected + period) + 4;
  let size = validSize(axis, first);
  const sizes: number[] = [];
  let answer: Extent[] = [];
  for (;;) {
    try {
      answer = await measureAt(question, size);
    } catch (error) {
      // too large for the machine: what smaller sizes showed has to do
      if (!(error instanceof RefusedAfterAll) || sizes.length === 0) throw error;
      break;
    }
    sizes.push(size);
    const touching = answer.filter(({ touches }) => touches !== "none");
    const larger = validSize(axis, 2 * size);
    const enough =
      touching.length === 0 ||
      larger === size ||
      larger > LONGEST ||
      larger * stripElements(question) > question.maxElements ||
      (question.wholeExpected && sizes.length > 1 && touching.every(({ touches }) => touches === "both"));
    if (enough) break;
    size = larger;
  }
  return {
    fields: answer.map(({ field, touches }) => (touches === "none" ? field : null)),
    nanFields: answer.map(({ nan, touches }) => (touches === "none" ? nan : null)),
    whole: answer.map(({ touches }) => touches !== "none"),
    sizes,
    phases: answer[0]?.phases ?? 0,
  };
}

interface Extent {
  field: Reach | null;
  nan: Reach | null;
  touches: "none" | "one" | "both";
  phases: number;
}

async function measureAt(question: FieldQuestion, size: number): Promise<Extent[]> {
  const { subject, axis, followers, period } = question;
  const sizes = { ...axis.strip, [axis.id]: size };
  const centre = Math.floor(size / 2 / period) * period;
  const every = Math.ceil(period / MAX_PHASES);
  const phases: number[] = [];
  for (let p = 0; p < period; p += every) phases.push(p);
  if (!phases.includes(period - 1)) phases.push(period - 1);
  const extents = followers.map(
    (): Extent => ({ field: null, nan: null, touches: "none", phases: phases.length }),
  );
  for (const [trial, spread] of [...SPREADS, Number.NaN].entries()) {
    const isNan = Number.isNaN(spread);
    if (isNan && !subject.layouts.some(({ dtype }) => isFloatDType(dtype))) continue;
    const base = subject.inputs(sizes, 100 + trial, isNan ? 1 : spread);
    const before = await subject.mustRun(base);
    for (const phase of phases) {
      const at = Math.min(size - 1, centre + phase);
      const changed = base.map((array, i) => withPlane(question, array, i, at, isNan, trial));
      const after = await subject.mustRun(changed);
      let stop = false;
      followers.forEach((follower, f) => {
        const extent = extents[f];
        if (!extent) return;
        const seen = seenFrom(before, after, follower, at);
        if (seen === null) return;
        if (isNan) extent.nan = farther(extent.nan, seen.reach);
        else {
          extent.field = farther(extent.field, seen.reach);
          if (seen.touches === "both" || extent.touches === "none") extent.touches = seen.touches;
          stop ||= extent.touches !== "none";
        }
      });
      // the size is too small: no use to look at other phases
      if (stop) return extents;
    }
  }
  for (const extent of extents) {
    const { field, nan } = extent;
    // NaN that gets lost on some ways (rectifiers, maxima) says nothing
    if (field && nan && (nan.minus < field.minus || nan.plus < field.plus)) extent.nan = null;
  }
  return extents;
}

function seenFrom(
  before: readonly NdArray[],
  after: readonly NdArray[],
  { output, dim, relation }: Follower,
  at: number,
): { reach: Reach; touches: Extent["touches"] } | null {
  const [a, b] = [before[output], after[output]];
  const n = a?.shape[dim] ?? 0;
  if (!a || !b) return null;
  const changes = differences(a, b, dim, 0, 0, n);
  const first = changes.findIndex((d) => d > 0);
  if (first < 0) return null;
  const last = changes.findLastIndex((d) => d > 0);
  const { up, down, offset } = relation;
  const position = (k: number) => ((k - offset / 2) * down) / up;
  const ends = Number(first === 0) + Number(last === n - 1);
  return {
    reach: { minus: Math.max(0, position(last) - at), plus: Math.max(0, at - position(first)) },
    touches: ends === 2 ? "both" : ends === 1 ? "one" : "none",
  };
}

/** A copy with other values at one index along the axis. */
function withPlane(
  { subject, axis }: FieldQuestion,
  array: NdArray,
  input: number,
  at: number,
  isNan: boolean,
  seed: number,
): NdArray {
  const dim = dimensionsOf(subject, axis.id, true)[input] ?? -1;
  if (dim < 0 || (isNan && !isFloatDType(array.dtype))) return array;
  const data = array.data.slice();
  const inner = stridesOf(array.shape)[dim] ?? 1;
  const length = array.shape[dim] ?? 1;
  const random = new Random(7000 + seed);
  const background = subject.backgrounds[input] ?? NORMAL;
  const big = isBigDType(array.dtype);
  for (let start = at * inner; start < data.length; start += length * inner) {
    for (let i = start; i < start + inner; i++) {
      const value = isNan ? Number.NaN : different(random, array, i, background);
      data[i] = (big ? BigInt(value) : value) as never;
    }
  }
  return { ...array, data } as NdArray;
}

/** A random value that is not the one that is there. */
function different(
  random: Random,
  array: NdArray,
  i: number,
  background: Parameters<typeof randomValue>[1],
): number {
  const there = Number(array.data[i]);
  if (array.dtype === "bool") return 1 - there;
  const value = randomValue(random, background, array.dtype, 2);
  if (value !== there) return value;
  return there > 0 ? there - 1 : there + 1;
}

function stripElements({ subject, axis }: FieldQuestion): number {
  const shapes = subject.shapes({ ...axis.strip, [axis.id]: 1 });
  return Math.max(1, ...shapes.map((shape) => shape.reduce((n, s) => n * s, 1)));
}

function farther(a: Reach | null, b: Reach): Reach {
  return a === null ? b : { minus: Math.max(a.minus, b.minus), plus: Math.max(a.plus, b.plus) };
}
