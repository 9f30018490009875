import { fail } from "../errors/index.ts";
import { type AxisTie, type GridDimension, type OutputTie, tiedSize, tiedStart } from "./grid-types.ts";
import { lcm } from "./ratio.ts";
import type { BlockLayout } from "./tiling-types.ts";
import { sizeAtLeast } from "./valid-sizes.ts";

/** A dimension with everything settled but the tile size. Lengths in samples of the dimension. */
export interface AxisGeometry {
  readonly dimension: GridDimension;
  /** "core" falls back to "anchored" where only one tile is allowed: core itself then does not cut at all. */
  readonly layout: BlockLayout;
  /** P: what is lost per side of a tile, halo and half the (negative) offset together. */
  readonly halo: number;
  /** Discarded border per tied output, in its samples; same order as dimension.outputs. */
  readonly outputHalos: readonly number[];
  /** Where the first tile starts: −(mirrored border), 0 for anchored, −P for core. */
  readonly origin: number;
  /** Samples that the tiles must cover from `origin`. */
  readonly extent: number;
  readonly oneTile: boolean;
}

/** Samples that belong to a stitched output. */
export interface Region {
  readonly from: number;
  readonly to: number;
  readonly size: number;
}

export interface AxisPlacement {
  readonly tile: number;
  /** Tile starts in image samples, rising. */
  readonly starts: readonly number[];
  /** Per tied output (order of dimension.outputs), per tile. */
  readonly regions: readonly (readonly Region[])[];
}

/** Fixed sizes do not tell the down-sampling inside the network; 32 covers five poolings. */
const LARGEST_GUESSED_ALIGNMENT = 32;

/** Tile starts are multiples of this. */
export function alignmentOf(geometry: AxisGeometry, tile: number): number {
  const { sizes, denominator } = geometry.dimension;
  if (sizes.step > 0) return lcm(sizes.step, denominator);
  const kept = keptLength(geometry, tile);
  for (let a = LARGEST_GUESSED_ALIGNMENT; a > 1; a /= 2) {
    if (tile % a === 0 && a % denominator === 0 && a <= kept) return a;
  }
  return denominator;
}

/** How far a tile's trusted part reaches: the stride before alignment. Equals Q − 2P unless an output size is cut to whole samples. */
export function keptLength(geometry: AxisGeometry, tile: number): number {
  let kept = tile - 2 * geometry.halo;
  if (geometry.layout === "core") return kept;
  geometry.dimension.outputs.forEach((tie, i) => {
    const trusted = tiedSize(tie, tile) - 2 * geometry.outputHalos[i]!;
    kept = Math.min(kept, Math.floor((trusted * tie.scale.q) / tie.scale.p));
  });
  return kept;
}

export function strideOf(geometry: AxisGeometry, tile: number): number {
  const kept = keptLength(geometry, tile);
  if (geometry.layout === "core") return kept;
  const align = alignmentOf(geometry, tile);
  return Math.floor(kept / align) * align;
}

/** Number of tiles along the axis; Infinity when tiles of that size cannot advance. */
export function countTiles(geometry: AxisGeometry, tile: number): number {
  const { extent, layout } = geometry;
  const stride = strideOf(geometry, tile);
  if (layout === "core") return stride < 1 ? Number.POSITIVE_INFINITY : Math.ceil(extent / stride);
  if (tile >= extent) return 1;
  if (stride < 1) return Number.POSITIVE_INFINITY;
  return 1 + Math.ceil(lastStart(geometry, tile) / stride);
}

/** Smallest tile that can be one of several; null when the model's one size cannot. */
export function smallestTile(geometry: AxisGeometry): number | null {
  const { sizes } = geometry.dimension;
  if (sizes.step === 0) return strideOf(geometry, sizes.min) >= 1 ? sizes.min : null;
  let tile = sizeAtLeast(sizes, 2 * geometry.halo + 1);
  while (tile !== null && strideOf(geometry, tile) < 1) tile += sizes.step;
  return tile;
}

/** Lay the tiles of one size along the axis.
 * @throws tiling/halo-too-large when they cannot advance. */
export function placeTiles(geometry: AxisGeometry, tile: number): AxisPlacement {
  const { dimension, halo } = geometry;
  const count = countTiles(geometry, tile);
  if (count === Number.POSITIVE_INFINITY) {
    throw fail("tiling/halo-too-large", {
      axis: dimension.id,
      tile,
      halo,
      align: geometry.layout === "core" ? 1 : alignmentOf(geometry, tile),
      smallest: smallestTile(geometry),
    });
  }
  return geometry.layout === "core" ? placeCore(geometry, tile, count) : placeOnGrid(geometry, tile, count);
}

function placeOnGrid(geometry: AxisGeometry, tile: number, count: number): AxisPlacement {
  const { dimension, origin } = geometry;
  const stride = strideOf(geometry, tile);
  const starts: number[] = [];
  for (let i = 0; i < count; i++) starts.push(origin + i * stride);
  if (count > 1) starts[count - 1] = origin + lastStart(geometry, tile);
  return {
    tile,
    starts,
    regions: dimension.outputs.map((tie) => splitOverlaps(geometry, tie, tile, starts)),
  };
}

/** Neighbours share their overlap half and half, so that both keep away from their own border by the halo or more. */
function splitOverlaps(
  geometry: AxisGeometry,
  tie: OutputTie,
  tile: number,
  starts: readonly number[],
): Region[] {
  const length = tiedSize(tie, tile);
  const total = stitchedSize(geometry.dimension, tie);
  const regions: Region[] = [];
  let to = 0;
  for (let i = 0; i < starts.length; i++) {
    const base = tiedStart(tie, starts[i]!);
    const next = i + 1 < starts.length ? tiedStart(tie, starts[i + 1]!) : null;
    const end = next === null ? total : Math.max(to, Math.min(total, Math.floor((next + base + length) / 2)));
    // An output with a much smaller border than another may get nothing from the last tile.
    regions.push({ from: Math.min(to - base, length), to, size: end - to });
    to = end;
  }
  return regions;
}

/** Blocks of bioimageio.core 0.9.6 (block_meta.py): inner parts start at 0, R, 2R … clipped to I − R. Where the last
 * two overlap core writes the later one over the earlier one; here the earlier one is cut short, with the same result. */
function placeCore(geometry: AxisGeometry, tile: number, count: number): AxisPlacement {
  const { dimension, halo } = geometry;
  const kept = keptLength(geometry, tile);
  const inner: number[] = [];
  for (let i = 0; i < count; i++) inner.push(Math.min(i * kept, dimension.imageSize - kept));
  const regions = dimension.outputs.map((tie) => {
    const floor = (at: number) => Math.floor((at * tie.scale.p) / tie.scale.q);
    return inner.map((start, i): Region => {
      const to = floor(start);
      if (floor(start + kept) - to + 2 * floor(halo) !== tiedSize(tie, tile)) {
        throw fail("tiling/layout", {
          layout: "core",
          axis: dimension.id,
          reason: `blocks of ${tile} at ${start} give no whole number of output samples`,
        });
      }
      const end = i + 1 < count ? Math.min(floor(start + kept), floor(inner[i + 1]!)) : floor(start + kept);
      return { from: floor(halo), to, size: end - to };
    });
  });
  return { tile, starts: inner.map((start) => start - halo), regions };
}

/** Length of the stitched output along a tied axis: what the description's formula gives for the image, at least one sample.
 * @throws tiling/size when the model leaves nothing of so small an image. */
export function stitchedSize(dimension: GridDimension, tie: AxisTie): number {
  const exact = (dimension.imageSize * tie.scale.p) / tie.scale.q + tie.offset;
  if (exact > 0) return Math.max(1, Math.trunc(exact));
  throw fail("tiling/size", {
    tensor: dimension.tensorId,
    axis: dimension.id,
    got: dimension.imageSize,
    expected: `more than ${Math.floor((-tie.offset * tie.scale.q) / tie.scale.p)}, which the model loses at its borders`,
  });
}

/** Start of the last tile after `origin`: the first grid position from which the extent's end is reached. */
function lastStart(geometry: AxisGeometry, tile: number): number {
  const align = alignmentOf(geometry, tile);
  return Math.ceil((geometry.extent - tile) / align) * align;
}
