import type { HalfKernel } from "./gaussian-kernel.ts";

const f = Math.fround;

/** Scale a line of `length` points, starting at `source[start]`, down by `unit` into `out`; `first` is the point (maybe negative)
 * that belongs to out[0]. Points outside repeat the ends. Sums are float32, in ImageJ's order.
 * @see ImageJ 1.54p, GaussianBlur.downscaleLine */
export function downscaleLine(
  source: Float32Array,
  start: number,
  length: number,
  kernel: Float32Array,
  unit: number,
  first: number,
  out: Float32Array,
): void {
  const last = start + length - 1;
  const two = 2 * unit;
  const size = out.length;
  let p = start + first - Math.trunc((unit * 3) / 2);
  for (let at = -1; at <= size; at++) {
    let before = 0;
    let here = 0;
    let after = 0;
    if (p >= start && p + unit - 1 <= last)
      for (let x = 0; x < unit; x++, p++) {
        const v = source[p]!;
        before = f(before + f(v * kernel[x + two]!));
        here = f(here + f(v * kernel[x + unit]!));
        after = f(after + f(v * kernel[x]!));
      }
    else
      for (let x = 0; x < unit; x++, p++) {
        const v = source[p < start ? start : p > last ? last : p]!;
        before = f(before + f(v * kernel[x + two]!));
        here = f(here + f(v * kernel[x + unit]!));
        after = f(after + f(v * kernel[x]!));
      }
    if (at > 0) out[at - 1]! += before;
    if (at >= 0 && at < size) out[at]! += here;
    if (at + 1 < size) out[at + 1] = after;
  }
}

/** Scale back up: points `from` … `to` - 1 of the line into `out`, from out[outStart] on.
 * @see ImageJ 1.54p, GaussianBlur.upscaleLine */
export function upscaleLine(
  coarse: Float32Array,
  kernel: Float32Array,
  unit: number,
  first: number,
  from: number,
  to: number,
  out: Float32Array,
  outStart: number,
): void {
  let phase = (from - first + unit - 1) % unit;
  let at = Math.trunc((from - first + unit - 1) / unit);
  let p = outStart;
  let i = from;
  while (i < to) {
    const c0 = coarse[at - 2]!;
    const c1 = coarse[at - 1]!;
    const c2 = coarse[at]!;
    const c3 = coarse[at + 1]!;
    for (; phase < unit && i < to; phase++, i++, p++) {
      const x = unit - 1 - phase;
      out[p] = f(
        f(f(f(c0 * kernel[x]!) + f(c1 * kernel[x + unit]!)) + f(c2 * kernel[x + 2 * unit]!)) +
          f(c3 * kernel[x + 3 * unit]!),
      );
    }
    phase = 0;
    at++;
  }
}

/** Convolve the line `input` with a symmetric kernel: points `from` … `to` - 1 into out[outStart + i].
 * Where the kernel reaches below point 0, ImageJ goes on to the kernel's radius even beyond `to`: these points are written too.
 * @see ImageJ 1.54p, GaussianBlur.convolveLine */
export function convolveLine(
  input: Float32Array,
  kernel: HalfKernel,
  from: number,
  to: number,
  out: Float32Array,
  outStart: number,
): void {
  const { length } = input;
  const radius = kernel.values.length;
  const firstPart = Math.min(radius, length);
  let i = from;
  for (; i < firstPart; i++) out[outStart + i] = nearEdge(input, kernel, i, i + radius > length);
  const inside = Math.min(length - radius, to);
  if (i < inside) {
    convolveInside(input, kernel.values, i, inside, out, outStart);
    i = inside;
  }
  for (; i < to; i++) out[outStart + i] = nearEdge(input, kernel, i, i + radius >= length);
}

function nearEdge(input: Float32Array, { values, rest }: HalfKernel, i: number, end: boolean): number {
  const { length } = input;
  const radius = values.length;
  let result = f(input[i]! * values[0]!);
  if (i < radius) result = f(result + f(rest[i]! * input[0]!));
  if (end) result = f(result + f(rest[length - i - 1]! * input[length - 1]!));
  for (let k = 1; k < radius; k++) {
    let v = 0;
    if (i - k >= 0) v = input[i - k]!;
    if (i + k < length) v = f(v + input[i + k]!);
    result = f(result + f(values[k]! * v));
  }
  return result;
}

/** Four points at once: the sums do not depend on each other, which keeps the processor busy. */
function convolveInside(
  input: Float32Array,
  values: Float32Array,
  from: number,
  to: number,
  out: Float32Array,
  outStart: number,
): void {
  const radius = values.length;
  const centre = values[0]!;
  let i = from;
  for (; i + 3 < to; i += 4) {
    let a = f(input[i]! * centre);
    let b = f(input[i + 1]! * centre);
    let c = f(input[i + 2]! * centre);
    let d = f(input[i + 3]! * centre);
    for (let k = 1; k < radius; k++) {
      const w = values[k]!;
      const l = i - k;
      const r = i + k;
      a = f(a + f(w * f(input[l]! + input[r]!)));
      b = f(b + f(w * f(input[l + 1]! + input[r + 1]!)));
      c = f(c + f(w * f(input[l + 2]! + input[r + 2]!)));
      d = f(d + f(w * f(input[l + 3]! + input[r + 3]!)));
    }
    const p = outStart + i;
    out[p] = a;
    out[p + 1] = b;
    out[p + 2] = c;
    out[p + 3] = d;
  }
  for (; i < to; i++) {
    let a = f(input[i]! * centre);
    for (let k = 1; k < radius; k++) a = f(a + f(values[k]! * f(input[i - k]! + input[i + k]!)));
    out[outStart + i] = a;
  }
}
