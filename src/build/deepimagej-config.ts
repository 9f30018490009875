import type { NdArray } from "../array/index.ts";
import { type Calibration, unitSymbol } from "../image/index.ts";

export interface TestedTensor {
  /** File of the sample: what deepImageJ opens. */
  readonly file: string;
  readonly array: NdArray;
  readonly isTable: boolean;
}

export interface DeepImageJParts {
  readonly pyramidal: boolean;
  readonly allowTiling: boolean;
  readonly inputs: readonly TestedTensor[];
  readonly outputs: readonly TestedTensor[];
  readonly calibration: Calibration;
  /** Names of macro files in the package. */
  readonly preprocess: readonly string[];
  readonly postprocess: readonly string[];
}

/** `config.deepimagej` as deepImageJ 2.1.16 writes it: its keys, their order and the forms of their values ("X x Y x C x Z",
 * "0.25 µm", `spec: null` for no step). Peak memory and run time stay null: they belong to a machine, and would make
 * equal packages differ. */
export function deepimagejConfig(parts: DeepImageJParts): Readonly<Record<string, unknown>> {
  return {
    pyramidal_model: parts.pyramidal,
    allow_tiling: parts.allowTiling,
    // Tag and signature of a TensorFlow SavedModel; other weights have none.
    model_keys: null,
    test_information: {
      inputs: parts.inputs.map((tensor) => ({
        name: tensor.file,
        size: imageSize(tensor.array),
        pixel_size: {
          x: pixelSize(parts.calibration, "x"),
          y: pixelSize(parts.calibration, "y"),
          z: pixelSize(parts.calibration, "z"),
        },
      })),
      outputs: parts.outputs.map((tensor) => ({
        name: tensor.file,
        type: tensor.isTable ? "ResultsTable" : "image",
        size: tensor.isTable ? tableSize(tensor.array) : imageSize(tensor.array),
      })),
      memory_peak: null,
      runtime: null,
    },
    prediction: { preprocess: steps(parts.preprocess), postprocess: steps(parts.postprocess) },
  };
}

function steps(files: readonly string[]): Readonly<Record<string, unknown>>[] {
  if (files.length === 0) return [{ spec: null }];
  return files.map((file) => ({ spec: "ij.IJ::runMacroFile", kwargs: file }));
}

function imageSize({ shape, axes }: NdArray): string {
  const length = (id: string) => shape[(axes ?? []).indexOf(id)] ?? 1;
  return ["x", "y", "channel", "z"].map(length).join(" x ");
}

/** Rows and columns. */
function tableSize({ shape }: NdArray): string {
  const long = shape.filter((n) => n !== 1);
  const columns = long.at(-1) ?? 1;
  return `${long.length < 2 ? 1 : long.slice(0, -1).reduce((a, b) => a * b, 1)} x ${columns}`;
}

/** As Java writes a double: 1.0, 0.25. */
function pixelSize(calibration: Calibration, axis: string): string {
  const known = calibration[axis];
  if (!known) return "1.0 pixel";
  const number = Number.isInteger(known.scale) ? known.scale.toFixed(1) : String(known.scale);
  return `${number} ${unitSymbol(known.unit)}`;
}
