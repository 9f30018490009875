import type { Ratio } from "./ratio.ts";
import type { ValidSizes } from "./valid-sizes.ts";

/** How an axis of a tensor follows a grid dimension: its size is trunc(Q·p/q + offset) for a tile of Q, and a tile
 * that starts at sample c of the dimension starts at sample c·p/q of the axis. */
export interface AxisTie {
  readonly tensor: number;
  readonly axis: number;
  readonly scale: Ratio;
  readonly offset: number;
}

export interface OutputTie extends AxisTie {
  /** Border to discard per side, in output samples, as described. */
  readonly halo: number;
}

/** Axes of several tensors that are cut together. Its samples are those of the lead, the first tied input axis. */
export interface GridDimension {
  /** Axis id of the lead. */
  readonly id: string;
  /** Tensor id of the lead. */
  readonly tensorId: string;
  readonly imageSize: number;
  readonly sizes: ValidSizes;
  /** The description said nothing about the size. */
  readonly sizeUnknown: boolean;
  readonly inputs: readonly AxisTie[];
  readonly outputs: readonly OutputTie[];
  /** Tile starts must be multiples of this, so that they are whole numbers on every tied axis. */
  readonly denominator: number;
  /** Why there can be only one tile; null = there may be many. */
  readonly oneTile: string | null;
}

/** What an axis of a tensor does: it follows dimension `dimension`, or is copied whole (`size`; null = known after the run only). */
export type AxisUse =
  | { readonly dimension: number; readonly tie: AxisTie }
  | { readonly dimension: -1; readonly size: number | null };

export interface Grid {
  readonly dimensions: readonly GridDimension[];
  /** Per input, per axis. */
  readonly inputs: readonly (readonly AxisUse[])[];
  /** Per output, per axis. */
  readonly outputs: readonly (readonly AxisUse[])[];
  readonly assumptions: readonly string[];
}

/** Size of a tied axis for a tile (or image) of `size` samples of its dimension. */
export function tiedSize(tie: AxisTie, size: number): number {
  return Math.trunc((size * tie.scale.p) / tie.scale.q + tie.offset);
}

/** Where a tile that starts at `start` begins on a tied axis. */
export function tiedStart(tie: AxisTie, start: number): number {
  return (start * tie.scale.p) / tie.scale.q;
}
