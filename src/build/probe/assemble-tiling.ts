import type { GlobalProposal, TilingProposal } from "../proposal-types.ts";
import type { Findings } from "./assemble.ts";
import { figure } from "./decide-halo.ts";

/** Does the network look at the whole image? */
export function assembleGlobal({ network, suspects, answers, named }: Findings): GlobalProposal {
  const wholes = [...answers.values()].flatMap(({ whole }) => whole);
  const measured = wholes.includes(true) ? true : wholes.length === 0 || wholes.includes(null) ? null : false;
  const layers = suspects
    .filter(({ certain }) => certain || measured === true)
    .map(({ op, node, reason }) => ({ op, node, reason }));
  const reduced = named.every(({ relations }) =>
    relations.every(({ kind }) => kind === "batch" || kind === "fixed"),
  );
  const found = measured ?? (layers.length > 0 || reduced);
  const tried = [...answers].map(([axis, { fieldSizes }]) => `${axis}: ${fieldSizes.join(", ")}`).join("; ");
  const listed = layers.map(({ op, node, reason }) => `${op} (${node}) ${reason}`).join("; ");
  const insideErrors = [...answers.values()].flatMap(({ insideError }) => insideError ?? []);
  const insideError = insideErrors.length > 0 ? Math.max(...insideErrors) : null;
  const figures = { insideError, sizes: tried };
  const seam =
    insideError === null
      ? ""
      : ` Tiles differ from the untiled run by ${figure(insideError)} even in their middle.`;
  if (measured === true) {
    const why = listed === "" ? "" : ` In the graph: ${listed}.`;
    const reason = `A change in the middle of the image reached its ends at every size tried (${tried}).${why}${seam}`;
    return { found, layers, measured, evidence: "measured", reason, figures };
  }
  if (measured === false) {
    const though = listed === "" ? "" : ` The graph has ${listed}, but no influence from far away was seen.`;
    const reason = `A change in the middle of the image was seen near it only (${tried}).${though}`;
    return { found, layers, measured, evidence: "measured", reason, figures };
  }
  if (reduced) {
    const reason = `No output has an axis of the image: each value is made of all of it.${listed === "" ? "" : ` In the graph: ${listed}.`}`;
    return { found, layers, measured, evidence: "measured", reason, figures };
  }
  const reason =
    listed === ""
      ? `${network.reads ? "Nothing in the graph looks at the whole image" : "There is no graph to look into"}; it was not measured.`
      : `In the graph: ${listed}.`;
  return { found, layers, measured, evidence: "graph", reason, figures };
}

/** May images be cut into tiles? */
export function assembleTiling(findings: Findings, global: GlobalProposal): TilingProposal {
  const { named, axes, stitched, halos, answers, behaviour } = findings;
  const no = (reason: string): TilingProposal => ({
    possible: false,
    evidence: "measured",
    reason,
    figures: {},
    stitchedError: null,
  });
  if (!behaviour.measurable) return no("The outputs are of no use (see problems), so nothing was measured.");
  const relations = named.flatMap((output) => output.relations);
  const dynamic = relations.find((relation) => relation.kind === "dynamic");
  if (dynamic) return no(`An output has a size that cannot be known beforehand: ${dynamic.reason}.`);
  if (global.found) return no(`The network looks at the whole image. ${global.reason}`);
  const missing = axes.find(({ id }) =>
    named.some((output) => !output.relations.some((r) => r.kind === "follows" && r.axis === id)),
  );
  if (missing) return no(`An output has no axis ${missing.id}: it is made of the whole image.`);
  if (axes.length === 0) return no("There is no axis along which an image could be cut.");
  const incomplete = named.some(({ relations: dims }, o) =>
    dims.some((relation, d) => relation.kind === "follows" && !halos[o]?.[d]),
  );
  if (incomplete) {
    const texts = [...answers.values()].flatMap(({ problems }) => problems.map(({ message }) => message));
    return no(texts[0] ?? "No halo was found with which tiles equal the untiled run.");
  }
  if (typeof stitched === "string" || stitched === null) {
    const why = typeof stitched === "string" ? ` All axes at once were not tried: ${stitched}.` : "";
    return {
      possible: true,
      evidence: "measured",
      reason: `Along each axis, tiles equal ${axes.every(({ step }) => step === 0) ? "each other" : "the untiled run"} with the proposed halos.${why}`,
      figures: {},
      stitchedError: null,
    };
  }
  const { error, tiles, tile, image } = stitched;
  const reason = `An image [${image.join(", ")}] in ${tiles} tiles [${tile.join(", ")}] with the proposed halos differs from the untiled run by at most ${figure(error)}.`;
  const figures = { tiles, tile, image };
  return { possible: true, evidence: "measured", reason, figures, stitchedError: error };
}
