import { type NdArray, zeros } from "../array/index.ts";
import type { Session } from "../engine/index.ts";
import { fail, throwIfAborted } from "../errors/index.ts";
import { cutTile, type Padding, stitchTile, type TilePlan } from "../tiling/index.ts";

/** Images of one shape, all run with one plan. */
export interface TileJob {
  readonly session: Pick<Session, "run">;
  readonly plan: TilePlan;
  /** Padding mode per input. */
  readonly paddings: readonly Padding[];
  readonly outputIds: readonly string[];
  /** Number of images. */
  readonly units: number;
  /** Tiles in flight at most. */
  readonly lanes: number;
  /** The network's input arrays for an image; called once per image, in order, just before its first tile is cut. */
  begin(unit: number): readonly NdArray[];
  /** The stitched outputs of an image; they are the caller's. Images may finish out of order. */
  finish(unit: number, outputs: readonly NdArray[]): void;
  /** A tile came back, before it is stitched. */
  onTile(): void;
  readonly signal?: AbortSignal | undefined;
}

/** Run every tile of every image. Tiles of the next image start while those of the last one are still running, so that
 * all workers stay busy. The tiles of a plan write each output sample once, so that the result does not depend on the
 * number of workers or on the order in which tiles come back.
 * @throws predict/output-shape, aborted, and what the engine throws; no tile is running any more then. */
export async function runTiles(job: TileJob): Promise<void> {
  let unit = -1;
  let tile = job.plan.tiles.length;
  let current: Stitching | null = null;
  let stopped = false;

  const next = (): { stitching: Stitching; tile: number } | null => {
    if (stopped) return null;
    if (tile >= job.plan.tiles.length) {
      if (unit + 1 >= job.units) return null;
      unit++;
      tile = 0;
      current = new Stitching(job, unit, job.begin(unit));
    }
    return current && { stitching: current, tile: tile++ };
  };
  const lane = async (): Promise<void> => {
    try {
      for (;;) {
        throwIfAborted(job.signal, "The run");
        const work = next();
        if (!work) return;
        const inputs = work.stitching.cut(work.tile);
        const outputs = await job.session.run(inputs, job.signal);
        throwIfAborted(job.signal, "The run");
        if (stopped) return;
        job.onTile();
        work.stitching.deliver(work.tile, outputs);
      }
    } catch (error) {
      stopped = true;
      throw error;
    }
  };
  const lanes = Math.max(1, Math.min(job.lanes, job.units * job.plan.tiles.length));
  const settled = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const failed = settled.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}

/** One image on its way: tiles are cut from its inputs and placed in its outputs. */
class Stitching {
  private outputs: NdArray[] | null = null;
  private placed = 0;

  constructor(
    private readonly job: TileJob,
    private readonly unit: number,
    private inputs: readonly NdArray[],
  ) {}

  cut(tile: number): NdArray[] {
    const { plan, paddings } = this.job;
    return this.inputs.map((array, i) =>
      cutTile(array, plan.tiles[tile]?.inputs[i]?.start ?? [], plan.inputs[i]?.tileShape ?? [], paddings[i]),
    );
  }

  deliver(tile: number, results: readonly NdArray[]): void {
    this.check(results);
    this.place(tile, results);
    this.placed++;
    if (this.placed === this.job.plan.tiles.length && this.outputs) {
      this.inputs = [];
      this.job.finish(this.unit, this.outputs);
    }
  }

  private place(tile: number, results: readonly NdArray[]): void {
    const { plan } = this.job;
    const placements = plan.tiles[tile]?.outputs ?? [];
    this.outputs ??= results.map((result, i) => {
      const shape = plan.outputs[i]?.shape ?? result.shape;
      const whole =
        plan.tiles.length === 1 && sameShape(shape, result.shape) && isWhole(placements[i], shape);
      return whole ? result : zeros(result.dtype, shape);
    });
    results.forEach((result, i) => {
      const target = this.outputs?.[i];
      const placement = placements[i];
      if (target && target !== result && placement) stitchTile(target, result, placement);
    });
  }

  private check(results: readonly NdArray[]): void {
    const { plan, outputIds } = this.job;
    results.forEach((result, i) => {
      const expected = plan.outputs[i]?.tileShape ?? [];
      const agrees =
        expected.length === result.shape.length &&
        expected.every((n, d) => n === null || n === result.shape[d]);
      if (agrees) return;
      throw fail("predict/output-shape", {
        output: outputIds[i] ?? `output ${i}`,
        got: `[${result.shape.join(", ")}]`,
        expected: `[${expected.map((n) => n ?? "?").join(", ")}]`,
      });
    });
  }
}

function isWhole(
  placement: { readonly from: readonly number[]; readonly size: readonly number[] } | null | undefined,
  shape: readonly number[],
): boolean {
  return !placement || (placement.from.every((n) => n === 0) && sameShape(placement.size, shape));
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n, d) => n === b[d]);
}
