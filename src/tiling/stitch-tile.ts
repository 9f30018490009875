import { type NdArray, sizeOf, stridesOf } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { advance, copyRun } from "./cut-tile.ts";

/** A block of a tile's result and its place in the stitched output; see Tile. */
export interface Placement {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly size: readonly number[];
}

/** Copy the kept block of one tile result to its place.
 * @param target - the stitched output; changed in place.
 * @param tileOutput - what the network returned for the tile, same dtype and rank.
 * @throws array/shape when the block does not lie inside both (the network returned another size than planned);
 *   array/dtype when the dtypes differ. */
export function stitchTile(target: NdArray, tileOutput: NdArray, placement: Placement): void {
  const { from, to, size } = placement;
  checkInside("stitchTile, tile result", tileOutput.shape, from, size);
  checkInside("stitchTile, output", target.shape, to, size);
  if (tileOutput.dtype !== target.dtype) {
    throw fail("array/dtype", { where: "stitchTile", got: tileOutput.dtype, expected: target.dtype });
  }
  if (sizeOf(size) === 0) return;

  // Axes at the end that both sides hold whole move as one run with the axis before them.
  const rank = size.length;
  let row = rank - 1;
  let inner = 1;
  while (row > 0 && size[row] === target.shape[row] && size[row] === tileOutput.shape[row]) {
    inner *= size[row]!;
    row--;
  }
  const run = rank === 0 ? 1 : size[row]! * inner;
  const targetStrides = stridesOf(target.shape);
  const tileStrides = stridesOf(tileOutput.shape);
  let rows = 1;
  for (let d = 0; d < row; d++) rows *= size[d]!;
  const at = new Array<number>(Math.max(0, row)).fill(0);
  for (let r = 0; r < rows; r++) {
    let source = 0;
    let destination = 0;
    for (let d = 0; d <= row; d++) {
      source += (from[d]! + (at[d] ?? 0)) * tileStrides[d]!;
      destination += (to[d]! + (at[d] ?? 0)) * targetStrides[d]!;
    }
    copyRun(tileOutput.data, source, target.data, destination, run);
    advance(at, size);
  }
}

function checkInside(
  where: string,
  shape: readonly number[],
  start: readonly number[],
  size: readonly number[],
): void {
  const fits =
    shape.length === size.length &&
    start.length === size.length &&
    size.every((n, d) => n >= 0 && start[d]! >= 0 && start[d]! + n <= shape[d]!);
  if (fits) return;
  throw fail("array/shape", {
    where,
    got: `[${shape.join(", ")}]`,
    expected: `room for a block [${size.join(", ")}] at [${start.join(", ")}]`,
  });
}
