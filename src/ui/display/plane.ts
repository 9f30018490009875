import { type NdArray, stridesOf } from "../../array/index.ts";
import type { Position } from "./display-request.ts";

/** A 2D window into an array: element (y, x) is `data[offset + y·strideY + x·strideX]`. */
export interface Plane {
  readonly data: ArrayLike<number | bigint>;
  readonly offset: number;
  readonly strideY: number;
  readonly strideX: number;
  readonly width: number;
  readonly height: number;
}

/** Names for dimensions nobody named, by rank and lengths; only for showing and as a proposal to the user. */
export function guessAxes(shape: readonly number[]): string[] {
  const small = (n: number | undefined) => n !== undefined && n <= 4;
  const rank = shape.length;
  if (rank <= 2) return ["y", "x"].slice(2 - rank);
  if (rank === 3) {
    if (small(shape[2]) && !small(shape[0])) return ["y", "x", "channel"];
    return small(shape[0]) ? ["channel", "y", "x"] : ["z", "y", "x"];
  }
  if (rank === 4) return small(shape[3]) ? ["z", "y", "x", "channel"] : ["z", "channel", "y", "x"];
  const outer = ["batch", "time", "z", "channel"];
  const named = [...outer.slice(Math.max(0, 6 - rank)), "y", "x"];
  return [...Array.from({ length: Math.max(0, rank - named.length) }, (_, i) => `axis${i}`), ...named];
}

/** The plane of `array` at a position; axes that are not named are taken at 0. An axis y or x that is absent has length 1.
 * Nothing is copied. */
export function planeAt(array: NdArray, axes: readonly string[], position: Position): Plane {
  const strides = stridesOf(array.shape);
  let offset = 0;
  axes.forEach((axis, d) => {
    if (axis === "y" || axis === "x") return;
    const last = Math.max(0, (array.shape[d] ?? 1) - 1);
    offset += Math.min(Math.max(0, position[axis] ?? 0), last) * (strides[d] ?? 0);
  });
  const y = axes.indexOf("y");
  const x = axes.indexOf("x");
  return {
    data: array.data,
    offset,
    strideY: strides[y] ?? 0,
    strideX: strides[x] ?? 0,
    height: array.shape[y] ?? 1,
    width: array.shape[x] ?? 1,
  };
}
