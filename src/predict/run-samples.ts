import { concat, crop, type NdArray } from "../array/index.ts";
import type { Session } from "../engine/index.ts";
import { fail } from "../errors/index.ts";
import { applyProcessing } from "../processing/index.ts";
import type { ModelDescription } from "../rdf/index.ts";
import { reflectPadding, type TilePlan } from "../tiling/index.ts";
import { countNotFinite } from "./inspect-input.ts";
import { toNetwork } from "./network-dtype.ts";
import { type ProcessingChoice, preprocess } from "./processing-sides.ts";
import type { ProgressClock } from "./progress-clock.ts";
import { runTiles } from "./run-tiles.ts";
import { loopText, type MatchedInput, type SampleGrid, sampleOf, viewOf } from "./samples.ts";
import { StackedOutput } from "./stacked-output.ts";

/** Everything decided, nothing run. */
export interface SampleRun {
  readonly description: Pick<ModelDescription, "inputs" | "outputs">;
  readonly inputs: readonly MatchedInput[];
  /** Names of the images, same order. */
  readonly names: readonly string[];
  readonly grid: SampleGrid;
  readonly batch: BatchSplit;
  readonly session: Session;
  readonly plan: TilePlan;
  readonly lanes: number;
  readonly processing: ProcessingChoice;
  readonly clock: ProgressClock;
  readonly signal?: AbortSignal | undefined;
  /** Takes a line for the log; the same line only once. */
  note(line: string): void;
}

/** Batch entries of one sample go through the network in groups. */
export interface BatchSplit {
  /** Entries in all; 1 where no input has more. */
  readonly entries: number;
  /** Entries per run of the network. */
  readonly group: number;
}

/** Run all samples: each is preprocessed as a whole, tiled, stitched, postprocessed as a whole, and put into the result.
 * @returns per output of the description, in its order */
export async function runSamples(run: SampleRun): Promise<readonly StackedOutput[]> {
  const { description, grid, batch, plan, session, clock } = run;
  const groups = batch.entries / batch.group;
  const results = description.outputs.map((tensor) => new StackedOutput(tensor, grid, run.inputs));
  const open = new Map<number, OpenSample>();
  const units = grid.count * groups;
  clock.plan(units * plan.tiles.length);
  await runTiles({
    session,
    plan,
    paddings: run.inputs.map(({ tensor }) => tensor.pad ?? reflectPadding),
    outputIds: description.outputs.map((tensor) => tensor.id),
    units,
    lanes: run.lanes,
    signal: run.signal,
    onTile: () => clock.tileDone(),
    begin(unit) {
      const number = Math.floor(unit / groups);
      let sample = open.get(number);
      if (!sample) {
        sample = openSample(run, number, groups);
        open.set(number, sample);
      }
      return sample.inputs.map((array, i) => takeGroup(run, array, i, unit % groups));
    },
    finish(unit, outputs) {
      const number = Math.floor(unit / groups);
      const sample = open.get(number);
      if (!sample) return;
      sample.parts[unit % groups] = outputs;
      sample.left--;
      if (sample.left > 0) return;
      open.delete(number);
      closeSample(run, number, sample, results);
    },
  });
  return results;
}

interface OpenSample {
  readonly raw: ReadonlyMap<string, NdArray>;
  /** What the network gets, all batch entries. */
  readonly inputs: readonly NdArray[];
  readonly heldBytes: number;
  readonly parts: (readonly NdArray[])[];
  left: number;
}

function openSample(run: SampleRun, number: number, groups: number): OpenSample {
  const { grid, clock, session } = run;
  const where = loopText(grid, number);
  clock.stage("preprocess", where);
  const raw = new Map(run.inputs.map((input) => [input.tensor.id, sampleOf(input, grid, number)]));
  let heldBytes = 0;
  const inputs = run.inputs.map(({ tensor }, i) => {
    const own = raw.get(tensor.id);
    if (!own) throw new Error(`no sample of ${tensor.id}`);
    const name = `${run.names[i]}${where ? ` (${where})` : ""}`;
    const done = preprocess(tensor, own, run.processing.stepsOf(tensor), raw, name);
    done.notes.map((line) => (where ? `${where}: ${line}` : line)).forEach(run.note);
    const array = toNetwork(done.array, session.inputs[i]?.dtype);
    if (array.data !== own.data) heldBytes += array.data.byteLength;
    return array;
  });
  clock.hold(heldBytes);
  clock.stage("inference", where);
  return { raw, inputs, heldBytes, parts: [], left: groups };
}

function closeSample(
  run: SampleRun,
  number: number,
  sample: OpenSample,
  results: readonly StackedOutput[],
): void {
  const { description, clock } = run;
  clock.stage("postprocess", loopText(run.grid, number));
  description.outputs.forEach((tensor, o) => {
    const parts = sample.parts.flatMap((part) => part[o] ?? []);
    const batchAt = tensor.axes.findIndex((axis) => axis.type === "batch");
    const first = parts[0];
    if (!first) throw new Error(`no result for ${tensor.id}`);
    const whole = parts.length === 1 ? first : concat(parts, batchAt);
    if (whole.shape.length !== tensor.axes.length) {
      throw fail("predict/output-shape", {
        output: tensor.id,
        got: `[${whole.shape.join(", ")}]`,
        expected: `one number for each of ${tensor.axes.map((axis) => axis.id).join(", ")}`,
      });
    }
    const named = { ...whole, axes: tensor.axes.map((axis) => axis.id) };
    const notFinite = countNotFinite(named);
    if (notFinite > 0)
      run.note(`${tensor.id}: the network returned ${notFinite} values that are NaN or infinite`);
    const steps = run.processing.stepsOf(tensor);
    const done = applyProcessing(named, steps, { tensor: tensor.id, rawTensors: sample.raw });
    results[o]?.put(number, done);
    clock.hold(done.data.byteLength);
  });
  clock.hold(-sample.heldBytes);
}

/** The batch entries of one group: a view where batch is the first axis. Inputs without a batch axis go with every group. */
function takeGroup(run: SampleRun, array: NdArray, input: number, group: number): NdArray {
  const { entries, group: size } = run.batch;
  const axes = run.inputs[input]?.tensor.axes ?? [];
  const at = axes.findIndex((axis) => axis.type === "batch");
  if (at < 0 || entries === size || array.shape[at] !== entries) return array;
  const shape = array.shape.with(at, size);
  if (at === 0) return viewOf(array, (array.data.length / entries) * size * group, shape, array.axes);
  const from = array.shape.map((_, d) => (d === at ? group * size : 0));
  return crop(array, from, shape);
}
