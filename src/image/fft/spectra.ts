import { FLOAT_MAX } from "../numbers/index.ts";
import { swapQuadrants } from "./quadrants.ts";

const f = Math.fround;

/** Calls `run` with the index of each frequency and that of the one with both signs changed. */
function eachPair(size: number, run: (i: number, opposite: number) => void): void {
  for (let row = 0, i = 0; row < size; row++) {
    const start = ((size - row) % size) * size;
    run(i++, start);
    for (let j = start + size - 1; j > start; j--) run(i++, j);
  }
}

/** Power at each frequency of a Hartley transform, origin in the corner. */
export function rawPowerSpectrum(hartley: Float32Array, size: number): Float32Array {
  const out = new Float32Array(size * size);
  eachPair(size, (i, j) => {
    const a = hartley[i]!;
    const b = hartley[j]!;
    out[i] = f(f(a * a) + f(b * b)) / 2;
  });
  return out;
}

/** Logarithm of the power, scaled to 1 … 254, origin in the centre; not more than 50 natural units of it are shown.
 * @see ImageJ 1.54p, FHT.getPowerSpectrum */
export function powerSpectrum(hartley: Float32Array, size: number): Uint8Array {
  const power = rawPowerSpectrum(hartley, size);
  let least = FLOAT_MAX;
  let most = 1.401298464324817e-45;
  for (let i = 0; i < power.length; i++) {
    const value = power[i]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const max = f(Math.log(most));
  let min = f(Math.log(least));
  if (Number.isNaN(min) || f(max - min) > 50) min = f(max - 50);
  const scale = f(253.999 / f(max - min));
  const out = new Uint8Array(power.length);
  for (let i = 0; i < out.length; i++) {
    const value = f(f(f(Math.log(power[i]!)) - min) * scale);
    out[i] = 1 + Math.trunc(value > 0 ? value : 0);
  }
  swapQuadrants(out, size);
  return out;
}

/** Real and imaginary part of the Fourier transform, origin in the centre.
 * @see ImageJ 1.54p, FHT.getComplexTransform */
export function complexSpectrum(
  hartley: Float32Array,
  size: number,
): [real: Float32Array, imaginary: Float32Array] {
  const real = new Float32Array(size * size);
  const imaginary = new Float32Array(size * size);
  eachPair(size, (i, j) => {
    const a = hartley[i]!;
    const b = hartley[j]!;
    real[i] = f(a + b) * 0.5;
    imaginary[i] = f(-a + b) * 0.5;
  });
  swapQuadrants(real, size);
  swapQuadrants(imaginary, size);
  return [real, imaginary];
}

/** The Hartley transforms whose inverses are the real and imaginary part of a complex spectrum (origin in the corner).
 * @see ImageJ 1.54p, FFT.cplxFHT */
export function hartleyOfComplex(
  real: Float32Array,
  imaginary: Float32Array,
  size: number,
): [real: Float32Array, imaginary: Float32Array] {
  const a = new Float32Array(size * size);
  const b = new Float32Array(size * size);
  eachPair(size, (i, j) => {
    a[i] = f(f(real[i]! + real[j]!) - f(imaginary[i]! - imaginary[j]!)) * 0.5;
    b[i] = f(f(imaginary[i]! + imaginary[j]!) + f(real[i]! - real[j]!)) * 0.5;
  });
  return [a, b];
}
