import { sizeOf } from "../array/index.ts";
import { advance } from "./cut-tile.ts";
import { type Geometry, settleGeometry, tilingAssumptions, unlimitedTile } from "./geometry.ts";
import { type AxisUse, tiedSize, tiedStart } from "./grid-types.ts";
import { type AxisPlacement, placeTiles, type Region, stitchedSize } from "./layout.ts";
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

/** The values of one axis along its dimension; `position` is where that dimension stands in the odometer. */
interface Column {
  readonly position: number;
  readonly values: readonly number[];
}
interface OutputColumns {
  readonly from: readonly Column[];
  readonly to: readonly Column[];
  readonly size: readonly Column[];
}

function layTiles(
  { grid }: Geometry,
  placements: readonly AxisPlacement[],
  outputs: readonly OutputPlan[],
): Tile[] {
  const inputColumns = grid.inputs.map((uses) =>
    uses.map((use): Column => {
      if (!("tie" in use)) return still(0);
      const values = placements[use.dimension]!.starts.map((start) => tiedStart(use.tie, start));
      return { position: use.dimension + 1, values };
    }),
  );
  const outputColumns = grid.outputs.map((uses, o): OutputColumns | null => {
    if (outputs[o]!.shape === null) return null;
    const column = (key: keyof Region) =>
      uses.map((use): Column => {
        if (!("tie" in use)) return still(key === "size" ? (use.size ?? 0) : 0);
        const index = grid.dimensions[use.dimension]!.outputs.findIndex(
          (tie) => tie.tensor === use.tie.tensor && tie.axis === use.tie.axis,
        );
        const values = placements[use.dimension]!.regions[index]!.map((region) => region[key]);
        return { position: use.dimension + 1, values };
      });
    return { from: column("from"), to: column("to"), size: column("size") };
  });

  // Position 0 of the odometer stands for axes that are not cut and stays 0.
  const counts = [1, ...placements.map((p) => p.starts.length)];
  const at = new Array<number>(counts.length).fill(0);
  const tiles = new Array<Tile>(sizeOf(counts));
  let previous: Tile | null = null;
  for (let t = 0; t < tiles.length; t++) {
    const before: Tile | null = previous;
    const tile: Tile = {
      inputs: inputColumns.map((columns, i) => ({ start: pick(columns, at, before?.inputs[i]?.start) })),
      outputs: outputColumns.map((columns, o) => {
        if (columns === null) return null;
        const block = before?.outputs[o];
        return {
          from: pick(columns.from, at, block?.from),
          to: pick(columns.to, at, block?.to),
          size: pick(columns.size, at, block?.size),
        };
      }),
    };
    tiles[t] = tile;
    previous = tile;
    advance(at, counts);
  }
  return tiles;
}

function still(value: number): Column {
  return { position: 0, values: [value] };
}

/** The values of this tile; the array of the tile before where they are the same, since a plan may have 10⁵ tiles. */
function pick(
  columns: readonly Column[],
  at: readonly number[],
  before: readonly number[] | undefined,
): readonly number[] {
  let same = before !== undefined;
  for (let a = 0; same && a < columns.length; a++) {
    same = columns[a]!.values[at[columns[a]!.position]!] === before![a];
  }
  if (same) return before!;
  const values = new Array<number>(columns.length);
  for (let a = 0; a < columns.length; a++) values[a] = columns[a]!.values[at[columns[a]!.position]!]!;
  return values;
}
