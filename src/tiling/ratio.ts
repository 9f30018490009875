/** A positive fraction in lowest terms, so that tile positions of tensors with other sampling stay whole numbers. */
export interface Ratio {
  readonly p: number;
  readonly q: number;
  /** False: no small fraction fits; `p` is the plain value and `q` 1. */
  readonly exact: boolean;
}

/** Sizes are at most a few 10⁵ samples: larger denominators could not be met by any tile grid. */
const MAX_DENOMINATOR = 1024;

export const one: Ratio = { p: 1, q: 1, exact: true };

export function gcd(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

export function lcm(a: number, b: number): number {
  return (a / gcd(a, b)) * b;
}

export function fraction(p: number, q: number): Ratio {
  const g = gcd(p, q);
  return { p: p / g, q: q / g, exact: true };
}

/** The simplest fraction within floating-point noise (relative 1e−9) of a value > 0, by continued fractions. */
export function toRatio(value: number): Ratio {
  let [p0, q0, p1, q1] = [0, 1, 1, 0];
  let rest = value;
  for (let i = 0; i < 32; i++) {
    const whole = Math.floor(rest);
    [p0, q0, p1, q1] = [p1, q1, whole * p1 + p0, whole * q1 + q0];
    if (q1 > MAX_DENOMINATOR) break;
    if (Math.abs(p1 / q1 - value) <= 1e-9 * value && p1 > 0) return fraction(p1, q1);
    rest = 1 / (rest - whole);
  }
  return { p: value, q: 1, exact: false };
}

export function multiply(a: Ratio, b: Ratio): Ratio {
  if (a.exact && b.exact) return fraction(a.p * b.p, a.q * b.q);
  return { p: (a.p * b.p) / (a.q * b.q), q: 1, exact: false };
}
