import { cast, type NdArray } from "../array/index.ts";
import type { Engine, Session } from "../engine/index.ts";
import { fail } from "../errors/index.ts";
import { type ModelPackage, openModel } from "../package/index.ts";
import { openWeights } from "../predict/index.ts";
import { type RdfContent, type WeightsEntry, writeRdf } from "../rdf/index.ts";
import type { BuildRequest, Check } from "./build-types.ts";
import type { Draft } from "./draft.ts";
import {
  checkDependence,
  checkFinite,
  checkSizes,
  countNotFinite,
  findTestTensors,
  type TestTensors,
} from "./live-checks.ts";
import { arrangeSample, randomSample, type Sample } from "./samples.ts";
import { testSizes } from "./test-sizes.ts";
import type { WeightsSource } from "./weights-source.ts";

export interface TriedDraft {
  /** The description with the weights, as a package in memory. */
  readonly model: ModelPackage;
  /** Sample per input in its axes, of the image's size and element type. */
  readonly images: readonly NdArray[];
  /** The same in the declared types. */
  readonly arrays: readonly NdArray[];
  readonly test: TestTensors;
  readonly checks: readonly Check[];
}

/** Run the network as the draft describes it: sizes, finite values, dependence on the inputs; and find test tensors.
 * @param content - the draft as a description.
 * @param samples - as given; random numbers stand in for absent ones.
 * @throws build/size, build/axes, build/not-finite, build/constant-output, build/untestable; predict/… when a sample does
 *   not fit the axes */
export async function tryDraft(
  content: RdfContent,
  weights: WeightsSource,
  samples: readonly (Sample | null)[],
  request: BuildRequest,
  engine: Engine,
  notes: string[],
  signal?: AbortSignal,
): Promise<TriedDraft> {
  const images = sampleImages(content, samples, request.seed ?? 0, notes);
  const arrays = content.inputs.map((tensor, i) => cast(images[i] as NdArray, tensor.dtype)); // one per tensor
  requireFinite(content, arrays, samples);
  const model = await openModel({
    rdf: writeRdf(content, "0.5").text,
    files: Object.fromEntries(weights.packed.map((file) => [file.name, file.bytes])),
  });
  const [entry] = model.description.weights;
  if (!entry) throw new Error("the draft has weights");
  const session = await openSession(model, entry, engine, signal);
  try {
    const lengths = testSizes(
      content,
      samples.map((sample, i) => (sample ? (images[i]?.shape ?? null) : null)),
    );
    const sizes = await checkSizes(session, content, arrays, signal);
    const test = await findTestTensors(session, content, arrays, lengths, signal);
    const finite = checkFinite(content, test.run);
    const dependence = await checkDependence(session, content, test.inputs, test.run, signal);
    return { model, images, arrays, test, checks: [sizes, finite, dependence] };
  } finally {
    session.release();
  }
}

/** What the network makes of NaN says nothing about it.
 * @throws predict/nan-input */
function requireFinite(
  tensors: Pick<Draft, "inputs">,
  arrays: readonly NdArray[],
  samples: readonly (Sample | null)[],
): void {
  tensors.inputs.forEach((tensor, i) => {
    const array = arrays[i];
    const notFinite = array ? countNotFinite(array) : 0;
    if (!array || notFinite === 0) return;
    const image = samples[i]?.name ?? "the sample";
    throw fail("predict/nan-input", { tensor: tensor.id, notFinite, total: array.data.length, image });
  });
}

/** Samples in the axes of their tensors, in their own element type; random numbers where none was given. */
function sampleImages(
  draft: Pick<Draft, "inputs" | "outputs">,
  samples: readonly (Sample | null)[],
  seed: number,
  notes: string[],
): NdArray[] {
  const sizes = testSizes(
    draft,
    draft.inputs.map(() => null),
  );
  return draft.inputs.map((tensor, i) => {
    const sample = samples[i];
    if (!sample) return randomSample(tensor, sizes[i] ?? [], seed + i);
    const arranged = arrangeSample(tensor, sample);
    notes.push(...arranged.notes);
    return arranged.array;
  });
}

async function openSession(
  model: ModelPackage,
  entry: WeightsEntry,
  engine: Engine,
  signal?: AbortSignal,
): Promise<Session> {
  const { key, load } = await openWeights(model, entry, signal);
  return engine.open(key, load, {
    // The same numbers on every machine.
    engine: "wasm",
    workers: 1,
    memoryBytes: null,
    ...(signal ? { signal } : {}),
  });
}
