import { allocate, type DType, isBigDType, isFloatDType, type NdArray, sizeOf } from "../array/index.ts";
import type { InputTensor } from "../rdf/index.ts";
import { fixedSize } from "./axis-roles.ts";

/** What happens to the colours of an image.
 * - keep: nothing
 * - grey: red, green, blue become their mean, the channel dimension goes
 * - drop-alpha: the first three of four channels stay */
export interface Colour {
  readonly kind: "keep" | "grey" | "drop-alpha";
  /** Channel dimension of the array as given; −1 = none. */
  readonly dimension: number;
  /** Length of that dimension afterwards; 0 = unchanged. */
  readonly keep: number;
}

interface ColourForm {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly rgb: boolean | undefined;
}

const KEEP: Colour = { kind: "keep", dimension: -1, keep: 0 };

/** Decide for an image whose dimensions have names. Colours are what the file calls so, or uint8 with a last channel
 * dimension of 3 or 4. A model of one channel (or none) gets their grey mean, a model of three loses alpha. */
export function chooseColour(
  tensor: InputTensor,
  names: readonly string[],
  array: ColourForm,
  assumptions: string[],
): Colour {
  const channelAxis = tensor.axes.find((axis) => axis.type === "channel");
  const dimension = names.findIndex((name) => name === "channel" || name === channelAxis?.id);
  const size = array.shape[dimension] ?? 1;
  const coloured =
    (size === 3 || size === 4) &&
    (array.rgb ?? (array.dtype === "uint8" && dimension === array.shape.length - 1));
  if (!coloured) return KEEP;
  const wanted = channelAxis ? fixedSize(channelAxis) : 1;
  if (wanted === 1) {
    assumptions.push(
      `${tensor.id}: colour image for a model of one channel; converted to grey as (red + green + blue) / 3${size === 4 ? ", alpha ignored" : ""}`,
    );
    return { kind: "grey", dimension, keep: 0 };
  }
  if (wanted === 3 && size === 4) {
    assumptions.push(`${tensor.id}: the alpha channel of the image is not used`);
    return { kind: "drop-alpha", dimension, keep: 3 };
  }
  return KEEP;
}

/** Apply it: new array of the same dtype (axes null), or the given one when nothing is to do.
 * Grey of integers is rounded to the nearest, as ImageJ converts RGB to 8-bit by default. */
export function convertColour(array: NdArray, colour: Colour): NdArray {
  if (colour.kind === "keep") return array;
  const { shape, dtype, data } = array;
  const channels = shape[colour.dimension] ?? 1;
  const outer = sizeOf(shape.slice(0, colour.dimension));
  const inner = sizeOf(shape.slice(colour.dimension + 1));
  const kept = colour.kind === "grey" ? 1 : colour.keep;
  const out = allocate(dtype, outer * kept * inner);
  if (colour.kind === "drop-alpha") {
    for (let o = 0; o < outer; o++) {
      const from = o * channels * inner;
      // Same dtype on both sides: the union of typed arrays hides it.
      (out as Uint8Array).set((data as Uint8Array).subarray(from, from + kept * inner), o * kept * inner);
    }
    return { dtype, shape: shape.with(colour.dimension, kept), axes: null, data: out };
  }
  const big = isBigDType(dtype);
  const whole = !isFloatDType(dtype);
  // Plain numbers in the hot loop; 64-bit integers go through BigInt.
  const values = (big ? Array.from(data as BigInt64Array, Number) : data) as Uint8Array;
  const target = out as Uint8Array;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const at = o * channels * inner + i;
      const mean = (values[at]! + values[at + inner]! + values[at + 2 * inner]!) / 3;
      const value = whole ? Math.round(mean) : mean;
      target[o * inner + i] = big ? (BigInt(value) as unknown as number) : value;
    }
  }
  return { dtype, shape: shape.toSpliced(colour.dimension, 1), axes: null, data: out };
}
