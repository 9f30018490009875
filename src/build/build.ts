import type { Engine } from "../engine/index.ts";
import { fail, throwIfAborted } from "../errors/index.ts";
import { openModel } from "../package/index.ts";
import { PROGRAM_VERSION, testModel } from "../predict/index.ts";
import { writeRdf } from "../rdf/index.ts";
import type { BuildOptions, BuildReport, BuildRequest, BuildResult, BuildStage } from "./build-types.ts";
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
  const stage = (name: BuildStage, text: string) => {
    throwIfAborted(signal, "The build");
    options.onProgress?.({ stage: name, done: stages.indexOf(name), total: stages.length - 1, text });
  };
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
  writeRdf(content, request.format); // what the format cannot say is refused before anything runs
  const toComplete = [...about.toComplete, ...openQuestions(request, samples, ids)];
  const notes = [...about.notes, ...studied.notes, ...draft.notes];

  stage("check", "trying the description on the network");
  const tried = await tryDraft(content, weights, samples, request, engine, notes, signal);

  stage("compare", "comparing tiles with the whole image");
  const tiled = await compareTiled(tried.model, draft, tried.arrays, engine, notes, signal);

  stage("write", "writing the package");
  const { metadata } = about;
  const parts = { request, weights, entry, metadata, proposal, draft, tried, tiled, toComplete, signal };
  const packed = await pack(parts);
  notes.push(...packed.notes);

  stage("test", "opening and testing the package");
  const made = await openModel(packed.bytes);
  const test = await testModel(made, { engine: "wasm", ...(signal ? { signal } : {}) }, engine);
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
