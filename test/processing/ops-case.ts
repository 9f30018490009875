import { cast, type DType, type NdArray, ndarray } from "../../src/array/index.ts";
import { applyProcessing } from "../../src/processing/index.ts";
import { parseSteps } from "../../src/rdf/index.ts";

/** One processing case of a golden file: an op list as a description has it, an input, and what core made of it. */
export interface OpsCase {
  readonly label: string;
  readonly spec: "0.4" | "0.5";
  readonly where: "pre" | "post";
  readonly tensor_dtype: DType | null;
  readonly steps: unknown;
  readonly axes: readonly string[] | null;
  readonly shape: readonly number[] | null;
  readonly in_dtype?: DType;
  readonly input?: readonly (number | string)[];
  /** Values of the reference tensor "ref", of the same shape and axes. */
  readonly ref?: readonly number[] | null;
  readonly out_dtype?: DType;
  readonly output?: readonly (number | string)[];
  /** What core failed with, in place of an output. */
  readonly error?: string;
}

/** Values of JSON, in which NaN and infinities are strings. */
export function arrayOf(
  dtype: DType,
  shape: readonly number[],
  values: readonly (number | string)[],
  axes: readonly string[] | null,
): NdArray {
  return cast(ndarray("float64", shape, Float64Array.from(values, Number), axes), dtype);
}

/** The case's input. Cases without data (core failed first) get numbers of their own. */
export function inputOf(c: OpsCase): NdArray {
  const shape = c.shape ?? [1, 2, 2, 3];
  const size = shape.reduce((a, b) => a * b, 1);
  const values = c.input ?? Array.from({ length: size }, (_, i) => ((i * 7) % 11) - 3.5);
  return arrayOf(c.in_dtype ?? "float32", shape, values, c.axes ?? ["batch", "channel", "y", "x"]);
}

/** Run the case through the reader of descriptions and the ops. */
export function runCase(c: OpsCase, input = inputOf(c)): NdArray {
  const steps = parseSteps(c.steps, {
    spec: c.spec,
    where: c.where,
    axes: input.axes ?? [],
    dtype: c.tensor_dtype ?? "float32",
  });
  const raw = new Map<string, NdArray>();
  if (c.ref) raw.set("ref", arrayOf("float32", input.shape, c.ref, input.axes));
  return applyProcessing(input, steps, { tensor: "tensor", rawTensors: raw });
}
