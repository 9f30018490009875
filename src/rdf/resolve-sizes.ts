import { fail } from "../errors/index.ts";
import type { Axis, AxisSize } from "./model-description.ts";
import { isValidSize, sizeText, validSize } from "./valid-size.ts";

/** Lengths by tensor id and axis id. */
export type AxisLengths = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface ResolvedSizes {
  readonly inputs: AxisLengths;
  /** null = known only after the run. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
}

export interface SizeOptions {
  /** Step number for {min, step} axes: one for all, or by "axis" or "tensor.axis" (the latter wins). Default 0. */
  readonly n?: number | Readonly<Record<string, number>>;
  /** Length of every batch axis. Default 1. A stated batch size does not hold it: as in bioimageio.core. */
  readonly batch?: number;
  /** Lengths of input axes by "axis" or "tensor.axis", instead of `n`. */
  readonly sizes?: Readonly<Record<string, number>>;
}

type Tensor = { readonly id: string; readonly axes: readonly Axis[] };
type Sized = { readonly inputs: readonly Tensor[]; readonly outputs: readonly Tensor[] };

/** Lengths of all axes for one choice of the free ones; input axes of any size are 1 unless given. A reference is trunc(ref · refScale / ownScale + offset).
 * @throws rdf/size for an explicit size that its axis does not allow, for a batch or n that is no whole number, for a
 *   reference that gives less than one sample or ends at a size known only after the run.
 * @see spec-bioimage-io 0.5.7 model/v0_5 get_axis_sizes; differs: quotients within 1e-9 of a whole number count as it,
 *   where core truncates 14.999999999999998 to 14. */
export function resolveSizes(description: Sized, options: SizeOptions = {}): ResolvedSizes {
  const inputs = new Map(description.inputs.map((t) => [t.id, t]));
  const outputs = new Map(description.outputs.map((t) => [t.id, t]));
  const inputLength = (tensorId: string, axis: Axis): number => {
    const { size } = axis;
    if (size.kind !== "ref") return independent(tensorId, axis, options);
    const target = inputs.get(size.tensorId)?.axes.find((x) => x.id === size.axisId);
    const length = follow(tensorId, axis, size, target, target && inputLength(size.tensorId, target));
    const wanted = option(options.sizes, tensorId, axis.id);
    if (wanted === undefined || wanted === length) return length;
    throw refuse(
      tensorId,
      axis,
      wanted,
      String(length),
      "The axis follows another input; give both sizes alike.",
    );
  };
  const outputLength = (tensorId: string, axis: Axis): number | null => {
    const { size } = axis;
    if (axis.type === "batch") return batchLength(tensorId, axis, options.batch ?? 1);
    if (size.kind === "fixed") return size.size;
    if (size.kind === "param") return size.min + stepNumber(options.n, tensorId, axis.id) * size.step;
    if (size.kind !== "ref") return null;
    const input = inputs.get(size.tensorId)?.axes.find((x) => x.id === size.axisId);
    const target = input ?? outputs.get(size.tensorId)?.axes.find((x) => x.id === size.axisId);
    const length = input ? inputLength(size.tensorId, input) : target && outputLength(size.tensorId, target);
    return follow(tensorId, axis, size, target, length);
  };
  const record = <L>(tensors: Iterable<Tensor>, length: (tensorId: string, axis: Axis) => L) =>
    Object.fromEntries(
      [...tensors].map((t) => [
        t.id,
        Object.fromEntries(t.axes.map((a): [string, L] => [a.id, length(t.id, a)])),
      ]),
    );
  return {
    inputs: record(description.inputs, inputLength),
    outputs: record(description.outputs, outputLength),
  };
}

function independent(tensorId: string, axis: Axis, options: SizeOptions): number {
  const wanted = option(options.sizes, tensorId, axis.id);
  if (axis.type === "batch") return batchLength(tensorId, axis, wanted ?? options.batch ?? 1);
  if (wanted === undefined) {
    if (axis.size.kind === "fixed") return axis.size.size;
    if (axis.size.kind !== "param") return 1;
    return axis.size.min + stepNumber(options.n, tensorId, axis.id) * axis.size.step;
  }
  if (isValidSize(axis, wanted)) return wanted;
  const next = validSize(axis, wanted);
  const hint =
    next === null ? "Cut the image to tiles or resize it." : `Pad it to ${next}, or let it be tiled.`;
  throw refuse(tensorId, axis, wanted, sizeText(axis.size), hint);
}

function batchLength(tensorId: string, axis: Axis, length: number): number {
  if (Number.isSafeInteger(length) && length >= 1) return length;
  throw refuse(tensorId, axis, length, "a whole number of at least 1", "");
}

/** `target` and its length are those of the axis referred to; null = known only after the run. */
function follow(
  tensorId: string,
  axis: Axis,
  size: AxisSize & { kind: "ref" },
  target: Axis | undefined,
  targetLength: number | null | undefined,
): number {
  const name = `${size.tensorId}.${size.axisId}`;
  if (target === undefined || targetLength === undefined || targetLength === null)
    throw refuse(tensorId, axis, "unknown", `a size that follows ${name}`, "Correct the description.");
  const length = referenceSize(targetLength, target.scale, axis.scale, size.offset);
  if (length >= 1) return length;
  throw refuse(
    tensorId,
    axis,
    length,
    "at least 1",
    `It follows ${name}, which is ${targetLength}: give a larger image.`,
  );
}

/** trunc(refLength · refScale / ownScale + offset), robust to rounding of the quotient. */
export function referenceSize(refLength: number, refScale: number, ownScale: number, offset: number): number {
  const exact = (refLength * refScale) / ownScale + offset;
  const nearest = Math.round(exact);
  return Math.abs(exact - nearest) <= 1e-9 * Math.max(1, Math.abs(exact)) ? nearest : Math.trunc(exact);
}

function stepNumber(n: SizeOptions["n"], tensorId: string, axisId: string): number {
  const value = typeof n === "number" ? n : (option(n, tensorId, axisId) ?? 0);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  const axis = `${tensorId}: axis ${axisId}`;
  throw fail("rdf/size", { axis, got: `min + ${value} · step`, expected: "n = 0, 1, 2 …", hint: "" });
}

function option(map: Readonly<Record<string, number>> | undefined, tensorId: string, axisId: string) {
  if (map === undefined) return undefined;
  const both = `${tensorId}.${axisId}`;
  return Object.hasOwn(map, both) ? map[both] : Object.hasOwn(map, axisId) ? map[axisId] : undefined;
}

function refuse(tensorId: string, axis: Axis, got: number | string, expected: string, hint: string) {
  return fail("rdf/size", { axis: `${tensorId}: axis ${axis.id}`, got: String(got), expected, hint });
}
