import { TRANSPARENT } from "../world/index.ts";

/** CIE L*a*b* of sRGB, white D65, with the rounded constants of ImageJ's ColorSpaceConverter. */
const white = [95.0429, 100, 108.89] as const;

function linear(byte: number): number {
  const value = byte / 255;
  return 100 * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
}

function curve(value: number): number {
  return value > 0.008856 ? value ** (1 / 3) : 7.787 * value + 16 / 116;
}

/** Three 32-bit planes: L*, a*, b*. */
export function toLab(pixels: Int32Array): [Float32Array, Float32Array, Float32Array] {
  const L = new Float32Array(pixels.length);
  const A = new Float32Array(pixels.length);
  const B = new Float32Array(pixels.length);
  const table = Float64Array.from({ length: 256 }, (_, i) => linear(i));
  for (let i = 0; i < pixels.length; i++) {
    const colour = pixels[i]!;
    const r = table[(colour >> 16) & 255]!;
    const g = table[(colour >> 8) & 255]!;
    const b = table[colour & 255]!;
    const x = curve((r * 0.4124 + g * 0.3576 + b * 0.1805) / white[0]);
    const y = curve((r * 0.2126 + g * 0.7152 + b * 0.0722) / white[1]);
    const z = curve((r * 0.0193 + g * 0.1192 + b * 0.9505) / white[2]);
    L[i] = 116 * y - 16;
    A[i] = 500 * (x - y);
    B[i] = 200 * (y - z);
  }
  return [L, A, B];
}

function uncurve(value: number): number {
  const cube = value ** 3;
  return cube > 0.008856 ? cube : (value - 16 / 116) / 7.787;
}

function toByte(value: number): number {
  const shaped = value > 0.0031308 ? 1.055 * value ** (1 / 2.4) - 0.055 : value * 12.92;
  return Math.floor(Math.max(0, shaped) * 255 + 0.5);
}

/** RGB pixels of L*, a*, b* planes. Components beyond 255 carry into each other, as ImageJ adds them up. */
export function fromLab(L: ArrayLike<number>, A: ArrayLike<number>, B: ArrayLike<number>): Int32Array {
  const out = new Int32Array(L.length);
  for (let i = 0; i < out.length; i++) {
    const fy = ((L[i] ?? 0) + 16) / 116;
    const x = (uncurve((A[i] ?? 0) / 500 + fy) * white[0]) / 100;
    const y = (uncurve(fy) * white[1]) / 100;
    const z = (uncurve(fy - (B[i] ?? 0) / 200) * white[2]) / 100;
    const r = toByte(x * 3.2406 + y * -1.5372 + z * -0.4986);
    const g = toByte(x * -0.9689 + y * 1.8758 + z * 0.0415);
    const b = toByte(x * 0.0557 + y * -0.204 + z * 1.057);
    // Without the opaque byte, as ImageJ leaves them.
    out[i] = (((r << 16) + (g << 8) + b) & 0xffffff) | TRANSPARENT;
  }
  return out;
}
