import { hasNonFinite, type NdArray } from "../../array/index.ts";
import type { ProbeProblem } from "../proposal-types.ts";
import { figure } from "./decide-halo.ts";
import { type Background, BYTES, NORMAL, UNIT } from "./random-input.ts";
import { Refusal, type Sizes, type Subject } from "./subject.ts";

export interface OutputStatistics {
  readonly range: readonly [number, number] | null;
  readonly standardDeviation: number | null;
}

export interface Behaviour {
  readonly problems: readonly ProbeProblem[];
  readonly notes: readonly string[];
  readonly statistics: readonly OutputStatistics[];
  /** False: the outputs say nothing (NaN, constant, random), so that nothing can be measured with them. */
  readonly measurable: boolean;
}

/** Does the network answer with numbers, always the same for the same input, others for others? Sets the background of
 * `subject` to the first for which it does. */
export async function checkBehaviour(
  subject: Subject,
  base: Sizes,
  outputNames: readonly string[],
): Promise<Behaviour> {
  const given = subject.backgrounds;
  const choices = [given, ...[NORMAL, UNIT, BYTES].map((b): readonly Background[] => given.map(() => b))];
  const tried: { name: string; bad: number; total: number; constant: boolean }[] = [];
  for (const backgrounds of choices) {
    subject.backgrounds = backgrounds;
    const [a, b] = await twoAnswers(subject, base);
    const bad = [...a, ...b].reduce((sum, array) => sum + (hasNonFinite(array) ? notFinite(array) : 0), 0);
    const total = [...a, ...b].reduce((sum, array) => sum + array.data.length, 0);
    const constant = a.every((array, o) => sameData(array, b[o]));
    const name = backgrounds[0]?.name ?? "";
    tried.push({ name, bad, total, constant });
    if (bad > 0 || constant) continue;
    const notes =
      tried.length > 1
        ? [`Measured with ${name}: with ${tried[0]?.name} the outputs were ${fault(tried[0])}.`]
        : [];
    const more = await checkInputs(subject, base, outputNames, a, b);
    return { ...more, notes, statistics: statisticsOf([a, b]) };
  }
  subject.backgrounds = given;
  const [a, b] = await twoAnswers(subject, base);
  const first = tried[0];
  const isNan = (first?.bad ?? 0) > 0;
  const problem: ProbeProblem = isNan
    ? {
        kind: "nan",
        tensor: outputNames[Math.max(0, a.findIndex(hasNonFinite))] ?? "",
        message: `${first?.bad} of ${first?.total} output values are NaN or infinite for ${first?.name}; other random inputs gave the same kind.`,
        figures: { notFinite: first?.bad ?? 0, total: first?.total ?? 0, backgrounds: tried.length },
        fatal: true,
      }
    : {
        kind: "constant",
        tensor: outputNames[0] ?? "",
        message: `The output does not depend on the input: different random inputs (${tried.length} kinds) gave the same values, ${figure(Number(a[0]?.data[0]))} first.`,
        figures: { value: Number(a[0]?.data[0]), backgrounds: tried.length, difference: 0 },
        fatal: true,
      };
  return { problems: [problem], notes: [], statistics: statisticsOf([a, b]), measurable: false };
}

async function twoAnswers(subject: Subject, base: Sizes): Promise<[readonly NdArray[], readonly NdArray[]]> {
  const a = await subject.run(subject.inputs(base, 1));
  const b = await subject.run(subject.inputs(base, 2));
  return [a instanceof Refusal ? [] : a, b instanceof Refusal ? [] : b];
}

/** Same input twice; one input changed at a time; outputs one by one. */
async function checkInputs(
  subject: Subject,
  base: Sizes,
  outputNames: readonly string[],
  a: readonly NdArray[],
  b: readonly NdArray[],
): Promise<{ problems: ProbeProblem[]; measurable: boolean }> {
  const problems: ProbeProblem[] = [];
  const first = subject.inputs(base, 1);
  const again = await subject.mustRun(first);
  const changed = again.findIndex((array, o) => !sameData(array, a[o]));
  if (changed >= 0) {
    const difference = largest(again[changed], a[changed]);
    problems.push({
      kind: "random",
      tensor: outputNames[changed] ?? "",
      message: `Two runs of the same input differ by up to ${figure(difference)}: random layers (dropout) were left in the network.`,
      figures: { difference },
      fatal: true,
    });
    return { problems, measurable: false };
  }
  a.forEach((array, o) => {
    if (!sameData(array, b[o])) return;
    problems.push({
      kind: "constant",
      tensor: outputNames[o] ?? "",
      message: "This output is the same for different inputs.",
      figures: { value: Number(array.data[0]), difference: 0 },
      fatal: true,
    });
  });
  const second = subject.inputs(base, 2);
  for (let i = 0; i < first.length && first.length > 1; i++) {
    const mixed = await subject.mustRun(first.map((array, j) => (i === j ? (second[j] ?? array) : array)));
    if (!mixed.every((array, o) => sameData(array, a[o]))) continue;
    const name = subject.layouts[i]?.name ?? "";
    problems.push({
      kind: "constant",
      tensor: name,
      message: `No output depends on the input ${name}: other values there changed nothing.`,
      figures: { difference: 0 },
      fatal: true,
    });
  }
  return { problems, measurable: true };
}

function fault(tried: { bad: number; total: number } | undefined): string {
  return tried && tried.bad > 0 ? `not finite (${tried.bad} of ${tried.total})` : "constant";
}

function notFinite({ data }: NdArray): number {
  let count = 0;
  for (let i = 0; i < data.length; i++) if (!Number.isFinite(Number(data[i]))) count++;
  return count;
}

function sameData(a: NdArray, b: NdArray | undefined): boolean {
  if (a.data.length !== b?.data.length) return false;
  for (let i = 0; i < a.data.length; i++) if (!Object.is(a.data[i], b.data[i])) return false;
  return true;
}

function largest(a: NdArray | undefined, b: NdArray | undefined): number {
  let most = 0;
  const n = Math.min(a?.data.length ?? 0, b?.data.length ?? 0);
  for (let i = 0; i < n; i++) most = Math.max(most, Math.abs(Number(a?.data[i]) - Number(b?.data[i])));
  return most;
}

function statisticsOf(runs: readonly (readonly NdArray[])[]): OutputStatistics[] {
  return (runs[0] ?? []).map((_, o) => {
    let [low, high, sum, squares, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0, 0];
    for (const run of runs) {
      for (const item of run[o]?.data ?? []) {
        const value = Number(item);
        if (!Number.isFinite(value)) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
        sum += value;
        squares += value * value;
        count++;
      }
    }
    if (count === 0) return { range: null, standardDeviation: null };
    const mean = sum / count;
    return { range: [low, high], standardDeviation: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
  });
}
