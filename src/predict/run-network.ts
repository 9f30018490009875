import { type NdArray, sizeOf } from "../array/index.ts";
import type { Engine, Session } from "../engine/index.ts";
import { fail, isFailure, throwIfAborted } from "../errors/index.ts";
import type { ModelPackage } from "../package/index.ts";
import type { InputTensor, ModelDescription } from "../rdf/index.ts";
import { chooseTile, type TilePlan, type TilingRequest } from "../tiling/index.ts";
import { checkNetwork } from "./check-network.ts";
import { choosePlan, DEFAULT_MEMORY_BYTES, unlimited } from "./choose-plan.ts";
import { chooseWeights, openWeights } from "./choose-weights.ts";
import { type BoundInput, collectInputs } from "./collect-inputs.ts";
import { collectOutputs } from "./collect-outputs.ts";
import { matchAxes } from "./match-axes.ts";
import { objectsRecipe } from "./objects-recipe.ts";
import { parseAxes } from "./parse-axes.ts";
import type { PredictInput, RunOptions, RunResult } from "./predict-types.ts";
import { chooseProcessing, chooseSides, type Sides } from "./processing-sides.ts";
import { startClock } from "./progress-clock.ts";
import { writeRecord } from "./record.ts";
import { type BatchSplit, runSamples, type SampleRun } from "./run-samples.ts";
import { arrangeInput, type MatchedInput, planSamples } from "./samples.ts";
import type { StackedOutput } from "./stacked-output.ts";
import { tilingRequest } from "./tile-request.ts";

/** Run the network with the description's own steps on the sides that take them (`sides`), none on the others.
 *
 * Match axes → measure and preprocess whole images → plan tiles → run them on the engine's workers → stitch →
 * postprocess whole outputs. Stacks, frames and channels that the model does not have are run entry by entry, with
 * statistics of their own, and stacked again. See docs/predict.md for the rules.
 * @param inputs - by tensor id, or by position; not changed and not kept.
 * @returns outputs whose arrays are the caller's, lines for people, and the record.
 * @throws predict/… when the images do not fit, package/… when the weights cannot be read, engine/… when the network
 *   fails, aborted within one tile of the signal. */
export async function runNetwork(
  model: ModelPackage,
  inputs: Readonly<Record<string, PredictInput>> | readonly PredictInput[],
  options: RunOptions,
  engine: Engine,
  sides: Sides = chooseSides(model.description, options.processing ?? "auto"),
): Promise<RunResult> {
  const clock = startClock(options);
  const { signal } = options;
  throwIfAborted(signal, "The run");
  const { description } = model;
  const log = new Set<string>();

  clock.stage("read", "matching axes");
  const bound = collectInputs(description.inputs, inputs);
  const processing = chooseProcessing(description, sides);
  for (const note of processing.notes) log.add(note);
  const entry = chooseWeights(description.weights, options.weights);
  const recipe = objectsRecipe(description, options.objects);
  const matched = matchInputs(bound, description, options);
  const grid = planSamples(matched);
  const entries = batchEntries(matched);
  const request = tilingRequest(
    matched.map((input) => ({ tensor: input.tensor, shape: tileShape(input, 1) })),
    description.outputs,
    options,
  );
  // Sizes that cannot be cut are refused before anything is loaded.
  chooseTile(request, unlimited);
  clock.hold(matched.reduce((sum, { array }, i) => sum + ownBytes(array, bound[i]?.input.array), 0));

  clock.stage("load", "reading the weights");
  const loadStart = performance.now();
  const weights = await openWeights(model, entry, signal);
  const budgetBytes = options.memory === undefined ? DEFAULT_MEMORY_BYTES : options.memory * 2 ** 20;
  const session = await engine.open(weights.key, weights.load, {
    engine: options.engine ?? "auto",
    workers: options.workers ?? DEFAULT_WORKERS,
    memoryBytes: options.memory === undefined ? null : budgetBytes,
    ...(signal ? { signal } : {}),
  });
  const loadMs = performance.now() - loadStart;
  try {
    clock.attach(session);
    checkNetwork(
      session,
      description,
      matched.map(({ tensor }) => tensor),
    );
    const batch = splitBatch(session, matched, entries);
    const sized = {
      ...request,
      inputs: matched.map((input) => ({
        id: input.tensor.id,
        axes: input.tensor.axes,
        shape: tileShape(input, batch.group),
      })),
    };
    const inferenceStart = performance.now();
    const { plan, assumedHalos, results } = await runFitting(
      {
        description,
        inputs: matched,
        names: bound.map(({ input }) => input.name),
        grid,
        batch,
        session,
        processing,
        clock,
        signal,
        note: (line) => log.add(line),
      },
      sized,
      budgetBytes,
    );
    const inferenceMs = performance.now() - inferenceStart;
    clock.stage("postprocess", "finishing");
    const { outputs, tables } = collectOutputs(description, results, bound, matched, grid, recipe);
    for (const note of session.info.notes) log.add(note);
    const assumptions = [...matched.flatMap(({ match }) => match.assumptions), ...plan.assumptions];
    const record = await writeRecord({
      model,
      entry,
      bound,
      matched,
      grid,
      batch,
      plan,
      assumedHalos,
      processing,
      outputs,
      session,
      clock,
      options,
      assumptions,
      loadMs,
      inferenceMs,
    });
    clock.stage("done", "done");
    return { outputs, tables, log: [...new Set([...assumptions, ...log])], record };
  } finally {
    session.release();
  }
}

/** Upper bound of engine workers when nobody says: the engine takes fewer where the machine has fewer. */
const DEFAULT_WORKERS = 16;

/** Match all inputs. Batch entries become samples of their own when some output has no batch axis to hold them. */
export function matchInputs(
  bound: readonly BoundInput[],
  description: Pick<ModelDescription, "outputs">,
  options: Pick<RunOptions, "axes">,
): MatchedInput[] {
  const loopBatch = description.outputs.some((output) => !output.axes.some((axis) => axis.type === "batch"));
  return bound.map(({ tensor, input }) => {
    const { dtype, shape, axes } = input.array;
    const given = parseAxes(options.axes, tensor);
    const match = matchAxes(tensor, { dtype, shape, axes, rgb: input.rgb }, given, loopBatch);
    return arrangeInput(tensor, input.array, match);
  });
}

function batchAxis(tensor: InputTensor): number {
  return tensor.axes.findIndex((axis) => axis.type === "batch");
}

/** Batch entries of a sample, common to all inputs that have more than one.
 * @throws predict/axes when they differ */
function batchEntries(matched: readonly MatchedInput[]): number {
  let entries = 1;
  for (const { tensor, match, array } of matched) {
    const at = batchAxis(tensor);
    const own = at < 0 ? 1 : (array.shape[match.loops.length + at] ?? 1);
    if (own !== 1 && entries !== 1 && own !== entries) {
      throw fail("predict/axes", {
        tensor: tensor.id,
        got: `${own} batch entries`,
        expected: `of the other input with ${entries}`,
        hint: "Give inputs with the same number of batch entries.",
      });
    }
    entries = Math.max(entries, own);
  }
  return entries;
}

/** One entry at a time, unless the graph was exported for a fixed number.
 * @throws predict/network-mismatch when the entries cannot be divided so */
function splitBatch(session: Session, matched: readonly MatchedInput[], entries: number): BatchSplit {
  let group = 1;
  matched.forEach(({ tensor }, i) => {
    const at = batchAxis(tensor);
    const fixed = at < 0 ? null : session.inputs[i]?.shape[at];
    if (fixed) group = Math.max(group, fixed);
  });
  if (entries % group === 0) return { entries, group };
  throw fail("predict/network-mismatch", {
    what: "batch entries per run",
    got: String(group),
    expected: `a divisor of the ${entries} given`,
  });
}

/** Shape of one tiled image: the sample with `group` batch entries. */
function tileShape({ tensor, match, array }: MatchedInput, group: number): readonly number[] {
  const shape = array.shape.slice(match.loops.length);
  const at = batchAxis(tensor);
  return at < 0 || (shape[at] ?? 1) === 1 ? shape : shape.with(at, group);
}

function ownBytes(array: NdArray, given: NdArray | undefined): number {
  return given && array.data.buffer === given.data.buffer ? 0 : array.data.byteLength;
}

/** Choose a plan and run it; when the engine runs out of memory, again with tiles of half the size, as long as there are
 * smaller ones. */
async function runFitting(
  run: Omit<SampleRun, "plan" | "lanes">,
  request: TilingRequest,
  budgetBytes: number,
): Promise<{
  plan: TilePlan;
  assumedHalos: Readonly<Record<string, number>>;
  results: readonly StackedOutput[];
}> {
  const { session, signal } = run;
  const images = run.grid.count * (run.batch.entries / run.batch.group);
  let mostElements = Number.POSITIVE_INFINITY;
  for (;;) {
    const chosen = await choosePlan({ request, session, budgetBytes, images, mostElements, signal });
    chosen.notes.forEach(run.note);
    const { plan, assumedHalos } = chosen;
    // One more than there are workers: its tile is cut while the others compute.
    const lanes = session.parallel + 1;
    const elements = sizeOf(plan.inputs[0]?.tileShape ?? []);
    try {
      return { plan, assumedHalos, results: await runSamples({ ...run, plan, lanes }) };
    } catch (error) {
      if (!isFailure(error, "engine/out-of-memory") || elements <= 1) throw error;
      mostElements = Math.floor(elements / 2);
      const smaller = await choosePlan({ request, session, budgetBytes, images, mostElements, signal });
      if (sizeOf(smaller.plan.inputs[0]?.tileShape ?? []) >= elements) throw error;
      run.note(
        `the engine ran out of memory with tiles of ${elements} elements; run again with smaller ones`,
      );
    }
  }
}
