import type { AxisSize } from "../../rdf/index.ts";
import type { OutputAxisProposal, OutputProposal, Reason } from "../proposal-types.ts";
import type { Findings } from "./assemble.ts";
import { typeOf } from "./assemble-inputs.ts";
import type { Relation } from "./relations.ts";

export function assembleOutputs(findings: Findings): OutputProposal[] {
  const { session, named, behaviour, baseShapes } = findings;
  return session.outputs.map(({ name, dtype, shape: declared }, o): OutputProposal => {
    const output = named[o];
    const shape = baseShapes[o] ?? [];
    const axes = (output?.candidates[0]?.axes ?? []).map((id, d) => outputAxis(findings, o, id, d));
    const statistics = behaviour.statistics[o];
    return {
      position: o,
      name,
      dtype,
      declared,
      axesCandidates: output?.candidates ?? [],
      axes,
      workingShape: shape,
      isTable:
        !axes.some(({ id }) => id === "y" || id === "x") &&
        shape.filter((n, d) => n > 1 && axes[d]?.id !== "batch").length <= 2,
      range: statistics?.range ?? null,
      standardDeviation: statistics?.standardDeviation ?? null,
    };
  });
}

function outputAxis(findings: Findings, o: number, id: string, d: number): OutputAxisProposal {
  const { named, halos, working } = findings;
  const relation = named[o]?.relations[d] ?? ({ kind: "fixed", size: 1 } as const);
  const plain = { id, type: typeOf(id), follows: null, halo: 0, haloProposal: null };
  if (relation.kind !== "follows")
    return { ...plain, size: sizeOf(relation, findings.related.batches), ...reasonOf(relation) };
  const { axis, up, down, offset, pairs } = relation;
  const input = Math.max(
    0,
    working.subject.layouts.findIndex(({ axes }) => axes.includes(axis)),
  );
  const haloProposal = halos[o]?.[d] ?? null;
  const tensorId = findings.facts[input]?.name ?? "";
  return {
    ...plain,
    size: { kind: "ref", tensorId, axisId: axis, offset },
    follows: { input, axis, up, down, offset, pairs },
    halo: haloProposal?.halo ?? 0,
    haloProposal,
    ...reasonOf(relation),
  };
}

function sizeOf(relation: Exclude<Relation, { kind: "follows" }>, batches: boolean): AxisSize {
  if (relation.kind === "batch") return batches ? { kind: "any" } : { kind: "fixed", size: 1 };
  return relation.kind === "fixed"
    ? { kind: "fixed", size: relation.size }
    : { kind: "dynamic", min: 1, max: null };
}

function reasonOf(relation: Relation): Reason {
  switch (relation.kind) {
    case "batch":
      return { evidence: "measured", reason: "It grows with the batch.", figures: {} };
    case "fixed":
      return {
        evidence: "measured",
        reason: `${relation.size} whatever the size of the image.`,
        figures: { size: relation.size },
      };
    case "dynamic":
      return {
        evidence: "measured",
        reason: `${relation.reason[0]?.toUpperCase()}${relation.reason.slice(1)}.`,
        figures: {},
      };
    case "follows": {
      const { axis, up, down, offset, pairs } = relation;
      const scale = down === 1 ? (up === 1 ? "" : ` · ${up}`) : ` · ${up}/${down}`;
      const shift = offset === 0 ? "" : offset > 0 ? ` + ${offset}` : ` − ${-offset}`;
      return {
        evidence: pairs.length > 1 ? "measured" : "graph",
        reason: `${pairs.map(([i, n]) => `${i} → ${n}`).join(", ")}: ${axis}${scale}${shift}, exactly.`,
        figures: { up, down, offset },
      };
    }
  }
}
