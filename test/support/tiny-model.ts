/** A complete, valid 0.5 description of a one-input, one-output model, for tests of what stands around it. */
export function tinyRdf(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    format_version: "0.5.4",
    type: "model",
    name: "Tiny identity",
    description: "Gives back its input.",
    authors: [{ name: "A. Tester" }],
    cite: [{ text: "none", doi: "10.1000/xyz123" }],
    license: "MIT",
    documentation: "README.md",
    inputs: [
      {
        id: "raw",
        axes: [
          { type: "batch" },
          { type: "channel", channel_names: ["grey"] },
          { type: "space", id: "y", size: { min: 4, step: 4 } },
          { type: "space", id: "x", size: { min: 4, step: 4 } },
        ],
        data: { type: "float32" },
      },
    ],
    outputs: [
      {
        id: "same",
        axes: [
          { type: "batch" },
          { type: "channel", channel_names: ["grey"] },
          { type: "space", id: "y", size: { tensor_id: "raw", axis_id: "y" } },
          { type: "space", id: "x", size: { tensor_id: "raw", axis_id: "x" } },
        ],
        data: { type: "float32" },
      },
    ],
    weights: { onnx: { source: "weights.onnx", opset_version: 17 } },
    ...change,
  };
}
