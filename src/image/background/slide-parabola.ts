import { FLOAT_MAX } from "../numbers/index.ts";

const NO_POINT = 2147483647;
const f = Math.fround;

/** Work space for lines up to some length. */
export interface LineWork {
  readonly values: Float32Array;
  readonly next: Int32Array;
}

export function lineWork(length: number): LineWork {
  return { values: new Float32Array(length), next: new Int32Array(length) };
}

/** First and last point, other than the ends, that the parabola touches. */
interface Touching {
  readonly first: number;
  readonly last: number;
}

/** Slide a parabola with second-order coefficient `coefficient` along a line from below: between the points it touches, the line
 * becomes the parabola. The old values are left in `work.values`. All in float32, limits of the search in double.
 * @see ImageJ 1.54p, BackgroundSubtracter.lineSlideParabola */
export function slideParabola(
  pixels: Float32Array,
  start: number,
  step: number,
  length: number,
  coefficient: number,
  work: LineWork,
): Touching {
  const { values, next } = work;
  const least = readLine(pixels, start, step, length, coefficient, work);
  let first = length - 1;
  let last = 0;
  let from = 0;
  while (from < length - 1) {
    const v1 = values[from]!;
    let slope = FLOAT_MAX;
    let to = 0;
    let end = length;
    let wait = 0;
    for (let j = next[from]!; j < end; j = next[j]!, wait++) {
      const candidate = f(f(f(values[j]! - v1) / (j - from)) + f(coefficient * (j - from)));
      if (candidate < slope) {
        slope = candidate;
        to = j;
        wait = -3;
      }
      if (wait === 0) {
        const b = f(f(0.5 * slope) / coefficient);
        const reach = b + Math.sqrt(b * b + f(f(v1 - least) / coefficient)) + 1;
        // As a Java int, which may overflow to something negative: then there is no limit.
        const limit = (from + Math.max(-2147483648, Math.min(2147483647, Math.trunc(reach) || 0))) | 0;
        if (limit < end && limit > 0) end = limit;
      }
    }
    if (from === 0) first = to;
    if (to === length - 1) last = from;
    for (let j = from + 1, p = start + j * step; j < to; j++, p += step)
      pixels[p] = v1 + f((j - from) * f(slope - f((j - from) * coefficient)));
    // Nothing but NaN ahead: ImageJ would start from the first point for ever.
    if (to <= from) break;
    from = to;
  }
  return { first, last };
}

/** Copy the line, and link the points that the parabola may touch because the line is not bent too far upwards there. */
function readLine(
  pixels: Float32Array,
  start: number,
  step: number,
  length: number,
  coefficient: number,
  { values, next }: LineWork,
): number {
  const bend = f(f(1.999) * coefficient);
  let least = FLOAT_MAX;
  let point = 0;
  let v1 = 0;
  let v2 = 0;
  for (let i = 0, p = start; i < length; i++, p += step) {
    const v = pixels[p]!;
    values[i] = v;
    if (v < least) least = v;
    if (i >= 2 && f(f(f(v1 + v1) - v2) - v) < bend) {
      next[point] = i - 1;
      point = i - 1;
    }
    v2 = v1;
    v1 = v;
  }
  next[point] = length - 1;
  next[length - 1] = NO_POINT;
  return least;
}

/** What the two end values of a line would be without objects at the ends, from the points touched and a sixth-order polynomial
 * for vignetting. To be called right after `slideParabola` with the same arguments. */
export function endsWithoutObjects(
  length: number,
  coefficient: number,
  { values }: LineWork,
  touching: Touching,
): [start: number, end: number] {
  const first = 4 * touching.first >= length ? 0 : touching.first;
  const last = 4 * (length - 1 - touching.last) >= length ? length - 1 : touching.last;
  const v1 = values[first]!;
  const slope = f(f(values[last]! - v1) / (last - first));
  const offset = f(v1 - f(slope * first));
  const middle = f(0.5 * (last + first));
  const place = (i: number) => f(f(f(i - middle) * 2) / (last - first));
  const sixth = (x: number) => f(f(f(f(f(f(f(x * x) * x) * x) * x) * x)) - 1);
  let vignetting = 0;
  for (let i = Math.trunc((length + 2) / 3); i <= Math.trunc((2 * length) / 3); i++) {
    const poly = sixth(place(i));
    const straight = f(offset + f(slope * i));
    if (values[i]! < f(straight + f(vignetting * poly))) vignetting = f(-f(straight - values[i]!) / poly);
  }
  const rest = length - 1 - last;
  return [
    f(f(offset + f(vignetting * sixth(place(first)))) + f(f(coefficient * first) * first)),
    f(
      f(f(offset + f((length - 1) * slope)) + f(vignetting * sixth(place(last)))) +
        f(f(coefficient * rest) * rest),
    ),
  ];
}
