import { cast, type NdArray } from "../array/index.ts";
import type { Engine, Session } from "../engine/index.ts";
import { fail, throwIfAborted } from "../errors/index.ts";
import type { Calibration } from "../image/index.ts";
import { contentBytes, openModel, packageWriter } from "../package/index.ts";
import { openWeights, PROGRAM_VERSION, testModel } from "../predict/index.ts";
import {
  axisIdsFromLetters,
  type FileRef,
  type RdfContent,
  type WeightsEntry,
  writeRdf,
} from "../rdf/index.ts";
import type {
  BuildFile,
  BuildOptions,
  BuildReport,
  BuildRequest,
  BuildResult,
  BuildStage,
  Check,
} from "./build-types.ts";
import { compareTiled } from "./compare-tiled.ts";
import { coverPicture } from "./cover.ts";
import { deepimagejConfig } from "./deepimagej-config.ts";
import { type Draft, draftTensors } from "./draft.ts";
import {
  checkDependence,
  checkFinite,
  checkSizes,
  findTestTensors,
  type TestTensors,
} from "./live-checks.ts";
import { type Metadata, writeMetadata } from "./metadata.ts";
import { networkSample } from "./network-sample.ts";
import type { NetworkProposal } from "./proposal-types.ts";
import { checkRequest } from "./read-request.ts";
import { readme } from "./readme.ts";
import { refusalOf, sentence } from "./refuse.ts";
import { arrangeSample, assignSamples, randomSample, readSamples, type Sample } from "./samples.ts";
import { isTensorId, tensorIds } from "./tensor-ids.ts";
import { testSizes } from "./test-sizes.ts";
import { namedFile, readWeights, type WeightsSource } from "./weights-source.ts";
import { writeTensorFiles } from "./write-files.ts";

const stages: readonly BuildStage[] = ["read", "probe", "draft", "check", "compare", "write", "test", "done"];

/** Make a model package from weights and sample images: look at the network, draft its description, try the description
 * on the network, and write test tensors, samples, cover, README and the rdf.
 *
 * What the person states is taken as it is and tried; where the network does something else the call is refused with the
 * figure that shows it. What is not stated is proposed, with reasons, or listed as to be completed. The same request gives
 * the same bytes. docs/build.md has the rules.
 * @param engine - runs the network; its sessions are given back.
 * @throws build/…; engine/…, image/…, predict/… when weights or images cannot be used; rdf/invalid for steps that do not
 *   fit, rdf/not-expressible for what format 0.4 cannot say; aborted */
export async function build(
  request: BuildRequest,
  engine: Engine,
  options: BuildOptions = {},
): Promise<BuildResult> {
  const { signal } = options;
  const stage = (name: BuildStage, text: string) => {
    throwIfAborted(signal, "The build");
    options.onProgress?.({ stage: name, done: stages.indexOf(name), total: stages.length - 1, text });
  };
  checkRequest(request);
  stage("read", "reading weights and images");
  const weights = await readWeights(request.weights, signal);
  const { metadata, toComplete, notes: metadataNotes } = writeMetadata(request, weights.stem);
  checkStatedIds(request);
  const given = await readSamples(request.inputs, signal);
  const notes: string[] = [...metadataNotes];

  stage("probe", "looking at the network");
  const proposal = await probe(request, weights, given, engine, options, (text) => stage("probe", text));
  const ids = tensorIds(
    proposal.inputs.map((p, i) => ({ name: p.name, stated: request.tensors?.inputs?.[i]?.id })),
    proposal.outputs.map((p, i) => ({ name: p.name, stated: request.tensors?.outputs?.[i]?.id })),
  );
  const idOf = (name: string): string => {
    const i = proposal.inputs.findIndex((p) => p.name === name);
    const o = proposal.outputs.findIndex((p) => p.name === name);
    return ids.inputs[i] ?? ids.outputs[o] ?? name;
  };
  const refusal = refusalOf(proposal, idOf);
  if (refusal) throw refusal;
  notes.push(...proposal.problems.map((problem) => sentence(problem, idOf)), ...proposal.notes);

  stage("draft", "writing the description");
  const samples = assignSamples(
    given,
    ids.inputs,
    proposal.inputs.map((p) => p.name),
  );
  const calibrations = samples.map((sample) => sample?.calibration ?? {});
  const draft = draftTensors({ proposal, request, ids, calibrations });
  notes.push(...draft.notes);
  const open = [...toComplete, ...openQuestions(request, samples, ids)];

  stage("check", "trying the description on the network");
  const images = sampleImages(draft, samples, request.seed ?? 0, notes);
  const entry = weightsEntry(weights);
  const plain = await openModel({
    rdf: writeRdf(contentOf(metadata, draft, entry), "0.5").text,
    files: Object.fromEntries(weights.packed.map((file) => [file.name, file.bytes])),
  });
  const plainEntry = plain.description.weights[0];
  if (!plainEntry) throw new Error("the draft has weights");
  const arrays = draft.inputs.map((tensor, i) => cast(images[i] as NdArray, tensor.dtype));
  const session = await openSession(plain, plainEntry, engine, signal);
  let test: TestTensors;
  const checks: Check[] = [];
  try {
    const lengths = testSizes(
      draft,
      samples.map((sample, i) => (sample ? (images[i]?.shape ?? null) : null)),
    );
    checks.push(await checkSizes(session, draft, arrays, signal));
    test = await findTestTensors(session, draft, arrays, lengths, signal);
    checks.push(checkFinite(draft, test.run));
    checks.push(await checkDependence(session, draft, test.inputs, test.run, signal));
  } finally {
    session.release();
  }

  stage("compare", "comparing tiles with the whole image");
  const tiled = await compareTiled(plain, draft, arrays, engine, notes, signal);

  stage("write", "writing the package");
  const writer = packageWriter();
  const packed: FileRef[] = [];
  for (const file of weights.packed) packed.push(await writer.add(file.name, file.bytes));
  const macros = {
    pre: await addFiles(request.macros?.preprocessing),
    post: await addFiles(request.macros?.postprocessing),
  };
  const further = await addFiles(request.attachments);
  const calibration = statedCalibration(draft);
  const regions = test.inputs.map((array, i) => sampleRegion(images[i], array, draft.inputs[i]?.dtype));
  const tensors = await writeTensorFiles(draft, test, regions, calibration, writer);
  notes.push(...tensors.notes);
  const cover = coverPicture([...regions.slice(0, 1), ...test.run.outputs.slice(0, 1)]);
  const covers = cover ? [(await writer.add("cover.png", cover)).source] : [];
  const described = { ...draft, inputs: tensors.inputs, outputs: tensors.outputs };
  const text = readme({
    content: contentOf(metadata, described, entry),
    documentation: request.documentation ?? null,
    proposal,
    checks,
    tiled,
    testShapes: [
      ...draft.inputs.map((t, i) => `\`${t.id}\` ${test.inputs[i]?.shape.join("×")}`),
      ...draft.outputs.map((t, o) => `\`${t.id}\` ${test.run.outputs[o]?.shape.join("×")}`),
    ],
    notes: draft.notes,
    macros: [...macros.pre, ...macros.post].map((file) => file.source),
    toComplete: open,
    version: PROGRAM_VERSION,
  });
  const documentation = (await writer.add("README.md", new TextEncoder().encode(text))).source;
  const config = {
    ...request.config,
    deepimagej: deepimagejConfig({
      pyramidal: request.pyramidal ?? false,
      allowTiling:
        request.allow_tiling ?? (proposal.tiling.possible && !draft.outputs.some((t) => t.isTable)),
      inputs: shown(tensors.shown.inputs, test.inputs, []),
      outputs: shown(
        tensors.shown.outputs,
        test.run.outputs,
        draft.outputs.map((t) => t.isTable),
      ),
      calibration,
      preprocess: macros.pre.map((file) => file.source),
      postprocess: macros.post.map((file) => file.source),
    }),
  };
  const [mainFile, ...others] = packed;
  const content: RdfContent = {
    ...contentOf(metadata, described, packedEntry(entry, mainFile, others)),
    documentation,
    covers,
    attachments: [...macros.pre, ...macros.post, ...tensors.tables, ...further],
    config,
  };
  const rdf = writeRdf(content, request.format ?? "0.5");
  const bytes = await writer.zip(rdf.text);

  stage("test", "opening and testing the package");
  const made = await openModel(bytes);
  const report = await testModel(made, signal ? { signal } : {}, engine);
  requirePassed(report);
  stage("done", "done");
  return {
    package: bytes,
    rdf: rdf.map,
    report: {
      program: { name: "deepimagej", version: PROGRAM_VERSION },
      proposal,
      choices: draft.choices,
      checks,
      tiled,
      test: report,
      toComplete: open,
      notes,
      files: writer.files,
    },
  };

  async function addFiles(list: readonly BuildFile[] = []): Promise<FileRef[]> {
    const refs: FileRef[] = [];
    for (const file of list) {
      const { path, content: bytesOf } = namedFile(file);
      refs.push(await writer.add(path, await contentBytes(bytesOf, path, signal)));
    }
    return refs;
  }
}

/** Ids of tensors are identifiers and stand once. */
function checkStatedIds(request: BuildRequest): void {
  const issues: { path: string; message: string }[] = [];
  const seen = new Set<string>();
  for (const side of ["inputs", "outputs"] as const)
    (request.tensors?.[side] ?? []).forEach(({ id }, i) => {
      if (id === undefined) return;
      const path = `tensors.${side}[${i}].id`;
      if (!isTensorId(id))
        issues.push({ path, message: `${id} is no identifier of small letters, digits and _ (at most 32)` });
      if (seen.has(id)) issues.push({ path, message: `${id} stands twice` });
      seen.add(id);
    });
  if (issues.length > 0) throw fail("build/request", { issues });
}

async function probe(
  request: BuildRequest,
  weights: WeightsSource,
  given: ReadonlyMap<string | number, Sample>,
  engine: Engine,
  options: BuildOptions,
  onText: (text: string) => void,
): Promise<NetworkProposal> {
  const axesOf = (tensors: readonly { readonly axes?: string }[] | undefined) =>
    (tensors ?? []).map((tensor) => (tensor.axes === undefined ? null : axisIdsFromLetters(tensor.axes)));
  const inputAxes = axesOf(request.tensors?.inputs);
  const { signal } = options;
  const look = options.probe ?? (await import("./probe/index.ts")).probeNetwork;
  return look({
    engine,
    weights: weights.files(),
    samples: inputAxes.map((axes, i) => networkSample(request, given, axes, i)),
    hints: { inputAxes, outputAxes: axesOf(request.tensors?.outputs) },
    ...(signal ? { signal } : {}),
    onProgress: (progress) => onText(progress.text),
  });
}

/** What a network cannot tell. */
function openQuestions(
  request: BuildRequest,
  samples: readonly (Sample | null)[],
  ids: { readonly inputs: readonly string[] },
): BuildReport["toComplete"] {
  const questions: { field: string; reason: string }[] = [];
  if (request.preprocessing === undefined)
    questions.push({
      field: "preprocessing",
      reason: "how images were normalised for training cannot be read from weights; none is written",
    });
  if (request.documentation === undefined)
    questions.push({ field: "documentation", reason: "what the model is for and how good it is" });
  samples.forEach((sample, i) => {
    if (!sample)
      questions.push({
        field: `inputs.${ids.inputs[i]}`,
        reason: "no sample was given; random numbers stand in",
      });
  });
  return questions;
}

/** Samples in the axes of their tensors, in their own element type; random numbers where none was given. */
function sampleImages(
  draft: Draft,
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

/** The test input in the type of its image, where that holds the same numbers: a sample opens as its author knows it. */
function sampleRegion(image: NdArray | undefined, array: NdArray, declared: string | undefined): NdArray {
  if (!image || image.dtype === declared) return array;
  const own = cast(array, image.dtype);
  const same = cast(own, array.dtype).data.every(
    (value: number | bigint, i: number) => value === array.data[i],
  );
  return same ? own : array;
}

async function openSession(
  model: Awaited<ReturnType<typeof openModel>>,
  entry: WeightsEntry,
  engine: Engine,
  signal?: AbortSignal,
): Promise<Session> {
  const { key, load } = await openWeights(model, entry, signal);
  return engine.open(key, load, {
    engine: "auto",
    workers: 1,
    memoryBytes: null,
    ...(signal ? { signal } : {}),
  });
}

function weightsEntry(weights: WeightsSource): WeightsEntry {
  const [main, external] = weights.packed;
  return {
    format: weights.format,
    file: { source: main?.name ?? "", sha256: null },
    parent: null,
    opsetVersion: weights.opset,
    externalData: external ? { source: external.name, sha256: null } : null,
    frameworkVersion: weights.frameworkVersion,
    architecture: null,
  };
}

/** The entry with the names and hashes in the package.
 * @throws build/weights when external data, which the ONNX file knows by name, had to be renamed */
function packedEntry(
  entry: WeightsEntry,
  main: FileRef | undefined,
  others: readonly FileRef[],
): WeightsEntry {
  const [data, more] = others;
  if (more || (data && data.source !== entry.externalData?.source))
    throw fail("build/weights", {
      file: main?.source ?? "",
      reason: "a package holds one file of external data, under the name that the ONNX file states",
    });
  return { ...entry, file: main ?? entry.file, externalData: data ?? null };
}

function contentOf(
  metadata: Metadata,
  tensors: Pick<RdfContent, "inputs" | "outputs">,
  entry: WeightsEntry,
): RdfContent {
  return {
    ...metadata,
    inputs: tensors.inputs,
    outputs: tensors.outputs,
    documentation: null,
    covers: [],
    attachments: [],
    runMode: null,
    weights: [entry],
    config: {},
  };
}

/** Sample distances that the description states, by axis of the first input. */
function statedCalibration(draft: Draft): Calibration {
  const axes = draft.inputs[0]?.axes ?? [];
  return Object.fromEntries(
    axes.flatMap((axis) => (axis.unit === null ? [] : [[axis.id, { scale: axis.scale, unit: axis.unit }]])),
  );
}

function shown(files: readonly string[], arrays: readonly NdArray[], isTable: readonly boolean[]) {
  return files.map((file, i) => ({
    file,
    array: arrays[i] as NdArray, // one per tensor
    isTable: isTable[i] ?? false,
  }));
}

/** The package must pass the test that its users will run.
 * @throws build/self-test */
function requirePassed(report: BuildReport["test"]): void {
  const [result] = report.results;
  if (result?.verdict === "passed") return;
  const differences = (result?.outputs ?? []).map((o) => `${o.id} differs by up to ${o.maxAbsDifference}`);
  throw fail("build/self-test", {
    verdict: result?.verdict ?? "not run",
    reason: result?.error?.message ?? differences.join(", "),
  });
}
