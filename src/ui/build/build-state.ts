import type { BuildAnswer } from "../../service/index.ts";

/** What the Build tab knows, as it is kept over reloads: files, and fields as typed. An empty field means "as proposed". */
export interface BuildState {
  readonly version: 1;
  step: StepId;
  weights: File[];
  /** Sample image per input, by position. */
  samples: (File | null)[];
  macros: Record<Side, File[]>;
  attachments: File[];
  /** Text by path: "name", "inputs[0].sizes.y.min", "outputs[0].halo.x", "authors[0].orcid" … */
  values: Record<string, string>;
  /** Steps by tensor: "inputs[0]", "outputs[1]". */
  steps: Record<string, StepState[]>;
  looked: Looked | null;
  made: Made | null;
}

export type Side = "preprocessing" | "postprocessing";

export interface StepState {
  readonly id: string;
  readonly kwargs: Record<string, string>;
}

/** The network as it was found, and what it was found from. */
export interface Looked {
  readonly key: string;
  readonly rdf: Rdf;
  readonly proposal: BuildAnswer["report"]["proposal"];
  readonly notes: readonly string[];
  /** Axes that were proposed before the person stated any. */
  readonly candidates: Candidates;
  /** Loading, looking and trying, ms. */
  readonly ms: number;
}

export type Candidates = Readonly<
  Record<"inputs" | "outputs", readonly Looked["proposal"]["inputs"][number]["axesCandidates"][]>
>;

/** The finished package. */
export interface Made {
  readonly package: Blob;
  readonly report: BuildAnswer["report"];
  readonly rdf: Rdf;
}

/** A description of rdf 0.5 as far as it is shown. */
export interface Rdf {
  readonly name: string;
  readonly inputs: readonly RdfTensor[];
  readonly outputs: readonly RdfTensor[];
}

export interface RdfTensor {
  readonly id: string;
  readonly axes: readonly { readonly id?: string; readonly type: string }[];
}

export const steps = [
  ["network", "Network"],
  ["tensors", "Tensors"],
  ["sizes", "Input sizes"],
  ["outputs", "Outputs"],
  ["about", "Information"],
  ["processing", "Processing"],
  ["test", "Test"],
  ["save", "Save"],
] as const;

export type StepId = (typeof steps)[number][0];

export function emptyState(): BuildState {
  return {
    version: 1,
    step: "network",
    weights: [],
    samples: [],
    macros: { preprocessing: [], postprocessing: [] },
    attachments: [],
    values: {},
    steps: {},
    looked: null,
    made: null,
  };
}

/** What looking at the network depends on; another key means that it must be looked at again. */
export function lookKey(state: BuildState): string {
  const file = (one: File | null) => (one ? `${one.name} ${one.size} ${one.lastModified}` : "none");
  const axes = Object.entries(state.values)
    .filter(([path, text]) => /^(inputs|outputs|samples)\[\d+\]\.axes$/.test(path) && text.trim() !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([state.weights.map(file), state.samples.map(file), axes]);
}

/** Candidates of a look: where axes were stated, those of the look before, so that one can go back to them. */
export function candidatesOf(state: BuildState, proposal: Looked["proposal"]): Candidates {
  const stated = Object.keys(state.values).some((path) => /^(inputs|outputs)\[\d+\]\.axes$/.test(path));
  if (stated && state.looked) return state.looked.candidates;
  const of = (tensors: readonly { readonly axesCandidates: Candidates["inputs"][number] }[]) =>
    tensors.map((tensor) => tensor.axesCandidates);
  return { inputs: of(proposal.inputs), outputs: of(proposal.outputs) };
}

/** Other weights: what was said about the tensors goes, what was said about the model stays. */
export function forgetNetwork(state: BuildState): void {
  for (const path of Object.keys(state.values))
    if (/^(inputs|outputs)\[/.test(path)) delete state.values[path];
  state.steps = {};
  state.looked = null;
}

/** How many entries a list of fields has: "authors[2].name" makes three. */
export function entries(values: Readonly<Record<string, string>>, list: string): number {
  const indices = Object.keys(values).flatMap((path) => {
    const found = path.startsWith(`${list}[`) ? /^\w+\[(\d+)\]/.exec(path) : null;
    return found ? [Number(found[1]) + 1] : [];
  });
  return Math.max(0, ...indices);
}

/** Take entry `index` out of a list of fields; later ones move up. */
export function removeEntry(values: Record<string, string>, list: string, index: number): void {
  const kept = Object.entries(values).flatMap(([path, text]): [string, string][] => {
    const found = path.startsWith(`${list}[`) ? /^\w+\[(\d+)\](.*)$/.exec(path) : null;
    if (!found) return [[path, text]];
    const at = Number(found[1]);
    if (at === index) return [];
    return [[at < index ? path : `${list}[${at - 1}]${found[2]}`, text]];
  });
  for (const path of Object.keys(values)) delete values[path];
  Object.assign(values, Object.fromEntries(kept));
}
