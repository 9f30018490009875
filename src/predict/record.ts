import type { Session } from "../engine/index.ts";
import type { ModelPackage } from "../package/index.ts";
import type { WeightsEntry } from "../rdf/index.ts";
import type { TilePlan } from "../tiling/index.ts";
import type { BoundInput } from "./collect-inputs.ts";
import { hashArray } from "./hash-array.ts";
import type { OutputImage, RunOptions, RunRecord } from "./predict-types.ts";
import type { ProcessingChoice } from "./processing-sides.ts";
import type { ProgressClock } from "./progress-clock.ts";
import type { BatchSplit } from "./run-samples.ts";
import type { MatchedInput, SampleGrid } from "./samples.ts";
import { verdictOf } from "./verdicts.ts";
import { PROGRAM_VERSION } from "./version.ts";

export interface RecordFacts {
  readonly model: ModelPackage;
  readonly entry: WeightsEntry;
  readonly bound: readonly BoundInput[];
  readonly matched: readonly MatchedInput[];
  readonly grid: SampleGrid;
  readonly batch: BatchSplit;
  readonly plan: TilePlan;
  readonly assumedHalos: Readonly<Record<string, number>>;
  readonly processing: ProcessingChoice;
  readonly outputs: readonly OutputImage[];
  readonly session: Session;
  readonly clock: ProgressClock;
  readonly options: RunOptions;
  readonly assumptions: readonly string[];
  readonly loadMs: number;
  readonly inferenceMs: number;
}

/** Proof of a run as plain JSON. `options` holds what a replay needs: the tile, halo and axes that were used, not only
 * those that were asked for. */
export async function writeRecord(facts: RecordFacts): Promise<RunRecord> {
  const { model, entry, bound, matched, plan, session, clock, processing } = facts;
  const { description } = model;
  const inputs = await Promise.all(
    bound.map(async ({ tensor, input }, i) => ({
      id: tensor.id,
      name: input.name,
      shape: [...input.array.shape],
      dtype: input.array.dtype,
      axes: [...(matched[i]?.match.names ?? [])],
      sha256: await hashArray(input.array),
    })),
  );
  const outputs = await Promise.all(
    facts.outputs.map(async ({ id, array }) => ({
      id,
      shape: [...array.shape],
      dtype: array.dtype,
      axes: [...(array.axes ?? [])],
      sha256: await hashArray(array),
    })),
  );
  const samples = facts.grid.count * (facts.batch.entries / facts.batch.group);
  return {
    recordVersion: 1,
    program: { name: "deepimagej", version: PROGRAM_VERSION },
    time: {
      started: clock.startedAt.toISOString(),
      totalMs: clock.elapsedMs(),
      loadMs: facts.loadMs,
      inferenceMs: facts.inferenceMs,
    },
    model: {
      label: model.label,
      name: description.name,
      id: description.nickname ?? description.id,
      version: description.version,
      formatVersion: description.formatVersion,
      rdfSha256: model.rdfSha256,
      weights: entry.format,
      hashes: model.hashes,
    },
    inputs,
    assumptions: facts.assumptions,
    preprocessing: bound.map(({ tensor }) => ({ tensor: tensor.id, steps: processing.stepsOf(tensor) })),
    postprocessing: description.outputs.map((tensor) => ({
      tensor: tensor.id,
      steps: processing.stepsOf(tensor),
    })),
    tiling: {
      axes: plan.inputs.flatMap(({ id, axes }) => axes.map((axis) => ({ tensor: id, ...axis }))),
      tiles: plan.tiles.length,
      computedPerNeeded: plan.computedPerNeeded,
      samples,
    },
    engine: session.info,
    memory: { peakBytes: clock.memory().peakBytes },
    outputs,
    options: replayOptions(facts),
    verdict: verdictOf(model, entry.format),
  };
}

/** Options under which the same call does the same, whatever the machine. */
function replayOptions({
  entry,
  matched,
  plan,
  assumedHalos,
  options,
}: RecordFacts): Record<string, unknown> {
  const tile: Record<string, number> = {};
  const cut = plan.inputs.flatMap(({ id, axes }, i) =>
    axes.flatMap((axis, a) => {
      const kind = matched[i]?.tensor.axes[a]?.type;
      return kind === "batch" || kind === "channel" ? [] : [{ key: `${id}.${axis.axis}`, tile: axis.tile }];
    }),
  );
  for (const axis of cut) tile[axis.key] = axis.tile;
  const plain: Record<string, unknown> = {
    tile: options.tile === false ? false : tile,
    halo: typeof options.halo === "number" ? options.halo : { ...options.halo, ...assumedHalos },
    blocks: options.blocks ?? "anchored",
    weights: entry.format,
    processing: options.processing ?? "auto",
    engine: options.engine ?? "auto",
    objects: options.objects,
    axes: options.axes,
  };
  return Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
}
