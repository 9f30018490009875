import type { Engine } from "../engine/index.ts";
import { fail } from "../errors/index.ts";
import { axisIdsFromLetters } from "../rdf/index.ts";
import type { BuildOptions, BuildRequest } from "./build-types.ts";
import { networkSample } from "./network-sample.ts";
import { probeNetwork } from "./probe/index.ts";
import type { NetworkProposal } from "./proposal-types.ts";
import { refusalOf, sentence } from "./refuse.ts";
import type { Sample } from "./samples.ts";
import { isTensorId, tensorIds } from "./tensor-ids.ts";
import type { WeightsSource } from "./weights-source.ts";

export interface StudiedNetwork {
  readonly proposal: NetworkProposal;
  /** Ids of the tensors in the description, by position. */
  readonly ids: { readonly inputs: readonly string[]; readonly outputs: readonly string[] };
  /** What was found that does not prevent a package. */
  readonly notes: readonly string[];
}

/** Look at the network with what the person says about it as hints.
 * @throws build/axes, build/channels, build/constant-output, build/dtype, build/halo, build/not-finite,
 *   build/random-output, build/size for what no description could make right; build/request for ids that are none */
export async function studyNetwork(
  request: BuildRequest,
  weights: WeightsSource,
  samples: ReadonlyMap<string | number, Sample>,
  engine: Engine,
  options: BuildOptions,
  onText: (text: string) => void,
): Promise<StudiedNetwork> {
  checkStatedIds(request);
  const proposal = await probe(request, weights, samples, engine, options, onText);
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
  const problems = proposal.problems.map((problem) => sentence(problem, idOf));
  return { proposal, ids, notes: [...problems, ...proposal.notes] };
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
  samples: ReadonlyMap<string | number, Sample>,
  engine: Engine,
  options: BuildOptions,
  onText: (text: string) => void,
): Promise<NetworkProposal> {
  const axesOf = (tensors: readonly { readonly axes?: string }[] | undefined) =>
    (tensors ?? []).map((tensor) => (tensor.axes === undefined ? null : axisIdsFromLetters(tensor.axes)));
  const inputAxes = axesOf(request.tensors?.inputs);
  const { signal } = options;
  const look = options.probe ?? probeNetwork;
  return look({
    engine,
    weights: weights.files(),
    samples: inputAxes.map((axes, i) => networkSample(request, samples, axes, i)),
    hints: { inputAxes, outputAxes: axesOf(request.tensors?.outputs) },
    ...(signal ? { signal } : {}),
    onProgress: (progress) => onText(progress.text),
  });
}
