import type { Session } from "../../engine/index.ts";
import { fail, throwIfAborted } from "../../errors/index.ts";
import type { NetworkProposal, ProbeRequest, ProbeStage } from "../proposal-types.ts";
import { assembleProposal, refusedProposal } from "./assemble.ts";
import { roleOf } from "./axes-candidates.ts";
import { checkBehaviour } from "./check-behaviour.ts";
import { findSizes } from "./find-sizes.ts";
import { findWorking } from "./find-working.ts";
import { globalLayers } from "./global-layers.ts";
import { followersOf, type GridAxis } from "./grid-axis.ts";
import { inputFacts } from "./input-facts.ts";
import { type AxisAnswer, measureAxis } from "./measure-axis.ts";
import { nameOutput } from "./name-outputs.ts";
import { readNetwork } from "./read-network.ts";
import { relateOutputs } from "./relations.ts";
import { measureRuns } from "./run-figures.ts";
import { dtypeProblem, statedProblems } from "./stated-problems.ts";
import { checkStitched } from "./stitched-check.ts";
import { Refusal, RefusedAfterAll } from "./subject.ts";

const STAGES: readonly ProbeStage[] = ["load", "axes", "sizes", "outputs", "field", "halo", "figures"];

/** Largest input of one run while probing, in elements; TensorFlow.js runs here on its slow exact backend. */
const MAX_ELEMENTS = { onnx: 2 ** 20, tensorflow_js: 2 ** 15 } as const;

let opened = 0;

/** Find out by running it what a network takes and gives, and which halo makes its tiles equal the untiled run.
 *
 * By default on the CPU (wasm; TensorFlow.js: cpu), with random inputs that are the same every time, so that the proposal is
 * too, but for `runs`. Nothing of the request is changed. What speaks against the network is returned in `problems`.
 * @returns plain data, complete even when the network takes nothing (then with a fatal problem)
 * @throws aborted; what opening the weights throws (engine/malformed-weights, engine/unsupported-format, …) */
export async function probeNetwork(request: ProbeRequest): Promise<NetworkProposal> {
  const { engine, weights, signal } = request;
  let done = 0;
  const say = (stage: ProbeStage, text: string) => {
    done = Math.max(done, STAGES.indexOf(stage)); // axes take turns between field and halo
    request.onProgress?.({ stage, done, total: STAGES.length, text: `${stage}: ${text}` });
  };
  say("load", weights.main);
  throwIfAborted(signal, "Probing the network");
  opened++;
  const session = await engine.open(`probe ${opened} ${weights.main}`, async () => weights, {
    engine: request.provider ?? "wasm",
    workers: 1,
    memoryBytes: null,
    ...(signal ? { signal } : {}),
  });
  try {
    return await probeSession(session, request, say);
  } catch (error) {
    if (!(error instanceof RefusedAfterAll)) throw error;
    throw fail("engine/run", { engine: session.info.runtime, reason: error.message }, error);
  } finally {
    await session.dispose();
  }
}

async function probeSession(
  session: Session,
  request: ProbeRequest,
  say: (stage: ProbeStage, text: string) => void,
): Promise<NetworkProposal> {
  const { weights, signal } = request;
  const network = readNetwork(weights, session);
  const facts = inputFacts(network, session, request);
  say("axes", "which orders of axes run");
  const problem = dtypeProblem(facts);
  if (problem) return refusedProposal({ network, session, facts, attempts: [], problem });
  const working = await findWorking(session, facts, signal);
  if (!("subject" in working)) {
    return refusedProposal({ network, session, facts, attempts: working, problem: null });
  }
  const { subject, base } = working;
  const outputNames = session.outputs.map(({ name }) => name);
  const behaviour = await checkBehaviour(subject, base, outputNames);

  const ids = Object.keys(base);
  say("sizes", `sizes along ${ids.join(", ") || "no axis"}`);
  const related = await relateOutputs(subject, base, ids);
  const found = await findSizes({ subject, base, related, network });

  say("outputs", "which axes follow which");
  const response = await subject.response(base);
  const baseShapes = response instanceof Refusal ? [] : response;
  const named = session.outputs.map(({ name }, o) =>
    nameOutput({
      name,
      relations: related.outputs[o] ?? [],
      shape: baseShapes[o] ?? [],
      layouts: subject.layouts,
      reads: network.reads,
      graphName: network.reads?.graph.outputs[o]?.name ?? name,
      stated: request.hints?.outputAxes?.[o] ?? null,
    }),
  );
  const relations = named.map((output) => output.relations);

  const spaceDims = subject.layouts.map(({ axes }) =>
    axes.flatMap((id, d) => (roleOf(id) === "space" ? [d] : [])),
  );
  const suspects = network.reads ? globalLayers(network.reads, spaceDims) : [];
  const answers = new Map<string, AxisAnswer>();
  const maxElements = weights.format === "tensorflow_js" ? MAX_ELEMENTS.tensorflow_js : MAX_ELEMENTS.onnx;
  for (const axis of found.axes) {
    const followers = followersOf(relations, axis.id);
    if (!behaviour.measurable || followers.length === 0) continue;
    say("field", `axis ${axis.id}`);
    const answer = await measureAxis({
      subject,
      axis,
      followers,
      reads: network.reads,
      globalByGraph: suspects.length > 0,
      maxElements,
      outputNames,
      onText: (text) => say("halo", text),
    });
    answers.set(axis.id, answer);
  }
  const axes = found.axes.map((axis): GridAxis => {
    const { min, step } = answers.get(axis.id) ?? axis;
    return { ...axis, min, step };
  });
  const halos = relations.map((dims, o) =>
    dims.map((relation, d) => {
      if (relation.kind !== "follows") return null;
      const at = followersOf(relations, relation.axis).findIndex((f) => f.output === o && f.dim === d);
      return answers.get(relation.axis)?.halos[at] ?? null;
    }),
  );
  const complete = relations.every((dims, o) =>
    dims.every((relation, d) => relation.kind !== "follows" || halos[o]?.[d]),
  );
  const cuttable = relations.every((dims) => dims.every(({ kind }) => kind !== "dynamic")) && complete;
  say("halo", "all axes at once");
  const stitched =
    cuttable && behaviour.measurable && answers.size > 0
      ? await checkStitched({
          subject,
          axes,
          outputs: relations,
          halos: halos.map((dims) => dims.map((halo) => halo?.halo ?? 0)),
          lost: lostPerAxis(relations, halos),
          maxElements,
        })
      : null;

  say("figures", "time and memory");
  const runs = await measureRuns(subject, axes);
  return assembleProposal({
    network,
    session,
    facts,
    working,
    behaviour,
    related,
    found,
    axes,
    named,
    halos,
    answers,
    stitched,
    runs,
    suspects,
    baseShapes,
    stated: statedProblems({ facts, working, request, axes }),
  });
}

/** P of docs/tiling.md: what a tile loses per side, in input samples. */
function lostPerAxis(
  relations: Parameters<typeof followersOf>[0],
  halos: readonly (readonly ({ readonly halo: number } | null)[])[],
): Record<string, number> {
  const lost: Record<string, number> = {};
  relations.forEach((dims, o) => {
    dims.forEach((relation, d) => {
      if (relation.kind !== "follows") return;
      const { axis, up, down, offset } = relation;
      const own = Math.ceil((((halos[o]?.[d]?.halo ?? 0) - offset / 2) * down) / up);
      lost[axis] = Math.max(lost[axis] ?? 0, own);
    });
  });
  return lost;
}
