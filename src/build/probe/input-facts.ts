import { meanAndStd, minAndMax, type NdArray } from "../../array/index.ts";
import type { Session } from "../../engine/index.ts";
import type { ProbeRequest } from "../proposal-types.ts";
import { axesCandidates } from "./axes-candidates.ts";
import type { InputFacts } from "./find-working.ts";
import { rolesOfInput } from "./graph-roles.ts";
import { type Background, NORMAL } from "./random-input.ts";
import type { NetworkFacts } from "./read-network.ts";

/** Ranks of networks that do not say theirs. */
const USUAL_RANK = 4;

/** What is known about each input before anything runs. */
export function inputFacts(
  network: NetworkFacts,
  session: Pick<Session, "inputs">,
  { samples, hints, weights }: ProbeRequest,
): InputFacts[] {
  return session.inputs.map(({ name, dtype, shape }, i) => {
    const given = samples?.[i] ?? null;
    const stated = hints?.inputAxes?.[i] ?? given?.axes ?? null;
    const graphRank = network.reads?.graph.inputs[i]?.shape?.length;
    const unknown = shape.length === 0 && graphRank === undefined;
    const rank = unknown
      ? (stated?.length ?? given?.shape.length ?? USUAL_RANK)
      : shape.length || (graphRank ?? 0);
    const declared = shape.length === rank ? shape : new Array<null>(rank).fill(null);
    const roles = network.reads ? rolesOfInput(network.reads.graph, name, rank) : null;
    const sample = given && given.shape.length === rank ? given : null;
    const candidates = axesCandidates({
      format: weights.format,
      rank,
      declared,
      roles,
      sample,
      stated: stated && stated.length === rank ? stated : null,
    });
    return { name, dtype, declared, rank, roles, sample, candidates, background: backgroundOf(given) };
  });
}

/** Random values like those of the sample. */
function backgroundOf(sample: NdArray | null): Background {
  if (!sample || sample.data.length === 0 || sample.dtype === "bool") return NORMAL;
  const { mean, std } = scalars(sample);
  if (!Number.isFinite(mean) || !(std > 0)) return NORMAL;
  const { min, max } = minAndMax(sample, null);
  return {
    name: `noise like the sample (mean ${mean.toPrecision(3)}, deviation ${std.toPrecision(3)})`,
    mean,
    deviation: std,
    low: Number(min.data[0]),
    high: Number(max.data[0]),
  };
}

function scalars(sample: NdArray): { mean: number; std: number } {
  const { mean, std } = meanAndStd(sample, null);
  return { mean: Number(mean.data[0]), std: Number(std.data[0]) };
}
