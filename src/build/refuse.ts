import { fail } from "../errors/index.ts";
import type { Figures, NetworkProposal, ProbeProblem, ProblemKind } from "./proposal-types.ts";

/** What a network was found to do that no description could say. */
export type RefusalKind =
  | "build/axes"
  | "build/channels"
  | "build/constant-output"
  | "build/dtype"
  | "build/halo"
  | "build/not-finite"
  | "build/random-output"
  | "build/size";

const codes: Readonly<Record<ProblemKind, RefusalKind>> = {
  axes: "build/axes",
  channels: "build/channels",
  size: "build/size",
  nan: "build/not-finite",
  constant: "build/constant-output",
  random: "build/random-output",
  dtype: "build/dtype",
  halo: "build/halo",
};

/** A refusal with the figures that show it. */
export function refuse(kind: RefusalKind, tensor: string, found: string, figures: Figures): Error {
  return fail(kind, { tensor, found, figures });
}

/** The first fatal problem of a proposal as an error, or null. All fatal ones are in its details.
 * @param idOf - id of a tensor in the description, from its name in the network. */
export function refusalOf(proposal: NetworkProposal, idOf: (name: string) => string): Error | null {
  const fatal = proposal.problems.filter((problem) => problem.fatal);
  const [first] = fatal;
  if (!first) return null;
  const also = fatal
    .slice(1)
    .map((problem) => (problem.tensor === first.tensor ? problem.message : sentence(problem, idOf)));
  return fail(codes[first.kind], {
    tensor: idOf(first.tensor),
    found: [first.message, ...also].join(" "),
    figures: first.figures,
  });
}

export function sentence(problem: ProbeProblem, idOf: (name: string) => string): string {
  return `${idOf(problem.tensor)}: ${problem.message}`;
}
