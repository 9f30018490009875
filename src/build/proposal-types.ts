import type { NdArray } from "../array/index.ts";
import type { Engine, EngineChoice, WeightsFiles } from "../engine/index.ts";
import type { AxisSize, AxisType } from "../rdf/index.ts";

/** What is known beforehand; everything else is found by running the network. */
export interface ProbeRequest {
  readonly engine: Engine;
  /** ONNX or tensorflow_js. */
  readonly weights: WeightsFiles;
  /** One array per input of the network, by position, as the network gets it (after preprocessing); null = none.
   * Its axes (when not null) count like `hints.inputAxes`, its shape and its range of values are used. Not changed. */
  readonly samples?: readonly (NdArray | null)[];
  readonly hints?: ProbeHints;
  /** Default "wasm": the CPU, whose results do not depend on the machine. TensorFlow.js is slow there; "auto" takes a GPU. */
  readonly provider?: EngineChoice;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ProbeProgress) => void;
}

/** What the person says. Taken at its word and then tried: where the network disagrees there is a problem in the proposal. */
export interface ProbeHints {
  /** Axis ids per input by position ("batch", "channel", "z", "y", "x", "time", "index"); null = not said. */
  readonly inputAxes?: readonly (readonly string[] | null)[];
  readonly outputAxes?: readonly (readonly string[] | null)[];
}

export type ProbeStage = "load" | "axes" | "sizes" | "outputs" | "field" | "halo" | "figures";

export interface ProbeProgress {
  readonly stage: ProbeStage;
  /** Stages done, of all. */
  readonly done: number;
  readonly total: number;
  /** "halo: axis y, tile 64 of 128" */
  readonly text: string;
}

/** Numbers and words behind a proposal, for reports; keys are camelCase. */
export type Figures = Readonly<Record<string, number | string | boolean | null | readonly number[]>>;

/** How a proposed thing was found, best evidence first. */
export type Evidence = "stated" | "graph" | "measured" | "sample" | "guessed";

export interface Reason {
  readonly evidence: Evidence;
  /** One or two sentences for people. */
  readonly reason: string;
  readonly figures: Figures;
}

/** Everything that could be found out about a network. Plain data: survives JSON and structured clone. */
export interface NetworkProposal {
  readonly format: WeightsFiles["format"];
  /** "onnxruntime-web 1.30.0 (wasm)" */
  readonly engine: string;
  /** Default operator set of an ONNX file, else null. */
  readonly opset: number | null;
  readonly inputs: readonly InputProposal[];
  readonly outputs: readonly OutputProposal[];
  readonly tiling: TilingProposal;
  /** Layers that look at the whole tensor, from the graph and from the measurement. */
  readonly global: GlobalProposal;
  /** Time and memory per size that was run for it, smallest first. */
  readonly runs: readonly RunFigure[];
  /** What speaks against building a package; empty = nothing found. */
  readonly problems: readonly ProbeProblem[];
  /** What was assumed or could not be found out; for the report. */
  readonly notes: readonly string[];
}

export interface AxesCandidate extends Reason {
  /** Axis ids, one per dimension. */
  readonly axes: readonly string[];
}

interface TensorProposalBase {
  readonly position: number;
  /** Name inside the network. */
  readonly name: string;
  /** Element type the network takes or gives; "float16" becomes float32 outside. */
  readonly dtype: string;
  /** Dimensions as declared; null = free. Empty when the graph does not say. */
  readonly declared: readonly (number | null)[];
  /** At least one, the best first; `axes` below follows the first. */
  readonly axesCandidates: readonly AxesCandidate[];
}

export interface InputProposal extends TensorProposalBase {
  readonly axes: readonly InputAxisProposal[];
  /** A shape that ran: the smallest comfortable one, batch 1. Empty when none ran. */
  readonly workingShape: readonly number[];
}

export interface InputAxisProposal extends Reason {
  readonly id: string;
  readonly type: AxisType;
  /** any (batch), fixed, param (min, step), or ref to another input's axis (tensorId is `inputs[n].name`). */
  readonly size: AxisSize;
  /** Sizes that ran and gave outputs of the proposed sizes, rising. */
  readonly accepted: readonly number[];
  /** Sizes that failed or gave outputs of other sizes, rising. */
  readonly refused: readonly { readonly size: number; readonly reason: string }[];
  /** Useful tile sizes: valid, larger than twice the halo, rising; empty for axes that are not cut. */
  readonly tiles: readonly number[];
}

export interface OutputProposal extends TensorProposalBase {
  readonly axes: readonly OutputAxisProposal[];
  /** Shape for `workingShape` of the inputs; empty when nothing ran. */
  readonly workingShape: readonly number[];
  /** Neither y nor x and at most two axes longer than one. */
  readonly isTable: boolean;
  /** Smallest and largest value seen over all random inputs and the sample, and their standard deviation. */
  readonly range: readonly [number, number] | null;
  readonly standardDeviation: number | null;
}

export interface OutputAxisProposal extends Reason {
  readonly id: string;
  readonly type: AxisType;
  /** any (batch), fixed (channels, new and reduced axes), ref (tensorId = name of the input), dynamic (depends on the data). */
  readonly size: AxisSize;
  /** What the axis follows; null for batch, fixed and dynamic axes. */
  readonly follows: AxisRelation | null;
  /** Border to crop per side in this axis' samples, rdf `halo`; 0 where nothing is tiled. */
  readonly halo: number;
  readonly haloProposal: HaloProposal | null;
}

/** size = inputSize · up / down + offset, exact at every size tried.
 * rdf 0.5: `scale` of the output axis = down / up (input scale 1), `offset` as here. rdf 0.4: scale = up / down, offset / 2. */
export interface AxisRelation {
  readonly input: number;
  readonly axis: string;
  readonly up: number;
  readonly down: number;
  readonly offset: number;
  /** Pairs [input size, output size] the relation was read from. */
  readonly pairs: readonly (readonly [number, number])[];
}

/** Samples towards the start and towards the end of an axis. */
export interface Reach {
  readonly minus: number;
  readonly plus: number;
}

/** The smallest border per side with which tiles on the step grid equal the untiled run. */
export interface HaloProposal extends Reason {
  /** Output samples per side; a whole number of input samples too (rdf 0.5 asks for that). */
  readonly halo: number;
  /** The same in input samples, without what the network itself trims: halo · down / up. */
  readonly inputHalo: number;
  /** Smallest exact border at the start and at the end of a tile, output samples, not rounded up to whole input samples. */
  readonly exact: Reach;
  /** How far one changed input sample is seen, input samples, worst phase of the step grid, measured. */
  readonly field: Reach | null;
  /** The same when the sample is NaN, which also shows ways whose weight is nearly nothing; null = NaN did not get through. */
  readonly nanField: Reach | null;
  /** The same from the arithmetic of the graph; null = the graph has parts that are not followed. */
  readonly graphField: Reach | null;
  /** Border that the graph's arithmetic asks for with tiles on the step grid, output samples; null as above. */
  readonly graphHalo: number | null;
  /** Largest |tiled − untiled| over what tiles may keep with this halo … */
  readonly errorAtHalo: number;
  /** … and with one less (the next smaller allowed one); null when the halo is 0. */
  readonly errorBelow: number | null;
  /** Differences up to this count as rounding: 1e-6 for outputs of order 1. */
  readonly tolerance: number;
}

export interface TilingProposal extends Reason {
  /** False: global statistics, data-dependent outputs, no axis that can be cut. */
  readonly possible: boolean;
  /** Largest |tiled − untiled| of a run cut along all axes at once by `planTiles` with the proposed halos; null = not run. */
  readonly stitchedError: number | null;
}

export interface GlobalProposal extends Reason {
  /** True when outputs depend on the whole tensor. */
  readonly found: boolean;
  readonly layers: readonly { readonly op: string; readonly node: string; readonly reason: string }[];
  /** Measured: a change at one end reached the other end, at every size tried; null = could not be measured. */
  readonly measured: boolean | null;
}

export interface RunFigure {
  /** Per input. */
  readonly shapes: readonly (readonly number[])[];
  readonly ms: number;
  /** Largest heap of the engine so far; it never shrinks, so only a larger size than all before says something new. */
  readonly peakBytes: number;
}

export type ProblemKind =
  | "axes" // stated axes cannot be: the network refuses or answers otherwise
  | "channels" // wrong number of channels
  | "size" // no size was accepted, or the sample's size is not
  | "nan" // NaN or infinite output from finite input
  | "constant" // output does not depend on (one of) the inputs
  | "random" // two runs of the same input differ
  | "dtype" // the network takes something that no image has
  | "halo"; // tiles never equal the untiled run though nothing global was found

export interface ProbeProblem {
  readonly kind: ProblemKind;
  /** Name of the tensor inside the network. */
  readonly tensor: string;
  readonly message: string;
  /** The figure that shows it. */
  readonly figures: Figures;
  /** A builder must refuse; otherwise it should ask. */
  readonly fatal: boolean;
}
