import type { AxisType } from "../../rdf/index.ts";
import type { InputAxisProposal, InputProposal, Reason } from "../proposal-types.ts";
import type { Findings } from "./assemble.ts";
import type { InputFacts } from "./find-working.ts";
import { type GridAxis, validSize } from "./grid-axis.ts";

/** Tile sizes that people ask for. */
const USUAL_TILES = [32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024];
const LONG_ENOUGH = 12;

export function typeOf(id: string): AxisType {
  if (id === "batch" || id === "channel" || id === "time") return id;
  return id.startsWith("index") ? "index" : "space";
}

/** An input of which nothing but the declaration is known. */
export function bareInput(facts: InputFacts, position: number): InputProposal {
  const { name, dtype, declared, candidates } = facts;
  return { position, name, dtype, declared, axesCandidates: candidates, axes: [], workingShape: [] };
}

export function assembleInputs(findings: Findings): InputProposal[] {
  const { facts, working } = findings;
  const shapes = working.subject.shapes(working.base);
  return facts.map((input, i): InputProposal => {
    const chosen = working.chosen[i] ?? 0;
    const shape = shapes[i] ?? [];
    const best = input.candidates[chosen];
    const others = input.candidates.filter((_, c) => c !== chosen);
    const ran = best && {
      ...best,
      evidence: best.evidence === "guessed" ? ("measured" as const) : best.evidence,
      reason: `${best.reason} [${shape.join(", ")}] ran.`,
    };
    return {
      ...bareInput(input, i),
      axesCandidates: ran ? [ran, ...others] : others,
      axes: (working.subject.layouts[i]?.axes ?? []).map((id, d) => inputAxis(findings, i, id, d)),
      workingShape: shape,
    };
  });
}

function inputAxis(findings: Findings, i: number, id: string, d: number): InputAxisProposal {
  const { facts, working, related, axes, found } = findings;
  const layout = working.subject.layouts[i];
  const size = layout?.fixed[d] ?? null;
  const declared = facts[i]?.declared[d] ?? null;
  const plain = { id, type: typeOf(id), accepted: [], refused: [], tiles: [] };
  const because = (
    evidence: Reason["evidence"],
    reason: string,
    figures: Reason["figures"] = {},
  ): Reason => ({
    evidence,
    reason,
    figures,
  });
  if (id === "batch") {
    return related.batches
      ? { ...plain, size: { kind: "any" }, ...because("measured", "A batch of two ran.", { batch: 2 }) }
      : {
          ...plain,
          size: { kind: "fixed", size: 1 },
          ...because(declared === 1 ? "graph" : "measured", "Only a batch of one runs.", { batch: 1 }),
        };
  }
  if (size !== null) {
    const fixed = { ...plain, size: { kind: "fixed", size }, accepted: [size] } as const;
    if (declared !== null) return { ...fixed, ...because("graph", `Declared as ${declared}.`, { size }) };
    const roles = facts[i]?.roles;
    return roles?.channels === size
      ? {
          ...fixed,
          ...because("graph", `The weights of ${roles.op} (${roles.node}) take ${size}.`, { size }),
        }
      : { ...fixed, ...because("measured", `${size} ran; the network does not say more.`, { size }) };
  }
  const axis = axes.find((each) => each.id === id);
  const first = working.subject.layouts.findIndex(({ axes: ids, fixed }) =>
    ids.some((other, at) => other === id && fixed[at] === null),
  );
  const search = found.searches[id];
  const tried = { accepted: search?.accepted ?? [], refused: search?.refused ?? [] };
  const tiles = axis ? usefulTiles(axis, findings) : [];
  if (first !== i) {
    const tensorId = facts[first]?.name ?? "";
    const reason = `Tried with the same size as ${id} of ${tensorId} only.`;
    return {
      ...plain,
      ...tried,
      tiles,
      size: { kind: "ref", tensorId, axisId: id, offset: 0 },
      ...because("measured", reason),
    };
  }
  const { min, step } = axis ?? { min: 1, step: 1 };
  return {
    ...plain,
    ...tried,
    tiles,
    size: step === 0 ? { kind: "fixed", size: min } : { kind: "param", min, step },
    ...because("measured", sizeReason(findings, id, min, step), {
      min,
      step,
      ownGrid: found.grids[id] ?? null,
    }),
  };
}

function sizeReason({ found, answers }: Findings, id: string, min: number, step: number): string {
  const search = found.searches[id];
  if (!search) return `The network takes ${min} only.`;
  const refused = search.refused.slice(0, 3).map(({ size, reason }) => `${size} (${shorten(reason)})`);
  const failed = refused.length > 0 ? ` Refused: ${refused.join(", ")}.` : " No size was refused.";
  const grid = found.grids[id];
  const coarser =
    grid !== undefined
      ? ` Any ${search.step} more would run, but the graph repeats every ${grid} samples, and tiles must start there.`
      : (answers.get(id)?.step ?? step) !== search.step
        ? ` Steps of ${search.step} run, but tiles agree on a grid of ${step} only.`
        : "";
  return `${search.accepted.slice(0, 8).join(", ")} ran and gave outputs in proportion: ${min} + n·${step}.${failed}${coarser}`;
}

/** Sizes worth offering: more is kept of a tile than is lost. */
function usefulTiles(axis: GridAxis, { halos, named }: Findings): number[] {
  if (axis.step === 0) return [axis.min];
  let lost = 0;
  named.forEach(({ relations }, o) => {
    relations.forEach((relation, d) => {
      if (relation.kind !== "follows" || relation.axis !== axis.id) return;
      const halo = halos[o]?.[d]?.halo ?? 0;
      lost = Math.max(lost, Math.ceil(((halo - relation.offset / 2) * relation.down) / relation.up));
    });
  });
  const smallest = validSize(axis, 2 * lost + axis.step);
  const sizes = [smallest, ...USUAL_TILES.map((n) => validSize(axis, n)).filter((n) => n > smallest)];
  return [...new Set(sizes)].slice(0, LONG_ENOUGH);
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
