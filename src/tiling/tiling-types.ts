import type { Axis } from "../rdf/index.ts";

/** How blocks lie on the image.
 * - "anchored" (default): the outer tiles end at the image border, nothing is invented there; tiles start at multiples
 *   of the step, so a tiled run equals the whole-image run wherever the halo covers the receptive field, borders included.
 * - "mirrored": the paper's geometry (deepImageJ 2): tile Q, halo P, region R = Q − 2P, N = ceil(I / R), a mirrored border
 *   of P around the image; tile starts kept on the step grid.
 * - "core": blocks exactly as bioimageio.core cuts them (region starts 0, R, 2R … clipped to I − R; grid not kept). */
export type BlockLayout = "anchored" | "mirrored" | "core";

export interface TilingRequest {
  /** One sample. `shape` follows `axes` (the model's order); sizes are those of the image, before any padding. */
  readonly inputs: readonly {
    readonly id: string;
    readonly axes: readonly Axis[];
    readonly shape: readonly number[];
  }[];
  readonly outputs: readonly { readonly id: string; readonly axes: readonly Axis[] }[];
  readonly layout: BlockLayout;
  /** Wanted tile size per input axis ("y", or "input0.y" for one tensor); axes not named are chosen. */
  readonly tile: Readonly<Record<string, number>>;
  /** Halo in input samples per axis, overriding the description. */
  readonly halo: Readonly<Record<string, number>>;
  /** True: one tile whatever its size. */
  readonly whole: boolean;
}

export interface AxisPlan {
  readonly axis: string;
  readonly imageSize: number;
  /** Tile length Q. */
  readonly tile: number;
  /** Halo P per side in input samples. */
  readonly halo: number;
  /** Number of tiles N along the axis. */
  readonly count: number;
}

export interface InputPlan {
  readonly id: string;
  readonly tileShape: readonly number[];
  readonly axes: readonly AxisPlan[];
}

export interface OutputPlan {
  readonly id: string;
  /** Of the stitched output; null = data dependent, taken from the single tile. */
  readonly shape: readonly number[] | null;
  /** What the network must return per tile; null entries are not known beforehand. */
  readonly tileShape: readonly (number | null)[];
}

export interface Tile {
  /** Per input: index of the tile's first sample in the image; may be negative or run past the end (then mirrored). */
  readonly inputs: readonly { readonly start: readonly number[] }[];
  /** Per output: block `size` at `from` in the tile result goes to `to` in the stitched output; null = whole result. */
  readonly outputs: readonly ({
    readonly from: readonly number[];
    readonly to: readonly number[];
    readonly size: readonly number[];
  } | null)[];
}

export interface TilePlan {
  readonly inputs: readonly InputPlan[];
  readonly outputs: readonly OutputPlan[];
  readonly tiles: readonly Tile[];
  /** Input elements run through the network over input elements of the image (first input), ≥ 1 unless halos are cropped away. */
  readonly computedPerNeeded: number;
  /** What had to be assumed (fixed output follows input, halo raised, alignment unknown …), for the record. */
  readonly assumptions: readonly string[];
}
