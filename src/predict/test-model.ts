import type { NdArray } from "../array/index.ts";
import type { Engine } from "../engine/index.ts";
import { fail, isFailure, throwIfAborted, toFailureRecord } from "../errors/index.ts";
import type { ModelPackage } from "../package/index.ts";
import { applyProcessing } from "../processing/index.ts";
import type { InputTensor, WeightsEntry, WeightsFormat } from "../rdf/index.ts";
import { checkNetwork } from "./check-network.ts";
import { chooseWeights, openWeights, RUNNABLE_FORMATS } from "./choose-weights.ts";
import { compareTensors, type TensorComparison, toleranceFor } from "./compare-tensors.ts";
import { toNetwork } from "./network-dtype.ts";
import type { TestOptions, TestReport, TestResult } from "./predict-types.ts";
import { chooseProcessing, chooseSides, preprocess } from "./processing-sides.ts";
import { type ProgressClock, startClock } from "./progress-clock.ts";
import { alikeShape, readTestTensor } from "./test-tensor.ts";
import { rememberVerdict } from "./verdicts.ts";

/** Compare a model with its own test tensors, as bioimageio.core does: whole tensors, no tiles, no halo cropped, both
 * sides as float32, tolerances of the description (see compareTensors).
 *
 * One result per tested weights entry. What goes wrong with an entry is told inside its result (verdict "error") and the
 * others go on. A model without test tensors is "valid-format".
 * @throws aborted; predict/no-weights when the wanted format is not in the package
 * @see bioimageio.core 0.9.6 test_model; the runs over further sizes (shapes only) are not made */
export async function testModel(
  model: ModelPackage,
  options: TestOptions,
  engine: Engine,
): Promise<TestReport> {
  const { weights } = model.description;
  const clock = startClock(options);
  const entries = weights.length === 0 ? [] : entriesToTest(weights, options.weights);
  const results: TestResult[] = [];
  for (const entry of entries) {
    throwIfAborted(options.signal, "The test");
    results.push(await testEntry(model, entry, options, engine, clock));
  }
  clock.stage("done", "done");
  return { results };
}

function entriesToTest(
  entries: readonly WeightsEntry[],
  wanted: TestOptions["weights"],
): readonly WeightsEntry[] {
  if (wanted === "all") return entries;
  if (wanted === undefined) {
    const runnable = RUNNABLE_FORMATS.flatMap((format) => entries.filter((entry) => entry.format === format));
    return (runnable.length > 0 ? runnable : entries).slice(0, 1);
  }
  const found = entries.filter((entry) => entry.format === wanted);
  if (found.length > 0) return found;
  chooseWeights(entries, wanted as WeightsFormat); // throws: there is none
  return [];
}

async function testEntry(
  model: ModelPackage,
  entry: WeightsEntry,
  options: TestOptions,
  engine: Engine,
  clock: ProgressClock,
): Promise<TestResult> {
  const times = { translateMs: 0, loadMs: 0, runMs: 0 };
  const notes: string[] = [];
  const found: { engine: string; outputs: TensorComparison[] } = { engine: "", outputs: [] };
  const result = (verdict: TestResult["verdict"], error: TestResult["error"] = null): TestResult => {
    const worst = Math.max(0, ...found.outputs.map((output) => output.maxAbsDifference));
    const maxAbsDifference = found.outputs.length > 0 ? worst : null;
    rememberVerdict(model, entry.format, { verdict, weights: entry.format, maxAbsDifference });
    return {
      weights: entry.format,
      verdict,
      error,
      engine: found.engine,
      ...times,
      notes,
      outputs: found.outputs,
    };
  };
  try {
    chooseWeights([entry], entry.format);
    if (!hasTestTensors(model)) return result("valid-format");
    await compareOutputs(model, entry, options, engine, clock, times, found, (line) => notes.push(line));
    return result(found.outputs.every((output) => output.passed) ? "passed" : "failed");
  } catch (error) {
    if (isFailure(error, "aborted")) throw error;
    const shapes = isFailure(error, "predict/output-shape");
    return result(shapes ? "failed" : "error", toFailureRecord(error));
  }
}

function hasTestTensors({ description }: ModelPackage): boolean {
  const inputs = description.inputs.every((tensor) => tensor.optional || tensor.testTensor !== null);
  const outputs =
    description.outputs.length > 0 && description.outputs.every((tensor) => tensor.testTensor !== null);
  return inputs && outputs;
}

async function compareOutputs(
  model: ModelPackage,
  entry: WeightsEntry,
  options: TestOptions,
  engine: Engine,
  clock: ProgressClock,
  times: { loadMs: number; runMs: number },
  found: { engine: string; outputs: TensorComparison[] },
  note: (line: string) => void,
): Promise<void> {
  const { description } = model;
  const { signal } = options;
  const strict = !/^0\.[0-4](\.|$)/.test(description.formatVersion);
  const processing = chooseProcessing(description, chooseSides(description, "rdf"));
  clock.stage("read", "reading the test tensors");
  const present: InputTensor[] = [];
  const raw = new Map<string, NdArray>();
  for (const tensor of description.inputs) {
    if (!tensor.testTensor) continue;
    present.push(tensor);
    raw.set(tensor.id, await readTestTensor(model, tensor, tensor.testTensor, strict, note, signal));
  }

  clock.stage("load", "reading the weights");
  const loadStart = performance.now();
  const weights = await openWeights(model, entry, signal);
  const session = await engine.open(weights.key, weights.load, {
    engine: options.engine ?? "auto",
    workers: options.workers ?? 1,
    memoryBytes: options.memory === undefined ? null : options.memory * 2 ** 20,
    ...(signal ? { signal } : {}),
  });
  times.loadMs = performance.now() - loadStart;
  try {
    clock.attach(session);
    checkNetwork(session, description, present);
    clock.stage("preprocess", "test tensors");
    const prepared = present.map((tensor, i) => {
      const own = raw.get(tensor.id);
      if (!own) throw new Error(`no test tensor of ${tensor.id}`);
      const done = preprocess(tensor, own, processing.stepsOf(tensor), raw, "the test tensor");
      return toNetwork(done.array, session.inputs[i]?.dtype);
    });
    clock.plan(1);
    clock.stage("inference", "whole tensors");
    const runStart = performance.now();
    // The raw tensors are needed again: give away copies where nothing was computed.
    const given = prepared.map((array, i) => {
      const own = raw.get(present[i]?.id ?? "");
      return own && own.data.buffer === array.data.buffer
        ? { ...array, data: array.data.slice() as NdArray["data"] }
        : array;
    });
    const outputs = await session.run(given, signal);
    times.runMs = performance.now() - runStart;
    clock.tileDone();
    const { runtime, version, provider } = session.info;
    found.engine = `${runtime} ${version} (${provider})`;
    session.info.notes.forEach(note);

    clock.stage("postprocess", "comparing");
    for (const [o, tensor] of description.outputs.entries()) {
      const output = outputs[o];
      if (!output || !tensor.testTensor) continue;
      if (output.shape.length !== tensor.axes.length) throw wrongShape(tensor.id, output.shape, tensor.axes);
      const named = { ...output, axes: tensor.axes.map((axis) => axis.id) };
      const got = applyProcessing(named, processing.stepsOf(tensor), { tensor: tensor.id, rawTensors: raw });
      const read = await readTestTensor(model, tensor, tensor.testTensor, strict, note, signal);
      const expected = alikeShape(read, got.shape);
      if (expected.shape.join() !== got.shape.join()) throw wrongShape(tensor.id, got.shape, expected.shape);
      const tolerance = toleranceFor(description, tensor.id, entry.format);
      found.outputs.push(compareTensors(tensor.id, got, expected, tolerance));
    }
  } finally {
    session.release();
  }
}

function wrongShape(output: string, got: readonly number[], expected: readonly unknown[]): Error {
  const text = expected.every((n) => typeof n === "number")
    ? `[${expected.join(", ")}]`
    : `${expected.length} dimensions`;
  return fail("predict/output-shape", { output, got: `[${got.join(", ")}]`, expected: text });
}
