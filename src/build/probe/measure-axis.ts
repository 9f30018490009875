import type { HaloProposal, ProbeProblem, Reach } from "../proposal-types.ts";
import { compareTiles, type TileAnswer } from "./compare-tiles.ts";
import { type Disagreement, decideHalo, figure } from "./decide-halo.ts";
import { followAxis, type GraphField, worstPhase } from "./graph-field.ts";
import type { GraphReads } from "./graph-reads.ts";
import { type Follower, type GridAxis, onGrid, validSize } from "./grid-axis.ts";
import { measureField } from "./measure-field.ts";
import { RefusedAfterAll, type Subject } from "./subject.ts";

export interface AxisQuestion {
  readonly subject: Subject;
  readonly axis: GridAxis;
  readonly followers: readonly Follower[];
  readonly reads: GraphReads | null;
  /** The graph has layers that look at the whole image. */
  readonly globalByGraph: boolean;
  readonly maxElements: number;
  readonly outputNames: readonly string[];
  readonly onText: (text: string) => void;
}

export interface AxisAnswer {
  /** Step of the axis, larger than before where the network has a coarser grid than its sizes tell; 0 = one size only. */
  readonly step: number;
  readonly min: number;
  /** Per follower; null = no border makes tiles equal. */
  readonly halos: readonly (HaloProposal | null)[];
  /** Per follower: everything looks everywhere, as measured. null = cannot be told (one size only). */
  readonly whole: readonly (boolean | null)[];
  /** What was seen where tiles do not become equal. */
  readonly insideError: number | null;
  readonly fieldSizes: readonly number[];
  readonly problems: readonly ProbeProblem[];
  readonly notes: readonly string[];
}

/** A coarser grid than the sizes tell is looked for up to this. */
const COARSEST_GRID = 64;
const TRIALS = 6;
const FEW_TRIALS = 3;
/** Where the graph asks for a larger halo than was seen, that many times more random images are looked at. */
const MORE_TRIALS = 3;
/** Input elements of one run above which fewer random images have to do. */
const DEAR_RUN = 2 ** 16;

/** Receptive field and halo along one axis. Where the machine is too small for it, halos are null and a problem says so. */
export async function measureAxis(question: AxisQuestion): Promise<AxisAnswer> {
  try {
    return await measure(question);
  } catch (error) {
    if (!(error instanceof RefusedAfterAll)) throw error;
    const { axis, followers, outputNames } = question;
    const problem: ProbeProblem = {
      kind: "halo",
      tensor: outputNames[followers[0]?.output ?? 0] ?? "",
      message: `The halo along ${axis.id} could not be measured: ${error.message}.`,
      figures: { reason: error.message },
      fatal: false,
    };
    return {
      step: axis.step,
      min: axis.min,
      halos: followers.map(() => null),
      whole: followers.map(() => null),
      insideError: null,
      fieldSizes: [],
      problems: [problem],
      notes: [],
    };
  }
}

async function measure(question: AxisQuestion): Promise<AxisAnswer> {
  const { axis, subject, followers, reads, maxElements, onText } = question;
  const notes: string[] = [];
  const graphs = followers.map(({ output, dim }): GraphField[] | null => {
    const name = reads?.graph.outputs[output]?.name;
    const answer = reads && name !== undefined ? followAxis(reads, name, dim) : null;
    if (typeof answer === "string") notes.push(`The arithmetic of the graph is not followed: ${answer}.`);
    return typeof answer === "string" ? null : answer;
  });
  const wholeByGraph = graphs.some((graph) => graph?.some(({ whole }) => whole));
  const usable = graphs.map((graph) => (graph?.some(({ whole }) => whole) ? null : graph));
  const fixedShift = shiftFor(axis, usable);
  const period = axis.step > 0 ? axis.step : fixedShift;
  const expected = usable.every((graph) => graph !== null)
    ? Math.max(
        0,
        ...usable.flatMap((graph, f) =>
          (graph ?? []).map((each) => farthest(worstPhase(each, offsetOf(followers[f])))),
        ),
      )
    : null;

  onText(`receptive field along ${axis.id}`);
  const look = (on: GridAxis, each: number) =>
    measureField({
      subject,
      axis: on,
      followers,
      expected: wholeByGraph || expected === null ? null : expected + trimmed(followers),
      wholeExpected: wholeByGraph || question.globalByGraph,
      period: each,
      maxElements,
    });
  let field = await look(axis, period);
  const isFixed = axis.step === 0;
  if (field.whole.some((w) => w)) {
    const insideError = isFixed ? null : await seam(question);
    return {
      step: axis.step,
      min: axis.min,
      halos: followers.map(() => null),
      whole: field.whole.map((w) => (w && isFixed ? null : w)),
      insideError,
      fieldSizes: field.sizes,
      problems: [],
      notes,
    };
  }
  const measured = field.fields.map((reach) => (reach ? farthest(reach) : 0));
  const reach = Math.ceil(Math.max(0, ...measured, expected ?? 0) + trimmed(followers));
  const compare = async (on: GridAxis, trials: number) => {
    onText(`tiles along ${on.id} on a grid of ${on.step || fixedShift}, random images: ${trials}`);
    const answer = await compareTiles({ subject, axis: on, followers, reach, trials, shift: fixedShift });
    const halos = followers.map((follower, f) =>
      decideHalo({
        axis: on.id,
        relation: follower.relation,
        field: field.fields[f] ?? null,
        nanField: field.nanFields[f] ?? null,
        graph: usable[f] ?? null,
        starts: answer.starts[f] ?? new Float64Array(0),
        ends: answer.ends[f] ?? new Float64Array(0),
        scale: answer.scales[f] ?? 0,
        answer,
        reach,
      }),
    );
    return { answer, halos, odd: halos.find((halo): halo is Disagreement => "inside" in halo) };
  };
  const result = (on: GridAxis, halos: readonly (HaloProposal | Disagreement)[]) => ({
    step: on.step,
    min: on.min,
    halos: halos.map((halo) => ("inside" in halo ? null : halo)),
    whole: field.whole,
    fieldSizes: field.sizes,
  });

  // One random image shows whether tiles agree at all on a grid; more are needed for the last sample of the halo.
  const first = await compare(axis, 1);
  let found = first;
  let grid = axis;
  while (found.odd && !isFixed && grid.step * 2 <= COARSEST_GRID) {
    grid = onGrid(axis, grid.step * 2);
    found = await compare(grid, 1);
  }
  if (found.odd) {
    const problems = [disagreement(question, first.answer, first.odd ?? found.odd)];
    return { ...result(axis, first.halos), insideError: (first.odd ?? found.odd).inside, problems, notes };
  }
  if (grid !== axis) field = await look(grid, grid.step); // all phases of the true grid
  const trials = costOf(question, validSize(axis, 4 * reach)) > DEAR_RUN ? FEW_TRIALS : TRIALS;
  found = await compare(grid, trials);
  const falls = (halo: HaloProposal | Disagreement) => "halo" in halo && halo.halo < (halo.graphHalo ?? 0);
  if (found.halos.some(falls)) found = await compare(grid, MORE_TRIALS * trials);
  if (grid.step !== axis.step) {
    notes.push(
      `Along ${axis.id} every ${axis.step} samples more run, but tiles equal the untiled run only if they start at multiples of ${grid.step}: the network's own grid.`,
    );
  }
  return { ...result(grid, found.halos), insideError: null, problems: [], notes };
}

/** How far off are tiles of a network that looks everywhere, in their middle? */
async function seam(question: AxisQuestion): Promise<number> {
  const { subject, axis, followers } = question;
  const reach = 32;
  const answer = await compareTiles({ subject, axis, followers, reach, trials: 1, shift: 0 });
  const middle = (rows: Float64Array) => rows[Math.floor(rows.length / 2)] ?? 0;
  return Math.max(0, ...answer.starts.map(middle), ...answer.ends.map(middle));
}

function disagreement(
  { axis, followers, outputNames }: AxisQuestion,
  answer: TileAnswer,
  odd: Disagreement,
): ProbeProblem {
  const against = answer.whole === null ? "each other" : "the untiled run";
  return {
    kind: "halo",
    tensor: outputNames[followers[0]?.output ?? 0] ?? "",
    message: `Tiles of ${answer.tile} along ${axis.id} differ from ${against} by ${figure(odd.inside)} however far from their border: the result depends on where a sample lies in the tile or on the tile's size. The network can be run whole only.`,
    figures: { insideError: odd.inside, tolerance: odd.tolerance, tile: answer.tile, whole: answer.whole },
    fatal: false,
  };
}

/** Tiles of one size are shifted by the period of the graph, else by the largest power of two up to 32 that divides the size. */
function shiftFor(axis: GridAxis, graphs: readonly (GraphField[] | null)[]): number {
  const periods = graphs.flatMap((graph) => graph?.map(({ period }) => period) ?? []);
  if (graphs.every((graph) => graph !== null) && periods.length > 0) return Math.max(...periods);
  let shift = 32;
  while (shift > 1 && (axis.min % shift !== 0 || shift * 4 > axis.min)) shift /= 2;
  return shift;
}

/** Half of what a network trims: its tiles must be larger by that. */
function trimmed(followers: readonly Follower[]): number {
  return Math.max(
    0,
    ...followers.map(({ relation: { up, down, offset } }) => Math.max(0, (-offset / 2) * (down / up))),
  );
}

function costOf({ subject, axis }: AxisQuestion, size: number): number {
  const shapes = subject.shapes({ ...axis.strip, [axis.id]: size });
  return Math.max(1, ...shapes.map((shape) => shape.reduce((n, s) => n * s, 1)));
}

function offsetOf(follower: Follower | undefined): number {
  return follower?.relation.offset ?? 0;
}

function farthest({ minus, plus }: Reach): number {
  return Math.max(minus, plus);
}
