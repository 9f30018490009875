import { type NdArray, writeNpy } from "../../src/array/index.ts";
import { fail } from "../../src/errors/index.ts";
import { type HashVerdict, type ModelPackage, sha256Hex } from "../../src/package/index.ts";
import type { PredictInput } from "../../src/predict/index.ts";
import type { InputTensor, ModelDescription, OutputTensor, WeightsEntry } from "../../src/rdf/index.ts";

export interface FakeModelParts {
  readonly inputs: readonly InputTensor[];
  readonly outputs: readonly OutputTensor[];
  readonly more?: Partial<ModelDescription>;
  readonly files?: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
}

export const onnxEntry: WeightsEntry = {
  format: "onnx",
  file: { source: "weights.onnx", sha256: null },
  parent: null,
  opsetVersion: 13,
  externalData: null,
  frameworkVersion: null,
  architecture: null,
};

/** An opened package that exists in memory only, and counts what is read. */
export function fakeModel({
  inputs,
  outputs,
  more,
  files = {},
}: FakeModelParts): ModelPackage & { readonly reads: string[] } {
  const all: Record<string, Uint8Array<ArrayBuffer>> = {
    "weights.onnx": new Uint8Array([1, 2, 3]),
    ...files,
  };
  const hashes: HashVerdict[] = [];
  const reads: string[] = [];
  const description: ModelDescription = {
    formatVersion: "0.5.4",
    name: "fake",
    description: "",
    id: "fake-id",
    nickname: null,
    version: "1",
    timestamp: null,
    authors: [],
    maintainers: [],
    packagedBy: [],
    cite: [],
    license: null,
    documentation: null,
    covers: [],
    tags: [],
    links: [],
    gitRepo: null,
    attachments: [],
    runMode: null,
    inputs,
    outputs,
    weights: [onnxEntry],
    tolerances: [],
    config: {},
    warnings: [],
    raw: {},
    ...more,
  };
  return {
    reads,
    label: "memory",
    description,
    rdfName: "rdf.yaml",
    rdfSha256: "00".repeat(32),
    files: Object.keys(all),
    hashes,
    async read(file) {
      reads.push(file.source);
      const bytes = all[file.source];
      if (!bytes)
        throw fail("package/missing-file", { file: file.source, available: Object.keys(all).join(", ") });
      const sha256 = await sha256Hex(bytes);
      if (!hashes.some((verdict) => verdict.file === file.source)) {
        hashes.push({ file: file.source, verdict: "missing", sha256, expected: null });
      }
      return bytes.slice();
    },
    has: async (source) => source in all,
  };
}

export function npy(array: NdArray): Uint8Array<ArrayBuffer> {
  return writeNpy(array);
}

export function image(array: NdArray, more: Partial<PredictInput> = {}): PredictInput {
  return { array, name: "cells.tif", calibration: {}, ...more };
}
