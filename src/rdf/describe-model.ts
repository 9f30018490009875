import type {
  Axis,
  Citation,
  InputTensor,
  ModelDescription,
  OutputTensor,
  ProcessingStep,
} from "./model-description.ts";
import { sizeText } from "./valid-size.ts";

/** Length of an axis as rdf 0.5 writes it, plain JSON: a number, a rule, or null for any. */
export type SizeCard =
  | number
  | null
  | { readonly min: number; readonly step: number }
  | { readonly tensor_id: string; readonly axis_id: string; readonly offset: number }
  | { readonly min: number; readonly max: number | null };

export interface AxisCard {
  readonly id: string;
  readonly type: Axis["type"];
  readonly size: SizeCard;
  /** The same for people: "512", "64 + k·16", "as input0.y". */
  readonly size_text: string;
  readonly halo: number;
  readonly scale: number;
  readonly unit: string | null;
  readonly channels: readonly string[] | null;
}

export interface TensorCard {
  readonly id: string;
  readonly description: string;
  readonly axes: readonly AxisCard[];
  readonly dtype: string;
  readonly range: readonly [number | null, number | null] | null;
  readonly values: readonly (number | boolean | string)[] | null;
}

export interface InputCard extends TensorCard {
  readonly optional: boolean;
  /** Steps in order, casts included. */
  readonly preprocessing: readonly ProcessingStep[];
}

export interface OutputCard extends TensorCard {
  readonly table: boolean;
  readonly postprocessing: readonly ProcessingStep[];
}

export interface WeightsCard {
  readonly format: string;
  readonly source: string;
  readonly sha256: string | null;
  readonly parent: string | null;
  readonly version: string | null;
  readonly opset_version: number | null;
  /** Whether this program runs the format; absent when the caller did not say which it runs. */
  readonly runnable?: boolean;
}

export interface ModelCard {
  readonly name: string;
  readonly format_version: string;
  readonly description: string;
  readonly id: string | null;
  readonly nickname: string | null;
  readonly version: string | null;
  readonly timestamp: string | null;
  readonly authors: readonly string[];
  readonly license: string | null;
  readonly cite: readonly Citation[];
  readonly tags: readonly string[];
  readonly documentation: string | null;
  readonly covers: readonly string[];
  readonly links: readonly string[];
  readonly git_repo: string | null;
  readonly run_mode: string | null;
  readonly inputs: readonly InputCard[];
  readonly outputs: readonly OutputCard[];
  readonly weights: readonly WeightsCard[];
  readonly tolerance: readonly {
    readonly relative: number;
    readonly absolute: number;
    readonly mismatched_per_million: number;
    readonly outputs: readonly string[];
    readonly weights: readonly string[];
  }[];
  /** "path: message" */
  readonly warnings: readonly string[];
}

/** The card that `describe` shows and returns: plain JSON (no undefined, no infinities), copied from the description.
 * @param options.runnable - which weights formats the caller can run; fills `weights[].runnable`. */
export function describeModel(
  description: ModelDescription,
  options: { readonly runnable?: (format: ModelDescription["weights"][number]["format"]) => boolean } = {},
): ModelCard {
  const d = description;
  const runnable = options.runnable;
  const card: ModelCard = {
    name: d.name,
    format_version: d.formatVersion,
    description: d.description,
    id: d.id,
    nickname: d.nickname,
    version: d.version,
    timestamp: d.timestamp,
    authors: d.authors.map((a) => (a.affiliation === null ? a.name : `${a.name} (${a.affiliation})`)),
    license: d.license,
    cite: d.cite,
    tags: d.tags,
    documentation: d.documentation,
    covers: d.covers,
    links: d.links,
    git_repo: d.gitRepo,
    run_mode: d.runMode,
    inputs: d.inputs.map((t) => ({ ...tensorCard(t), optional: t.optional, preprocessing: t.processing })),
    outputs: d.outputs.map((t) => ({ ...tensorCard(t), table: t.isTable, postprocessing: t.processing })),
    weights: d.weights.map((w) => ({
      format: w.format,
      source: w.file.source,
      sha256: w.file.sha256,
      parent: w.parent,
      version: w.frameworkVersion,
      opset_version: w.opsetVersion,
      ...(runnable === undefined ? {} : { runnable: runnable(w.format) }),
    })),
    tolerance: d.tolerances.map((t) => ({
      relative: t.relative,
      absolute: t.absolute,
      mismatched_per_million: t.mismatchedPerMillion,
      outputs: t.outputIds,
      weights: t.weightsFormats,
    })),
    warnings: d.warnings.map((w) => (w.path === "" ? w.message : `${w.path}: ${w.message}`)),
  };
  return structuredClone(card);
}

function tensorCard(t: InputTensor | OutputTensor): TensorCard {
  return {
    id: t.id,
    description: t.description,
    axes: t.axes.map(axisCard),
    dtype: t.dtype,
    range: t.range,
    values: t.values,
  };
}

function axisCard(axis: Axis): AxisCard {
  return {
    id: axis.id,
    type: axis.type,
    size: sizeCard(axis),
    size_text: sizeText(axis.size),
    halo: axis.halo,
    scale: axis.scale,
    unit: axis.unit,
    channels: axis.channelNames,
  };
}

function sizeCard({ size }: Axis): SizeCard {
  switch (size.kind) {
    case "any":
      return null;
    case "fixed":
      return size.size;
    case "param":
      return { min: size.min, step: size.step };
    case "ref":
      return { tensor_id: size.tensorId, axis_id: size.axisId, offset: size.offset };
    case "dynamic":
      return { min: size.min, max: size.max };
  }
}
