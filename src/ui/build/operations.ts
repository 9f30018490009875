/** Steps of rdf 0.5 that can be chosen, with their arguments. */

export interface Argument {
  readonly name: string;
  /** "axes": ids separated by commas, all but the batch where empty. */
  readonly kind: "number" | "axes" | "text";
  readonly value: string;
  readonly optional?: boolean;
}

export interface Operation {
  readonly id: string;
  readonly text: string;
  readonly arguments: readonly Argument[];
}

const axes: Argument = { name: "axes", kind: "axes", value: "" };
const eps: Argument = { name: "eps", kind: "number", value: "", optional: true };

export const operations: readonly Operation[] = [
  {
    id: "zero_mean_unit_variance",
    text: "subtract the mean, divide by the standard deviation",
    arguments: [axes, eps],
  },
  {
    id: "fixed_zero_mean_unit_variance",
    text: "subtract a fixed mean, divide by a fixed deviation",
    arguments: [
      { name: "mean", kind: "number", value: "0" },
      { name: "std", kind: "number", value: "1" },
    ],
  },
  {
    id: "scale_range",
    text: "percentiles to 0 and 1",
    arguments: [
      { name: "min_percentile", kind: "number", value: "1" },
      { name: "max_percentile", kind: "number", value: "99.8" },
      axes,
      eps,
    ],
  },
  {
    id: "scale_linear",
    text: "multiply by gain, add offset",
    arguments: [
      { name: "gain", kind: "number", value: "1" },
      { name: "offset", kind: "number", value: "0" },
    ],
  },
  {
    id: "clip",
    text: "cut values off",
    arguments: [
      { name: "min", kind: "number", value: "0" },
      { name: "max", kind: "number", value: "1" },
    ],
  },
  { id: "sigmoid", text: "values to 0 … 1", arguments: [] },
  {
    id: "softmax",
    text: "classes to probabilities",
    arguments: [{ name: "axis", kind: "text", value: "channel" }],
  },
  {
    id: "binarize",
    text: "true above a threshold",
    arguments: [{ name: "threshold", kind: "number", value: "0.5" }],
  },
  {
    id: "ensure_dtype",
    text: "another element type",
    arguments: [{ name: "dtype", kind: "text", value: "float32" }],
  },
];

export function operationOf(id: string): Operation | undefined {
  return operations.find((operation) => operation.id === id);
}
