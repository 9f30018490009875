import { sizeOf } from "../array/index.ts";
import { advance } from "./cut-tile.ts";
import { type Geometry, settleGeometry, tilingAssumptions, unlimitedTile } from "./geometry.ts";
import { type AxisUse, tiedSize, tiedStart } from "./grid-types.ts";
import { type AxisPlacement, placeTiles, stitchedSize } from "./layout.ts";
import type { AxisPlan, InputPlan, OutputPlan, Tile, TilePlan, TilingRequest } from "./tiling-types.ts";

/** Plan the tiles of one sample; no pixels are touched. Axes whose tile size is not named are one tile.
 *
 * All tiles have one shape; they come in C order of the cut axes (last axis fastest) and write each output sample once.
 * @throws tiling/empty, tiling/size, array/shape: the image does not fit the description; tiling/invalid-tile,
 *   tiling/invalid-halo, tiling/unknown-axis: an option does not; tiling/halo-too-large: the tile keeps nothing;
 *   tiling/one-tile: the image may not be cut but is larger than the model; tiling/layout: "core" cannot do this model. */
export function planTiles(request: TilingRequest): TilePlan {
  const geometry = settleGeometry(request);
  const tiles = geometry.axes.map((axis, d) => geometry.decided[d] ?? unlimitedTile(axis));
  return assemblePlan(request, geometry, tiles);
}

/** The plan for one tile size per dimension. */
export function assemblePlan(
  request: TilingRequest,
  geometry: Geometry,
  tileSizes: readonly number[],
): TilePlan {
  const { grid, axes } = geometry;
  const placements = axes.map((axis, d) => placeTiles(axis, tileSizes[d]!));
  const assumptions = [...geometry.assumptions];
  placements.forEach(({ starts, tile }, d) => {
    if (starts.length > 1) assumptions.push(...tilingAssumptions(axes[d]!, tile));
  });
  const inputs = request.inputs.map((input, i): InputPlan => {
    const plans = grid.inputs[i]!.map((use, a) =>
      planAxis(geometry, placements, use, input.axes[a]!.id, input.shape[a]!),
    );
    return { id: input.id, tileShape: plans.map((p) => p.tile), axes: plans };
  });
  const outputs = request.outputs.map((output, o): OutputPlan => {
    const uses = grid.outputs[o]!;
    const shape = uses.map((use) =>
      "tie" in use ? stitchedSize(grid.dimensions[use.dimension]!, use.tie) : use.size,
    );
    return {
      id: output.id,
      shape: shape.every((n) => n !== null) ? shape : null,
      tileShape: uses.map((use) => ("tie" in use ? tiedSize(use.tie, tileSizes[use.dimension]!) : use.size)),
    };
  });
  const tiles = layTiles(geometry, placements, outputs);
  const first = inputs[0];
  const computedPerNeeded = first
    ? (tiles.length * sizeOf(first.tileShape)) / sizeOf(request.inputs[0]!.shape)
    : 1;
  return { inputs, outputs, tiles, computedPerNeeded, assumptions };
}

function planAxis(
  geometry: Geometry,
  placements: readonly AxisPlacement[],
  use: AxisUse,
  axis: string,
  imageSize: number,
): AxisPlan {
  if (!("tie" in use)) return { axis, imageSize, tile: imageSize, halo: 0, count: 1 };
  const { tile, starts } = placements[use.dimension]!;
  return {
    axis,
    imageSize,
    tile: tiedSize(use.tie, tile),
    halo: Math.ceil(tiedStart(use.tie, geometry.axes[use.dimension]!.halo)),
    count: starts.length,
  };
}

/** Per axis of a tensor: which dimension it follows and the values per tile along it. */
interface InputColumn {
  readonly dimension: number;
  readonly starts: readonly number[];
}
interface OutputColumn {
  readonly dimension: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly size: readonly number[];
}

function layTiles(
  { grid }: Geometry,
  placements: readonly AxisPlacement[],
  outputs: readonly OutputPlan[],
): Tile[] {
  const inputColumns = grid.inputs.map((uses) =>
    uses.map((use): InputColumn => {
      if (!("tie" in use)) return { dimension: -1, starts: [0] };
      const starts = placements[use.dimension]!.starts.map((start) => tiedStart(use.tie, start));
      return { dimension: use.dimension, starts };
    }),
  );
  const outputColumns = grid.outputs.map((uses, o) => {
    if (outputs[o]!.shape === null) return null;
    return uses.map((use): OutputColumn => {
      if (!("tie" in use)) return { dimension: -1, from: [0], to: [0], size: [use.size ?? 0] };
      const index = grid.dimensions[use.dimension]!.outputs.findIndex(
        (tie) => tie.tensor === use.tie.tensor && tie.axis === use.tie.axis,
      );
      const regions = placements[use.dimension]!.regions[index]!;
      return {
        dimension: use.dimension,
        from: regions.map((r) => r.from),
        to: regions.map((r) => r.to),
        size: regions.map((r) => r.size),
      };
    });
  });

  const counts = placements.map((p) => p.starts.length);
  const total = sizeOf(counts);
  const at = new Array<number>(counts.length).fill(0);
  const tiles = new Array<Tile>(total);
  // Plain loops: a plan may have 10⁵ tiles.
  for (let t = 0; t < total; t++) {
    const inputs = new Array<Tile["inputs"][number]>(inputColumns.length);
    for (let i = 0; i < inputs.length; i++) {
      const columns = inputColumns[i]!;
      const start = new Array<number>(columns.length);
      for (let a = 0; a < start.length; a++) start[a] = columns[a]!.starts[at[columns[a]!.dimension] ?? 0]!;
      inputs[i] = { start };
    }
    const blocks = new Array<Tile["outputs"][number]>(outputColumns.length);
    for (let o = 0; o < blocks.length; o++) {
      const columns = outputColumns[o]!;
      if (columns === null) {
        blocks[o] = null;
        continue;
      }
      const from = new Array<number>(columns.length);
      const to = new Array<number>(columns.length);
      const size = new Array<number>(columns.length);
      for (let a = 0; a < columns.length; a++) {
        const column = columns[a]!;
        const index = at[column.dimension] ?? 0;
        from[a] = column.from[index]!;
        to[a] = column.to[index]!;
        size[a] = column.size[index]!;
      }
      blocks[o] = { from, to, size };
    }
    tiles[t] = { inputs, outputs: blocks };
    advance(at, counts);
  }
  return tiles;
}
