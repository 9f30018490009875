import type { NdArray } from "../../array/index.ts";
import { crop } from "../../array/index.ts";
import { differences, dimensionsOf, type Follower, type GridAxis, validSize } from "./grid-axis.ts";
import type { Subject } from "./subject.ts";

export interface TileQuestion {
  readonly subject: Subject;
  readonly axis: GridAxis;
  readonly followers: readonly Follower[];
  /** Input samples per side that outputs are known to look at. */
  readonly reach: number;
  readonly trials: number;
  /** Tiles of fixed size are shifted by this. */
  readonly shift: number;
}

/** Difference between tiled and untiled, by distance from the tile's border. */
export interface TileAnswer {
  /** Per follower: largest difference of the k-th output sample from the start of a tile that starts inside the image … */
  readonly starts: readonly Float64Array[];
  /** … and of the k-th from the end of one that ends inside (k = 0 is the last). */
  readonly ends: readonly Float64Array[];
  /** Per follower: root mean square of the untiled output. */
  readonly scales: readonly number[];
  readonly tile: number;
  /** Size of the untiled image; null for fixed sizes, where two tiles are compared with each other. */
  readonly whole: number | null;
  readonly trials: number;
}

/** Spread of the random inputs per trial. */
const SPREADS = [1, 2, 0.5];

/** Cut an image along one axis into a tile at its start and one at its end, both on the step grid, and compare with the
 * image run whole. Axes of one size have no whole: there two tiles that overlap are compared with each other. */
export async function compareTiles(question: TileQuestion): Promise<TileAnswer> {
  const { subject, axis, followers, reach, trials } = question;
  const isFixed = axis.step === 0;
  const step = Math.max(1, axis.step);
  const tile = validSize(axis, 2 * reach + Math.max(4 * step, 16));
  // An odd number of steps apart, so that a coarser grid than the step would show.
  const steps = 2 * Math.ceil(Math.max(1, reach / step) / 2) + 1;
  const shift = isFixed ? question.shift : steps * step;
  const dims = dimensionsOf(subject, axis.id, true);
  const starts: Float64Array[] = followers.map(() => new Float64Array(0));
  const ends: Float64Array[] = followers.map(() => new Float64Array(0));
  const squares = followers.map(() => 0);
  for (let trial = 0; trial < trials; trial++) {
    const image = imageOf(question, tile + shift, 300 + trial, SPREADS[trial % SPREADS.length] ?? 1);
    const cut = (from: number) =>
      image.map((array, i) => {
        const dim = dims[i] ?? -1;
        if (dim < 0) return array;
        return crop(
          array,
          array.shape.map((_, d) => (d === dim ? from : 0)),
          array.shape.map((n, d) => (d === dim ? tile : n)),
        );
      });
    const head = await subject.mustRun(cut(0));
    const tail = await subject.mustRun(cut(shift));
    const whole = isFixed ? null : await subject.mustRun(image);
    followers.forEach(({ output, dim, relation }, f) => {
      const [h, t] = [head[output], tail[output]];
      if (!h || !t) return;
      const n = h.shape[dim] ?? 0;
      const moved = (shift * relation.up) / relation.down;
      const reference = whole?.[output];
      let rows: { start: Float64Array; end: Float64Array };
      if (reference) {
        rows = {
          start: differences(t, reference, dim, 0, moved, n),
          end: differences(h, reference, dim, 0, 0, n),
        };
      } else {
        // both borders lie in the overlap, each in its half
        const overlap = differences(t, h, dim, 0, moved, Math.max(0, n - moved));
        const half = Math.ceil(overlap.length / 2);
        rows = { start: overlap.slice(0, half), end: overlap.slice(half) };
      }
      starts[f] = larger(starts[f], rows.start);
      ends[f] = larger(ends[f], rows.end.toReversed());
      squares[f] = Math.max(squares[f] ?? 0, meanSquare(reference ?? h));
    });
  }
  return {
    starts,
    ends,
    scales: squares.map(Math.sqrt),
    tile,
    whole: isFixed ? null : tile + shift,
    trials,
  };
}

/** Random inputs of that size along the axis, even where the network takes one size only. */
function imageOf({ subject, axis }: TileQuestion, size: number, seed: number, spread: number): NdArray[] {
  return subject.inputs({ ...axis.strip, [axis.id]: size }, seed, spread, axis.id);
}

function larger(a: Float64Array | undefined, b: Float64Array): Float64Array {
  if (!a || a.length === 0) return b;
  return a.map((value, i) => Math.max(value, b[i] ?? 0));
}

function meanSquare({ data }: NdArray): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < data.length; i++) {
    const value = Number(data[i]);
    if (!Number.isFinite(value)) continue;
    sum += value * value;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}
