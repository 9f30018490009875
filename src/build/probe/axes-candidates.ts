import type { NdArray } from "../../array/index.ts";
import type { WeightsFormat } from "../../rdf/index.ts";
import type { AxesCandidate, Evidence } from "../proposal-types.ts";
import type { Roles } from "./graph-roles.ts";

export interface AxesQuestion {
  readonly format: WeightsFormat;
  readonly rank: number;
  readonly declared: readonly (number | null)[];
  readonly roles: Roles | null;
  readonly sample: NdArray | null;
  /** As the person says, or the sample's own axes. */
  readonly stated: readonly string[] | null;
}

const POSSIBLE: Readonly<Record<number, readonly (readonly string[])[]>> = {
  0: [[]],
  1: [["index"]],
  2: [
    ["batch", "channel"],
    ["y", "x"],
  ],
  3: [
    ["batch", "channel", "x"],
    ["batch", "x", "channel"],
    ["channel", "y", "x"],
    ["batch", "y", "x"],
    ["y", "x", "channel"],
  ],
  4: [
    ["batch", "channel", "y", "x"],
    ["batch", "y", "x", "channel"],
    ["batch", "z", "y", "x"],
  ],
  5: [
    ["batch", "channel", "z", "y", "x"],
    ["batch", "z", "y", "x", "channel"],
    ["batch", "time", "channel", "y", "x"],
  ],
};

/** More channels than this are unusual in images. */
const USUAL_CHANNELS = 4;

/** Orders of axes an input may have, the likeliest first; never empty. */
export function axesCandidates(question: AxesQuestion): AxesCandidate[] {
  const { rank, stated } = question;
  const possible = POSSIBLE[rank] ?? [numbered(rank)];
  const scored = possible.map((axes, i) => ({ ...judge(axes, question), order: i }));
  scored.sort((a, b) => b.score - a.score || a.order - b.order);
  const candidates: AxesCandidate[] = scored.map(({ axes, score, points, evidence }) => ({
    axes,
    evidence,
    reason: points.length > 0 ? `${points.join("; ")}.` : "A possible order; nothing speaks for it.",
    figures: { score },
  }));
  // Where the graph says otherwise there is no use in measuring with what is stated; that is a problem, see statedProblems.
  if (!stated || stated.length !== rank || contradictsRoles(stated, question.roles) !== null)
    return candidates;
  const others = candidates.filter(({ axes }) => axes.join() !== stated.join());
  return [{ axes: stated, evidence: "stated", reason: "Stated.", figures: {} }, ...others];
}

/** The first dimension that the layers of the graph take otherwise; null = none. */
export function contradictsRoles(axes: readonly string[], roles: Roles | null): number | null {
  const wrong = roles ? axes.findIndex((id, d) => roleOf(id) !== roles.roles[d]) : -1;
  return wrong < 0 ? null : wrong;
}

function judge(axes: readonly string[], question: AxesQuestion) {
  const { declared, roles, sample, format } = question;
  const points: string[] = [];
  let score = 0;
  let evidence: Evidence = "guessed";
  const channel = axes.indexOf("channel");
  if (roles && roles.roles.length === axes.length) {
    const wrong = axes.findIndex((id, d) => roleOf(id) !== roles.roles[d]);
    if (wrong < 0) {
      score += 10;
      evidence = "graph";
      points.push(
        `${roles.op} (${roles.node}) takes dimension ${channel} as channels and convolves or pools the others`,
      );
    } else {
      score -= 10;
      points.push(`${roles.op} (${roles.node}) takes dimension ${wrong} as ${roles.roles[wrong]}`);
    }
  }
  if (channel >= 0) {
    const last = channel === axes.length - 1;
    if (format === "tensorflow_js" && last && axes.length > 2) {
      score += 3;
      points.push("TensorFlow.js keeps channels last");
    }
    if (format === "onnx" && !last) {
      score += 2;
      points.push("ONNX layers keep channels second");
    }
    const size = declared[channel] ?? null;
    const free = axes.some((id, d) => roleOf(id) === "space" && (declared[d] ?? null) === null);
    if (size !== null && (free || size <= USUAL_CHANNELS)) {
      score += 3;
      points.push(`dimension ${channel} is declared as ${size}${free ? " while others are free" : ""}`);
    }
    if (size === null && declared.some((n) => n !== null && n <= USUAL_CHANNELS)) score -= 3;
    if (sample && sample.shape.length === axes.length) {
      const space = sample.shape.filter((_, d) => roleOf(axes[d] ?? "") === "space");
      const own = sample.shape[channel] ?? 0;
      if (own <= USUAL_CHANNELS && space.every((n) => n > own)) {
        score += 2;
        if (evidence === "guessed") evidence = "sample";
        points.push(`the sample has ${own} there and more along the other axes`);
      } else if (space.some((n) => n < own)) score -= 2;
    }
  } else if (axes.length > 2) score -= 2;
  const batch = axes.indexOf("batch");
  const size = batch < 0 ? null : declared[batch];
  if (typeof size === "number" && size > 1) score -= 2;
  return { axes, score, points, evidence };
}

/** Space and time axes are alike for a layer. */
export function roleOf(id: string): "batch" | "channel" | "space" | "index" {
  if (id === "batch" || id === "channel" || id === "index") return id;
  return "space";
}

function numbered(rank: number): string[] {
  return Array.from({ length: rank }, (_, d) => (d === 0 ? "batch" : d === 1 ? "channel" : `axis${d}`));
}
