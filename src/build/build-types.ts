import type { NdArray } from "../array/index.ts";
import type { Calibration } from "../image/index.ts";
import type { NamedFile } from "../package/index.ts";
import type { TestReport } from "../predict/index.ts";
import type { Figures, NetworkProposal, ProbeRequest } from "./proposal-types.ts";

/** A file by its content; `path` gives its name. */
export type BuildFile = File | NamedFile;

/** An image in memory. */
export interface BuildArray {
  readonly array: NdArray;
  readonly name?: string;
  readonly calibration?: Calibration;
  /** Samples are red, green, blue. */
  readonly rgb?: boolean;
  /** Axes of the array: letters ("yx") or ids separated by commas; default from the array. */
  readonly axes?: string;
}

/** A sample image for one input tensor. */
export type BuildInput = File | (NamedFile & { readonly axes?: string }) | BuildArray;

/** A step of rdf 0.5: `{id: "zero_mean_unit_variance", kwargs: {axes: [y, x]}}`. */
export interface BuildStep {
  readonly id: string;
  readonly kwargs?: Readonly<Record<string, unknown>>;
}

/** What the person says about a tensor; everything else is proposed. Taken as it is and tried on the network. */
export interface TensorFields {
  readonly id?: string;
  readonly description?: string;
  /** Letters ("bcyx") or axis ids separated by commas. */
  readonly axes?: string;
  readonly channel_names?: readonly string[];
  /** Element type of the array that a user gives or gets. */
  readonly data_type?: string;
  /** Smallest and largest value; null = unbounded. */
  readonly data_range?: readonly [number | null, number | null];
}

export interface InputFields extends TensorFields {
  /** Per axis id a fixed size or a rule. */
  readonly sizes?: Readonly<Record<string, number | { readonly min: number; readonly step: number }>>;
}

export interface OutputFields extends TensorFields {
  /** Border to crop per side, output samples: for all space and time axes, or per axis id. */
  readonly halo?: number | Readonly<Record<string, number>>;
  /** Sample distance relative to the input's, per axis id: half the resolution is 2. */
  readonly scale?: Readonly<Record<string, number>>;
  /** Samples more (or fewer) than the input's size divided by `scale`, per axis id. */
  readonly offset?: Readonly<Record<string, number>>;
}

export interface PersonFields {
  readonly name: string;
  readonly affiliation?: string;
  readonly orcid?: string;
  readonly github_user?: string;
  readonly email?: string;
}

/** Everything that `build` takes; the keys are those of SPEC.yaml, where files are paths. Only `weights` is required. */
export interface BuildRequest {
  /** The .onnx (with its external data), a tensorflow_js zip, or model.json with its shards. */
  readonly weights: BuildFile | readonly BuildFile[];
  /** One image per input tensor, by position or by tensor id. Without one, random numbers stand in. */
  readonly inputs?: readonly BuildInput[] | Readonly<Record<string, BuildInput>>;
  readonly name?: string;
  readonly description?: string;
  readonly authors?: readonly (string | PersonFields)[];
  readonly maintainers?: readonly PersonFields[];
  readonly cite?: readonly { readonly text: string; readonly doi?: string; readonly url?: string }[];
  /** SPDX id. */
  readonly license?: string;
  readonly tags?: readonly string[];
  readonly links?: readonly string[];
  readonly git_repo?: string;
  readonly id?: string;
  readonly version?: string;
  /** ISO 8601; never made up in 0.5. */
  readonly timestamp?: string;
  /** Markdown for the README, before the parts that are written here. */
  readonly documentation?: string;
  readonly tensors?: {
    readonly inputs?: readonly InputFields[];
    readonly outputs?: readonly OutputFields[];
  };
  /** Steps of the first input, or per tensor id. */
  readonly preprocessing?: readonly BuildStep[] | Readonly<Record<string, readonly BuildStep[]>>;
  readonly postprocessing?: readonly BuildStep[] | Readonly<Record<string, readonly BuildStep[]>>;
  /** ImageJ macros that deepImageJ runs before and after the network. */
  readonly macros?: {
    readonly preprocessing?: readonly BuildFile[];
    readonly postprocessing?: readonly BuildFile[];
  };
  /** Further files. */
  readonly attachments?: readonly BuildFile[];
  /** config.deepimagej: one tile, output size as declared. */
  readonly pyramidal?: boolean;
  /** config.deepimagej: may be cut to tiles; default: what was measured. */
  readonly allow_tiling?: boolean;
  /** Further keys of `config`; `deepimagej` is written here. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly format?: "0.5" | "0.4";
  /** For the numbers of inputs without an image. Default 0. */
  readonly seed?: number;
}

export type BuildStage = "read" | "probe" | "draft" | "check" | "compare" | "write" | "test" | "done";

export interface BuildProgress {
  readonly stage: BuildStage;
  /** Parts done, of all. */
  readonly done: number;
  readonly total: number;
  readonly text: string;
}

/** A field of the description: where its value comes from. */
export interface Choice {
  /** Like `inputs[0].axes[2].size`. */
  readonly path: string;
  readonly value: unknown;
  readonly evidence: "stated" | "graph" | "measured" | "sample" | "guessed";
  readonly reason: string;
  readonly figures: Figures;
}

/** Something tried on the finished description; failures of what must hold are thrown, not listed. */
export interface Check {
  readonly name: string;
  readonly passed: boolean;
  readonly text: string;
  readonly figures: Figures;
}

/** Whole image against tiles, through the same pipeline as a user's run. */
export interface TiledComparison {
  readonly output: string;
  readonly imageShape: readonly number[];
  readonly tile: Readonly<Record<string, number>>;
  readonly tiles: number;
  readonly halo: Readonly<Record<string, number>>;
  readonly maxAbsDifference: number;
  /** Largest absolute value of the whole run, to compare with. */
  readonly maxAbsValue: number;
}

export interface BuildReport {
  readonly program: { readonly name: "deepimagej"; readonly version: string };
  /** What was found out about the network. */
  readonly proposal: NetworkProposal;
  /** What the description says, and why. */
  readonly choices: readonly Choice[];
  readonly checks: readonly Check[];
  /** Empty when the network takes one size only. */
  readonly tiled: readonly TiledComparison[];
  /** The package opened again and tested on its own test tensors. */
  readonly test: TestReport;
  /** Fields that a person must still fill in, and why. */
  readonly toComplete: readonly { readonly field: string; readonly reason: string }[];
  readonly notes: readonly string[];
  /** Files of the package with their sha256, `rdf.yaml` apart. */
  readonly files: readonly { readonly source: string; readonly sha256: string }[];
}

export interface BuildResult {
  /** The package: a flat zip. */
  readonly package: Uint8Array<ArrayBuffer>;
  readonly rdf: Readonly<Record<string, unknown>>;
  readonly report: BuildReport;
}

export interface BuildOptions {
  /** How the network is looked at; default: `probeNetwork`. */
  readonly probe?: (request: ProbeRequest) => Promise<NetworkProposal>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BuildProgress) => void;
}

export interface TryOptions extends BuildOptions {
  readonly until?: "draft" | "check" | "compare";
  /** Of an earlier call for the same weights, images and stated axes. */
  readonly proposal?: NetworkProposal;
}

/** What is known before a package is written; `checks` and `tiled` are empty where it ended earlier. */
export interface TriedBuild {
  /** The description without the files that come with a package. */
  readonly rdf: Readonly<Record<string, unknown>>;
  readonly report: Pick<BuildReport, "proposal" | "choices" | "checks" | "tiled" | "toComplete" | "notes">;
}
