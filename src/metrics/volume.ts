import type { NdArray } from "../array/index.ts";
import { fail } from "../errors/index.ts";

/** A frame of up to three dimensions seen as slices of rows: what slides or grows along the first axis needs memory for
 * one slice only, so a picture (y, x) is taken as y slices of one row each.
 *
 *   (x)       → depth 1, height 1, width x
 *   (y, x)    → depth y, height 1, width x
 *   (z, y, x) → depth z, height y, width x */
export interface Volume {
  readonly depth: number;
  readonly height: number;
  readonly width: number;
  /** The array's own dimensions, 0 to 3. */
  readonly rank: number;
}

/** @throws metrics/dimensions for more than three dimensions. */
export function volumeOf(array: Pick<NdArray, "shape">): Volume {
  const { shape } = array;
  const rank = shape.length;
  const [a = 1, b = 1, c = 1] = shape;
  if (rank <= 1) return { depth: 1, height: 1, width: a, rank };
  if (rank === 2) return { depth: a, height: 1, width: b, rank };
  if (rank === 3) return { depth: a, height: b, width: c, rank };
  throw fail("metrics/dimensions", { got: `[${shape.join(", ")}]`, expected: "(x), (y, x) or (z, y, x)" });
}

/** A list with one value per dimension of the array, laid out as depth, height, width. */
export function spread(values: readonly number[], rest: number): [number, number, number] {
  const [a = rest, b = rest, c = rest] = values;
  if (values.length <= 1) return [rest, rest, a];
  if (values.length === 2) return [a, rest, b];
  return [a, b, c];
}
