import { cast, type NdArray } from "../array/index.ts";
import type { Calibration } from "../image/index.ts";
import { contentBytes, type PackageWriter, type PackedFile, packageWriter } from "../package/index.ts";
import { PROGRAM_VERSION } from "../predict/index.ts";
import { type FileRef, type WeightsEntry, type WrittenRdf, writeRdf } from "../rdf/index.ts";
import type { BuildFile, BuildReport, BuildRequest, TiledComparison } from "./build-types.ts";
import { coverPicture } from "./cover.ts";
import { deepimagejConfig } from "./deepimagej-config.ts";
import type { Draft } from "./draft.ts";
import type { Metadata } from "./metadata.ts";
import type { NetworkProposal } from "./proposal-types.ts";
import { readme } from "./readme.ts";
import type { TriedDraft } from "./try-draft.ts";
import { contentOf, packedEntry } from "./weights-entry.ts";
import { namedFile, type WeightsSource } from "./weights-source.ts";
import { writeTensorFiles } from "./write-files.ts";

export interface PackParts {
  readonly request: BuildRequest;
  readonly weights: WeightsSource;
  readonly entry: WeightsEntry;
  readonly metadata: Metadata;
  readonly proposal: NetworkProposal;
  readonly draft: Draft;
  readonly tried: TriedDraft;
  readonly tiled: readonly TiledComparison[];
  readonly toComplete: BuildReport["toComplete"];
  readonly signal?: AbortSignal | undefined;
}

export interface Packed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rdf: WrittenRdf;
  readonly files: readonly PackedFile[];
  readonly notes: readonly string[];
}

/** Write everything into one flat zip: weights, macros and attachments under unique names, test tensors, samples, cover,
 * README, rdf.
 * @throws package/reserved-name, package/too-large, rdf/not-expressible, build/weights */
export async function pack(parts: PackParts): Promise<Packed> {
  const { request, draft, metadata, entry } = parts;
  const { test, images } = parts.tried;
  const writer = packageWriter();
  const weightsFiles: FileRef[] = [];
  for (const file of parts.weights.packed) weightsFiles.push(await writer.add(file.name, file.bytes));
  const add = (files: readonly BuildFile[] | undefined) => addFiles(writer, files, parts.signal);
  const preprocess = await add(request.macros?.preprocessing);
  const postprocess = await add(request.macros?.postprocessing);
  const further = await add(request.attachments);

  const calibration = statedCalibration(draft);
  const regions = test.inputs.map((array, i) => sampleRegion(images[i], array, draft.inputs[i]?.dtype));
  const tensors = await writeTensorFiles(draft, test, regions, calibration, writer);
  const cover = coverPicture([...regions.slice(0, 1), ...test.run.outputs.slice(0, 1)]);
  const covers = cover ? [(await writer.add("cover.png", cover)).source] : [];
  const content = contentOf(metadata, tensors, packedEntry(entry, weightsFiles));
  const text = readme({
    content,
    documentation: request.documentation ?? null,
    proposal: parts.proposal,
    checks: parts.tried.checks,
    tiled: parts.tiled,
    sample: tensors.shown.inputs[0] ?? "",
    testShapes: [
      ...draft.inputs.map((t, i) => `\`${t.id}\` ${test.inputs[i]?.shape.join("×")}`),
      ...draft.outputs.map((t, o) => `\`${t.id}\` ${test.run.outputs[o]?.shape.join("×")}`),
    ],
    notes: draft.notes,
    macros: [...preprocess, ...postprocess].map((file) => file.source),
    toComplete: parts.toComplete,
    version: PROGRAM_VERSION,
  });
  const documentation = (await writer.add("README.md", new TextEncoder().encode(text))).source;
  const hasTable = draft.outputs.some((t) => t.isTable);
  const deepimagej = deepimagejConfig({
    pyramidal: request.pyramidal ?? false,
    allowTiling: request.allow_tiling ?? (parts.proposal.tiling.possible && !hasTable),
    inputs: shown(tensors.shown.inputs, test.inputs, []),
    outputs: shown(
      tensors.shown.outputs,
      test.run.outputs,
      draft.outputs.map((t) => t.isTable),
    ),
    calibration,
    preprocess: preprocess.map((file) => file.source),
    postprocess: postprocess.map((file) => file.source),
  });
  const attachments = [...preprocess, ...postprocess, ...tensors.tables, ...further];
  const rdf = writeRdf(
    { ...content, documentation, covers, attachments, config: { ...request.config, deepimagej } },
    request.format ?? "0.5",
  );
  return { bytes: await writer.zip(rdf.text), rdf, files: writer.files, notes: tensors.notes };
}

async function addFiles(
  writer: PackageWriter,
  files: readonly BuildFile[] = [],
  signal?: AbortSignal,
): Promise<FileRef[]> {
  const refs: FileRef[] = [];
  for (const file of files) {
    const { path, content } = namedFile(file);
    refs.push(await writer.add(path, await contentBytes(content, path, signal)));
  }
  return refs;
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
