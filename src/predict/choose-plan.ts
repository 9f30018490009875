import { sizeOf, zeros } from "../array/index.ts";
import type { Session } from "../engine/index.ts";
import { candidateTiles, chooseTile, type TilePlan, type TilingRequest } from "../tiling/index.ts";
import { networkDType } from "./network-dtype.ts";
import { unstatedHalos } from "./unstated-halo.ts";

/** Tiles are chosen as if that many workers ran them, whatever the machine has, so that the result of an image does not
 * depend on the number of workers. Fewer workers run more rounds; more are used by several images of a stack. */
const NOMINAL_WORKERS = 4;

/** Without `memory`: what a browser tab may take on a small machine. */
export const DEFAULT_MEMORY_BYTES = 2 * 2 ** 30;

/** Images up to that many elements (362²) are one tile: more workers would not pay for the halos. */
const ONE_TILE_ELEMENTS = 2 ** 17;

/** Up to that many elements (512²) per tile no measurement is needed: any network that runs here at all takes it. */
const UNMEASURED_ELEMENTS = 2 ** 18;

/** Bytes per input element where nothing was measured: a U-Net with 32 features and five levels takes 0.9 kB. */
const ASSUMED_BYTES_PER_ELEMENT = 1000;

/** Elements of the tile that is run to measure. */
const PROBE_ELEMENTS = 2 ** 14;

export interface PlanChoice {
  readonly request: TilingRequest;
  readonly session: Session;
  readonly budgetBytes: number;
  /** Images that will be run with this plan. */
  readonly images: number;
  /** Larger tiles are out of the question, because one failed. */
  readonly mostElements: number;
  readonly signal?: AbortSignal | undefined;
}

export interface ChosenPlan {
  readonly plan: TilePlan;
  /** Halos that were assumed, by "tensor.axis" (see unstatedHalos). */
  readonly assumedHalos: Readonly<Record<string, number>>;
  /** What was measured or assumed, for the log. */
  readonly notes: readonly string[];
}

/** Choose tiles by computed pixels under the memory budget. When an image may be large and the session has run nothing
 * yet, one small tile of zeros is run first, so that memory is measured and not guessed.
 * @throws tiling/… when no tile is possible, engine/run, aborted */
export async function choosePlan(choice: PlanChoice): Promise<ChosenPlan> {
  const { request, session, budgetBytes, images } = choice;
  const elements = sizeOf(request.inputs[0]?.shape ?? []);
  const notes: string[] = [];
  if (!request.whole && elements > UNMEASURED_ELEMENTS && session.estimateBytes(elements) === null) {
    const probed = await probe(choice);
    if (probed > 0) notes.push(`memory was measured with a tile of ${probed} elements`);
  }
  // Plans count elements of the first input, the engine those of all.
  const all = request.inputs.reduce((sum, { shape }) => sum + sizeOf(shape), 0) / Math.max(1, elements);
  const bytesFor = memoized((n) =>
    n > choice.mostElements
      ? Number.POSITIVE_INFINITY
      : (session.estimateBytes(Math.round(n * all)) ?? n * all * ASSUMED_BYTES_PER_ELEMENT),
  );
  const one = elements <= ONE_TILE_ELEMENTS || images >= NOMINAL_WORKERS;
  const single = { bytesFor, budgetBytes: budgetBytes / Math.min(images, NOMINAL_WORKERS), workers: 1 };
  const budget = one ? single : { bytesFor, budgetBytes, workers: NOMINAL_WORKERS };
  const overlap = request.whole ? {} : unstatedHalos(request);
  if (Object.keys(overlap).length === 0)
    return { plan: chooseTile(request, budget), assumedHalos: {}, notes };

  // How far the network sees is not known: the whole image is safe, and an overlap the next best.
  const whole = chooseTile(request, single);
  if (whole.tiles.length === 1) return { plan: whole, assumedHalos: {}, notes };
  const text = Object.entries(overlap).map(([axis, halo]) => `${axis} ${halo}`);
  notes.push(
    `the model states no halo; its tiles overlap by an assumed ${text.join(", ")} per side (option halo changes it)`,
  );
  const plan = chooseTile({ ...request, halo: { ...request.halo, ...overlap } }, budget);
  return { plan, assumedHalos: overlap, notes };
}

/** Run one tile of zeros, the smallest that still says something.
 * @returns its number of elements; 0 = the model allows one size only, there is nothing to choose */
async function probe({ request, session, signal }: PlanChoice): Promise<number> {
  const candidates = candidateTiles(request);
  const small = candidates.filter((tile) => tile.inputElements >= PROBE_ELEMENTS).at(-1) ?? candidates.at(-1);
  if (!small || candidates.length < 2) return 0;
  const plan = chooseTile({ ...request, tile: { ...small.tile, ...request.tile } }, unlimited);
  const inputs = plan.inputs.map(({ tileShape }, i) =>
    zeros(networkDType(session.inputs[i]?.dtype), tileShape),
  );
  await session.run(inputs, signal);
  return small.inputElements;
}

export const unlimited = { bytesFor: () => 0, budgetBytes: Number.POSITIVE_INFINITY, workers: 1 } as const;

function memoized(estimate: (n: number) => number): (n: number) => number {
  const known = new Map<number, number>();
  return (n) => {
    const value = known.get(n) ?? estimate(n);
    known.set(n, value);
    return value;
  };
}
