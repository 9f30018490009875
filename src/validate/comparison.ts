import { type DType, isFloatDType, type NdArray, ndarray, sizeOf } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { labelObjects } from "../image/index.ts";
import {
  type Contingency,
  contingency,
  type LinearFit,
  linearFit,
  type PixelSet,
  type PixelSums,
  pixelSums,
} from "../metrics/index.ts";
import type { AlignedPair } from "./align-pair.ts";
import { type Inspection, inspectImage } from "./inspect-image.ts";
import type { Spacing } from "./spacing.ts";
import type { ValidateOptions } from "./validate-types.ts";

/** One aligned pair with what several measures share, each made when first asked for. `classes` are labels whose ids
 * mean something (or masks), `objects` labels whose ids are free. */
export interface Comparison {
  readonly pair: AlignedPair;
  readonly names: { readonly reference: string; readonly test: string };
  readonly spacing: Spacing;
  readonly kinds: { readonly reference: Inspection; readonly test: Inspection };
  readonly options: ValidateOptions;
  /** Frames as (reference, test) views on the spatial axes. */
  readonly frames: readonly (readonly [NdArray, NdArray])[];
  frameName(index: number): string;
  sums(): PixelSums;
  fit(): LinearFit;
  /** Label images of classes or objects, frame by frame. */
  labels(of: "classes" | "objects", frame: number): readonly [NdArray, NdArray];
  tables(of: "classes" | "objects"): readonly Contingency[];
  /** Foregrounds of a frame: classes other than 0. */
  foregrounds(frame: number): readonly [PixelSet, PixelSet];
}

export function createComparison(
  pair: AlignedPair,
  names: { readonly reference: string; readonly test: string },
  spacing: Spacing,
  options: ValidateOptions,
): Comparison {
  const { reference, test } = pair;
  const kinds = {
    reference: inspectImage(reference, options.labels ?? false),
    test: inspectImage(test, options.labels ?? false),
  };
  const frames = framesOf(reference, pair).map((frame, k) => [frame, framesOf(test, pair)[k]!] as const);
  const bothMasks = kinds.reference.kind === "mask" && kinds.test.kind === "mask";
  // 255 in one and 1 in the other mean the same.
  const alike = bothMasks && differ(kinds.reference.foreground, kinds.test.foreground);
  const labelled = (of: "classes" | "objects", array: NdArray, side: "reference" | "test") => {
    const { threshold } = options;
    const kind = kinds[side];
    if (threshold === undefined) {
      if (alike) return binary(array, (v) => v !== 0);
      if (isFloatDType(array.dtype) && kind.kind === "continuous")
        throw fail("metrics/labels", {
          image: `${side} ${names[side]}`,
          got: `values of type ${array.dtype}`,
        });
      return array;
    }
    if (of === "objects" && kind.kind === "labels") return array;
    const mask = kind.kind === "mask" ? binary(array, (v) => v !== 0) : binary(array, (v) => v > threshold);
    return of === "objects" ? components(mask) : mask;
  };
  const once = <T>(make: () => T) => {
    let made: { value: T } | null = null;
    return () => {
      made ??= { value: make() };
      return made.value;
    };
  };
  const labels = (of: "classes" | "objects", frame: number) => {
    const [s, g] = frames[frame]!;
    return [labelled(of, s, "reference"), labelled(of, g, "test")] as const;
  };
  const tablesOf = (of: "classes" | "objects") =>
    frames.map((_, k) => {
      const [s, g] = labels(of, k);
      return contingency(s, g);
    });
  const tables = { classes: once(() => tablesOf("classes")), objects: once(() => tablesOf("objects")) };
  const sums = once(() => pixelSums(reference, test));
  return {
    pair,
    names,
    spacing,
    kinds,
    options,
    frames,
    frameName: (index) => frameName(index, pair),
    sums,
    fit: once(() => linearFit(reference, test, sums())),
    labels,
    tables: (of) => tables[of](),
    foregrounds(frame) {
      const [s, g] = labels("classes", frame);
      return [foreground(s), foreground(g)];
    },
  };
}

function differ(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a !== b;
}

function framesOf(array: NdArray, { frameAxes }: AlignedPair): NdArray[] {
  const shape = array.shape.slice(frameAxes.length);
  const axes = array.axes?.slice(frameAxes.length) ?? null;
  const length = sizeOf(shape);
  return Array.from({ length: sizeOf(array.shape.slice(0, frameAxes.length)) }, (_, k) => ({
    dtype: array.dtype,
    shape,
    axes,
    data: array.data.subarray(k * length, (k + 1) * length) as NdArray["data"],
  }));
}

function frameName(index: number, { reference, frameAxes }: AlignedPair): string {
  const parts: string[] = [];
  let rest = index;
  for (let d = frameAxes.length - 1; d >= 0; d--) {
    const size = reference.shape[d] ?? 1;
    parts.unshift(`${frameAxes[d]} ${rest % size}`);
    rest = Math.floor(rest / size);
  }
  return parts.join(", ");
}

function binary(array: NdArray, inside: (value: number) => boolean): NdArray<"uint8"> {
  const { data } = array;
  const mask = new Uint8Array(data.length);
  for (let i = 0; i < mask.length; i++) mask[i] = inside(Number(data[i])) ? 1 : 0;
  return ndarray("uint8", array.shape, mask, array.axes);
}

/** Face-connected parts of a mask. */
function components(mask: NdArray<"uint8">): NdArray {
  const plane = mask.shape.length < 2 ? [1, mask.data.length] : mask.shape;
  const found: NdArray<DType> = labelObjects({ ...mask, shape: plane, axes: null }, null);
  return { ...found, shape: mask.shape, axes: mask.axes };
}

function foreground(labels: NdArray): PixelSet {
  const { data } = labels;
  const mask = new Uint8Array(data.length);
  for (let i = 0; i < mask.length; i++) mask[i] = Number(data[i]) > 0 ? 1 : 0;
  return { mask, shape: labels.shape };
}
