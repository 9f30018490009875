import type { Session } from "../../engine/index.ts";
import type { NetworkProposal, OutputProposal, ProbeProblem, RunFigure } from "../proposal-types.ts";
import { assembleInputs, bareInput } from "./assemble-inputs.ts";
import { assembleOutputs } from "./assemble-outputs.ts";
import { assembleGlobal, assembleTiling } from "./assemble-tiling.ts";
import type { Behaviour } from "./check-behaviour.ts";
import type { FoundSizes } from "./find-sizes.ts";
import type { Attempt, InputFacts, Working } from "./find-working.ts";
import type { GlobalLayer } from "./global-layers.ts";
import type { GridAxis } from "./grid-axis.ts";
import type { AxisAnswer } from "./measure-axis.ts";
import type { NamedOutput } from "./name-outputs.ts";
import type { NetworkFacts } from "./read-network.ts";
import type { Related } from "./relations.ts";
import { nothingRuns } from "./stated-problems.ts";
import type { StitchAnswer } from "./stitched-check.ts";

/** All that was found out. */
export interface Findings {
  readonly network: NetworkFacts;
  readonly session: Session;
  readonly facts: readonly InputFacts[];
  readonly working: Working;
  readonly behaviour: Behaviour;
  readonly related: Related;
  readonly found: FoundSizes;
  readonly axes: readonly GridAxis[];
  readonly named: readonly NamedOutput[];
  readonly halos: readonly (readonly OutputProposal["axes"][number]["haloProposal"][])[];
  readonly answers: ReadonlyMap<string, AxisAnswer>;
  readonly stitched: StitchAnswer | string | null;
  readonly runs: readonly RunFigure[];
  readonly stated: NetworkProposal["problems"];
  /** Layers of the graph that look, or may look, at the whole image. */
  readonly suspects: readonly GlobalLayer[];
  /** Shapes of the outputs at the base sizes. */
  readonly baseShapes: readonly (readonly number[])[];
}

export function assembleProposal(findings: Findings): NetworkProposal {
  const { network, behaviour, found, named, answers, runs, stated } = findings;
  const axisAnswers = [...answers.values()];
  const global = assembleGlobal(findings);
  const problems = [
    ...stated,
    ...named.flatMap((output) => output.problems),
    ...behaviour.problems,
    ...axisAnswers.flatMap((answer) => answer.problems),
  ];
  const notes = [
    ...network.notes,
    ...behaviour.notes,
    ...found.notes,
    ...named.flatMap((output) => output.notes),
    ...axisAnswers.flatMap((answer) => answer.notes),
  ];
  return {
    format: network.format,
    engine: network.engine,
    opset: network.opset,
    inputs: assembleInputs(findings),
    outputs: assembleOutputs(findings),
    tiling: assembleTiling(findings, global),
    global,
    runs,
    problems,
    notes: [...new Set(notes)],
  };
}

/** Nothing ran: what is declared, and why not. */
export function refusedProposal({
  network,
  session,
  facts,
  attempts,
  problem,
}: {
  readonly network: NetworkFacts;
  readonly session: Session;
  readonly facts: readonly InputFacts[];
  readonly attempts: readonly Attempt[];
  /** null = the attempts say it. */
  readonly problem: ProbeProblem | null;
}): NetworkProposal {
  const nothing = { evidence: "measured", reason: "The network did not run.", figures: {} } as const;
  return {
    format: network.format,
    engine: network.engine,
    opset: network.opset,
    inputs: facts.map(bareInput),
    outputs: session.outputs.map(({ name, dtype, shape }, position) => ({
      position,
      name,
      dtype,
      declared: shape,
      axesCandidates: [{ ...nothing, axes: shape.map((_, d) => `axis${d}`) }],
      axes: [],
      workingShape: [],
      isTable: false,
      range: null,
      standardDeviation: null,
    })),
    tiling: { ...nothing, possible: false, stitchedError: null },
    global: { ...nothing, found: false, layers: [], measured: null },
    runs: [],
    problems: [problem ?? nothingRuns(facts[0], attempts)],
    notes: network.notes,
  };
}
