import { dataRange } from "../display/range.ts";
import { shownColours } from "../display/shown.ts";
import { toInt } from "../numbers/index.ts";
import { planeTo8, planeTo16, planeTo32, type RgbWeights } from "../types/convert-plane.ts";
import type { Lut, PlanePixels } from "../world/index.ts";

/** How two images are combined; ImageJ's Image Calculator, in its order. */
export const blitModes = [
  "Add",
  "Subtract",
  "Multiply",
  "Divide",
  "AND",
  "OR",
  "XOR",
  "Min",
  "Max",
  "Average",
  "Difference",
  "Copy",
  "Transparent-zero",
] as const;

export type BlitMode = (typeof blitModes)[number];

/** A plane with what is needed to bring it to another type. */
export interface BlitPlane {
  readonly pixels: PlanePixels;
  readonly width: number;
  readonly height: number;
  readonly lut: Lut;
  readonly min: number;
  readonly max: number;
  /** Calibrated values of 8-bit and 16-bit ones, for 32-bit results. */
  readonly table: Float32Array | null;
}

/** Combine `source` into `target` where they overlap, upper left corners together, with the arithmetic of the target's type:
 * integers are clamped, division by zero gives the largest value, 32-bit Infinity or NaN. The source is brought to the target's type
 * first: by its display range to 8-bit, as it is shown to RGB; but a 32-bit source multiplies and divides in float32.
 * @param byZero - what a division by zero gives in float32, where it is not infinite (Edit > Options > Misc).
 * @returns the range that the target is shown with from then on, where that changes: of the results before rounding.
 * @see ImageJ 1.54p, ByteProcessor.copyBits, ByteBlitter, ShortBlitter, FloatBlitter, ColorBlitter */
export function blit(
  target: BlitPlane,
  source: BlitPlane,
  mode: BlitMode,
  weights: RgbWeights,
  byZero: number = Number.POSITIVE_INFINITY,
): readonly [min: number, max: number] | null {
  const { pixels } = target;
  const inFloat = mode === "Divide" ? quotient(byZero) : float[mode];
  if (pixels instanceof Float32Array)
    combine(target, { ...source, pixels: planeTo32(source.pixels, source.table, weights) }, inFloat);
  else if (pixels instanceof Int32Array)
    combine(
      target,
      { ...source, pixels: shownColours(source.pixels, source.lut, source.min, source.max) },
      colour(mode),
    );
  else if (source.pixels instanceof Float32Array && (mode === "Multiply" || mode === "Divide"))
    return throughFloat(target, source, inFloat);
  else {
    const byte = pixels instanceof Uint8Array;
    const converted = byte
      ? planeTo8(source.pixels, source.min, source.max, true, weights)
      : planeTo16(source.pixels, 0, 0, false, weights);
    combine(target, { ...source, pixels: converted }, byte ? bytes[mode] : shorts[mode]);
  }
  return null;
}

function combine(target: BlitPlane, source: BlitPlane, of: (a: number, b: number) => number): void {
  const width = Math.min(target.width, source.width);
  const height = Math.min(target.height, source.height);
  const from = source.pixels;
  const to = target.pixels;
  for (let y = 0; y < height; y++) {
    let i = y * target.width;
    let j = y * source.width;
    for (const end = i + width; i < end; i++, j++) to[i] = of(to[i]!, from[j]!);
  }
}

function throughFloat(
  target: BlitPlane,
  source: BlitPlane,
  of: (a: number, b: number) => number,
): [number, number] {
  const values = planeTo32(target.pixels, null, null);
  combine({ ...target, pixels: values }, source, of);
  const top = target.pixels instanceof Uint8Array ? 255 : 65535;
  for (let i = 0; i < values.length; i++) {
    const value = Math.fround(values[i]! + 0.5);
    target.pixels[i] = value > top ? top : value > 0 ? Math.trunc(value) : 0;
  }
  return dataRange(values);
}

type Table = Readonly<Record<BlitMode, (a: number, b: number) => number>>;

function integers(top: number, product: (a: number, b: number) => number): Table {
  return {
    Add: (a, b) => Math.min(top, a + b),
    Subtract: (a, b) => Math.max(0, a - b),
    Multiply: product,
    Divide: (a, b) => (b === 0 ? top : Math.trunc(a / b)),
    AND: (a, b) => a & b,
    OR: (a, b) => a | b,
    XOR: (a, b) => a ^ b,
    Min: Math.min,
    Max: Math.max,
    Average: (a, b) => (a + b) >> 1,
    Difference: (a, b) => Math.abs(a - b),
    Copy: (_, b) => b,
    "Transparent-zero": (a, b) => (b === 0 ? a : b),
  };
}

const bytes = integers(255, (a, b) => Math.min(255, a * b));

/** Products beyond 31 bits become negative in Java and so 0. */
const shorts = integers(65535, (a, b) => Math.max(0, Math.min(65535, Math.imul(a, b))));

const float: Table = {
  Add: (a, b) => b + a,
  Subtract: (a, b) => a - b,
  Multiply: (a, b) => b * a,
  Divide: (a, b) => a / b,
  AND: (a, b) => toInt(b) & toInt(a),
  OR: (a, b) => toInt(b) | toInt(a),
  XOR: (a, b) => toInt(b) ^ toInt(a),
  // Comparisons, not Math.min and Math.max: where either is NaN the image keeps its value.
  Min: (a, b) => (!(b < a) ? a : b),
  Max: (a, b) => (!(b > a) ? a : b),
  Average: (a, b) => Math.fround(b + a) / 2,
  Difference: (a, b) => {
    const difference = a - b;
    return difference < 0 ? -difference : difference;
  },
  Copy: (_, b) => b,
  "Transparent-zero": (a, b) => (b === 0 ? a : b),
};

function quotient(byZero: number): (a: number, b: number) => number {
  return Math.abs(byZero) === Number.POSITIVE_INFINITY ? float.Divide : (a, b) => (b === 0 ? byZero : a / b);
}

function colour(mode: BlitMode): (a: number, b: number) => number {
  if (mode === "Copy") return (_, b) => b & 0xffffff;
  if (mode === "Transparent-zero") return (a, b) => ((b & 0xffffff) === 0 ? a : b & 0xffffff);
  const of = bytes[mode];
  return (a, b) =>
    (of((a >> 16) & 255, (b >> 16) & 255) << 16) |
    (of((a >> 8) & 255, (b >> 8) & 255) << 8) |
    of(a & 255, b & 255);
}
