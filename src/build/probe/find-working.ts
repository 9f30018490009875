import type { NdArray } from "../../array/index.ts";
import type { Session } from "../../engine/index.ts";
import type { AxesCandidate } from "../proposal-types.ts";
import { roleOf } from "./axes-candidates.ts";
import type { Roles } from "./graph-roles.ts";
import type { Background } from "./random-input.ts";
import { feedDType, type InputLayout, Refusal, type Sizes, Subject } from "./subject.ts";

export interface InputFacts {
  readonly name: string;
  readonly dtype: string;
  /** Of the network; empty = not stated. */
  readonly declared: readonly (number | null)[];
  readonly rank: number;
  readonly roles: Roles | null;
  readonly sample: NdArray | null;
  readonly candidates: readonly AxesCandidate[];
  readonly background: Background;
}

export interface Attempt {
  /** Axes and shape per input. */
  readonly axes: readonly (readonly string[])[];
  readonly shapes: readonly (readonly number[])[];
  readonly reason: string;
}

export interface Working {
  readonly subject: Subject;
  /** Per input: which candidate. */
  readonly chosen: readonly number[];
  /** A size per grid axis (not fixed) that runs. */
  readonly base: Sizes;
  readonly attempts: readonly Attempt[];
}

/** Sizes to begin with per number of space axes: multiples of what networks usually ask for, cheap first. */
const FIRST_SIZES: Readonly<Record<number, readonly number[]>> = {
  1: [128, 96, 256, 100, 572, 1024],
  2: [64, 96, 128, 100, 224, 256, 572],
  3: [32, 48, 64, 44, 96, 132],
};
const CHANNELS = [1, 3, 2, 4];
/** While the number of channels is guessed as well. */
const FEW_SIZES = 3;

/** Try orders of axes, channels and sizes until the network answers.
 * @returns the failed attempts when none does */
export async function findWorking(
  session: Session,
  inputs: readonly InputFacts[],
  signal: AbortSignal | undefined,
): Promise<Working | readonly Attempt[]> {
  const attempts: Attempt[] = [];
  const most = Math.max(1, ...inputs.map(({ candidates }) => candidates.length));
  for (let c = 0; c < most; c++) {
    const chosen = inputs.map(({ candidates }) => Math.min(c, candidates.length - 1));
    const found = await tryOrder(session, inputs, chosen, attempts, signal);
    if (found) return found;
  }
  return attempts;
}

async function tryOrder(
  session: Session,
  inputs: readonly InputFacts[],
  chosen: readonly number[],
  attempts: Attempt[],
  signal: AbortSignal | undefined,
): Promise<Working | null> {
  const axes = inputs.map(({ candidates }, i) => candidates[chosen[i] ?? 0]?.axes ?? []);
  const fits = inputs.every(({ declared }, i) => plausible(declared, axes[i] ?? []));
  if (!fits) return null;
  const unknownChannels = inputs.some((facts, i) => channelsOf(facts, axes[i] ?? []) === null);
  for (const channels of unknownChannels ? CHANNELS : [1]) {
    const layouts = inputs.map((facts, i) => layoutOf(facts, axes[i] ?? [], channels));
    const free = new Set(layouts.flatMap((layout) => layout.axes.filter((_, d) => layout.fixed[d] === null)));
    const sizes = sizesToTry(inputs, layouts, [...free]);
    for (const base of unknownChannels ? sizes.slice(0, FEW_SIZES) : sizes) {
      const subject = new Subject(
        session,
        layouts,
        signal,
        inputs.map(({ background }) => background),
      );
      const result = await subject.response(base);
      if (!(result instanceof Refusal)) return { subject, chosen, base, attempts };
      attempts.push({ axes, shapes: subject.shapes(base), reason: result.reason });
      if (free.size === 0) break;
    }
  }
  return null;
}

/** A declared size of a batch axis must be 1. */
function plausible(declared: readonly (number | null)[], axes: readonly string[]): boolean {
  const batch = axes.indexOf("batch");
  return batch < 0 || (declared[batch] ?? 1) === 1;
}

/** Channels by declaration, weights, sample; null = unknown. */
function channelsOf(facts: InputFacts, axes: readonly string[]): number | null {
  const channel = axes.indexOf("channel");
  if (channel < 0) return 1;
  const fromRoles = facts.roles?.roles[channel] === "channel" ? facts.roles.channels : null;
  const fromSample = facts.sample?.shape.length === axes.length ? facts.sample.shape[channel] : null;
  return facts.declared[channel] ?? fromRoles ?? fromSample ?? null;
}

function layoutOf(facts: InputFacts, axes: readonly string[], channels: number): InputLayout {
  const { name, declared, sample } = facts;
  const fixed = axes.map((id, d): number | null => {
    const stated = declared[d] ?? null;
    if (id === "batch") return 1;
    if (id === "channel") return channelsOf(facts, axes) ?? channels;
    if (id === "index") return stated ?? (sample?.shape.length === axes.length ? (sample.shape[d] ?? 1) : 1);
    return stated;
  });
  return { name, dtype: feedDType(facts.dtype) ?? "float32", axes, fixed };
}

function sizesToTry(
  inputs: readonly InputFacts[],
  layouts: readonly InputLayout[],
  free: readonly string[],
): Sizes[] {
  if (free.length === 0) return [{}];
  const tries = (FIRST_SIZES[Math.min(3, free.length)] ?? []).map((n) =>
    Object.fromEntries(free.map((id) => [id, n])),
  );
  const ofSample: Record<string, number> = {};
  layouts.forEach(({ axes }, i) => {
    const shape = inputs[i]?.sample?.shape;
    if (shape?.length !== axes.length) return;
    axes.forEach((id, d) => {
      if (roleOf(id) === "space" && free.includes(id)) ofSample[id] = shape[d] ?? 1;
    });
  });
  if (free.every((id) => id in ofSample)) tries.splice(2, 0, ofSample);
  return tries;
}
