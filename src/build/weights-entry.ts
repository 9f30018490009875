import { fail } from "../errors/index.ts";
import type { FileRef, RdfContent, WeightsEntry } from "../rdf/index.ts";
import type { Metadata } from "./metadata.ts";
import type { WeightsSource } from "./weights-source.ts";

/** The entry of the description under the names that the files came with. */
export function weightsEntry(weights: WeightsSource): WeightsEntry {
  const [main, external] = weights.packed;
  return {
    format: weights.format,
    file: { source: main?.name ?? "", sha256: null },
    parent: null,
    opsetVersion: weights.opset,
    externalData: external ? { source: external.name, sha256: null } : null,
    frameworkVersion: weights.frameworkVersion,
    architecture: null,
  };
}

/** The entry with the names and hashes in the package.
 * @throws build/weights when external data, which the ONNX file knows by name, had to be renamed */
export function packedEntry(entry: WeightsEntry, files: readonly FileRef[]): WeightsEntry {
  const [main, data] = files;
  if (data && data.source !== entry.externalData?.source)
    throw fail("build/weights", {
      file: main?.source ?? "",
      reason: "its external data must keep the name that the ONNX file states",
    });
  return { ...entry, file: main ?? entry.file, externalData: data ?? null };
}

/** A description without the files that come with it. */
export function contentOf(
  metadata: Metadata,
  tensors: Pick<RdfContent, "inputs" | "outputs">,
  entry: WeightsEntry,
): RdfContent {
  return {
    ...metadata,
    inputs: tensors.inputs,
    outputs: tensors.outputs,
    documentation: null,
    covers: [],
    attachments: [],
    runMode: null,
    weights: [entry],
    config: {},
  };
}
