import type { NdArray } from "../../array/index.ts";
import type { ProbeProblem, ProbeRequest } from "../proposal-types.ts";
import { contradictsRoles, roleOf } from "./axes-candidates.ts";
import type { Attempt, InputFacts, Working } from "./find-working.ts";
import type { GridAxis } from "./grid-axis.ts";
import { feedDType } from "./subject.ts";

/** A declared size up to this is one of channels rather than of an image. */
const FEW_CHANNELS = 4;

export interface StatedQuestion {
  readonly facts: readonly InputFacts[];
  readonly working: Working;
  readonly request: ProbeRequest;
  readonly axes: readonly GridAxis[];
}

/** Where what the person says about the inputs (axes, sample) does not agree with what the network does. */
export function statedProblems({ facts, working, request, axes }: StatedQuestion): ProbeProblem[] {
  return facts.flatMap((input, i) => {
    const given = request.samples?.[i] ?? null;
    const ofSample = given?.axes?.length === input.rank ? given.axes : null;
    const stated = request.hints?.inputAxes?.[i] ?? ofSample;
    const layout = working.subject.layouts[i];
    if (!layout) return [];
    return [
      ...axesProblems(input, i, stated, working),
      ...(given ? sampleProblems(input, given, layout, axes) : []),
    ];
  });
}

function axesProblems(
  input: InputFacts,
  i: number,
  stated: readonly string[] | null,
  working: Working,
): ProbeProblem[] {
  if (!stated) return [];
  const problem = (message: string, figures: ProbeProblem["figures"]): ProbeProblem[] => [
    { kind: "axes", tensor: input.name, message, figures, fatal: true },
  ];
  const layout = working.subject.layouts[i];
  const works = layout?.axes ?? [];
  const shape = working.subject.shapes(working.base)[i] ?? [];
  if (stated.length !== input.rank) {
    return problem(
      `The axes ${stated.join(", ")} are ${stated.length}, but ${input.name} has ${input.rank} dimensions.`,
      { stated: stated.join(), dimensions: input.rank },
    );
  }
  const { roles } = input;
  const wrong = contradictsRoles(stated, roles);
  if (roles && wrong !== null) {
    return problem(
      `Dimension ${wrong} of ${input.name} is stated as ${stated[wrong]}, but ${roles.op} (${roles.node}) takes it as ${roles.roles[wrong]}. Its axes are ${works.join(", ")} ([${shape.join(", ")}] ran).`,
      {
        stated: stated.join(),
        dimension: wrong,
        role: roles.roles[wrong] ?? null,
        found: works.join(),
        workingShape: shape,
      },
    );
  }
  if (stated.join() !== works.join()) {
    const refused = working.attempts.find((attempt) => attempt.axes[i]?.join() === stated.join());
    const tried = refused
      ? ` As stated, [${refused.shapes[i]?.join(", ")}] was refused: ${refused.reason}.`
      : "";
    return problem(
      `The network does not take the axes ${stated.join(", ")}.${tried} It takes ${works.join(", ")} ([${shape.join(", ")}] ran).`,
      {
        stated: stated.join(),
        statedShape: refused?.shapes[i] ?? null,
        found: works.join(),
        workingShape: shape,
      },
    );
  }
  const channel = stated.indexOf("channel");
  const short = stated.findIndex(
    (id, d) => roleOf(id) === "space" && (input.declared[d] ?? FEW_CHANNELS + 1) <= FEW_CHANNELS,
  );
  if (channel >= 0 && short >= 0 && (input.declared[channel] ?? null) === null) {
    return problem(
      `Dimension ${short} of ${input.name} is stated as ${stated[short]}, but declared as ${input.declared[short]}; dimension ${channel}, stated as channel, may have any size. The channels are more likely dimension ${short}.`,
      { stated: stated.join(), declared: input.declared.map((n) => n ?? -1) },
    );
  }
  return [];
}

function sampleProblems(
  input: InputFacts,
  { shape, axes: own }: NdArray,
  layout: Working["subject"]["layouts"][number],
  axes: readonly GridAxis[],
): ProbeProblem[] {
  const problems: ProbeProblem[] = [];
  const channel = layout.axes.indexOf("channel");
  const wanted = layout.fixed[channel] ?? null;
  const same = shape.length === layout.axes.length;
  const at = same ? channel : (own?.indexOf("channel") ?? -1);
  const got = at >= 0 ? shape[at] : 1;
  if (channel >= 0 && wanted !== null && got !== undefined && got !== wanted) {
    const whose =
      at >= 0 ? `the sample ([${shape.join(", ")}]) has ${got}` : "the sample has no axis for them";
    problems.push({
      kind: "channels",
      tensor: input.name,
      message: `${input.name} takes ${wanted} channel${wanted === 1 ? "" : "s"}, ${whose}.`,
      figures: { expected: wanted, got, sampleShape: shape },
      fatal: true,
    });
  }
  if (!same) return problems;
  layout.axes.forEach((id, d) => {
    const axis = axes.find((each) => each.id === id);
    const size = shape[d] ?? 0;
    if (!axis) return;
    const valid =
      axis.step === 0 ? size === axis.min : size >= axis.min && (size - axis.min) % axis.step === 0;
    if (valid) return;
    const sizes = axis.step === 0 ? `${axis.min} only` : `${axis.min} + n·${axis.step}`;
    problems.push({
      kind: "size",
      tensor: input.name,
      message: `The sample has ${size} samples along ${id}; the network takes ${sizes}. It will be padded, or cut into tiles.`,
      figures: { size, min: axis.min, step: axis.step },
      fatal: false,
    });
  });
  return problems;
}

/** Every order, size and number of channels that was tried failed. */
export function nothingRuns(input: InputFacts | undefined, attempts: readonly Attempt[]): ProbeProblem {
  const [first, last] = [attempts[0], attempts.at(-1)];
  const shown = [first, last === first ? undefined : last]
    .filter((attempt) => attempt !== undefined)
    .map(({ shapes, reason }) => `${shapes.map((shape) => `[${shape.join(", ")}]`).join(" ")}: ${reason}`);
  return {
    kind: "size",
    tensor: input?.name ?? "",
    message:
      attempts.length === 0
        ? "No order of axes fits the declared sizes."
        : `The network refused everything that was tried (${attempts.length} inputs): ${shown.join(" … ")}`,
    figures: {
      attempts: attempts.length,
      firstShape: first?.shapes[0] ?? null,
      reason: first?.reason ?? null,
    },
    fatal: true,
  };
}

/** An input of a type that no array has (text, complex numbers). */
export function dtypeProblem(facts: readonly InputFacts[]): ProbeProblem | null {
  const odd = facts.find(({ dtype }) => feedDType(dtype) === null);
  if (!odd) return null;
  return {
    kind: "dtype",
    tensor: odd.name,
    message: `${odd.name} takes ${odd.dtype}, which no image has.`,
    figures: { dtype: odd.dtype },
    fatal: true,
  };
}
