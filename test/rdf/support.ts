import { expect } from "vitest";
import { isFailure } from "../../src/errors/index.ts";
import { type ModelDescription, readDescription } from "../../src/rdf/index.ts";

type Fields = Record<string, unknown>;

/** A complete small rdf 0.5 as an object; `change` replaces top-level fields. */
export function rdf05(change: Fields = {}): Fields {
  return {
    format_version: "0.5.7",
    type: "model",
    name: "small",
    description: "one input, one output",
    authors: [{ name: "A" }],
    license: "MIT",
    inputs: [
      { id: "raw", axes: [batch, channel("grey"), space("y", param(64, 16)), space("x", param(64, 16))] },
    ],
    outputs: [
      {
        id: "prob",
        axes: [batch, channel("fg"), space("y", follow("raw", "y")), space("x", follow("raw", "x"))],
      },
    ],
    weights: { onnx: { source: "weights.onnx", opset_version: 15 } },
    ...change,
  };
}

/** A complete small rdf 0.4. */
export function rdf04(change: Fields = {}): Fields {
  return {
    format_version: "0.4.10",
    type: "model",
    name: "small",
    authors: [{ name: "A" }],
    inputs: [
      {
        name: "raw",
        axes: "bcyx",
        data_type: "float32",
        shape: { min: [1, 1, 64, 64], step: [0, 0, 16, 16] },
      },
    ],
    outputs: [
      {
        name: "prob",
        axes: "bcyx",
        data_type: "float32",
        shape: { reference_tensor: "raw", scale: [1, 1, 1, 1], offset: [0, 0, 0, 0] },
      },
    ],
    test_inputs: ["test_input.npy"],
    test_outputs: ["test_output.npy"],
    weights: { torchscript: { source: "weights.pt" } },
    ...change,
  };
}

export const batch = { type: "batch" };
export const channel = (...names: string[]) => ({ type: "channel", channel_names: names });
export const space = (id: string, size: unknown, more: Fields = {}) => ({ type: "space", id, size, ...more });
export const param = (min: number, step: number) => ({ min, step });
export const follow = (tensor_id: string, axis_id: string, offset?: number) =>
  offset === undefined ? { tensor_id, axis_id } : { tensor_id, axis_id, offset };

export function read(source: string | Fields | Uint8Array): ModelDescription {
  return readDescription(source, "test.yaml");
}

/** Read something that must be usable, and give its warnings as "path: message". */
export function warningsOf(source: string | Fields | Uint8Array): string[] {
  return read(source).warnings.map((w) => `${w.path}: ${w.message}`);
}

/** Read something that must be refused as rdf/invalid, and give the problems as "path: message". */
export function problemsOf(source: string | Fields): string[] {
  const error = caught(() => read(source));
  if (!isFailure(error, "rdf/invalid")) throw error;
  expect(error.message).toContain("test.yaml");
  return error.details.issues.map((i) => `${i.path}: ${i.message}`);
}

export function codeOf(run: () => unknown): string {
  const error = caught(run);
  return isFailure(error) ? error.code : `not coded: ${error}`;
}

export function caught(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
