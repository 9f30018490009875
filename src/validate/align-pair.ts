import { type NdArray, reshape, transpose, withAxes } from "../array/index.ts";
import { fail } from "../errors/index.ts";

/** Two images laid over each other: the same axes in the same order, frames first, then space (z, y, x). */
export interface AlignedPair {
  readonly reference: NdArray;
  readonly test: NdArray;
  readonly frameAxes: readonly string[];
  /** Out of z, y, x. */
  readonly spaceAxes: readonly string[];
  readonly notes: readonly string[];
}

const SPACE = ["z", "y", "x"];
/** Axes of arrays for which nobody has said any, by number of dimensions. */
const ASSUMED: readonly (readonly string[])[] = [
  [],
  ["x"],
  ["y", "x"],
  ["z", "y", "x"],
  ["channel", "z", "y", "x"],
  ["time", "channel", "z", "y", "x"],
];

/** Bring the test to the axes of the reference. Axes of length 1 that one of them lacks are dropped, another order is
 * turned (a copy), missing axes are taken from the other image or assumed from the number of dimensions.
 * @param frames - spatial axes whose positions are frames, such as ["z"].
 * @throws validate/axes, metrics/shape-mismatch, metrics/no-values */
export function alignPair(
  reference: NdArray,
  test: NdArray,
  names: { readonly reference: string; readonly test: string },
  frames: readonly string[] = [],
): AlignedPair {
  const notes: string[] = [];
  const [s, g] = withKnownAxes(reference, test, names, notes);
  const [a, b] = [dropSingle(s), dropSingle(g)];
  const aAxes = a.axes ?? [];
  const bAxes = b.axes ?? [];
  const show = (array: NdArray) =>
    `${(array.axes ?? []).map((axis, d) => `${axis} ${array.shape[d]}`).join(", ") || "none"}`;
  if (new Set(aAxes).size !== aAxes.length || [...aAxes].sort().join() !== [...bAxes].sort().join()) {
    throw fail("validate/axes", {
      reference: show(s),
      test: show(g),
      reason: `${names.reference} and ${names.test} do not have the same axes`,
    });
  }
  for (const [d, axis] of aAxes.entries()) {
    if (b.shape[bAxes.indexOf(axis)] === a.shape[d]) continue;
    throw fail("metrics/shape-mismatch", {
      reference: `${show(s)} (${names.reference})`,
      test: `${show(g)} (${names.test})`,
    });
  }
  if (a.data.length === 0)
    throw fail("metrics/no-values", { reason: `${names.reference} is empty (${show(s)})` });
  if (aAxes.join() !== bAxes.join())
    notes.push(`${names.test} has its axes in another order (${bAxes.join(", ")}) and was turned.`);
  const spaceAxes = SPACE.filter((axis) => aAxes.includes(axis) && !frames.includes(axis));
  const frameAxes = aAxes.filter((axis) => !spaceAxes.includes(axis));
  const order = [...frameAxes, ...spaceAxes];
  return { reference: turn(a, order), test: turn(b, order), frameAxes, spaceAxes, notes };
}

function withKnownAxes(
  reference: NdArray,
  test: NdArray,
  names: { readonly reference: string; readonly test: string },
  notes: string[],
): [NdArray, NdArray] {
  const known = reference.axes ?? test.axes;
  const give = (array: NdArray, name: string) => {
    if (array.axes) return array;
    const rank = array.shape.length;
    const axes = known?.length === rank ? known : ASSUMED[rank];
    if (!axes)
      throw fail("validate/axes", {
        reference: `${reference.axes?.join(", ") ?? "unknown"}`,
        test: `${test.axes?.join(", ") ?? "unknown"}`,
        reason: `${name} has ${rank} dimensions, more than can be told apart without names`,
      });
    if (known?.length !== rank || rank > 2)
      notes.push(`${name} does not name its axes; taken as ${axes.join(", ")}.`);
    return withAxes(array, axes);
  };
  return [give(reference, names.reference), give(test, names.test)];
}

/** Without axes of length 1, except y and x. */
function dropSingle(array: NdArray): NdArray {
  const axes = array.axes ?? [];
  const keep = axes.map((axis, d) => array.shape[d] !== 1 || axis === "y" || axis === "x");
  if (keep.every(Boolean)) return array;
  return reshape(
    array,
    array.shape.filter((_, d) => keep[d]),
    axes.filter((_, d) => keep[d]),
  );
}

function turn(array: NdArray, order: readonly string[]): NdArray {
  const axes = array.axes ?? [];
  if (axes.join() === order.join()) return array;
  return transpose(
    array,
    order.map((axis) => axes.indexOf(axis)),
  );
}
