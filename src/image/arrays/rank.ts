/** Java's order of doubles: −0 before 0, NaN last. */
export function compareDoubles(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (Object.is(a, b)) return 0;
  if (Number.isNaN(a)) return 1;
  if (Number.isNaN(b)) return -1;
  return Object.is(a, -0) ? -1 : Object.is(b, -0) ? 1 : 0;
}

/** String.compareToIgnoreCase: character by character (UTF-16), each folded to upper and then to lower case. */
export function compareIgnoringCase(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left === right) continue;
    const difference = fold(left) - fold(right);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function fold(code: number): number {
  const upper = String.fromCharCode(code).toUpperCase();
  const lower = (upper.length === 1 ? upper : String.fromCharCode(code)).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
}

/** Indices in ascending order of their values; equal values keep their order.
 * @param tick - called now and then; what it throws ends the work */
export function rank(values: readonly number[], tick?: () => void): number[] {
  return order(values, compareDoubles, tick);
}

/** Indices in ascending order of their texts, without regard to case; equal texts keep their order.
 * @param tick - called now and then; what it throws ends the work */
export function rankTexts(texts: readonly string[], tick?: () => void): number[] {
  return order(texts, compareIgnoringCase, tick);
}

const COMPARISONS_PER_TICK = 65536;

function order<T>(values: readonly T[], compare: (a: T, b: T) => number, tick?: () => void): number[] {
  let comparisons = 0;
  return values
    .map((_, index) => index)
    .sort((a, b) => {
      if (++comparisons % COMPARISONS_PER_TICK === 0) tick?.();
      return compare(values[a] as T, values[b] as T);
    });
}
