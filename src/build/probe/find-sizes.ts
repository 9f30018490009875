import { roleOf } from "./axes-candidates.ts";
import { followAxis, lcm } from "./graph-field.ts";
import type { GridAxis } from "./grid-axis.ts";
import { onGrid, validSize } from "./grid-axis.ts";
import type { NetworkFacts } from "./read-network.ts";
import type { Related } from "./relations.ts";
import { type AxisSizes, searchSizes } from "./size-search.ts";
import { Refusal, type Sizes, type Subject } from "./subject.ts";

export interface SizesQuestion {
  readonly subject: Subject;
  readonly base: Sizes;
  readonly related: Related;
  readonly network: NetworkFacts;
}

export interface FoundSizes {
  readonly axes: readonly GridAxis[];
  /** Per axis id; axes of one declared size are not in it. */
  readonly searches: Readonly<Record<string, AxisSizes>>;
  /** Grid of the graph per axis id where it is coarser than the sizes tell. */
  readonly grids: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
}

/** Samples across a strip while one axis is measured: enough for every way through the network, few enough to be cheap. */
const STRIP = { few: 32, many: 12 } as const;

/** Valid sizes of all grid axes, those that the network fixes included. */
export async function findSizes({ subject, base, related, network }: SizesQuestion): Promise<FoundSizes> {
  const searches: Record<string, AxisSizes> = {};
  const grids: Record<string, number> = {};
  const notes: string[] = [];
  const sizes: { id: string; min: number; step: number }[] = [];
  let guess: number | null = null;
  /** Grids of the graph that an axis was seen to have, smaller steps refused. */
  const seen = new Set<number>();
  for (const id of Object.keys(base)) {
    const grid = gridOf(network, related, id);
    const step = grid ?? guess;
    const sure = grid !== null && seen.has(grid);
    const search = await searchSizes(subject, base, id, related, step === null ? null : { step, sure });
    if (search.step === grid) seen.add(grid);
    searches[id] = search;
    notes.push(...search.notes);
    if (search.step > 0) guess = search.step;
    let axis: GridAxis = { id, min: search.min, step: search.step, strip: {} };
    if (search.step > 0 && grid !== null && search.step % grid !== 0) {
      grids[id] = grid;
      axis = onGrid(axis, lcm(search.step, grid));
    }
    sizes.push({ id, min: axis.min, step: axis.step });
  }
  await raiseTogether(subject, sizes, notes);
  sizes.push(...fixedAxes(subject));
  const wanted = sizes.length > 2 ? STRIP.many : STRIP.few;
  const strip = Object.fromEntries(sizes.map((axis) => [axis.id, validSize(axis, wanted)]));
  return { axes: sizes.map((axis) => ({ ...axis, strip })), searches, grids, notes };
}

/** Every axis alone may be small while the others are large; is it so when all are? */
async function raiseTogether(
  subject: Subject,
  sizes: { id: string; min: number; step: number }[],
  notes: string[],
): Promise<void> {
  if (sizes.length < 2) return;
  for (let i = 0; i < 8; i++) {
    const all = Object.fromEntries(sizes.map(({ id, min }) => [id, min]));
    if (!((await subject.response(all)) instanceof Refusal)) return;
    if (i === 0) notes.push("The smallest sizes of the axes do not run together; they were raised.");
    for (const axis of sizes) axis.min += axis.step;
  }
}

/** Space axes of one declared size. */
function fixedAxes(subject: Subject): { id: string; min: number; step: number }[] {
  const found = new Map<string, number>();
  const free = new Set(
    subject.layouts.flatMap(({ axes, fixed }) => axes.filter((_, d) => fixed[d] === null)),
  );
  for (const { axes, fixed } of subject.layouts) {
    axes.forEach((id, d) => {
      const size = fixed[d];
      if (roleOf(id) === "space" && typeof size === "number" && !free.has(id) && !found.has(id))
        found.set(id, size);
    });
  }
  return [...found].map(([id, size]) => ({ id, min: size, step: 0 }));
}

/** Period of the graph along an axis in input samples, over all outputs; null = not followed. */
function gridOf({ reads }: NetworkFacts, related: Related, axis: string): number | null {
  if (!reads) return null;
  let grid = 1;
  for (const [o, dims] of related.outputs.entries()) {
    for (const [d, relation] of dims.entries()) {
      if (relation.kind !== "follows" || relation.axis !== axis) continue;
      const fields = followAxis(reads, reads.graph.outputs[o]?.name ?? "", d);
      if (typeof fields === "string" || fields.some(({ whole }) => whole)) return null;
      for (const { period } of fields) grid = lcm(grid, period);
    }
  }
  return grid;
}
