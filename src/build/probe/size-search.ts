import { type Related, relatedSize } from "./relations.ts";
import { Refusal, type Sizes, type Subject } from "./subject.ts";

/** Sizes of one grid axis. */
export interface AxisSizes {
  readonly min: number;
  /** 0 = one size only. */
  readonly step: number;
  readonly accepted: readonly number[];
  readonly refused: readonly { readonly size: number; readonly reason: string }[];
  readonly notes: readonly string[];
}

/** A network's own grid beyond this is taken as stated by the graph only. */
const MAX_BISECTIONS = 12;

/** A step that is expected. */
export interface StepGuess {
  readonly step: number;
  /** Smaller steps need not be tried: another axis with the same arithmetic refused them. */
  readonly sure: boolean;
}

/** Which sizes does the network take along one axis, the others at their base? A size counts only if the outputs have
 * exactly the sizes of `related`.
 * @param guess - step expected (from the graph or another axis), or null */
export async function searchSizes(
  subject: Subject,
  base: Sizes,
  axis: string,
  related: Related,
  guess: StepGuess | null,
): Promise<AxisSizes> {
  const start = base[axis] ?? 1;
  const reasons = new Map<number, string | null>();
  const fits = async (size: number): Promise<boolean> => {
    const known = reasons.get(size);
    if (known !== undefined) return known === null;
    const reason = await misfit(subject, { ...base, [axis]: size }, axis, related);
    reasons.set(size, reason);
    return reason === null;
  };
  const result = (min: number, step: number, notes: readonly string[] = []): AxisSizes => ({
    min,
    step,
    accepted: [...reasons]
      .filter(([, r]) => r === null)
      .map(([n]) => n)
      .sort((a, b) => a - b),
    refused: [...reasons]
      .flatMap(([size, reason]) => (reason === null ? [] : [{ size, reason }]))
      .sort((a, b) => a.size - b.size),
    notes,
  });
  await fits(start);
  const longest = related.strides[axis] ?? null;
  if (longest === null) {
    return result(start, 0, [`No other size than ${start} was found that runs along ${axis}.`]);
  }
  const step = await findStep(start, longest, guess, fits);
  const notes: string[] = [];
  const min = await findMin(start, step, fits, notes);
  return result(min, step, notes);
}

/** The smallest divisor d of `longest` for which start + d and start + 3d fit. */
async function findStep(
  start: number,
  longest: number,
  guess: StepGuess | null,
  fits: (size: number) => Promise<boolean>,
): Promise<number> {
  const works = async (d: number) => (await fits(start + d)) && (await fits(start + 3 * d));
  const divisors = divisorsOf(longest);
  // A good guess saves refusals, which are dear: the engine starts anew after each.
  if (guess !== null && divisors.includes(guess.step) && (await works(guess.step))) {
    const { step, sure } = guess;
    const parts = sure ? [] : divisorsOf(step).filter((d) => d < step && isPrime(step / d));
    let smaller = false;
    for (const d of parts) smaller ||= await works(d);
    if (!smaller) return step;
  }
  for (const d of divisors) if (await works(d)) return d;
  return longest;
}

/** The smallest size on the grid that fits, taking it that all larger ones do. */
async function findMin(
  start: number,
  step: number,
  fits: (size: number) => Promise<boolean>,
  notes: string[],
): Promise<number> {
  const first = start % step === 0 ? step : start % step;
  if (await fits(first)) return first;
  let [bad, good] = [0, (start - first) / step];
  for (let i = 0; good - bad > 1 && i < MAX_BISECTIONS; i++) {
    const middle = Math.floor((bad + good) / 2);
    if (await fits(first + middle * step)) good = middle;
    else bad = middle;
  }
  if (good - bad > 1) notes.push("The smallest size was not searched to the end.");
  return first + good * step;
}

/** null = the outputs have the sizes of the relation. */
async function misfit(
  subject: Subject,
  sizes: Sizes,
  axis: string,
  related: Related,
): Promise<string | null> {
  const expected = expectedShapes(sizes, related);
  // not run: a refusal ends a worker
  if (expected.flat().some((n) => n !== null && n < 1)) return `nothing would be left of ${axis}`;
  const shapes = await subject.response(sizes);
  if (shapes instanceof Refusal) return shapes.reason;
  for (const [o, shape] of shapes.entries()) {
    const wanted = expected[o] ?? [];
    const wrong = wanted.findIndex((n, d) => n !== null && n !== shape[d]);
    if (wrong < 0) continue;
    const [got, want] = [shape[wrong], wanted[wrong]];
    return `output ${o} has ${got} samples along dimension ${wrong}, ${want} would be in proportion`;
  }
  return null;
}

function expectedShapes(sizes: Sizes, related: Related): (number | null)[][] {
  return related.outputs.map((dims) =>
    dims.map((relation) => {
      if (relation.kind === "follows") return relatedSize(relation, sizes[relation.axis] ?? 0);
      return relation.kind === "fixed" ? relation.size : null;
    }),
  );
}

function divisorsOf(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i + 1).filter((d) => n % d === 0);
}

function isPrime(n: number): boolean {
  return n > 1 && divisorsOf(n).length === 2;
}
