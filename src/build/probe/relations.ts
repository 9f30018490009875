import { gcd } from "./graph-field.ts";
import { Refusal, type Sizes, type Subject } from "./subject.ts";

/** What a dimension of an output does when the inputs change size. */
export type Relation =
  | { readonly kind: "batch" }
  | { readonly kind: "fixed"; readonly size: number }
  | {
      readonly kind: "follows";
      readonly axis: string;
      readonly up: number;
      readonly down: number;
      readonly offset: number;
      readonly pairs: readonly (readonly [number, number])[];
    }
  /** Depends on the values, or on several axes at once. */
  | { readonly kind: "dynamic"; readonly reason: string };

export interface Related {
  /** Per output, per dimension. */
  readonly outputs: readonly (readonly Relation[])[];
  /** Per free grid axis: by how much it was enlarged; null = no larger size ran. */
  readonly strides: Readonly<Record<string, number | null>>;
  /** Does a batch of two run? */
  readonly batches: boolean;
}

/** By how much to enlarge an axis: steps that networks have divide one of these. */
const ENLARGE = [32, 24, 40, 28, 36, 48, 64, 60, 50, 96, 128];

/** Run the network at several sizes and see which outputs grow with which axis. */
export async function relateOutputs(
  subject: Subject,
  base: Sizes,
  axes: readonly string[],
): Promise<Related> {
  const before = await shapesAt(subject, base);
  const again = await subject.mustRun(subject.inputs(base, 29, 3));
  const zero = await subject.run(subject.inputs(base, 3, 0));
  const unsteady = (o: number, d: number) =>
    again[o]?.shape[d] !== before[o]?.[d] ||
    (!(zero instanceof Refusal) && zero[o]?.shape[d] !== before[o]?.[d]);
  const two = subject.layouts.some((layout) => layout.axes.includes("batch"))
    ? await subject.response(base, 2)
    : new Refusal("no batch axis");

  const grown: Record<
    string,
    { by: number; first: readonly (readonly number[])[]; second: readonly (readonly number[])[] }
  > = {};
  for (const axis of axes) {
    for (const by of ENLARGE) {
      const first = await subject.response(enlarge(base, axis, by));
      if (first instanceof Refusal) continue;
      const second = await subject.response(enlarge(base, axis, 2 * by));
      if (second instanceof Refusal) continue;
      grown[axis] = { by, first, second };
      break;
    }
  }
  const outputs = before.map((shape, o) =>
    shape.map((size, d): Relation => {
      if (unsteady(o, d)) return { kind: "dynamic", reason: "its size depends on the values" };
      if (!(two instanceof Refusal) && two[o]?.[d] === 2 * size) return { kind: "batch" };
      const follows = axes.filter((axis) => grown[axis] && grown[axis].first[o]?.[d] !== size);
      const [axis] = follows;
      if (axis === undefined) {
        const batch = two instanceof Refusal && d === 0 && size === 1 && shape.length > 1;
        return batch ? { kind: "batch" } : { kind: "fixed", size };
      }
      const reason = `it grows with ${follows.join(" and ")}`;
      if (follows.length > 1) return { kind: "dynamic", reason };
      const growth = grown[axis];
      const start = base[axis] ?? 0;
      if (!growth) return { kind: "fixed", size };
      const pairs = [
        [start, size],
        [start + growth.by, growth.first[o]?.[d] ?? 0],
        [start + 2 * growth.by, growth.second[o]?.[d] ?? 0],
      ] as const;
      return lineThrough(axis, pairs) ?? { kind: "dynamic", reason: `${reason}, but not in proportion` };
    }),
  );
  const strides = Object.fromEntries(axes.map((axis) => [axis, grown[axis]?.by ?? null]));
  return { outputs, strides, batches: !(two instanceof Refusal) };
}

/** Size of an output axis for a size of its input axis; not whole = that size is not valid. */
export function relatedSize(relation: Extract<Relation, { kind: "follows" }>, size: number): number {
  return (size * relation.up) / relation.down + relation.offset;
}

export function enlarge(base: Sizes, axis: string, by: number): Sizes {
  return { ...base, [axis]: (base[axis] ?? 0) + by };
}

function lineThrough(axis: string, pairs: readonly (readonly [number, number])[]): Relation | null {
  const [p, q, r] = pairs;
  if (!p || !q || !r) return null;
  const rise = q[1] - p[1];
  const run = q[0] - p[0];
  if (rise <= 0 || r[1] - q[1] !== rise) return null;
  const divisor = gcd(rise, run);
  const [up, down] = [rise / divisor, run / divisor];
  return { kind: "follows", axis, up, down, offset: p[1] - (p[0] * up) / down, pairs };
}

async function shapesAt(subject: Subject, sizes: Sizes): Promise<readonly (readonly number[])[]> {
  const shapes = await subject.response(sizes);
  if (shapes instanceof Refusal) throw new Error(`sizes that ran before are refused: ${shapes.reason}`);
  return shapes;
}
