import { allocate, type DType, isBigDType, isFloatDType, type NdArray, sizeOf } from "../../array/index.ts";

/** Where random values of an input come from. */
export interface Background {
  readonly name: string;
  readonly mean: number;
  readonly deviation: number;
  /** Bounds that values are clipped to. */
  readonly low: number;
  readonly high: number;
}

/** For networks that take normalised images … */
export const NORMAL: Background = {
  name: "normal noise (mean 0, deviation 1)",
  mean: 0,
  deviation: 1,
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
};
/** … values between 0 and 1 … */
export const UNIT: Background = {
  name: "noise between 0 and 1",
  mean: 0.5,
  deviation: 0.25,
  low: 0.001,
  high: 1,
};
/** … or 8-bit images. */
export const BYTES: Background = {
  name: "noise between 0 and 255",
  mean: 128,
  deviation: 64,
  low: 0,
  high: 255,
};

/** Repeatable random numbers (mulberry32; normal ones by Box and Muller). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b9) >>> 0;
  }

  /** 0 ≤ x < 1 */
  uniform(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }
}

/** One value of a background in a dtype; `spread` multiplies the deviation. */
export function randomValue(random: Random, background: Background, dtype: DType, spread = 1): number {
  if (dtype === "bool") return random.uniform() < 0.5 ? 0 : 1;
  const { mean, deviation, low, high } = isFloatDType(dtype) ? background : wholeNumbers(background, dtype);
  const value = Math.min(high, Math.max(low, mean + spread * deviation * random.normal()));
  return isFloatDType(dtype) ? value : Math.round(value);
}

/** New array of random values. */
export function randomArray(
  random: Random,
  background: Background,
  dtype: DType,
  shape: readonly number[],
  spread = 1,
): NdArray {
  const data = allocate(dtype, sizeOf(shape));
  const big = isBigDType(dtype);
  for (let i = 0; i < data.length; i++) {
    const value = randomValue(random, background, dtype, spread);
    data[i] = (big ? BigInt(value) : value) as never;
  }
  return { dtype, shape: [...shape], axes: null, data };
}

function wholeNumbers(background: Background, dtype: DType): Background {
  const high = dtype === "int8" ? 127 : 255;
  return background.deviation > 1 && background.low >= 0
    ? {
        ...background,
        high: Math.min(background.high, 2 ** 31 - 1, dtype.endsWith("8") ? high : 2 ** 31 - 1),
      }
    : { ...BYTES, high, mean: high / 2, deviation: high / 4 };
}
