import { sizeOf } from "../array/index.ts";
import { advance } from "./cut-tile.ts";
import { type Geometry, settleGeometry, unlimitedTile } from "./geometry.ts";
import { tiedSize } from "./grid-types.ts";
import { type AxisGeometry, countTiles, smallestTile } from "./layout.ts";
import { assemblePlan } from "./plan-tiles.ts";
import type { TileBudget, TileCandidate } from "./tile-budget.ts";
import type { TilePlan, TilingRequest } from "./tiling-types.ts";
import { sizeAtMost } from "./valid-sizes.ts";

/** Combinations that are looked at in all: two axes have some thousands (10 ms), four axes reach this (0.2 s). */
const MAX_COMBINATIONS = 200_000;

/** One size per dimension with what it costs. */
interface Combination {
  readonly sizes: readonly number[];
  readonly inputElements: number;
  readonly tiles: number;
  /** Samples per tile over all cut axes. */
  readonly samples: number;
}

/** Tile sizes worth considering, from large to small: each needs less memory than those before it and computes less
 * than all that need less memory still. The first is the whole image where the model allows it.
 * @throws as planTiles. */
export function candidateTiles(request: TilingRequest): TileCandidate[] {
  const geometry = settleGeometry(request);
  const needed = sizeOf(request.inputs[0]?.shape ?? []);
  const bySize = [...combinations(geometry)].sort(
    (a, b) => a.inputElements - b.inputElements || a.tiles - b.tiles,
  );
  const worth: TileCandidate[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const c of bySize) {
    const computed = c.tiles * c.samples;
    if (computed >= least) continue;
    least = computed;
    worth.push({
      tile: nameSizes(geometry, c.sizes),
      inputElements: c.inputElements,
      tiles: c.tiles,
      computedPerNeeded: (c.tiles * c.inputElements) / needed,
    });
  }
  return worth.reverse();
}

/** Choose the tile that computes least under the memory budget, and plan it.
 *
 * Cost = ceil(tiles / workers) · workers · samples of a tile: a worker that has nothing to do in the last round costs
 * as much as one that computes. Of equal costs fewer tiles win, then the squarer tile, then the longer rows. A tile
 * fits when min(workers, tiles) · bytesFor(elements) ≤ budgetBytes; where none fits, the cheapest that needs at most
 * twice the least possible memory is taken (the very smallest may compute a thousandfold), and the plan's assumptions say so.
 * @throws as planTiles. */
export function chooseTile(request: TilingRequest, budget: TileBudget): TilePlan {
  const geometry = settleGeometry(request);
  const workers = Math.max(1, Math.floor(budget.workers));
  const all = [...combinations(geometry)];
  const needs = all.map((c) => Math.min(workers, c.tiles) * budget.bytesFor(c.inputElements));
  const fitting = cheapest(all, needs, budget.budgetBytes, workers);
  const chosen = fitting ?? cheapestOfSmallest(all, needs, workers);
  // No combination at all: the halo leaves nothing; the plan's error says what to change.
  const plan = assemblePlan(request, geometry, chosen?.sizes ?? geometry.axes.map(unlimitedTile));
  if (fitting || !chosen) return plan;
  const needed = needs[all.indexOf(chosen)]!;
  const text = Number.isFinite(needed)
    ? `tiles need about ${megabytes(needed)} MB, more than the ${megabytes(budget.budgetBytes)} MB allowed`
    : "no tile size is known to fit the memory; one of the smallest is tried";
  return { ...plan, assumptions: [...plan.assumptions, text] };
}

/** Within twice the least memory, or twice the fewest elements where no need is finite. */
function cheapestOfSmallest(
  all: readonly Combination[],
  needs: readonly number[],
  workers: number,
): Combination | null {
  const known = needs.some(Number.isFinite) ? needs : all.map((c) => c.inputElements);
  const least = known.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return cheapest(all, known, 2 * least, workers);
}

function cheapest(
  all: readonly Combination[],
  needs: readonly number[],
  limit: number,
  workers: number,
): Combination | null {
  let best: Combination | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let i = 0; i < all.length; i++) {
    if (!(needs[i]! <= limit)) continue;
    const c = all[i]!;
    const cost = Math.ceil(c.tiles / workers) * workers * c.samples;
    if (best && (cost > bestCost || (cost === bestCost && !isBetter(c, best)))) continue;
    best = c;
    bestCost = cost;
  }
  return best;
}

/** Of equal costs: fewer tiles, then the squarer one, then longer rows (the last axis lies together in memory). */
function isBetter(a: Combination, b: Combination): boolean {
  if (a.tiles !== b.tiles) return a.tiles < b.tiles;
  const longest = Math.max(...a.sizes) - Math.max(...b.sizes);
  if (longest !== 0) return longest < 0;
  for (let d = a.sizes.length - 1; d >= 0; d--) {
    if (a.sizes[d] !== b.sizes[d]) return a.sizes[d]! > b.sizes[d]!;
  }
  return false;
}

function* combinations(geometry: Geometry): Generator<Combination> {
  const { axes, grid, decided } = geometry;
  const free = decided.filter((tile) => tile === null).length;
  const perAxis = Math.max(2, Math.floor(MAX_COMBINATIONS ** (1 / Math.max(1, free))));
  const sizes = axes.map((axis, d) => (decided[d] === null ? sizesToTry(axis, perAxis) : [decided[d]!]));
  const counts = axes.map((axis, d) => sizes[d]!.map((tile) => countTiles(axis, tile)));
  // Elements of the first input: per dimension the product of its axes that follow it, times those that are not cut.
  let copied = 1;
  const elements = sizes.map((list) => list.map(() => 1));
  for (const use of grid.inputs[0] ?? []) {
    if (!("tie" in use)) {
      copied *= use.size ?? 1;
      continue;
    }
    const along = elements[use.dimension]!;
    for (const [i, tile] of sizes[use.dimension]!.entries()) along[i]! *= tiedSize(use.tie, tile);
  }
  const lengths = sizes.map((list) => list.length);
  const total = sizeOf(lengths);
  const at = new Array<number>(sizes.length).fill(0);
  for (let n = 0; n < total; n++) {
    let tiles = 1;
    let inputElements = copied;
    let samples = 1;
    for (let d = 0; d < at.length; d++) {
      const i = at[d]!;
      tiles *= counts[d]![i]!;
      inputElements *= elements[d]![i]!;
      samples *= sizes[d]![i]!;
    }
    if (tiles < Number.POSITIVE_INFINITY) {
      yield { sizes: at.map((i, d) => sizes[d]![i]!), inputElements, tiles, samples };
    }
    advance(at, lengths);
  }
}

/** For each number of tiles the smallest size that manages with it: any other size of that count computes more.
 * Counts are 1, 2, 3 … 24, then every fifth part more; thinned to `limit`. */
function sizesToTry(axis: AxisGeometry, limit: number): number[] {
  const { sizes } = axis.dimension;
  const whole = largestTile(axis);
  const smallest = smallestTile(axis);
  if (smallest === null || smallest >= whole) return [whole];
  const most = countTiles(axis, smallest);
  const found: number[] = [];
  for (let count = countTiles(axis, whole); count <= most; ) {
    let low = (smallest - sizes.min) / sizes.step;
    let high = (whole - sizes.min) / sizes.step;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (countTiles(axis, sizes.min + middle * sizes.step) <= count) high = middle;
      else low = middle + 1;
    }
    const tile = sizes.min + low * sizes.step;
    if (found.at(-1) !== tile) found.push(tile);
    // The next count that any smaller size has.
    count = Math.max(count + 1, count < 24 ? 0 : Math.ceil(count * 1.2));
    if (count > most && found.at(-1) !== smallest) found.push(smallest);
  }
  while (found.length > limit) {
    const keep = Math.ceil(limit / 2);
    const thinned = found.filter((_, i) => i < keep || (found.length - 1 - i) % 2 === 0);
    if (thinned.length === found.length) break;
    found.splice(0, found.length, ...thinned);
  }
  return found;
}

/** The largest tile that makes sense: the whole image; in the layout core the largest that the image holds. */
function largestTile(axis: AxisGeometry): number {
  if (axis.layout !== "core") return unlimitedTile(axis);
  const { sizes, imageSize } = axis.dimension;
  return sizeAtMost(sizes, imageSize) ?? sizes.min;
}

/** Axis ids of the leads; "tensor.axis" where an id is not unique. */
function nameSizes({ grid }: Geometry, sizes: readonly number[]): Record<string, number> {
  const ids = grid.dimensions.map((d) => d.id);
  return Object.fromEntries(
    grid.dimensions.map((d, i) => [
      ids.indexOf(d.id) === ids.lastIndexOf(d.id) ? d.id : `${d.tensorId}.${d.id}`,
      sizes[i]!,
    ]),
  );
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}
