import type { HaloProposal, Reach } from "../proposal-types.ts";
import type { TileAnswer } from "./compare-tiles.ts";
import { borders, type GraphField, worstPhase } from "./graph-field.ts";
import type { Following } from "./grid-axis.ts";

export interface HaloEvidence {
  readonly axis: string;
  readonly relation: Following;
  readonly field: Reach | null;
  readonly nanField: Reach | null;
  /** One per input of the network that the axis looks at; null = the graph is not followed. */
  readonly graph: readonly GraphField[] | null;
  /** Of the tiles, by distance from the border, see TileAnswer. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Root mean square of the untiled output. */
  readonly scale: number;
  readonly answer: TileAnswer;
  /** Input samples beyond which nothing is seen. */
  readonly reach: number;
}

/** Tiles that differ even far from their borders. */
export interface Disagreement {
  /** Largest difference beyond the receptive field. */
  readonly inside: number;
  readonly tolerance: number;
}

/** What counts as equal for outputs of order 1. */
const TOLERANCE = 1e-6;
/** Differences inside tiles below this share of the output are rounding: sums are taken in another order. */
const ROUNDING = 2e-5;

/** The smallest border beyond which all tiles equal the untiled run. */
export function decideHalo(evidence: HaloEvidence): HaloProposal | Disagreement {
  const { axis, relation, field, nanField, graph, starts, ends, scale, answer, reach } = evidence;
  const { up, down, offset } = relation;
  const beyond = Math.ceil((reach * up) / down) + 1;
  const inside = Math.max(largestFrom(starts, beyond), largestFrom(ends, beyond));
  const ordinary = scale >= 0.1 && scale <= 10 ? TOLERANCE : TOLERANCE * Math.max(scale, 1e-12);
  if (!(inside <= Math.max(ordinary, ROUNDING * scale))) return { inside, tolerance: ordinary };
  const tolerance = Math.max(ordinary, 2 * inside);

  const exact = { minus: borderOf(starts, tolerance), plus: borderOf(ends, tolerance) };
  // A whole number of input samples: steps of `up`, since up and down have no common divisor.
  const halo = Math.ceil(Math.max(exact.minus, exact.plus) / up) * up;
  const error = (border: number) => Math.max(largestFrom(starts, border), largestFrom(ends, border));
  const errorAtHalo = error(halo);
  const errorBelow = halo === 0 ? null : error(halo - up);
  const graphReach = graph?.map((each) => worstPhase(each, offset)) ?? null;
  const graphBorders = graph?.map((each) => borders(each, answer.tile, offset)) ?? null;
  const graphField = graphReach ? most(graphReach) : null;
  const graphBorder = graphBorders ? most(graphBorders) : null;
  const graphHalo = graphBorder ? Math.ceil(Math.max(graphBorder.minus, graphBorder.plus) / up) * up : null;
  return {
    halo,
    inputHalo: (halo * down) / up,
    exact,
    field,
    nanField,
    graphField,
    graphHalo,
    errorAtHalo,
    errorBelow,
    tolerance,
    evidence: "measured",
    reason: reasonFor({ axis, halo, exact, errorAtHalo, errorBelow, graphHalo, answer, tolerance }),
    figures: {
      tile: answer.tile,
      whole: answer.whole,
      trials: answer.trials,
      scale,
      insideError: inside,
    },
  };
}

interface Findings {
  readonly axis: string;
  readonly halo: number;
  readonly exact: Reach;
  readonly errorAtHalo: number;
  readonly errorBelow: number | null;
  readonly graphHalo: number | null;
  readonly answer: TileAnswer;
  readonly tolerance: number;
}

function reasonFor(found: Findings): string {
  const { axis, halo, exact, errorAtHalo, errorBelow, graphHalo, answer, tolerance } = found;
  const against =
    answer.whole === null ? "each other where they overlap" : `the untiled run of ${answer.whole} samples`;
  const parts = [
    `Tiles of ${answer.tile} along ${axis} were compared with ${against}, ${answer.trials} random images: ${figure(errorAtHalo)} at most ${halo} samples away from the border`,
  ];
  parts.push(errorBelow === null ? "" : `${figure(errorBelow)} with one step less`);
  const text = `${parts.filter((p) => p !== "").join(", ")}.`;
  const sides =
    exact.minus === exact.plus
      ? ""
      : ` The start needs ${exact.minus}, the end ${exact.plus}; the larger counts.`;
  const graph =
    graphHalo === null || graphHalo === halo
      ? ""
      : graphHalo > halo
        ? ` The graph's arithmetic asks for ${graphHalo}; the outermost ${graphHalo - halo} change by less than ${figure(tolerance)}.`
        : ` The graph's arithmetic asks for ${graphHalo} only.`;
  return text + sides + graph;
}

export function figure(value: number): string {
  return value === 0 ? "0" : value.toPrecision(2);
}

/** Samples from the border up to and including the last that differs. */
function borderOf(rows: Float64Array, tolerance: number): number {
  return rows.findLastIndex((d) => !(d <= tolerance)) + 1;
}

function largestFrom(rows: Float64Array, from: number): number {
  return rows.subarray(from).reduce((most, d) => (d > most || Number.isNaN(d) ? d : most), 0);
}

function most(reaches: readonly Reach[]): Reach {
  return {
    minus: Math.max(0, ...reaches.map(({ minus }) => minus)),
    plus: Math.max(0, ...reaches.map(({ plus }) => plus)),
  };
}
