import type { AxesCandidate, ProbeProblem } from "../proposal-types.ts";
import { roleOf } from "./axes-candidates.ts";
import { followAxis, type GraphField, gcd } from "./graph-field.ts";
import type { GraphReads } from "./graph-reads.ts";
import { type Roles, rolesOfOutput } from "./graph-roles.ts";
import type { Relation } from "./relations.ts";
import type { InputLayout } from "./subject.ts";

export interface OutputQuestion {
  readonly name: string;
  readonly relations: readonly Relation[];
  readonly shape: readonly number[];
  readonly layouts: readonly InputLayout[];
  /** null = no ONNX graph. */
  readonly reads: GraphReads | null;
  /** Of the output inside the graph. */
  readonly graphName: string;
  readonly stated: readonly string[] | null;
}

export interface NamedOutput {
  readonly candidates: readonly AxesCandidate[];
  readonly relations: readonly Relation[];
  readonly problems: readonly ProbeProblem[];
  readonly notes: readonly string[];
}

/** Give the dimensions of an output their axis ids, and find out what fixed ones follow. */
export function nameOutput(question: OutputQuestion): NamedOutput {
  const { name, layouts, reads, graphName, stated } = question;
  const roles = reads ? rolesOfOutput(reads, graphName) : null;
  const notes: string[] = [];
  const relations = question.relations.map((relation, d): Relation => {
    const found = relation.kind === "fixed" ? followFixed(question, d, relation.size, roles) : null;
    if (found) notes.push(`${name}: dimension ${d} has one size; ${found.why}.`);
    return found?.relation ?? relation;
  });
  const channelLast = layouts.some(({ axes }) => axes.length > 2 && axes.at(-1) === "channel");
  const ids = idsFor(relations, roles, channelLast);
  const why = relations.some(({ kind }) => kind === "follows")
    ? "Axes that grow with those of the input have their names"
    : "No axis grows with the input";
  const channel = ids.indexOf("channel");
  const how =
    channel < 0
      ? ""
      : roles?.roles[channel] === "channel"
        ? `; ${roles.op} (${roles.node}) makes dimension ${channel} as channels`
        : `; dimension ${channel} keeps its size and is where channels usually are`;
  const found: AxesCandidate = {
    axes: ids,
    evidence: roles ? "graph" : "measured",
    reason: `${why}${how}.`,
    figures: {},
  };
  if (!stated) return { candidates: [found], relations, problems: [], notes };
  const problem = contradiction(question, relations, ids);
  if (problem) return { candidates: [found], relations, problems: [problem], notes };
  const said: AxesCandidate = { axes: stated, evidence: "stated", reason: "Stated.", figures: {} };
  const same = stated.join() === ids.join();
  return {
    candidates: same ? [{ ...found, evidence: "stated" }] : [said, found],
    relations,
    problems: [],
    notes,
  };
}

function idsFor(relations: readonly Relation[], roles: Roles | null, channelLast: boolean): string[] {
  const taken = new Set<string>();
  const unique = (id: string) => {
    let name = id;
    for (let n = 2; taken.has(name); n++) name = `${id}${n}`;
    taken.add(name);
    return name;
  };
  const others = relations.map(({ kind }, d) => (kind === "fixed" || kind === "dynamic" ? d : -1));
  const open = others.filter((d) => d >= 0 && relations[d]?.kind === "fixed");
  const usual = channelLast
    ? relations.length - 1
    : relations.some((r) => r.kind === "follows")
      ? 1
      : open.at(-1);
  const byRole = open.find((d) => roles?.roles[d] === "channel");
  const channel = byRole ?? open.find((d) => d === usual) ?? open.at(-1);
  return relations.map((relation, d) => {
    if (relation.kind === "batch") return unique("batch");
    if (relation.kind === "follows") return unique(relation.axis);
    return unique(d === channel ? "channel" : "index");
  });
}

/** What an axis of one size follows: by the graph, else the input axis at the same place. */
function followFixed(
  { layouts, reads, graphName, relations }: OutputQuestion,
  d: number,
  size: number,
  roles: Roles | null,
): { relation: Relation; why: string } | null {
  const answer = reads ? followAxis(reads, graphName, d) : "no graph";
  const field: GraphField | undefined =
    typeof answer === "string" ? undefined : (answer.find(({ whole }) => !whole) ?? answer[0]);
  if (field && field.dim >= 0) {
    const layout = layouts[field.input];
    const axis = layout?.axes[field.dim] ?? "";
    const inputSize = layout?.fixed[field.dim] ?? null;
    if (roleOf(axis) !== "space" || inputSize === null) return null;
    // where everything looks everywhere the graph does not tell the scale, the sizes do
    const divisor = gcd(size, inputSize);
    const [up, down] = field.whole ? [size / divisor, inputSize / divisor] : [field.up, field.down];
    const offset = size - (inputSize * up) / down;
    return {
      relation: { kind: "follows", axis, up, down, offset, pairs: [[inputSize, size]] },
      why: `the graph says that it follows ${axis}`,
    };
  }
  if (typeof answer !== "string" || (roles && roles.roles[d] !== "space")) return null;
  const layout = layouts.find(({ axes }) => axes.length === relations.length);
  const axis = layout?.axes[d] ?? "";
  if (roleOf(axis) !== "space" || layout?.fixed[d] !== size) return null;
  return {
    relation: { kind: "follows", axis, up: 1, down: 1, offset: 0, pairs: [[size, size]] },
    why: `it has the size of ${axis} and is taken to follow it`,
  };
}

/** Stated axes that the measurement rules out. */
function contradiction(
  { name, stated, shape }: OutputQuestion,
  relations: readonly Relation[],
  ids: readonly string[],
): ProbeProblem | null {
  if (!stated) return null;
  const figures = { stated: stated.join(), found: ids.join(), shape };
  const problem = (message: string): ProbeProblem => ({
    kind: "axes",
    tensor: name,
    message,
    figures,
    fatal: true,
  });
  if (stated.length !== relations.length) {
    return problem(
      `The stated axes ${stated.join(", ")} are ${stated.length}, the output has ${relations.length} dimensions ([${shape.join(", ")}]).`,
    );
  }
  for (const [d, relation] of relations.entries()) {
    const id = stated[d] ?? "";
    if (relation.kind === "follows" && id !== relation.axis) {
      const pairs = relation.pairs.map(([i, o]) => `${i} → ${o}`).join(", ");
      return problem(`Dimension ${d} is stated as ${id}, but grows with ${relation.axis} (${pairs}).`);
    }
    if (relation.kind === "fixed" && relation.size !== 1 && roleOf(id) === "space") {
      return problem(`Dimension ${d} is stated as ${id}, but is ${relation.size} whatever the image's size.`);
    }
  }
  return null;
}
