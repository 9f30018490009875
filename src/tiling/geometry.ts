import { fail } from "../errors/index.ts";
import { wantedHalos, wantedTiles } from "./axis-options.ts";
import { buildGrid } from "./grid.ts";
import type { Grid, GridDimension } from "./grid-types.ts";
import { type AxisGeometry, alignmentOf, keptLength } from "./layout.ts";
import type { BlockLayout, TilingRequest } from "./tiling-types.ts";
import { describeSizes, sizeAtLeast, sizeAtMost } from "./valid-sizes.ts";

/** Everything but the tile sizes. */
export interface Geometry {
  readonly grid: Grid;
  readonly axes: readonly AxisGeometry[];
  /** Tile sizes that are already decided (asked for, fixed, or one tile only); null = free. */
  readonly decided: readonly (number | null)[];
  readonly assumptions: readonly string[];
}

/** bioimageio.core's default block size parameter: tiles of min + 10·step. */
const CORE_BLOCK_PARAMETER = 10;

/** Settle dimensions, halos and the tile sizes that leave no choice.
 * @throws every coded error of planTiles but tiling/halo-too-large. */
export function settleGeometry(request: TilingRequest): Geometry {
  const grid = buildGrid(request);
  const tiles = wantedTiles(request, grid);
  const halos = wantedHalos(request, grid);
  const assumptions = [...grid.assumptions];
  const axes = grid.dimensions.map((dimension, d) =>
    settleAxis(dimension, request.layout, request.whole, halos[d]!, assumptions),
  );
  const decided = axes.map((axis, d) => decideTile(axis, tiles[d]!, request.whole));
  return { grid, axes, decided, assumptions };
}

function settleAxis(
  dimension: GridDimension,
  wanted: BlockLayout,
  whole: boolean,
  wantedHalo: number | null,
  assumptions: string[],
): AxisGeometry {
  const { sizes, imageSize, denominator } = dimension;
  const oneTile = whole || dimension.oneTile !== null;
  const outputHalos = dimension.outputs.map(({ halo, scale }) =>
    wantedHalo === null ? halo : Math.ceil((wantedHalo * scale.p) / scale.q),
  );
  let halo = dimension.outputs.length === 0 ? (wantedHalo ?? 0) : 0;
  let exact = halo;
  // Mirrored border: the halo alone. What the network trims is missing from the output, not made up.
  let border = halo;
  dimension.outputs.forEach(({ scale, offset }, i) => {
    const lost = ((outputHalos[i]! - offset / 2) * scale.q) / scale.p;
    exact = Math.max(exact, lost);
    halo = Math.max(halo, Math.ceil(lost));
    border = Math.max(border, Math.ceil((outputHalos[i]! * scale.q) / scale.p));
  });
  if (halo !== exact) assumptions.push(`${dimension.id}: the halo of ${exact} samples is raised to ${halo}`);

  const anchored: AxisGeometry = {
    dimension,
    layout: "anchored",
    halo,
    outputHalos,
    origin: 0,
    extent: imageSize,
    oneTile,
  };
  if (wanted === "anchored" || (wanted === "core" && oneTile)) return anchored;
  if (wanted === "core") {
    checkCore(dimension, halo);
    return { ...anchored, layout: "core" };
  }
  const fits = (left: number) => sizeAtLeast(sizes, imageSize + left + border) !== null;
  const roundUp = (to: number) => Math.ceil(border / to) * to;
  // With a single fixed tile there is no grid to keep, only whole output samples.
  let left = roundUp(alignmentOf(anchored, sizes.min));
  if (!fits(left) && fits(roundUp(denominator))) left = roundUp(denominator);
  if (oneTile && !fits(left)) {
    assumptions.push(`${dimension.id}: no room for a mirrored border in the one tile of ${sizes.min}`);
    return anchored;
  }
  return { ...anchored, layout: "mirrored", origin: -left, extent: left + imageSize + border };
}

function decideTile(axis: AxisGeometry, wanted: number | null, whole: boolean): number | null {
  const { sizes, imageSize, id, oneTile } = axis.dimension;
  if (axis.oneTile) {
    const smallest = sizeAtLeast(sizes, axis.extent);
    if (wanted !== null && wanted >= axis.extent) return wanted;
    if (smallest === null || (wanted !== null && !whole)) {
      throw fail("tiling/one-tile", {
        axis: id,
        image: imageSize,
        largest: wanted ?? sizes.min,
        reason: oneTile ?? "the whole image was asked for",
      });
    }
    return smallest;
  }
  const tile = wanted ?? (sizes.step === 0 ? sizes.min : null);
  if (axis.layout === "core" && (tile ?? sizes.min) > imageSize) {
    const largest = sizeAtMost(sizes, imageSize);
    throw fail("tiling/invalid-tile", {
      axis: id,
      got: String(tile ?? sizes.min),
      allowed: `${describeSizes(sizes)}, in the layout core not above the image's ${imageSize}`,
      nearest: largest === null ? "none, use the layout anchored" : String(largest),
    });
  }
  return tile;
}

/** The tile where nothing limits it: one tile for the image; in the layout core its own default. */
export function unlimitedTile(axis: AxisGeometry): number {
  const { sizes, imageSize } = axis.dimension;
  if (axis.layout === "core") {
    const block = sizes.min + CORE_BLOCK_PARAMETER * sizes.step;
    return sizeAtMost(sizes, Math.min(block, imageSize)) ?? sizes.min;
  }
  return sizeAtLeast(sizes, axis.extent) ?? sizes.min;
}

/** What was assumed about an axis that ends up in several tiles. */
export function tilingAssumptions(axis: AxisGeometry, tile: number): string[] {
  const { dimension } = axis;
  const found: string[] = [];
  if (axis.halo === 0) {
    found.push(`${dimension.id}: no halo is described; tiles do not overlap and seams are possible`);
  }
  if (axis.layout === "core") return found;
  if (dimension.sizes.step === 0) {
    found.push(
      `${dimension.id}: the down-sampling of the network is not described; tiles of ${tile} start at multiples of ${alignmentOf(axis, tile)}`,
    );
  } else if (dimension.sizeUnknown) {
    found.push(`${dimension.id}: the description states no size; any tile size is taken to work`);
  }
  if (keptLength(axis, tile) < tile - 2 * axis.halo) {
    found.push(`${dimension.id}: tiles of ${tile} give no whole number of output samples; they overlap more`);
  }
  return found;
}

function checkCore(dimension: GridDimension, halo: number): void {
  for (const { offset, scale } of dimension.outputs) {
    const reason =
      offset !== 0
        ? `an output differs by ${offset} samples from the input`
        : (halo * scale.p) % scale.q !== 0
          ? `a halo of ${halo} is no whole number of output samples`
          : null;
    if (reason) throw fail("tiling/layout", { layout: "core", axis: dimension.id, reason });
  }
}
