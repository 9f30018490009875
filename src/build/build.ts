import type { Engine } from "../engine/index.ts";
import { fail, throwIfAborted } from "../errors/index.ts";
import { openModel } from "../package/index.ts";
import { PROGRAM_VERSION, testModel } from "../predict/index.ts";
import { writeRdf } from "../rdf/index.ts";
import type {
  BuildOptions,
  BuildReport,
  BuildRequest,
  BuildResult,
  BuildStage,
  TriedBuild,
  TryOptions,
} from "./build-types.ts";
import { compareTiled } from "./compare-tiled.ts";
import { draftTensors } from "./draft.ts";
import { writeMetadata } from "./metadata.ts";
import { pack } from "./pack.ts";
import { checkRequest } from "./read-request.ts";
import { assignSamples, readSamples, type Sample } from "./samples.ts";
import { studyNetwork } from "./study-network.ts";
import { tryDraft } from "./try-draft.ts";
import { contentOf, weightsEntry } from "./weights-entry.ts";
import { readWeights } from "./weights-source.ts";

const stages: readonly BuildStage[] = ["read", "probe", "draft", "check", "compare", "write", "test", "done"];

/** Make a model package from weights and sample images: look at the network, draft its description, try the description
 * on the network, and write test tensors, samples, cover, README and the rdf.
 *
 * What the person states is taken as it is and tried; where the network does something else the call is refused with the
 * figure that shows it. What is not stated is proposed, with reasons, or listed as to be completed. The same request gives
 * the same bytes. docs/build.md has the rules.
 * @param engine - runs the network, always on the CPU; its sessions are given back.
 * @throws build/…; engine/…, image/…, predict/… when weights or images cannot be used; rdf/invalid for steps that do not
 *   fit, rdf/not-expressible for what format 0.4 cannot say; aborted */
export async function build(
  request: BuildRequest,
  engine: Engine,
  options: BuildOptions = {},
): Promise<BuildResult> {
  const { signal } = options;
  const stage = stageOf(options);
  const made = await prepare(request, engine, options, "compare");
  const { proposal, draft, tried, tiled, notes, toComplete } = made;
  if (!tried) throw new Error("the draft was not tried");

  stage("write", "writing the package");
  const packed = await pack({ ...made, request, tried, signal });
  notes.push(...packed.notes);

  stage("test", "opening and testing the package");
  const opened = await openModel(packed.bytes);
  const test = await testModel(opened, { engine: "wasm", ...(signal ? { signal } : {}) }, engine);
  requirePassed(test);
  stage("done", "done");
  return {
    package: packed.bytes,
    rdf: packed.rdf.map,
    report: {
      program: { name: "deepimagej", version: PROGRAM_VERSION },
      proposal,
      choices: draft.choices,
      checks: tried.checks,
      tiled,
      test,
      toComplete,
      notes,
      files: packed.files,
    },
  };
}

/** `build` that stops before anything is written: what is proposed for a network, or how a description fares on it.
 * @param options - `until`: "draft" looks at the network and drafts, "check" also tries the draft on it, "compare" (default)
 *   also compares tiles with the whole image. `proposal`: of an earlier call for the same weights and stated axes; the
 *   network is then not looked at again.
 * @throws as `build` */
export async function tryBuild(
  request: BuildRequest,
  engine: Engine,
  options: TryOptions = {},
): Promise<TriedBuild> {
  const { proposal: known, until = "compare" } = options;
  const given = known === undefined ? options : { ...options, probe: async () => known };
  const { proposal, draft, rdf, tried, tiled, toComplete, notes } = await prepare(
    request,
    engine,
    given,
    until,
  );
  stageOf(options)("done", "done");
  return {
    rdf,
    report: { proposal, choices: draft.choices, checks: tried?.checks ?? [], tiled, toComplete, notes },
  };
}

function stageOf({ signal, onProgress }: BuildOptions) {
  return (name: BuildStage, text: string) => {
    throwIfAborted(signal, "The build");
    onProgress?.({ stage: name, done: stages.indexOf(name), total: stages.length - 1, text });
  };
}

/** Everything before the package: read, look, draft, try, compare. */
async function prepare(
  request: BuildRequest,
  engine: Engine,
  options: BuildOptions,
  until: NonNullable<TryOptions["until"]>,
) {
  const { signal } = options;
  const stage = stageOf(options);
  checkRequest(request);
  stage("read", "reading weights and images");
  const weights = await readWeights(request.weights, signal);
  const about = writeMetadata(request, weights.stem);
  const given = await readSamples(request.inputs, signal);

  stage("probe", "looking at the network");
  const { proposal, ids, ...studied } = await studyNetwork(request, weights, given, engine, options, (text) =>
    stage("probe", text),
  );

  stage("draft", "writing the description");
  const samples = assignSamples(
    given,
    ids.inputs,
    proposal.inputs.map((p) => p.name),
  );
  const calibrations = samples.map((sample) => sample?.calibration ?? {});
  const draft = draftTensors({ proposal, request, ids, calibrations });
  const entry = weightsEntry(weights);
  const content = contentOf(about.metadata, draft, entry);
  // What the format cannot say is refused before anything runs.
  const rdf = writeRdf(content, request.format).map;
  const toComplete = [...about.toComplete, ...openQuestions(request, samples, ids)];
  const notes = [...about.notes, ...studied.notes, ...draft.notes];
  if (weights.format === "tensorflow_js" && weights.frameworkVersion === null)
    notes.push(
      "tensorflow_version: the model.json does not state it; 1.15 is written, as the format demands one.",
    );

  const parts = { weights, entry, metadata: about.metadata, proposal, draft, rdf, toComplete, notes };
  if (until === "draft") return { ...parts, tried: null, tiled: [] };

  stage("check", "trying the description on the network");
  const tried = await tryDraft(content, weights, samples, request, engine, notes, signal);
  if (until === "check") return { ...parts, tried, tiled: [] };

  stage("compare", "comparing tiles with the whole image");
  const tiled = await compareTiled(tried.model, draft, tried.arrays, engine, notes, signal);
  return { ...parts, tried, tiled };
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
